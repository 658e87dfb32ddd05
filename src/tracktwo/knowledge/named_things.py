"""Weapon systems and series of talks by the names that texts give them (weapons.toml, dialogues.toml)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tracktwo.languages import fold
from tracktwo.languages.entries import Table, entries

PACKAGE = "tracktwo.knowledge"


@dataclass(frozen=True, slots=True)
class NamedThing:
    """A weapon system (`weapon.df-26`) or a series of talks (`dialogue.quad`), its names and the text that names it.

    `states` are the one whose weapon it is, or the parties of the series, as actor ids; none where no text says so.
    `kind` is the class of a weapon (icbm, bomber), "" for a series.
    """

    id: str
    names: tuple[str, ...]
    states: tuple[str, ...]
    kind: str
    cite: str

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
    found = entries(PACKAGE, "dialogues.toml", "dialogue", required=("id", "names", "cite", "not"))
    return tuple(_thing("dialogue", entry, tuple(entry.get("parties", ()))) for entry in found)


def _thing(table: str, entry: Table, states: tuple[str, ...]) -> NamedThing:
    sides = tuple(f"state.{state}" for state in states)
    return NamedThing(f"{table}.{entry['id']}", tuple(entry["names"]), sides, entry.get("kind", ""), entry["cite"])
