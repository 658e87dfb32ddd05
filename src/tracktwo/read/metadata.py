"""What a document says about itself: title, outlet, address, time, people; front matter first, then the page's own."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from html import unescape
from typing import Any

from tracktwo.model import Issue
from tracktwo.read.datelines import FIRST_YEAR, LAST_YEAR, Stamp, read_stamp
from tracktwo.read.frontmatter import KNOWN, is_true, text_of, words_of
from tracktwo.read.outlets import Outlet, local_day, outlet_at, outlet_named, possible_days

JEKYLL_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) ?(Z|[+-]\d{2}:?\d{2})?")
NOBODY = frozenset(["unknown", "none", "null", "admin", "anonymous"])


@dataclass(frozen=True, slots=True)
class Metadata:
    """The fields of a document before its text is known. `author` is a person, where the field is no outlet."""

    title: str = ""
    published: datetime | None = None
    local_date: str | None = None
    outlet: str | None = None
    time_zone: str | None = None
    url: str | None = None
    tags: tuple[str, ...] = ()
    author: str | None = None
    language: str | None = None
    restricted: bool = False
    issues: tuple[Issue, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class When:
    """A date field, understood: an aware moment (UTC), or a day alone, or neither with what is wrong."""

    moment: datetime | None = None
    day: str | None = None
    issue: Issue | None = None


def read_when(value: str | None) -> When:
    """The moment or day of a date field; never raises: an absent or absurd date is an issue."""
    if not value or value.lower() in ("null", "none", "nan", "invalid date"):
        return When(issue=Issue("date.missing", "no publication date: relative dates in the text stay unresolved"))
    try:
        if found := JEKYLL_DATE.fullmatch(value):
            moment = datetime.fromisoformat(f"{found[1]}T{found[2]}{found[3] or '+00:00'}")
            if not FIRST_YEAR <= moment.year <= LAST_YEAR:
                raise ValueError(f"no year {moment.year}")
            missing = None if found[3] else Issue("date.no_zone", f"the date {value} has no zone: taken as UTC")
            return When(moment.astimezone(UTC), None, missing)
        stamp = read_stamp(value)
    except (ValueError, OverflowError) as error:
        return When(issue=Issue("date.absurd", f"the date {value[:40]} cannot be: {error}"))
    if stamp is None:
        return When(issue=Issue("date.absurd", f"the date {value[:40]} cannot be read"))
    return When(stamp.moment, stamp.day if stamp.moment is None else None)


def dated(metadata: Metadata, when: When, outlet: Outlet | None) -> Metadata:
    """The metadata with its time, the outlet's day and the issues of both."""
    issues = metadata.issues + ((when.issue,) if when.issue else ())
    day = local_day(when.moment, outlet) if when.moment else when.day
    if when.moment and day is None:
        known = outlet.name if outlet else metadata.outlet or "this outlet"
        days = " or ".join(possible_days(when.moment))
        told = f"no text states the time zone of {known}: its day is {days}, write the right one alone as the date"
        issues += (Issue("date.zone_unknown", told),)
    zone = outlet.time_zone if outlet else None
    return replace(metadata, published=when.moment, local_date=day, time_zone=zone, issues=issues)


def title_of(value: object) -> str:
    """The title as a page shows it, "" for none: `&quot;曙光&quot;演习` in an archive is "曙光"演习."""
    return unescape(text_of(value) or "")


def of_fields(fields: dict[str, Any], *, restricted: bool = False) -> Metadata:
    """The metadata of a post's front matter. `author:` is the outlet in this archive; a person's name there is kept."""
    url = text_of(fields.get("from")) or text_of(fields.get("url")) or text_of(fields.get("source"))
    outlet, name, author = whose(text_of(fields.get("outlet")), text_of(fields.get("author")), url)
    metadata = Metadata(
        title=title_of(fields.get("title")),
        outlet=name,
        url=url,
        tags=tuple(dict.fromkeys(words_of(fields.get("tags")) + words_of(fields.get("categories")))),
        author=author,
        language=text_of(fields.get("lang")) or text_of(fields.get("language")),
        restricted=restricted or is_true(fields.get("restricted")),
        issues=tuple(
            Issue("metadata.unknown_key", f"the front matter has a key nobody reads: {str(key)[:60]}")
            for key in fields
            if key not in KNOWN
        ),
    )
    return dated(metadata, read_when(text_of(fields.get("date"))), outlet)


def whose(given: str | None, author: str | None, url: str | None) -> tuple[Outlet | None, str | None, str | None]:
    """The outlet as known, the outlet's name, and the author if that is a person.

    A given outlet wins, then an author that is an outlet's name, then the outlet of the address; an author at an
    address nobody knows is taken as the outlet.
    """
    if given:
        outlet = outlet_named(given)
        return outlet, outlet.name if outlet else given, author
    if author and (outlet := outlet_named(author)):
        return outlet, outlet.name, None
    if author and author.lower() in NOBODY:
        author = None
    if url and (outlet := outlet_at(url)):
        return outlet, outlet.name, author
    return None, author, None


def conflicts(metadata: Metadata, stamps: list[Stamp]) -> tuple[Issue, ...]:
    """An issue where the page's own first date is another day than the document's."""
    if not stamps:
        return ()
    stamp, moment = stamps[0], metadata.published
    if stamp.moment and moment:
        differs = abs((stamp.moment - moment).total_seconds()) >= 86_400
    else:
        days = {metadata.local_date, moment.date().isoformat() if moment else None} - {None}
        differs = bool(days) and stamp.day not in days
    if not differs:
        return ()
    own = metadata.local_date or (moment.isoformat() if moment else "")
    return (Issue("date.differs", f"the page prints {stamp.day}, the front matter says {own}: the latter is used"),)
