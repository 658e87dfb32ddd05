"""Names -> actors, inside one document. Pure: same document, records and knowledge, same mentions."""

from __future__ import annotations

from tracktwo.resolve.actors import resolve

__all__ = ["resolve"]
