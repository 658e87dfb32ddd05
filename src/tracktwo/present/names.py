"""What an interface calls what a text names in its own way: states, bodies, outlets, places, series, hedges."""

from __future__ import annotations

from tracktwo.knowledge.actors import by_full_name, who_is_who
from tracktwo.knowledge.english import gloss
from tracktwo.knowledge.named_things import dialogue, dialogue_called
from tracktwo.knowledge.naming import name_key
from tracktwo.present.web.words import Words


def series_called(identity: str, language: str) -> str:
    """The name of a known series of talks in the interface's language: dialogue.quad is 四方安全对话 in Chinese."""
    known = dialogue(identity)
    return identity if known is None else known.english if language == "en" else known.names[0]


def called(name: str, language: str) -> str:
    """The name of a state, body or outlet in the interface's language, any other name as written: 中國 is China.

    Names of persons stay: who of two namesakes is meant, only a record's own mention tells.
    """
    found = by_full_name().get(name_key(name), ()) if language == "en" else ()
    return found[0].name(language) if len(found) == 1 and found[0].kind != "person" else name


def known_as(name: str, actor: str | None, latin: str | None, language: str) -> str | None:
    """Who is meant by a written name, in English; None in the Chinese interface, or where nothing else is known.

    A person is told by the actor that a record's mention was resolved to, or by the Latin name that the document gives.
    """
    if language != "en":
        return None
    known = who_is_who().actors.get(actor or "")
    found = known.name(language) if known else latin or called(name, language)
    return found if found != name else None


def worded(kind: str, words: str, language: str) -> str:
    """A place, series, hedge, comparison or title in the interface's language, as written where none is known.

    A name that means a series only between its own parties (军控磋商) stays as written: the parties are not asked here.
    A place may be a state, or stand behind its state (印度新德里).
    """
    if language != "en":
        return words
    if kind == "series":
        known = dialogue_called(words, frozenset())
        return known.english if known else words
    found = gloss(kind, words)
    return found or (_place(words, language) if kind == "place" else words)


def _place(words: str, language: str) -> str:
    for end in range(2, len(words) - 1):
        behind = gloss("place", words[end:])
        if behind and called(words[:end], language) != words[:end]:
            return behind
    return called(words, language)


def outlet_name(outlet: str | None, w: Words) -> str:
    """An outlet in the interface's language; `-` and None are documents without one."""
    return called(outlet, w.language) if outlet and outlet != "-" else w("site.none")
