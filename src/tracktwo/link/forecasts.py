"""One forecast in many outlets: the same publisher and edition, subject, unit and due year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tracktwo.link.groups import Group, day_number, windows

EDITION_DAYS = 300  # yearly reports came 10.5 to 14.5 months apart: US report on China 2020-09 to 2024-12, SIPRI, FAS


@dataclass(frozen=True, slots=True)
class Foretold:
    """A forecast as far as linking looks at it: publisher and subject are actors, else name keys; `due` a date prefix.

    `edition` is the publisher's edition where knowledge knows it; `day` is the document's, None where it has none.
    """

    key: str
    publisher: str
    subject: str
    unit: str
    due: str
    day: str | None
    edition: str | None = None


def same_forecasts(forecasts: Iterable[Foretold]) -> list[Group]:
    """The groups of forecasts that are one, also where outlets print other words or numbers for it.

    The edition is the one that knowledge names, else the only one so named within 300 days of the first report, else
    what was printed in those days. A report without a day belongs to its named edition or to the only one there is.
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
    for one in forecasts:
        if one.day is None and (one.edition in editions or len(editions) == 1):
            editions[one.edition if one.edition in editions else min(editions)].append(one)
    for edition in editions.values():
        if len(edition) > 1:
            yield Group(tuple(sorted(one.key for one in edition)), "the same publisher, edition, subject, unit and due")
