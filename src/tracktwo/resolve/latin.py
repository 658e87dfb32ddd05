"""Persons that only the document knows: their full name in Chinese with the Latin one in brackets behind it."""

from __future__ import annotations

import re
from functools import cache

from tracktwo.knowledge.actors import by_latin_name
from tracktwo.knowledge.naming import name_key, slug
from tracktwo.languages import entries
from tracktwo.languages.script import DOT
from tracktwo.resolve.persons import in_office, latin_words
from tracktwo.resolve.scene import ZH, Scene

_WORD = r"[A-ZÀ-Ý][A-Za-zÀ-ſ.'’\-]{0,40}"
_PERSON = re.compile(rf"{_WORD}(?: (?:de|da|van|von|der|bin|al|el|la|le|du|di)| {_WORD}){{1,3}}")
_LATIN_KEY = re.compile(r"[a-z]")
_CAPITALS = re.compile(r"\b[A-Z]{3,}\b")


@cache
def _no_persons() -> tuple[frozenset[str], tuple[str, ...]]:
    """Latin words that no name of a person has, and the ends of Chinese names of bodies and documents."""
    latin = {word for entry in entries("tracktwo.knowledge", "bodies.toml", "latin_body") for word in entry["names"]}
    tables = ("body", "document")
    ends = {
        word for table in tables for entry in entries(ZH, "sources.toml", table) for word in entry["names"] if word[1:]
    }
    return frozenset(latin), tuple(sorted(ends))


def latin_person(key: str, scene: Scene) -> tuple[str, str] | None:
    """The id `latin.david-santoro` and the Latin name of a person whom the document names so; None if it is unsure.

    桑托罗 in `大卫·桑托罗（David Santoro）` is the same person, as long as the document has no other 桑托罗; and
    大卫·桑托罗 is where the brackets stand behind the surname; David Santoro is where they stand behind any name.
    """
    latin, ends = _no_persons()
    if key.endswith(ends):
        return None
    beside = _latin_of(key, scene)
    ids = {f"latin.{_slug(name)}" for name in beside}
    if len(ids) != 1 or not all(_PERSON.fullmatch(name) for name in beside):
        return None
    name = min(beside)
    if latin & set(re.split(r"[ \-]", name.lower())) or _CAPITALS.search(name):
        return None
    return _known_by_latin(key, name, scene) or min(ids), name


def _latin_of(key: str, scene: Scene) -> frozenset[str]:
    """The Latin names that the document gives the name; none where two foreign names end with it."""
    if _LATIN_KEY.match(key):
        return frozenset(name for name in scene.bracketed if name_key(name) == key)
    if DOT in key and (beside := scene.latin_beside(key)):
        return beside
    last = key.rsplit(DOT, 1)[-1]
    if len({scene.text[at - 2] for at in scene.after_dot(last) if at > 1}) > 1:
        return frozenset()
    return scene.latin_beside(last) | scene.latin_beside_longer(last)


def _slug(latin: str) -> str:
    """The id of a Latin name without forms of address and middle initials: Sen. John C. Demers gives john-demers."""
    words = latin_words(latin)
    return slug(" ".join(word for n, word in enumerate(words) if len(word) > 1 or n in (0, len(words) - 1)))


def _known_by_latin(key: str, latin: str, scene: Scene) -> str | None:
    """The person whose full Latin name this is, if the Chinese one is another spelling, or stands with the office."""
    known = [
        actor
        for actor in by_latin_name().get(name_key(latin), ())
        if any(set(key) & set(name.text) - {DOT} for name in actor.names if name.language == "zh")
        or in_office(key, actor, scene)
    ]
    return known[0].id if len(known) == 1 else None
