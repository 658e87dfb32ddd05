"""Dates as a chart needs them: a date prefix as the days it covers, and what stands how close on paper."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Sequence
from datetime import date

Days = tuple[str, str]  # first and last day, both inclusive, ISO 8601
SHORTEST = 14  # days that an axis covers at least


def days_of(prefix: str) -> Days:
    """First and last day that a date prefix covers: `2024-02` gives 2024-02-01 and 2024-02-29.

    A prefix that is no date raises ValueError.
    """
    numbers = [int(part) for part in prefix.split("-")]
    if len(numbers) == 1:
        first, last = date(numbers[0], 1, 1), date(numbers[0], 12, 31)
    elif len(numbers) == 2:
        year, month = numbers
        first, last = date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    else:
        first = last = date(*numbers)
    return first.isoformat(), last.isoformat()


def levels(spans: Sequence[Days], extent: Days, room: float) -> list[int]:
    """For each span of days the level on which it stands, 0 first, so that no two of one level touch.

    `extent` is the first and last day of the axis, `room` the part of it (0 to 1) that a mark needs at least.
    Spans are taken from left to right; the answer is in the order they were given.
    """
    first, last = (date.fromisoformat(day).toordinal() for day in extent)
    needed = max(1.0, (last - first) * room)
    ends: list[float] = []
    found = [0] * len(spans)
    for place in sorted(range(len(spans)), key=lambda place: spans[place]):
        start, end = (date.fromisoformat(day).toordinal() for day in spans[place])
        middle, half = (start + end) / 2, max((end - start) / 2, needed / 2)
        level = next((number for number, taken in enumerate(ends) if taken <= middle - half), len(ends))
        ends[level : level + 1] = [middle + half]
        found[place] = level
    return found


def extent_of(spans: Iterable[Days], margin: float = 0.02) -> Days:
    """The first and the last day of an axis that holds all spans with a margin on both sides, two weeks at least."""
    days = [day for span in spans for day in span]
    first, last = (date.fromisoformat(day) for day in (min(days), max(days)))
    covered = (last - first).days
    more = max(1, round(covered * margin), (SHORTEST - covered) // 2)
    return (
        date.fromordinal(max(1, first.toordinal() - more)).isoformat(),
        date.fromordinal(min(date.max.toordinal(), last.toordinal() + more)).isoformat(),
    )


def main_part(spans: Sequence[Days]) -> Days:
    """The days between which an axis may run so that a few spans far off do not press all others together.

    It begins with the first of the last 90 in 100 spans, where that shortens the axis 2.5 times or more, and ends with
    the last of the first 98 in 100, where it is then ten times as short; else where all begin and end. Spans outside
    are left to be counted.
    """
    starts, ends = (sorted(span[place] for span in spans) for place in (0, 1))
    begin, finish = starts[len(starts) // 10], ends[-1]
    if length((starts[0], finish)) <= 2.5 * max(365, length((begin, finish))):
        begin = starts[0]
    nearly = ends[-1 - len(ends) // 50]
    return begin, nearly if length((begin, finish)) > 10 * max(60, length((begin, nearly))) else finish


def length(days: Days) -> int:
    """How many days lie between the first and the last."""
    first, last = (date.fromisoformat(day).toordinal() for day in days)
    return last - first


def day_format(extent: Days) -> str:
    """How an axis of this extent writes its dates, in numbers: years, else months, else days."""
    days = length(extent)
    return "%Y" if days > 6 * 366 else "%Y-%m" if days > 150 else "%Y-%m-%d"


def day_told(day: str, extent: Days) -> str:
    """A day as the axis of this extent writes its dates: 2020-11-16 is 2020, 2020-11 or itself."""
    return day[: {"%Y": 4, "%Y-%m": 7}.get(day_format(extent), 10)]


def moment(day: str) -> int:
    """The milliseconds since 1970 (UTC) at which a day begins: numbers need no guessing by the chart's reader."""
    return (date.fromisoformat(day).toordinal() - date(1970, 1, 1).toordinal()) * 86_400_000
