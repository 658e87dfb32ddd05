"""Positions that are stated again and again: the terms that find them, the elements their wording is compared by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tracktwo.languages.entries import entries
from tracktwo.languages.folding import fold


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a wording: it is there where a text contains one of `match`; `expected` in the full wording."""

    id: str
    match: tuple[str, ...]
    expected: bool = False

    def found_in(self, folded: str) -> str | None:
        """The first of the words that a folded text contains, None where it has none."""
        return next((words for words in self.match if fold(words) in folded), None)


@dataclass(frozen=True, slots=True)
class Position:
    """A stated policy: `no_first_use` with 不首先使用核武 … and its elements."""

    id: str
    terms: tuple[str, ...]
    elements: tuple[Element, ...]
    cite: str

    def is_in(self, folded: str) -> bool:
        """True where a folded text contains one of the terms."""
        return any(fold(term) in folded for term in self.terms)


@cache
def positions() -> Mapping[str, Position]:
    """The positions of positions.toml by id, in order. Raises EntryError."""
    found = entries("tracktwo.knowledge", "positions.toml", "position", required=("id", "cite", "terms"))
    return {
        entry["id"]: Position(
            entry["id"],
            tuple(entry["terms"]),
            tuple(
                Element(one["id"], tuple(one["match"]), one.get("expected", False)) for one in entry.get("elements", ())
            ),
            entry["cite"],
        )
        for entry in found
    }


@cache
def tongues() -> Mapping[str, str]:
    """The language of a state's officials by the state's id, as far as languages/ says."""
    return {
        state: language
        for language in ("zh", "en")
        for entry in entries(f"tracktwo.languages.{language}", "officials.toml", "states", required=("names",))
        for state in entry["names"]
    }
