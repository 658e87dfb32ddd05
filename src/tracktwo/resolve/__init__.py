"""Names -> actors, inside one document. Pure: same document, records and knowledge, same mentions."""

from __future__ import annotations

from tracktwo.knowledge.actors import who_is_who
from tracktwo.resolve.actors import resolve

RESOLVER_VERSION = "1"

__all__ = ["RESOLVER_VERSION", "knowledge_version", "resolve"]


def knowledge_version() -> str:
    """What mentions depend on beside the text: the rules of this folder and the knowledge files, `1/4f0c…`."""
    return f"{RESOLVER_VERSION}/{who_is_who().version}"
