"""Where the known names of a document stand in its text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from tracktwo.extract.layout import BRACKETED
from tracktwo.extract.native_names import bound_at
from tracktwo.extract.word_edges import plain_cutter
from tracktwo.extract.word_kinds import DOTS, is_transliterated, titles
from tracktwo.extract.word_tables import small_words, word_list
from tracktwo.languages import HAN

_ONE = re.compile(f"[{HAN}]")
PAIR = 2  # characters of a name that other words may hold by chance


@dataclass(frozen=True, slots=True)
class NamePlaces:
    """Every place of every known name: `starts` in text order, `names` beside them, and the names by their end.

    A name of two characters may stand by itself somewhere (副主任|信强|表示, 披讪（Pisan）): see `is_whole`.
    """

    text: str
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
        return cls(text, tuple([at for at, _ in found]), tuple([name for _, name in found]), ends)

    def inside(self, start: int, end: int) -> tuple[str, ...]:
        """The names that stand wholly in `[start, end)`, the longest first."""
        low, high = bisect_left(self.starts, start), bisect_right(self.starts, end)
        if low == high:
            return ()
        inside = {self.names[i] for i in range(low, high) if self.starts[i] + len(self.names[i]) <= end}
        return tuple(sorted(inside, key=lambda name: (-len(name), name)))

    def is_whole(self, name: str, start: int, end: int) -> bool:
        """True where the name, of two characters, stands by itself somewhere in `[start, end)`."""
        low, high = bisect_left(self.starts, start), bisect_right(self.starts, end)
        here = (self.starts[i] for i in range(low, high) if self.names[i] == name)
        return not _is_place(name) and any(stands_whole(self.text, at, at + PAIR) for at in here)


def places_of(text: str, name: str) -> Iterator[int]:
    """Where the name begins in the text, each place in order, also where two of them overlap."""
    at = text.find(name)
    while at >= 0:
        yield at
        at = text.find(name, at + 1)


def stands_whole(text: str, start: int, end: int) -> bool:
    """True where nothing but a whole name can stand: in front of a bracket, or behind a mark or a title with a cue or
    another small word behind. Not for 曾|言, a longer name (作家|杨恒|均, 格拉济|耶夫（Ser) or a part of a word."""
    if text[start] in small_words("surname_too") or not _begins(text, start, end):
        return False
    if text.startswith(BRACKETED, end):
        return True
    bound = bound_at(text, end)
    if not bound or len(plain_cutter().cut(text[start : end + 2], True)[0]) > PAIR:
        return False
    return bound > 1 or not _ONE.match(text, end) or text[end] in word_list("sources.toml", "never_last")


@lru_cache(maxsize=1_000)
def _is_place(name: str) -> bool:
    """True for what the dictionary has as a place: 西藏."""
    return plain_cutter().has_word(name) and any(tag == "ns" for _, tag in plain_cutter().tag(name))


def _begins(text: str, start: int, end: int) -> bool:
    """True behind a mark or a title, and in front of a bracket also behind what is no syllable or part of a word."""
    if start == 0 or not _ONE.match(text, start - 1):
        return start == 0 or text[start - 1] not in DOTS
    if _ends_title(text, start):
        return True
    if not text.startswith(BRACKETED, end) or is_transliterated(text[start - 1]):
        return False
    return not plain_cutter().has_word(text[start - 1 : end])


def _ends_title(text: str, at: int) -> bool:
    return any(text[at - length : at] in titles() for length in _title_lengths() if length <= at)


@cache
def _title_lengths() -> tuple[int, ...]:
    return tuple(sorted({len(title) for title in titles()}))
