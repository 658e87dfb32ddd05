"""States by every name that texts give them: full names, sides, metonyms, leaders, the short characters of 中美俄."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tracktwo.languages.entries import entries


@dataclass(frozen=True)
class State:
    """A state or union: `name` as most texts write it, other names, its short character if it has one.

    `english` is what an English interface calls it, `latin` what it also goes by there: US, USA.
    """

    id: str
    name: str
    english: str
    latin: tuple[str, ...]
    names: tuple[str, ...]
    metonyms: tuple[str, ...]
    leaders: tuple[str, ...]
    short: str
    cite: str


@cache
def states() -> tuple[State, ...]:
    """The states of states.toml, in order."""
    return tuple(
        State(
            entry["id"],
            entry["names"][0],
            entry["english"],
            tuple(entry.get("latin", ())),
            tuple(entry["names"]),
            tuple(entry.get("metonyms", ())),
            tuple(entry.get("leaders", ())),
            entry.get("short", ""),
            entry["cite"],
        )
        for entry in entries("tracktwo.knowledge", "states.toml", "state", required=("id", "english", "names", "cite"))
    )


@cache
def by_name() -> dict[str, State]:
    """Each full name, metonym and leader with its state."""
    return {name: state for state in states() for name in (*state.names, *state.metonyms, *state.leaders)}


@cache
def by_short() -> dict[str, State]:
    """Each short character with its state: 美 is the United States."""
    return {state.short: state for state in states() if state.short}
