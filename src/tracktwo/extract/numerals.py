"""Numerals: Arabic, Chinese and mixed ones, read to a number; nothing about what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from tracktwo.languages import entries
from tracktwo.languages.patterns import kept_from

PACKAGE, FILE = "tracktwo.languages.zh", "numbers.toml"
_MOST_GROUPS = 12
"""So many sections with a large unit (三亿 五万 …) make one numeral at most: more is noise."""

# No possessive group ends with a look-ahead: Python 3.11 before .5 loses its place where that fails (gh-106052).
_WHOLE = r"(?:\d{1,3}+(?:[,，]\d{3})++(?![,，]?\d)|\d{1,18}+(?!\d))"
ARABIC = rf"(?:(?<!\.){_WHOLE}(?:\.\d{{1,18}}+(?!\d|\.\d))?|{_WHOLE}|(?<![\d.])\.\d{{1,18}}+(?!\.?\d))"
"""An Arabic number as printed: 2100, 12,121, 1.4; not a run of more than 18 digits."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral at `[start, end)` of the folded text: `1万2121`, `一千二百`, `三四百` (`value` 300, `high` 400).

    `indefinite` is True where 几, 多 or 余 stands inside it (十几万, 500余万); `unit_first` where it begins with
    百, 千, 万 or 亿 (近百, 数千); `chinese` where it begins with no Arabic digit; `spelled` for digits in a row
    (二〇二〇).
    """

    start: int
    end: int
    value: float
    high: float | None = None
    indefinite: bool = False
    unit_first: bool = False
    chinese: bool = True
    spelled: bool = False


@dataclass(frozen=True, slots=True)
class NumeralWords:
    """The numeral words of numbers.toml and the expressions made from them.

    `tens` begin a numeral as digits do; `units` are the other words that multiply (百, 千, 万). `other`
    is what writes no number below 万.
    """

    digits: Mapping[str, int]
    tens: frozenset[str]
    large: Mapping[str, int]
    units: Mapping[str, int]
    start: re.Pattern[str]
    other: re.Pattern[str]
    simple: re.Pattern[str]
    spelled: re.Pattern[str]
    section: re.Pattern[str]
    larges: re.Pattern[str]
    decimals: re.Pattern[str]


@cache
def numeral_words() -> NumeralWords:
    """The numerals of languages/zh/numbers.toml."""
    kinds = {entry["kind"]: entry for entry in entries(PACKAGE, FILE, "numeral")}
    digits = {**kinds["digit"]["values"], **kinds["capital"]["values"]}
    smalls, large = kinds["small"]["values"], kinds["large"]["values"]
    in_brackets = _in_brackets(kinds, digits, smalls)
    digit, small, zero, point, vague = (in_brackets[kind] for kind in ("digit", "small", "zero", "point", "vague"))
    ten, hundred, thousand = (in_brackets[unit] for unit in ("10", "100", "1000"))
    plain = kinds["digit"]["values"]
    twos = "|".join(low + high for low in plain for high in plain if digits[low] and digits[high] == digits[low] + 1)
    number = rf"(?:{ARABIC}|{twos}|[{in_brackets['one']}])"
    big = f"(?:[{''.join(large)}]{kept_from(kinds['large']['not_before'])})"
    return NumeralWords(
        digits,
        frozenset(ten),
        large,
        {word: value for word, value in {**smalls, **large}.items() if value > 10},
        start=re.compile(rf"\d|[{digit}{small}]|{big}|(?<![\d.])\.(?=\d)"),
        other=re.compile(rf"[^\d{digit}{small}]"),
        simple=re.compile(
            rf"(?<!\.)(?:\d{{1,18}}+|[{digit}])(?![\d.,，{point} {digit}{small}{''.join(large)}{vague}])"
        ),
        spelled=re.compile(rf"[{in_brackets['plain_row']}]{{2,18}}+(?![{small}]|{big})"),
        section=re.compile(
            rf"(?P<z0> ?[{zero}])?(?: ?(?P<n1000>{number})? ?(?P<u1000>[{thousand}]))?(?P<z1> ?[{zero}])?"
            rf"(?: ?(?P<n100>{number})? ?(?P<u100>[{hundred}]))?(?P<z2> ?[{zero}])?"
            rf"(?: ?(?P<n10>{number})? ?(?P<u10>[{ten}]))?(?P<z3> ?[{zero}])?"
            rf"(?P<n1> ?{number}(?! ?[{small}]))?"
        ),
        larges=re.compile(rf" {{0,3}}(?P<vague>[{vague}] ?)?(?P<units>{big}(?:[{vague}]?{big}){{0,3}}+)"),
        decimals=re.compile(
            rf" ?[{point}] ?(?P<digits>(?:[{in_brackets['row']}] ?){{1,18}})(?<! )(?! ?[{in_brackets['no_point']}])"
        ),
    )


def _in_brackets(
    kinds: Mapping[str, Mapping[str, Any]], digits: Mapping[str, int], smalls: Mapping[str, int]
) -> dict[str, str]:
    """The characters of each kind as the inside of a pattern's brackets; `row`: digits that stand in a row."""
    (point,) = (entry for entry in entries(PACKAGE, FILE, "sign") if entry["kind"] == "point")
    counts_only = kinds["digit"]["counts_only"] + kinds["capital"]["counts_only"]
    by_unit = {str(unit): "".join(c for c, value in smalls.items() if value == unit) for unit in (10, 100, 1000)}
    small = "".join(by_unit.values())
    return {
        "digit": "".join(digits),
        "zero": "".join(character for character, value in digits.items() if not value),
        "one": "".join(character for character, value in digits.items() if value),
        "row": "".join(character for character in digits if character not in counts_only),
        "plain_row": "".join(character for character in kinds["digit"]["values"] if character not in counts_only),
        "small": small,
        "vague": "".join(kinds["indefinite"]["names"]),
        "point": "".join(point["names"]),
        "no_point": small + point["not_before"],
        **by_unit,
    }


def find_numerals(text: str) -> Iterator[Numeral]:
    """The numerals of a folded text, in order, not overlapping; each as long as it can be read as one number."""
    words, position = numeral_words(), 0
    while start := words.start.search(text, position):
        numeral = numeral_at(text, start.start())
        if numeral is not None:
            yield numeral
        position = numeral.end if numeral else start.end()


def read_numeral(text: str) -> float | None:
    """The number that the whole of `text` writes (`一千二百`, `1.2万`), None where it is not one numeral."""
    numeral = numeral_at(text, 0)
    return numeral.value if numeral and numeral.end == len(text) else None


def numeral_at(text: str, start: int, *, slowly: bool = False) -> Numeral | None:
    """The longest numeral that begins at `start`, None where there is none.

    Most numerals are plain digits or one character and are read at once; `slowly` reads those by the full rules
    too (tests hold the two together).
    """
    words = numeral_words()
    simple = None if slowly else words.simple.match(text, start)
    if simple:
        written = simple.group()
        chinese = not written.isdecimal()
        return Numeral(start, simple.end(), float(words.digits[written] if chinese else int(written)), chinese=chinese)
    spelled = words.spelled.match(text, start)
    if spelled and not _neighbours(spelled.group(), words):
        value = int("".join(str(words.digits[character]) for character in spelled.group()))
        return Numeral(start, spelled.end(), float(value), spelled=True)
    return _Reader(text, start, words).read()


def _neighbours(digits: str, words: NumeralWords) -> bool:
    """True for two digits that mean `one or the other`: 三四, 五六."""
    return len(digits) == 2 and words.digits[digits[0]] + 1 == words.digits[digits[1]] and words.digits[digits[0]] > 0


class _Reader:
    """Reads one numeral from `start` on: sections below 万, each with the large units behind it, then decimals.

    `parts` holds what is summed so far with the large unit of each part; a larger unit behind takes up the
    smaller parts before it (三万五千亿).
    """

    def __init__(self, text: str, start: int, words: NumeralWords) -> None:
        self.text, self.start, self.end, self.words = text, start, start, words
        self.parts: list[tuple[Decimal, int]] = []
        self.spread = Decimal(0)
        self.indefinite = False

    def read(self) -> Numeral | None:
        """The numeral, None where nothing could be read."""
        for _ in range(_MOST_GROUPS):
            if not self._group():
                break
        if self.end == self.start:
            return None
        self._fraction_behind()
        value = sum((amount for amount, _ in self.parts), Decimal(0))
        first = self.text[self.start]
        return Numeral(
            self.start,
            self.end,
            float(value),
            high=float(value + self.spread) if self.spread else None,
            indefinite=self.indefinite,
            unit_first=first in self.words.units,
            chinese=not (first.isdecimal() or first == "."),
        )

    def _group(self) -> bool:
        """Reads one section and the large units behind it; False where the numeral is over."""
        section = self.words.section.match(self.text, self.end)
        if section is None:
            return False
        read = self._section(section)
        amount, spread = read if read else (Decimal(0), Decimal(0))
        end = section.end() if read else self.end
        decimals = self.words.decimals.match(self.text, end) if read else None
        if decimals:
            amount += self._decimals(decimals)
            end = decimals.end()
        larges = self.words.larges.match(self.text, end)
        if larges and not (larges["vague"] and read is None):
            return self._multiply(amount, spread, read is not None, larges) and not decimals
        if read is None or not section.group().strip():
            return False
        self.parts.append((amount * self._left_out(section), 1))
        self.spread += spread
        self.end = end
        return False

    def _fraction_behind(self) -> None:
        """Takes decimals behind a large unit: 四百亿点零五."""
        decimals = self.words.decimals.match(self.text, self.end) if self.parts[-1][1] > 1 else None
        if decimals:
            self.parts.append((self._decimals(decimals), 1))
            self.end = decimals.end()

    def _decimals(self, found: re.Match[str]) -> Decimal:
        return Decimal("0." + "".join(str(self.words.digits[c]) for c in found["digits"] if c != " "))

    def _section(self, found: re.Match[str]) -> tuple[Decimal, Decimal] | None:
        """The number of a section and its spread (三四百: 300 and 100); None for an empty one."""
        written = found.group().strip()
        if not written or (self.parts and (written in self.words.digits and not self.words.digits[written])):
            return None
        unit = found["u1000"] or found["u100"] or found["u10"]
        if self.parts and found.group()[0] == " " and written[0].isdecimal() and not unit:
            return None  # 20万 5000 are two numbers
        if (
            self.parts
            and not found["z0"]
            and not found["n1"]
            and written[0] not in self.words.digits
            and not written[0].isdecimal()
        ):
            return None  # 千瓦 of 一千六百亿千瓦 is a measure
        total, spread, last = Decimal(0), Decimal(0), 0
        for unit in (1000, 100, 10):
            if found[f"u{unit}"]:
                amount, more = self._number(found[f"n{unit}"])
                total, spread, last = total + amount * unit, spread + more * unit, unit
        if found["n1"]:
            amount, more = self._number(found["n1"])
            zero = found["z3"] or (found["z2"] if last >= 100 else None) or (found["z1"] if last == 1000 else None)
            scale = last // 10 if last > 10 and not zero and self._single(found["n1"]) else 1
            total, spread = total + amount * scale, spread + more * scale
        return total, spread

    def _single(self, written: str) -> bool:
        return len(written.strip()) == 1 and not written.strip().isdecimal()

    def _left_out(self, section: re.Match[str]) -> int:
        """What a last single digit counts where its unit is left out: 九十二万四 is 924,000."""
        only = section["n1"] and self._single(section["n1"]) and section["n1"] == section.group()
        return self.parts[-1][1] // 10 if self.parts and only else 1

    def _number(self, written: str | None) -> tuple[Decimal, Decimal]:
        written = (written or "").strip()
        if not written:
            return Decimal(1), Decimal(0)
        if written[0].isdecimal() or written[0] == ".":
            return Decimal(written.replace(",", "").replace("，", "")), Decimal(0)
        first = Decimal(self.words.digits[written[0]])
        return first, Decimal(self.words.digits[written[-1]]) - first

    def _multiply(self, amount: Decimal, spread: Decimal, read: bool, larges: re.Match[str]) -> bool:
        """Takes the large units behind a section; False where they do not go on with this numeral."""
        units = [self.words.large[character] for character in larges["units"] if character in self.words.large]
        if self.parts and (not read or any(scale == units[0] for _, scale in self.parts)):
            return False
        total = amount if read else Decimal(1)
        for unit in units:
            while self.parts and self.parts[-1][1] < unit:
                total += self.parts.pop()[0]
            total, spread = total * unit, spread * unit
        self.spread += spread
        self.parts.append((total, max(units)))
        self.indefinite = self.indefinite or bool(larges["vague"]) or len(units) < len(larges["units"])
        self.end = larges.end()
        return True
