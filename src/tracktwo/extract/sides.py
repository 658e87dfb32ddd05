"""Sides: the state that a name stands for or belongs to, by knowledge or by the words in front of a speaker's name."""

from __future__ import annotations

from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick

from tracktwo.extract.page import Page
from tracktwo.extract.voices import introduction
from tracktwo.extract.word_tables import word_list
from tracktwo.knowledge.actors import by_full_name
from tracktwo.knowledge.naming import name_key
from tracktwo.knowledge.states import by_short, states
from tracktwo.languages import fold
from tracktwo.languages.scanner import word_scanner


@lru_cache(maxsize=4096)
def side_of_name(name: str | None) -> str | None:
    """The id of the state (`state.cn`) that a state, a side, a body or a known person belongs to; None for others."""
    if not name:
        return None
    actors = by_full_name().get(name_key(name), ())
    found = {actor.state or (actor.id if actor.kind == "state" else None) for actor in actors}
    if len(found) > 1:
        return None
    if (state := next(iter(found), None)) is not None:
        return state
    folded = fold(name)
    return next((state for known, state in _by_first().get(folded[:1], ()) if folded.startswith(known)), None)


@lru_cache(maxsize=4096)
def holds_office(name: str) -> bool:
    """True for a person who is known to hold or have held an office of a state; not for a scholar."""
    official = word_list("titles.toml", "official")
    actors = by_full_name().get(name_key(name), ())
    return any(role.title in official for actor in actors if actor.kind == "person" for role in actor.roles)


@lru_cache(maxsize=64)  # asked for at each of a speaker's statements
def side_of_speaker(page: Page, speaker: str | None) -> str | None:
    """The state of a speaker: as the words in front of the name say (东岸外交部发言人丁一鸣), else as known.

    None where they name several: a namesake of a known person, a visitor.
    """
    if not speaker:
        return None
    known = side_of_name(speaker)
    introductions = set(introduction(page, fold(speaker)).split("\n"))
    found = {state for words in introductions if (state := _first_state(words))}
    if known is not None and (not found or known in found):
        return known
    return found.pop() if len(found) == 1 else None


def _first_state(words: str) -> str | None:
    states_of, finder = _finder()
    if names := finder.find_matches_as_strings(words):
        return states_of[names[0]]
    short = by_short().get(words[:1])
    return f"state.{short.id}" if short else None


@cache
def _names() -> tuple[tuple[str, str], ...]:
    """Longest first: 北韩 before 韩."""
    found = [(name, f"state.{state.id}") for state in states() for name in (*state.names, *state.metonyms)]
    return tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair[0])))


@cache
def _by_first() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for name, state in _names():
        found.setdefault(name[:1], []).append((name, state))
    return found


@cache
def _finder() -> tuple[dict[str, str], AhoCorasick]:
    """Each name with its state, and what finds the names in a text, of those that begin at one place the longest."""
    states_of = dict(sorted(_names(), reverse=True))
    return states_of, word_scanner(sorted(states_of))
