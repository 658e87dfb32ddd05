"""One forecast in many outlets: the same publisher and edition, subject, unit and due year.

Links (rows of the ledger) and the figures answer both group by `same_forecasts` of what `foretold` gives.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tracktwo.knowledge.editions import ALIKE, Edition
from tracktwo.knowledge.lines import is_about, publisher_of
from tracktwo.link.groups import Group, day_number, windows

EDITION_DAYS = 300  # yearly reports came 10.5 to 14.5 months apart: US report on China 2020-09 to 2024-12, SIPRI, FAS


@dataclass(frozen=True, slots=True)
class Foretold:
    """A forecast as far as linking looks at it: publisher and subject are actors, else name keys; `due` a date prefix.

    `edition` is the id of the publisher's own line, where one is known; `day` is the document's, None where it has
    none.
    """

    key: str
    publisher: str
    subject: str
    unit: str
    due: str
    day: str | None
    edition: str | None = None


def foretold(
    key: str, publisher: str, subject: str, unit: str, due: str, day: str | None, values: Iterable[float],
    lines: Iterable[Edition],
) -> Foretold:  # fmt: skip
    """A forecast beside its publisher's own line; units that print one count are one; a day that is no day is None."""
    day = day if day and len(day) == 10 else None
    line = own_line(publisher, subject, due, day, values, lines)
    return Foretold(key, publisher, subject, family(unit), due, day, line.id if line else None)


def family(unit: str) -> str:
    """One name for units that print the same count: a warhead and a weapon are `warhead`."""
    return next((min(group) for group in ALIKE if unit in group), unit)


def own_line(
    publisher: str, subject: str, due: str, day: str | None, values: Iterable[float], lines: Iterable[Edition]
) -> Edition | None:
    """The line of the newest edition, out by the day of the text, that speaks of the same due date; None for none.

    核弹头数目未来10年至少增加一倍 in September 2020 is the line of the report of that month. A claim without numbers
    fits a line that says how many times as many; one with numbers must share one with the line. A text without a day
    has a line only where a single one fits.
    """
    numbers = set(values)
    out = [
        line
        for line in lines
        if line.due == due
        and publisher == publisher_of(line)
        and (day is None or _was_out(line, day))
        and (not numbers if line.times else bool(numbers & set(line.values)))
        and is_about(line, subject)
    ]
    if day is None and len(out) > 1:
        return None
    return max(out, key=lambda line: (line.release or "", line.id), default=None)


def same_forecasts(forecasts: Iterable[Foretold]) -> list[Group]:
    """The groups of forecasts that are one, also where outlets print other words or numbers for it.

    The edition is the publisher's own line, else the only one so known within 300 days of the first report, else what
    was printed in those days. A report without a day belongs to its known line or to the only one there is.
    """
    buckets: dict[tuple[str, str, str, str], list[Foretold]] = {}
    for one in forecasts:
        buckets.setdefault((one.publisher, one.subject, one.unit, one.due[:4]), []).append(one)
    found = [group for some in buckets.values() for group in _editions(some)]
    return sorted(found, key=lambda group: group.key)


def _editions(forecasts: list[Foretold]) -> Iterator[Group]:
    dated = sorted((one for one in forecasts if one.day), key=lambda one: (one.day, one.key))
    editions: dict[str, list[Foretold]] = {}
    for window in windows(dated, lambda one: day_number(one.day or ""), EDITION_DAYS):
        named = {one.edition for one in window if one.edition}
        usual = min(named) if len(named) == 1 else f"first printed {window[0].day}"
        for one in window:
            editions.setdefault(one.edition or usual, []).append(one)
    undated = [one for one in forecasts if one.day is None]
    for one in undated:
        if one.edition:
            editions.setdefault(one.edition, []).append(one)
    if len(editions) == 1:
        next(iter(editions.values())).extend(one for one in undated if not one.edition)
    for edition in editions.values():
        if len(edition) > 1:
            yield Group(tuple(sorted(one.key for one in edition)), "the same publisher, edition, subject, unit and due")


def _was_out(line: Edition, day: str) -> bool:
    return line.release is not None and line.release <= day[: len(line.release)]
