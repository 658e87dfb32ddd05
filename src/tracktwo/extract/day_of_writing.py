"""The day a text was written: what 今天 and 周五 are counted from (TRAPS 8)."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tracktwo.extract.page import Page
from tracktwo.languages import entries
from tracktwo.languages.patterns import filled
from tracktwo.model import Document

WITHIN = 160  # characters from the start of the text in which a dateline stands
OLDEST = 12  # days that a dispatch may lie before the day it was put on the page


def day_of_writing(page: Page) -> date | None:
    """The day of the dateline (华盛顿1日电, 路透北京9月4日 -), else of publication; None where neither is known.

    A dispatch that a paper prints a day later says 今天 of its own day. The month is the one nearest before the
    publication; a dateline further back than twelve days is none.
    """
    published = publication_day(page.document)
    if published is None:
        return None
    found = _dateline().search(page.folded, 0, WITHIN)
    if found is None:
        return published
    for back in range(-1, OLDEST):
        day = published - timedelta(back)
        if day.day == int(found["day"]) and (found["month"] is None or day.month == int(found["month"])):
            return day
    return published


def publication_day(document: Document) -> date | None:
    """The day of publication where the outlet is; the UTC day where the zone is unknown, None without a date."""
    if document.local_date:
        try:
            return date.fromisoformat(document.local_date[:10])
        except ValueError:
            return None
    if document.published is None:
        return None
    try:
        zone = ZoneInfo(document.time_zone) if document.time_zone else None
    except (ZoneInfoNotFoundError, ValueError):
        zone = None
    return (document.published.astimezone(zone) if zone else document.published).date()


@cache
def _dateline() -> re.Pattern[str]:
    """Patterns with the groups `day` and, where the dateline has one, `month`."""
    (entry,) = entries("tracktwo.languages.zh", "dates.toml", "dateline")
    return re.compile(filled("|".join(entry["patterns"]), {"date": entry["day"]}), re.MULTILINE)
