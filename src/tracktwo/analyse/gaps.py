"""Gaps: from a stop to the next talk of the same parties that went on, with the stated reasons side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tracktwo.analyse.talk_points import TalkPoint, sides
from tracktwo.analyse.talk_reports import ReportedReason, TalkReport

STOPPED = frozenset({"suspended", "postponed", "cancelled", "ended", "refused"})
WENT_ON = frozenset({"held", "resumed", "active"})


@dataclass(frozen=True, slots=True)
class Reason(ReportedReason):
    """One stated reason with its report, in whose text it stands."""

    report: TalkReport


@dataclass(frozen=True, slots=True)
class Gap:
    """From a stop (`since`) to the next talk that went on (`until`, None where this ledger holds none)."""

    since: str
    until: str | None
    stop: TalkPoint
    reasons: tuple[Reason, ...]


def gaps(points: Sequence[TalkPoint], undated: Sequence[TalkPoint] = ()) -> list[Gap]:
    """From each stop to the next talk between the same parties that went on; stops inside a gap add their reasons.

    So do stops without a date (在2019年之后停摆), where the same parties have a single gap that had
    begun when they were printed. Reports that somebody rejected make no gap and give no reason.
    """
    between: dict[frozenset[str], list[TalkPoint]] = defaultdict(list)
    for point in filter(_stands, points):
        between[sides(point)].append(point)
    found = []
    for parties, some in between.items():
        of_parties = list(_gaps_of(some))
        if len(of_parties) == 1:
            (gap,) = of_parties
            stops = [point for point in undated if _stands(point) and sides(point) == parties]
            more = [one for stop in stops for one in _reasons(stop) if (one.report.published or "") >= gap.since]
            of_parties = [replace(gap, reasons=(*gap.reasons, *more))]
        found += of_parties
    return sorted(found, key=lambda gap: (gap.since, gap.until or "", gap.stop.key))


def _stands(point: TalkPoint) -> bool:
    return any(report.judged != "rejected" for report in point.reports)


def _reasons(point: TalkPoint) -> list[Reason]:
    if point.status not in STOPPED:
        return []
    standing = (report for report in point.reports if report.judged != "rejected")
    return [Reason(one.words, one.by, one.start, one.end, report) for report in standing for one in report.reasons]


def _gaps_of(points: Sequence[TalkPoint]) -> Iterable[Gap]:
    stop: TalkPoint | None = None
    reasons: list[Reason] = []
    for point in points:
        if stop and point.status in WENT_ON and (point.when or "") > (stop.when or ""):
            yield Gap(stop.when or "", point.when, stop, tuple(reasons))
            stop, reasons = None, []
        if point.status in STOPPED:
            stop = stop or point
            reasons += _reasons(point)
    if stop:
        yield Gap(stop.when or "", None, stop, tuple(reasons))
