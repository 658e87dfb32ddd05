"""Whose words a place of the text stands in: the statements by the places of their contents."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

from tracktwo.model import Span, Statement

Held = tuple[int, Span]  # the number of a statement and the content of it that stands here


class Stretches:
    """Some stretches of a text: says whether one of them reaches into another, however many there are."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(stretches)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))  # the furthest end of all that begin before

    def reach(self, stretch: tuple[int, int]) -> bool:
        """True where one of them stands in this stretch, or runs into it."""
        begun = bisect_left(self._starts, stretch[1])
        return begun > 0 and stretch[0] < self._ends[begun - 1]


class HeldWords:
    """The statements of one page, found by a place in one of their contents; made once for a page.

    The text is cut where contents begin and end; each piece knows the contents that hold it, which are as many as
    statements stand in one another there, however many the page has.
    """

    def __init__(self, statements: tuple[Statement, ...]) -> None:
        self.statements = statements
        self.speakers = frozenset(one.speaker for one in statements if one.speaker)
        cued = ((one.cue.start, number) for number, one in enumerate(statements) if one.cue is not None and one.speaker)
        self._cued = sorted(cued)
        self._longest_cue = max((len(one.cue) for one in statements if one.cue is not None), default=0)
        self._lengths = [sum(len(content.span) for content in one.contents) for one in statements]
        contents = [(number, content.span) for number, one in enumerate(statements) for content in one.contents]
        begun: dict[int, list[Held]] = {}
        ended: dict[int, list[Held]] = {}
        for number, span in contents:
            begun.setdefault(span.start, []).append((number, span))
            ended.setdefault(span.end, []).append((number, span))
        self._cuts = sorted(begun.keys() | ended.keys())
        self._pieces: list[tuple[Held, ...]] = []
        holding: dict[Held, None] = {}
        for cut in self._cuts:
            for one in ended.get(cut, ()):
                holding.pop(one, None)
            holding.update(dict.fromkeys(begun.get(cut, ())))
            self._pieces.append(tuple(holding))

    def around(self, span: Span) -> list[Statement]:
        """The statements whose content holds `span`, the innermost first (fewest characters, then anchor)."""
        inner = sorted(self._around(span), key=lambda number: (self._lengths[number], self.statements[number].anchor))
        return [self.statements[number] for number in inner]

    def speaker_at(self, span: Span) -> str | None:
        """The speaker of the innermost statement whose content holds the span, of several the first of the page."""
        inner = min(self._around(span), key=lambda number: (self._lengths[number], number), default=None)
        return None if inner is None else self.statements[inner].speaker

    def by_cue(self, start: int, end: int) -> str | None:
        """The speaker of the first statement of which a part of the cue stands in `[start, end)`."""
        first = bisect_left(self._cued, (start - self._longest_cue, -1))
        last = bisect_left(self._cued, (end, -1))
        numbers = [number for _, number in self._cued[first:last] if self._cue_end(number) > start]
        return self.statements[min(numbers)].speaker if numbers else None

    def _cue_end(self, number: int) -> int:
        cue = self.statements[number].cue
        return cue.end if cue is not None else -1

    def _around(self, span: Span) -> set[int]:
        piece = bisect_right(self._cuts, span.start) - 1
        return {number for number, content in self._pieces[piece] if content.covers(span)} if piece >= 0 else set()
