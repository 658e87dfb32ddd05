"""The time that a question asks for: `since` and `until` are date prefixes (2019, 2019-06, 2019-06-30), both in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")


def wrong_dates(since: str | None, until: str | None) -> Mapping[str, str]:
    """What is wrong with the time asked for, by name: a date that no calendar has, or both where no day lies between.

    Empty where nothing is wrong; a date that is not given (None) is right. 2019-06 to 2019 ends with the year.
    """
    for name, day in (("since", since), ("until", until)):
        if day is not None and not _is_date(day):
            return {name: day}
    if since and until and since[: len(until)] > until[: len(since)]:
        return {"since": since, "until": until}
    return {}


def _is_date(prefix: str) -> bool:
    if not DATE.fullmatch(prefix):
        return False
    try:
        date.fromisoformat(prefix + "-01-01"[len(prefix) - len("2019") :])
    except ValueError:
        return False
    return True


def first_and_last(days: Iterable[str | None]) -> tuple[str, str] | None:
    """The first and the last of some dates; None where there is none."""
    known = [day for day in days if day]
    return (min(known), max(known)) if known else None


def is_in_time(day: str | None, since: str | None, until: str | None) -> bool:
    """True where a date, as precise as it is known, may lie inside what was asked; what has no date only in all time.

    2020 may lie behind 2020-07, and 2020-07-15 lies before the end of 2020-07.
    """
    if not day:
        return not since and until is None
    late_enough = day >= (since or "")[: len(day)]
    return late_enough and (until is None or day <= until[: len(day)] or day.startswith(until))
