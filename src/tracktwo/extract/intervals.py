"""Intervals of days: years, months, weeks, decades and parts of them; only 1900 to 2100, never a made-up day."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from tracktwo.model import Precision

FIRST_YEAR, LAST_YEAR = 1900, 2100


@dataclass(frozen=True, slots=True)
class Interval:
    """The days from `start` to `end`, both inclusive; None is open or unknown."""

    start: date | None
    end: date | None
    precision: Precision

    @property
    def value(self) -> str | None:
        """The longest date prefix that holds of every day: `2023`, `2023-11`, `2023-11-06`; None over years."""
        if self.start is None or self.end is None or self.start.year != self.end.year:
            return None
        if self.start.month != self.end.month:
            return f"{self.start.year}"
        return self.start.isoformat() if self.start == self.end else self.start.isoformat()[:7]


def day_of(year: int, month: int, day: int) -> Interval | None:
    """That day; None where the calendar or 1900 to 2100 has no such day (2月30日)."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return Interval(date(year, month, day), date(year, month, day), "day")


def months_of(year: int, first: int, last: int) -> Interval | None:
    """The months `first` to `last` of a year, with the precision that fits their number."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= first <= last <= 12):
        return None
    precision: Precision = {1: "month", 3: "quarter", 12: "year"}.get(last - first + 1, "half")  # type: ignore[assignment]
    return Interval(date(year, first, 1), date(year, last, monthrange(year, last)[1]), precision)


def year_of(year: int) -> Interval | None:
    """The whole year; None outside 1900 to 2100."""
    return months_of(year, 1, 12)


def part_of_month(year: int, month: int, first: int, last: int) -> Interval | None:
    """The days `first` to `last` of a month; 31 is its last day."""
    whole = months_of(year, month, month)
    if whole is None or whole.end is None:
        return None
    return Interval(date(year, month, first), date(year, month, min(last, whole.end.day)), "week")


def week_of(day: date, step: int = 0) -> Interval | None:
    """The week, Monday to Sunday, `step` weeks from the one of `day`."""
    monday = moved(day, days=7 * step - day.weekday())
    return Interval(monday, monday + timedelta(6), "week") if monday and monday.year < LAST_YEAR else None


def years_of(first: int, last: int) -> Interval | None:
    """The years `first` to `last`: a decade or a century or a part of one."""
    if not FIRST_YEAR <= first <= last <= LAST_YEAR:
        return None
    return Interval(date(first, 1, 1), date(last, 12, 31), "decade" if last - first <= 10 else "century")


def moved(day: date, *, years: int = 0, months: int = 0, days: int = 0) -> date | None:
    """`day` so much later; the last day of the month where it has no such day. None outside 1900 to 2100."""
    if max(abs(years), abs(months) // 12, abs(days) // 366) > LAST_YEAR - FIRST_YEAR:
        return None
    month = day.month - 1 + months + 12 * years
    year = day.year + month // 12
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    shifted = date(year, month % 12 + 1, min(day.day, monthrange(year, month % 12 + 1)[1])) + timedelta(days)
    return shifted if FIRST_YEAR <= shifted.year <= LAST_YEAR else None


def month_before(value: str) -> str | None:
    """The same day of the month before: 2020-12-24 gives 2020-11-24; None where that month has none (2020-07-31)."""
    day = date.fromisoformat(value)
    first = moved(day.replace(day=1), months=-1)
    same = day_of(first.year, first.month, day.day) if first else None
    return same.value if same else None


def nearest(day: date, candidates: list[Interval | None]) -> Interval | None:
    """The candidate nearest to `day`; of two equally near ones the earlier."""
    known = [interval for interval in candidates if interval is not None and interval.start and interval.end]
    return min(known, key=lambda interval: (distance(day, interval), interval.start), default=None)


def likeliest(day: date, candidates: list[Interval | None], bias: float) -> Interval | None:
    """The nearest candidate, those ahead counted `bias` times as far away; of two equally near ones the earlier."""
    known = [interval for interval in candidates if interval is not None and interval.start and interval.end]

    def cost(interval: Interval) -> tuple[float, date | None]:
        ahead = interval.start is not None and interval.start > day
        return distance(day, interval) * (bias if ahead else 1.0), interval.start

    return min(known, key=cost, default=None)


def distance(day: date, interval: Interval) -> int:
    """The days between `day` and an interval, 0 inside it."""
    if interval.start is None or interval.end is None:
        return 10**6
    if interval.start <= day <= interval.end:
        return 0
    return min(abs((interval.start - day).days), abs((interval.end - day).days))
