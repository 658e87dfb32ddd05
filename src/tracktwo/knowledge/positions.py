"""Positions that are stated again and again: the terms that find them, the elements their wording is compared by."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tracktwo.languages.entries import entries
from tracktwo.languages.folding import fold

_CLAUSE = re.compile(r"[，,；;。！？!?\n]")


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
    """A stated policy: `no_first_use` with 不首先使用核武 … and its elements.

    `of_clause` is True where elements must stand in the clause of the term: 坚持走和平发展道路，恪守不首先使用核武器
    does not pursue (坚持) no first use.
    """

    id: str
    terms: tuple[str, ...]
    elements: tuple[Element, ...]
    cite: str
    of_clause: bool = False

    def is_in(self, folded: str) -> bool:
        """True where a folded text contains one of the terms."""
        return any(fold(term) in folded for term in self.terms)

    def reach(self, folded: str) -> str:
        """Where elements are looked for: all of a folded wording, or the clauses with a term, less another position's.

        恪守不首先使用核武器、不对无核武器国家使用或威胁使用核武器的承诺: for no first use 恪守不首先使用核武器、的承诺.
        """
        if not self.of_clause:
            return folded
        return "，".join(self._own(clause) for clause in _CLAUSE.split(folded) if self.is_in(clause))

    def _own(self, clause: str) -> str:
        pieces = []
        for piece in clause.split("、"):
            ends = [piece.rfind(term) + len(term) for term in _terms_but(self.id) if term in piece]
            pieces.append(piece if self.is_in(piece) or not ends else piece[max(ends) :])
        return "、".join(pieces)


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
            entry.get("of_clause", False),
        )
        for entry in found
    }


@cache
def _terms_but(identity: str) -> tuple[str, ...]:
    return tuple(fold(term) for one in positions().values() if one.id != identity for term in one.terms)


@cache
def tongues() -> Mapping[str, str]:
    """The language of a state's officials by the state's id, as far as languages/ says."""
    return {
        state: language
        for language in ("zh", "en")
        for entry in entries(f"tracktwo.languages.{language}", "officials.toml", "states", required=("names",))
        for state in entry["names"]
    }
