"""Durations: 两年, 五年前, 未来十年, 三个月后: a length, and the days it covers where it is counted from a day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from tracktwo.extract.date_forms import Form
from tracktwo.extract.date_words import FILE, PACKAGE
from tracktwo.extract.intervals import Interval, months_of, moved, week_of, year_of
from tracktwo.extract.numerals import read_numeral
from tracktwo.languages import entries
from tracktwo.languages.patterns import either, filled
from tracktwo.model import Precision

Direction = Literal["back", "ahead", "ago", "later", "since", "within"]


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time: `iso` (`P3Y6M`; None for 几年), and what it moves a day by, in years, months and days."""

    iso: str | None
    years: int
    months: int
    days: int
    unit: Precision

    def before(self, day: date) -> date | None:
        """The day so much earlier."""
        return moved(day, years=-self.years, months=-self.months, days=-self.days)

    def after(self, day: date) -> date | None:
        """The day so much later."""
        return moved(day, years=self.years, months=self.months, days=self.days)


@dataclass(frozen=True, slots=True)
class _Words:
    units: Mapping[str, Mapping[str, str | int]]
    piece: re.Pattern[str]
    measure: re.Pattern[str]
    half: frozenset[str]
    reaching: re.Pattern[str]
    leads: Mapping[str, Direction]
    tails: Mapping[str, Direction]


@cache
def _words() -> _Words:
    units = {name: entry for entry in entries(PACKAGE, FILE, "unit") for name in entry["names"]}
    directions = {
        position: {word: entry["direction"] for entry in entries(PACKAGE, FILE, position) for word in entry["match"]}
        for position in ("lead", "tail")
    }
    (length,) = entries(PACKAGE, FILE, "length")
    return _Words(
        units,
        re.compile(filled(length["pattern"], {"unit": either(units)})),
        re.compile(either(length["measure"])),
        frozenset(length["half"]),
        re.compile(either(length["reaching"])),
        directions["lead"],
        directions["tail"],
    )


def direction_of(form: Form) -> Direction | None:
    """Whither the words around a length count it; None for a bare length."""
    lead, tail = form.groups.get("lead", ""), form.groups.get("tail", "")
    ahead = _words().leads.get(lead)
    return ahead or _words().tails.get(tail)


def read_length(form: Form) -> Length | None:
    """The length of a form; None where it is none (五日, 三月 without 个; 0年)."""
    pieces = list(_words().piece.finditer(form.groups["length"]))
    if not pieces or (_needs_help(pieces) and not form.groups.get("lead") and not form.groups.get("tail")):
        return None
    sums = {"years": 0.0, "months": 0.0, "days": 0.0}
    codes: dict[str, float] = {}
    known = True
    for piece in pieces:
        unit = _words().units[piece["unit"]]
        count = _count(piece)
        known = known and count is not None
        amount = (count or 0.0) + (0.5 if piece["half"] else 0.0)
        sums[str(unit["step"])] += amount * int(unit["count"])
        code = str(unit["code"])
        codes[code] = codes.get(code, 0.0) + amount * int(unit.get("scale", 1))
    if known and not any(sums.values()):
        return None
    iso = "P" + "".join(f"{codes[code]:g}{code}" for code in "YMWD" if code in codes) if known else None
    months = sums["months"] + 12 * (sums["years"] % 1)
    unit_name: Precision = _words().units[pieces[-1]["unit"]]["precision"]  # type: ignore[assignment]
    return Length(iso, int(sums["years"]), int(months), int(sums["days"] + 30 * (months % 1)), unit_name)


def _needs_help(pieces: list[re.Match[str]]) -> bool:
    last = pieces[-1]
    return bool(_words().units[last["unit"]].get("needs_measure")) and not _words().measure.search(last.group())


def _count(piece: re.Match[str]) -> float | None:
    """The number of a piece; None for 几 and 数."""
    written = piece["number"]
    return 0.5 if written in _words().half else read_numeral(_words().reaching.sub("", written))


def counted(length: Length, direction: Direction, day: date) -> Interval | None:
    """The days that `length` covers when counted from `day`: 五年前 is that year, 未来十年 the ten years to come.

    Half a day (未来半天) lies in the day itself.
    """
    if length.iso is None and direction in ("ago", "later", "within"):
        return Interval(None, None, "open")
    earlier, later = length.before(day), length.after(day)
    if direction in ("ago", "later"):
        target = earlier if direction == "ago" else later
        return _around(target, length.unit) if target else None
    if length.iso and later == day and direction in ("back", "ahead"):
        return Interval(day, day, "day")
    if direction == "back":
        yesterday = moved(day, days=-1)
        return (
            Interval(earlier, yesterday, length.unit) if earlier and length.iso else Interval(None, yesterday, "open")
        )
    if direction == "ahead":
        tomorrow = moved(day, days=1)
        return Interval(tomorrow, later, length.unit) if later and length.iso else Interval(tomorrow, None, "open")
    if direction == "since":
        return Interval(earlier if length.iso else None, None, length.unit if length.iso else "open")
    return Interval(day, later, length.unit)


def _around(day: date, unit: Precision) -> Interval | None:
    """The year, month, week or day that holds `day`."""
    if unit in ("year", "century"):
        return year_of(day.year)
    if unit in ("month", "quarter"):
        return months_of(day.year, day.month, day.month)
    return week_of(day) if unit == "week" else Interval(day, day, "day")
