"""Dates as pages print them beside the headline: `2020-10-12T14:41:26Z`, `03/08/2020 - 16:21`, `2020年10月12日`."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from functools import cache
from typing import NamedTuple

from tracktwo.read.pagewords import printed_day

FIRST_YEAR, LAST_YEAR = 1900, 2100
CLOCK = r"(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6})\d*)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?"
ISO = re.compile(rf"(\d{{4,5}})-(\d{{1,2}})-(\d{{1,2}})(?:[T ]+{CLOCK})?")
DAY_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?:\s*-\s*(\d{1,2}):(\d{2}))?")
SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?:\s+(\d{1,2}):(\d{2}))?")
MAIL = re.compile(r"[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}(?::\d{2})? (?:GMT|UT|[+-]\d{4})")
LONGEST = 60


class Stamp(NamedTuple):
    """A date as printed: the day, and the moment (aware) where a time with its zone stands beside it."""

    day: str
    moment: datetime | None


def read_stamp(text: str) -> Stamp | None:
    """The stamp that `text` is, wholly; None for anything else.

    Raises ValueError for a day that cannot be (2020-13-40).
    """
    text = text.strip()
    if len(text) > LONGEST:
        return None
    if iso := ISO.fullmatch(text):
        return _iso(iso)
    if MAIL.fullmatch(text):
        moment = parsedate_to_datetime(text)
        return Stamp(moment.date().isoformat(), moment.astimezone(UTC))
    if (found := DAY_FIRST.fullmatch(text)) and int(found[2]) <= 12:
        return Stamp(_day(found[3], found[2], found[1]), None)
    if found := _chinese().fullmatch(text) or SLASHED.fullmatch(text):
        return Stamp(_day(found[1], found[2], found[3]), None)
    return None


@cache
def _chinese() -> re.Pattern[str]:
    """A day as Chinese pages print it, perhaps with the time behind it."""
    return re.compile(rf"{printed_day()}(?:\s*(\d{{1,2}})[:：](\d{{2}}))?")


def _day(year: str, month: str, day: str) -> str:
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        raise ValueError(f"no year {year}")
    return date(int(year), int(month), int(day)).isoformat()


def _iso(found: re.Match[str]) -> Stamp:
    year, month, day, hour, minute, second, fraction, zone = found.groups()
    printed = _day(year, month, day)
    if hour is None or zone is None:
        return Stamp(printed, None)
    offset = timedelta()
    if zone[0] in "+-":
        digits = zone[1:].replace(":", "")
        offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:])) * (1 if zone[0] == "+" else -1)
    micro = int((fraction or "0").ljust(6, "0"))
    local = datetime(int(year), int(month), int(day), int(hour), int(minute), int(second or 0), micro, timezone(offset))
    return Stamp(printed, local.astimezone(UTC))
