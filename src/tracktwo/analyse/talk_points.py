"""One meeting, many reports: points of the timeline that keep what each report says, and say where they differ."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tracktwo.analyse.sides import side_ids
from tracktwo.analyse.talk_reports import TalkReport
from tracktwo.languages import fold


@dataclass(frozen=True, slots=True)
class TalkPoint:
    """One talk, or several reports of one meeting; `key` names it in an address.

    `when` and `status` are what most reports say (on a tie the first published); `differs` names the fields on which
    reports disagree, or of which one report tells several. `doubts` are the keys of points that may be the same talk,
    which other documents date otherwise.
    """

    key: str
    when: str | None
    status: str
    parties: tuple[str, ...]
    place: str | None
    reports: tuple[TalkReport, ...]
    differs: tuple[str, ...]
    doubts: tuple[str, ...] = ()

    @property
    def track(self) -> tuple[str, ...]:
        """The track that most reports tell (on a tie the first published); none where no report says any."""
        return most(report.track for report in self.reports) or ()


def sides(point: TalkPoint) -> frozenset[str]:
    """The parties as actors where knowledge has them, whatever name or script."""
    return side_ids(point.parties)


def points(found: Sequence[TalkReport], linked: Mapping[str, str]) -> list[TalkPoint]:
    """The reports put together as links say; `linked` names the group of a record key."""
    groups: dict[str, list[TalkReport]] = defaultdict(list)
    for report in found:
        groups[linked.get(report.key, report.key)].append(report)
    return [_point(key, some) for key, some in groups.items()]


def _point(key: str, reports: Sequence[TalkReport]) -> TalkPoint:
    told = {
        "when": _said(report.when for report in reports),
        "track": _said(report.track for report in reports),
        "status": _said(report.status for report in reports),
        "reason": {fold(reason.words) for report in reports for reason in report.reasons},
    }
    differs = tuple(name for name, values in told.items() if len(values) > 1)
    return TalkPoint(
        key=key,
        when=most(report.when for report in reports),
        status=most(report.status for report in reports) or reports[0].status,
        parties=most(report.parties for report in reports) or (),
        place=most(report.place for report in reports),
        reports=tuple(reports),
        differs=differs,
    )


def _said(values: Iterable[Any]) -> set[Any]:
    return {value for value in values if value}


def most(values: Iterable[Any]) -> Any:
    """The value that most reports give, the first of equals; None where none gives any."""
    counted = Counter(value for value in values if value)
    return counted.most_common(1)[0][0] if counted else None
