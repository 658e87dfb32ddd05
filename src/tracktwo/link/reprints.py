"""One statement in many outlets: the same speaker, near-equal wording, at most three days apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from rapidfuzz import fuzz

from tracktwo.languages import entries, fold
from tracktwo.link.groups import Group, day_number, joined, windows

DAYS = 3
NEAR = 80  # of 100: what of two wordings is equal, in order; measured in docs/linking.md
SHORTEST = 6  # characters: 是的 and 不会 say nothing about who printed whom
SHORT = 10  # below this only the very same words are the same statement
EXCERPT = 12  # characters of one wording that stand wholly in the other
_BRACKETS = re.compile(r"[（(][^（()）]*[)）]")
_MARKS = re.compile(r"[\W_]+")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class Said:
    """A statement as far as linking looks at it: `speaker` is the actor, else the name's key; `words` the contents."""

    key: str
    speaker: str
    day: str
    words: str

    @cached_property
    def plain(self) -> str:
        """The words folded, without marks and what an outlet put in brackets: 「我們（雙方）談。」 gives 我们谈."""
        plain = _MARKS.sub("", _BRACKETS.sub("", fold(self.words))).lower()
        for written, meant in _instead():
            plain = plain.replace(written, meant)
        return plain

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers in digits, and the numerals."""
        return frozenset(_DIGITS.findall(self.plain)) | {one for one in self.plain if one in _names("numeral")}

    @cached_property
    def contraries(self) -> int:
        """How many words turn it into its contrary: two in 不是没有."""
        return sum(self.plain.count(word) for word in _names("contrary"))


@cache
def _names(table: str) -> frozenset[str]:
    found = entries("tracktwo.languages.zh", "wording.toml", table, required=("names",))
    return frozenset(name for entry in found for name in entry["names"])


@cache
def _instead() -> tuple[tuple[str, str], ...]:
    found = entries("tracktwo.languages.zh", "wording.toml", "instead", required=("names",))
    return tuple((written, meant) for entry in found for written, meant in entry["names"])


def same_statements(statements: Iterable[Said]) -> list[Group]:
    """The groups of statements that are one; a statement that nobody else carries is in none.

    A slogan that is said anew every week is a group for each time: no two of a group are more than three days apart.
    """
    speakers: dict[str, list[Said]] = {}
    for one in statements:
        if len(one.plain) >= SHORTEST:
            speakers.setdefault(one.speaker, []).append(one)
    found = [group for speaker in speakers.values() for group in _of_one_speaker(speaker)]
    return sorted(found, key=lambda group: group.key)


def _of_one_speaker(said: list[Said]) -> Iterator[Group]:
    ordered = sorted(said, key=lambda one: (one.day, one.key))
    days = [day_number(one.day) for one in ordered]
    for part in joined(len(ordered), _pairs(ordered, days)):
        for window in windows(part, days.__getitem__, DAYS):
            if len(window) > 1:
                yield Group(tuple(sorted(ordered[n].key for n in window)), "the same speaker, near-equal words")


def _pairs(ordered: list[Said], days: list[int]) -> Iterator[tuple[int, int]]:
    for left, one in enumerate(ordered):
        for right in range(left + 1, len(ordered)):
            if days[right] - days[left] > DAYS:
                break
            if near_equal(one, ordered[right]):
                yield left, right


def near_equal(one: Said, other: Said) -> bool:
    """True where two wordings are the same statement: most characters equal, no contrary, no number against another.

    A number that only one of them has is a detail that the other left out. Also where one is a piece of the other.
    """
    short, long = sorted((one.plain, other.plain), key=len)
    if short == long:
        return True
    if len(short) < SHORT:
        return False
    if len(short) >= EXCERPT and short in long:
        return True
    if 2 * len(short) * 100 < NEAR * (len(short) + len(long)):
        return False
    if fuzz.ratio(short, long, score_cutoff=NEAR) < NEAR:
        return False
    numbers_fit = one.numbers <= other.numbers or other.numbers <= one.numbers
    return numbers_fit and one.contraries == other.contraries
