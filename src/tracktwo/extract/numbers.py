"""Numbers: numerals with their sign and as fractions: 负三十二, 三分之一, 3又1/4, 百分之五; not what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from tracktwo.extract.numerals import FILE, PACKAGE, Numeral, find_numerals, numeral_at
from tracktwo.languages import entries
from tracktwo.languages.patterns import kept_from


@dataclass(frozen=True, slots=True)
class Number:
    """A number at `[start, end)` of the folded text; `numeral` is its first numeral.

    `over` is the denominator of a fraction (100 for 百分之五), `high` the upper end of 百分之二三十. `of_hundred` is
    True where the denominator is a bare 百, 千 or 万: 百分之五 is a percentage, 一百分之五 a fraction.
    """

    start: int
    end: int
    value: float
    numeral: Numeral
    over: float | None = None
    high: float | None = None
    of_hundred: bool = False


@dataclass(frozen=True, slots=True)
class _Words:
    over: re.Pattern[str]
    whole: re.Pattern[str]
    minus: re.Pattern[str]
    minus_inside: re.Pattern[str]
    mixed: re.Pattern[str]
    slash: re.Pattern[str]
    scaled: re.Pattern[str]
    scales: dict[str, float]
    not_alone: frozenset[str]


@cache
def _words() -> _Words:
    signs = {entry["kind"]: entry for entry in entries(PACKAGE, FILE, "sign")}
    scales = {name: float(value) for name, value in signs["scale"]["values"].items()}

    def either(kind: str) -> str:
        return "(?:" + "|".join(" {0,2}".join(map(re.escape, word)) for word in signs[kind]["names"]) + ")"

    return _Words(
        over=re.compile(rf" {{0,2}}{either('over')} {{0,2}}"),
        whole=re.compile(rf" ?{either('whole')} ?"),
        minus=re.compile(rf"{either('minus')} ?$|(?:^|(?<=[\s(（,，:：|]))-$"),
        minus_inside=re.compile(either("minus")),
        mixed=re.compile(r" (?=\d{1,3}/\d)"),
        slash=re.compile(r"/(?=\d)"),
        scaled=re.compile(
            rf" ?(?P<scale>{'|'.join(map(re.escape, scales))})(?![A-Za-z0-9²]){kept_from(signs['scale']['not_before'])}"
        ),
        scales=scales,
        not_alone=frozenset(
            character for entry in entries(PACKAGE, FILE, "numeral") for character in entry.get("not_alone", "")
        ),
    )


def find_numbers(text: str) -> Iterator[Number]:
    """The numbers of a folded text, in order, not overlapping."""
    position = 0
    for numeral in find_numerals(text):
        if numeral.start >= position:
            number = number_at(text, numeral)
            position = number.end
            if number.over or text[numeral.start : numeral.end] not in _words().not_alone:
                yield number


def number_at(text: str, numeral: Numeral) -> Number:
    """The number that begins with `numeral`: with a minus sign before, a fraction behind, or alone."""
    words = _words()
    minus = words.minus.search(text, max(0, numeral.start - 2), numeral.start)
    sign, start = (-1.0, minus.start()) if minus else (1.0, numeral.start)
    whole = words.whole.match(text, numeral.end) or words.mixed.match(text, numeral.end)
    if whole:
        second = numeral_at(text, whole.end())
        fraction = _fraction(text, second) if second else None
        if fraction and fraction.over:
            return Number(start, fraction.end, sign * (numeral.value + fraction.value), numeral, fraction.over)
    fraction = _fraction(text, numeral)
    if fraction:
        return replace(fraction, start=start, value=sign * fraction.value)
    value, end = _scaled(text, numeral)
    return Number(start, end, sign * value, numeral)


def _fraction(text: str, numeral: Numeral) -> Number | None:
    """三分之一 or 1/3 that begins with `numeral`; None for other numbers and over zero."""
    words = _words()
    over = words.over.match(text, numeral.end)
    if over and numeral.value:
        minus = words.minus_inside.match(text, over.end())
        top = numeral_at(text, minus.end() if minus else over.end())
        if top is None:
            return None
        value = (-1 if minus else 1) * _scaled(text, top)[0] / numeral.value
        high = top.high / numeral.value if top.high else None
        return Number(numeral.start, _scaled(text, top)[1], value, numeral, numeral.value, high, numeral.unit_first)
    slash = words.slash.match(text, numeral.end) if not numeral.chinese else None
    if slash and text[numeral.start - 1 : numeral.start] not in ("/", "."):
        bottom = numeral_at(text, slash.end())
        if bottom and bottom.value and not bottom.chinese and text[bottom.end : bottom.end + 1] not in ("/", "-"):
            return Number(numeral.start, bottom.end, numeral.value / bottom.value, numeral, bottom.value)
    return None


def _scaled(text: str, numeral: Numeral) -> tuple[float, int]:
    """The value and end of a numeral with k or M behind it."""
    scaled = _words().scaled.match(text, numeral.end)
    return (numeral.value * _words().scales[scaled["scale"]], scaled.end()) if scaled else (numeral.value, numeral.end)
