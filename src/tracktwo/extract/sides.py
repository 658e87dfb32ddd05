"""Sides: the state that a name stands for or belongs to, by knowledge or by the words in front of a speaker's name."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from tracktwo.extract.page import Page
from tracktwo.extract.voices import introduction
from tracktwo.knowledge.actors import by_full_name
from tracktwo.knowledge.naming import name_key
from tracktwo.knowledge.states import by_short, states
from tracktwo.languages import fold


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
    return next((state for known, state in _names() if folded.startswith(known)), None)


def side_of_speaker(page: Page, speaker: str | None) -> str | None:
    """The state of a speaker: as the words in front of the name say (东岸外交部发言人丁一鸣), else as known.

    None where they name several: a namesake of a known person, a visitor.
    """
    return _side(speaker, introduction(page, fold(speaker))) if speaker else None


@lru_cache(maxsize=2_000)
def _side(speaker: str, introductions: str) -> str | None:
    known = side_of_name(speaker)
    found = {state for words in introductions.split("\n") if (state := _first_state(words))}
    if known is not None and (not found or known in found):
        return known
    return found.pop() if len(found) == 1 else None


def _first_state(words: str) -> str | None:
    first = _any_name().search(words)
    if first:
        return _state_of()[first.group()]
    short = by_short().get(words[:1])
    return f"state.{short.id}" if short else None


@cache
def _state_of() -> dict[str, str]:
    return dict(_names())


@cache
def _any_name() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(name) for name, _ in _names()))


@cache
def _names() -> tuple[tuple[str, str], ...]:
    """Longest first: 北韩 before 韩."""
    found = [(name, f"state.{state.id}") for state in states() for name in (*state.names, *state.metonyms)]
    return tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair[0])))
