"""A lexicon: the words of some data entries, found in one pass over a folded text, the longest word first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from tracktwo.languages.entries import Table, entries
from tracktwo.languages.folding import fold
from tracktwo.languages.scanner import word_scanner


@dataclass(frozen=True, slots=True)
class Hit:
    """One word of an entry at `[start, end)` of the folded text."""

    start: int
    end: int
    entry: Table


class Hits:
    """The hits of one text in text order, with look-ups by place."""

    def __init__(self, found: Iterable[Hit]) -> None:
        self._found = tuple(found)
        self._starts = [hit.start for hit in self._found]

    def __bool__(self) -> bool:
        return bool(self._found)

    def __iter__(self) -> Iterator[Hit]:
        return iter(self._found)

    def within(self, start: int, end: int) -> tuple[Hit, ...]:
        """The hits that lie wholly in `[start, end)`, in text order; only the last can run over the end."""
        first, last = bisect_left(self._starts, start), self._last(end)
        return self._found[first:last]

    def any_within(self, start: int, end: int) -> bool:
        """True where a hit lies wholly in `[start, end)`."""
        return bisect_left(self._starts, start) < self._last(end)

    def last_before(self, end: int) -> Hit | None:
        """The last hit that lies wholly in front of `end`."""
        last = self._last(end)
        return self._found[last - 1] if last else None

    def _last(self, end: int) -> int:
        last = bisect_left(self._starts, end)
        return last - 1 if last and self._found[last - 1].end > end else last


class Lexicon:
    """The words (`match`) of some entries; where two begin at one place the longer wins, hits never overlap.

    An entry whose words are only there to keep shorter words from matching (核武器国家 for 核武器) is found too: the
    rules tell it by its fields.
    """

    def __init__(self, found: Iterable[Table]) -> None:
        self._entries: list[Table] = []
        words: list[str] = []
        for entry in found:
            for word in entry["match"]:
                words.append(fold(word))
                self._entries.append(entry)
        self._automaton = word_scanner(words)

    def hits(self, folded: str) -> Hits:
        """Every hit in `folded`, in text order."""
        found = self._automaton.find_matches_as_indexes(folded)
        return Hits(Hit(start, end, self._entries[word]) for word, start, end in found)


@cache
def lexicon(package: str, name: str, *tables: str) -> Lexicon:
    """The lexicon of the `[[tables]]` of one data file. Raises EntryError."""
    return Lexicon(entry for table in tables for entry in entries(package, name, table, required=("id", "match")))
