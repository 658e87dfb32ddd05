"""Long statements in lists: what stands around the hits of a search, else their beginning; the whole is a click off."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from tracktwo.present.web.marks import Piece
from tracktwo.store.lookup import StoredSpan

MOST = 240  # characters of a statement that a list shows whole
AROUND = 60  # characters kept on each side of a hit


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A part of a statement as a list shows it: its pieces, hits named, `…` where words are left out."""

    pieces: tuple[Piece, ...]
    quoted: bool


def excerpts(parts: Sequence[StoredSpan], marked: Callable[[str], Iterable[Piece]]) -> list[Excerpt]:
    """The contents of a statement for a list; short ones are whole, parts without a hit are left out of long ones."""
    found = [(tuple(marked(part.span.quote)), part.quoted == "all") for part in parts]
    if sum(len(part.span.quote) for part in parts) <= MOST:
        return [Excerpt(pieces, quoted) for pieces, quoted in found]
    hit = [(pieces, quoted) for pieces, quoted in found if any(piece.names for piece in pieces)]
    if hit:
        return [Excerpt(_around(pieces), quoted) for pieces, quoted in hit]
    return _beginning(found)


def _around(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    last = len(pieces) - 1
    return tuple(
        piece if piece.names else replace(piece, text=_cut(piece.text, place > 0, place < last))
        for place, piece in enumerate(pieces)
    )


def _cut(text: str, hit_before: bool, hit_behind: bool) -> str:
    """What stays of the words between hits: their end in front of a hit, their beginning behind one."""
    if len(text) <= AROUND * (hit_before + hit_behind) + 1:
        return text
    return (text[:AROUND] if hit_before else "") + "…" + (text[-AROUND:] if hit_behind else "")


def _beginning(found: Sequence[tuple[tuple[Piece, ...], bool]]) -> list[Excerpt]:
    kept: list[Excerpt] = []
    left = MOST
    for pieces, quoted in found:
        text = "".join(piece.text for piece in pieces)
        if left <= 0:
            return [*kept, Excerpt((Piece(0, "…"),), False)]
        kept.append(Excerpt((Piece(0, text if len(text) <= left else text[:left] + "…"),), quoted))
        left -= len(text)
    return kept
