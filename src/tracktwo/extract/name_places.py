"""Where the known names of a document stand in its text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NamePlaces:
    """Every place of every known name: `starts` in text order, `names` beside them, and the names by their end."""

    starts: tuple[int, ...]
    names: tuple[str, ...]
    ends: dict[int, tuple[str, ...]]

    @classmethod
    def of(cls, text: str, known: Iterable[str]) -> NamePlaces:
        """The places of the names `known` in `text`, also where one stands inside another."""
        found = sorted([(at, name) for name in known for at in places_of(text, name)])
        ends: dict[int, tuple[str, ...]] = {}
        for at, name in found:
            end = at + len(name)
            ends[end] = (*ends.get(end, ()), name)
        return cls(tuple([at for at, _ in found]), tuple([name for _, name in found]), ends)

    def inside(self, start: int, end: int) -> tuple[str, ...]:
        """The names that stand wholly in `[start, end)`, the longest first."""
        low, high = bisect_left(self.starts, start), bisect_right(self.starts, end)
        if low == high:
            return ()
        inside = {self.names[i] for i in range(low, high) if self.starts[i] + len(self.names[i]) <= end}
        return tuple(sorted(inside, key=lambda name: (-len(name), name)))


def places_of(text: str, name: str) -> Iterator[int]:
    """Where the name begins in the text, each place in order, also where two of them overlap."""
    at = text.find(name)
    while at >= 0:
        yield at
        at = text.find(name, at + 1)
