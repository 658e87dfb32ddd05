"""Dates as a chart needs them: a date prefix as the days it covers, and what stands how close on paper."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Sequence
from datetime import date

Days = tuple[str, str]  # first and last day, both inclusive, ISO 8601


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
    """The first and the last day of an axis that holds all spans with a margin on both sides, a month at least."""
    days = [day for span in spans for day in span]
    first, last = (date.fromisoformat(day) for day in (min(days), max(days)))
    more = max(15, round((last - first).days * margin))
    return (
        date.fromordinal(max(1, first.toordinal() - more)).isoformat(),
        date.fromordinal(min(date.max.toordinal(), last.toordinal() + more)).isoformat(),
    )


def main_part(spans: Sequence[Days], late: float = 0.9, wide: float = 2.5) -> str:
    """The day on which an axis may begin so that a few old spans do not press all others together.

    It is the first day of the spans that make up the `late` share at the end, where that shortens the axis `wide`
    times or more; else the first day of all. Spans that end before it are left to be counted.
    """
    starts = sorted(start for start, _ in spans)
    first, last = starts[0], max(end for _, end in spans)
    later = starts[int(len(starts) * (1 - late))]
    length, shorter = (
        date.fromisoformat(last).toordinal() - date.fromisoformat(day).toordinal() for day in (first, later)
    )
    return later if length > wide * max(365, shorter) else first


def day_format(extent: Days) -> str:
    """How an axis of this extent writes its dates, in numbers: years, else months, else days."""
    first, last = (date.fromisoformat(day) for day in extent)
    length = (last - first).days
    return "%Y" if length > 6 * 366 else "%Y-%m" if length > 150 else "%Y-%m-%d"


def moment(day: str) -> int:
    """The milliseconds since 1970 (UTC) at which a day begins: numbers need no guessing by the chart's reader."""
    return (date.fromisoformat(day).toordinal() - date(1970, 1, 1).toordinal()) * 86_400_000
