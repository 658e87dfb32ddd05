"""One meeting in many reports: the same parties, dates that fit each other, no other place or series."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tracktwo.languages import fold
from tracktwo.link.groups import Group

# What happens to a meeting is one event; each turn in the life of a series is an event of its own.
EVENTS = {
    "planned": "meeting", "held": "meeting", "postponed": "meeting", "cancelled": "meeting",
    "suspended": "suspended", "resumed": "resumed", "ended": "ended",
}  # fmt: skip
DAY = 10  # characters of 2024-06-22


@dataclass(frozen=True, slots=True)
class Met:
    """A talk as far as linking looks at it: parties are actors, else name keys; `when` is a date prefix.

    A talk without parties or date, or with a status that is no event (active, called for, refused), is in no group.
    """

    key: str
    parties: frozenset[str]
    status: str
    when: str
    place: str | None = None
    series: str | None = None


def same_meetings(talks: Iterable[Met]) -> list[Group]:
    """The groups of talks that report one meeting, or one turn of a series.

    Reports of a day are one meeting where neither place nor series differs; two days are two meetings. A report that
    knows only the month or the year needs the same place or series besides (states often meet twice in a month), and
    belongs to the only meeting that it fits: to none where there are two.
    """
    buckets: dict[tuple[frozenset[str], str], list[Met]] = {}
    for one in talks:
        if one.parties and one.when and one.status in EVENTS:
            buckets.setdefault((one.parties, EVENTS[one.status]), []).append(one)
    found = [group for some in buckets.values() for group in _of_the_same_parties(some)]
    return sorted(found, key=lambda group: group.key)


def _of_the_same_parties(talks: list[Met]) -> Iterator[Group]:
    """Reports in the order of what they tell, each to the only meeting that it fits."""
    meetings: list[list[Met]] = []
    for one in sorted(talks, key=_most_told):
        fitting = [meeting for meeting in meetings if _fit(one, meeting)]
        if len(fitting) == 1:
            fitting[0].append(one)
        else:
            meetings.append([one])
    for meeting in meetings:
        if len(meeting) > 1:
            yield Group(tuple(sorted(one.key for one in meeting)), "the same parties, dates and places that fit")


def _most_told(one: Met) -> tuple[int, bool, bool, str, str, str, str]:
    told = (one.place is None, one.series is None)
    return (-len(one.when), *told, one.when, one.place or "", one.series or "", one.key)


def _fit(one: Met, meeting: list[Met]) -> bool:
    """True where no report of the meeting says another date, place or series, and one shows it if dates are vague."""
    if any(_same(one.place, other.place) is False or _same(one.series, other.series) is False for other in meeting):
        return False
    if not all(other.when.startswith(one.when) or one.when.startswith(other.when) for other in meeting):
        return False
    if len(one.when) == DAY and any(one.when == other.when for other in meeting):
        return True
    return any(_same(one.place, other.place) or _same(one.series, other.series) for other in meeting)


def _same(one: str | None, other: str | None) -> bool | None:
    """Whether two names are one, 河内 and 越南河內; None where one of them is not told."""
    if one is None or other is None:
        return None
    short, long = sorted((fold(one), fold(other)), key=len)
    return short in long
