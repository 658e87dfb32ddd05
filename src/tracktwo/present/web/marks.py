"""A text cut into pieces at the borders of its marks, so that spans may overlap in any way and still be shown.

    "北京称不会使用核武" with a content over all but 北京称 and a figure inside it gives
    [北京] source  [称] cue  [不会使用] content  [核武] content + figure

Positions are code points of the reading's text, half-open, as everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A range to be marked: `name` says how (content, cue, hit ...), `record` is the record that it belongs to."""

    start: int
    end: int
    name: str
    record: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under one set of marks: `names` and `records` sorted, each once."""

    start: int
    text: str
    names: tuple[str, ...] = ()
    records: tuple[str, ...] = ()


def pieces(text: str, marks: Iterable[Mark], start: int = 0) -> Iterator[Piece]:
    """The pieces of `text`, which begins at position `start`; joined they are `text`. Marks are cut to it."""
    end = start + len(text)
    events: list[tuple[int, int, Mark]] = []
    for mark in marks:
        low, high = max(mark.start, start), min(mark.end, end)
        if low < high:
            events += [(low, 1, mark), (high, 0, mark)]
    events.sort(key=lambda event: event[:2])
    active: dict[int, Mark] = {}
    last = start
    for at, begins, mark in events:
        if at > last:
            yield _piece(text[last - start : at - start], last, active)
            last = at
        if begins:
            active[id(mark)] = mark
        else:
            active.pop(id(mark), None)
    if last < end:
        yield _piece(text[last - start :], last, active)


def _piece(text: str, start: int, active: dict[int, Mark]) -> Piece:
    names = tuple(sorted({mark.name for mark in active.values()}))
    records = tuple(sorted({mark.record for mark in active.values() if mark.record}))
    return Piece(start, text, names, records)
