"""What an interface calls a state that a text names in its own way."""

from __future__ import annotations

from tracktwo.knowledge.actors import by_full_name
from tracktwo.knowledge.named_things import dialogue
from tracktwo.knowledge.naming import name_key


def series_called(identity: str, language: str) -> str:
    """The name of a known series of talks in the interface's language: dialogue.quad is 四方安全对话 in Chinese."""
    known = dialogue(identity)
    return identity if known is None else known.english if language == "en" else known.names[0]


def called(name: str, language: str) -> str:
    """The name of a state in the interface's language, any other name as written: 中國 is China in English."""
    found = by_full_name().get(name_key(name), ()) if language == "en" else ()
    return found[0].name(language) if len(found) == 1 and found[0].kind == "state" else name
