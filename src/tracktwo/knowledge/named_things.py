"""Weapon systems and series of talks by the names that texts give them (weapons.toml, dialogues.toml)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from tracktwo.languages import fold
from tracktwo.languages.entries import Table, entries
from tracktwo.languages.patterns import either

PACKAGE = "tracktwo.knowledge"


@dataclass(frozen=True, slots=True)
class NamedThing:
    """A weapon system (`weapon.df-26`) or a series of talks (`dialogue.quad`), its names and the text that names it.

    `states` are the one whose weapon it is, or the parties of the series, as actor ids; none where no text says so.
    `kind` is the class of a weapon (icbm, bomber), "" for a series. `between` are names that mean a series only in a
    talk between its own parties (军控磋商); `english` is its English name.
    """

    id: str
    names: tuple[str, ...]
    states: tuple[str, ...]
    kind: str
    cite: str
    between: tuple[str, ...] = ()
    english: str = ""

    def named_in(self, words: str) -> bool:
        """True where the words have one of the names: 东风-26B导弹 names 东风-26; 东风-260 does not."""
        folded = fold(words)
        return any(re.search(rf"{re.escape(fold(name))}(?!\d)", folded) for name in self.names)


@cache
def weapons() -> tuple[NamedThing, ...]:
    """The weapon systems, in order. Raises EntryError."""
    found = entries(PACKAGE, "weapons.toml", "weapon", required=("id", "names", "kind", "cite", "not"))
    return tuple(_thing("weapon", entry, (entry["state"],) if "state" in entry else ()) for entry in found)


@cache
def dialogues() -> tuple[NamedThing, ...]:
    """The series of talks, in order. Raises EntryError."""
    found = entries(PACKAGE, "dialogues.toml", "dialogue", required=("id", "names", "english", "cite", "not"))
    return tuple(_thing("dialogue", entry, tuple(entry.get("parties", ()))) for entry in found)


@cache
def _by_name() -> dict[str, tuple[tuple[NamedThing, bool], ...]]:
    """The series that a name, folded and in small letters, may mean, and whether only between its parties."""
    found: dict[str, tuple[tuple[NamedThing, bool], ...]] = {}
    for thing in dialogues():
        for only, names in ((False, thing.names), (True, thing.between)):
            for name in names:
                key = fold(name).lower()
                found[key] = (*found.get(key, ()), (thing, only))
    return found


@cache
def dialogue_names() -> re.Pattern[str]:
    """A pattern for every name of a series in folded text, the longest first, no half of a Latin word."""
    return re.compile(f"(?<![A-Za-z]){either(_by_name())}(?![A-Za-z])", re.IGNORECASE)


def dialogue_called(name: str, states: frozenset[str]) -> NamedThing | None:
    """The series that a name means in a talk between these states (actor ids); 军控磋商 of two others means none."""
    for thing, only in _by_name().get(fold(name).lower(), ()):
        if not only or (len(states) > 1 and states <= set(thing.states)):
            return thing
    return None


@lru_cache(maxsize=10_000)
def dialogue_in(words: str, states: frozenset[str]) -> NamedThing | None:
    """The first series that the words name; 刚才举行了非常好的会谈 names none."""
    called = (dialogue_called(match[0], states) for match in dialogue_names().finditer(fold(words)))
    return next((thing for thing in called if thing), None)


def dialogue_id(words: str, states: frozenset[str]) -> str | None:
    """The id of the first series that the words name in a talk between these sides: 四邊安全對話 is dialogue.quad."""
    known = dialogue_in(words, states)
    return known.id if known else None


def dialogue(wanted: str) -> NamedThing | None:
    """The series with this id (dialogue.quad), or with this name whoever its parties are; None for neither."""
    by_id = {thing.id: thing for thing in dialogues()}
    named = _by_name().get(fold(wanted).lower(), ())
    return by_id.get(wanted) or next((thing for thing, _ in named), None)


def _thing(table: str, entry: Table, states: tuple[str, ...]) -> NamedThing:
    sides = tuple(f"state.{state}" for state in states)
    return NamedThing(
        f"{table}.{entry['id']}", tuple(entry["names"]), sides, entry.get("kind", ""), entry["cite"],
        tuple(entry.get("between", ())), entry.get("english", ""),
    )  # fmt: skip
