"""Gaps: from a stop to the next talk of the same parties that went on, with the stated reasons side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
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
    """From a stop (`since`) to the next talk that went on (`until`, None where this ledger holds none).

    `stop` is the point of that stop; where it is not listed in the answer, the first stop inside the gap that is.
    `went_on` is the point of that talk, listed in the answer or not.
    """

    since: str
    until: str | None
    stop: TalkPoint
    reasons: tuple[Reason, ...]
    went_on: TalkPoint | None = None

    @property
    def told_by(self) -> TalkReport | None:
        """The first report of the talk that ends it, without those that somebody rejected."""
        return next(_standing(self.went_on), None) if self.went_on else None


def gaps(
    points: Sequence[TalkPoint], undated: Sequence[TalkPoint] = (), shown: Collection[str] | None = None
) -> list[Gap]:
    """From each stop to the next talk between the same parties that went on; stops inside a gap add their reasons.

    So do stops without a date (在2019年之后停摆), where the same parties have a single gap that had
    begun when they were printed. Reports that somebody rejected make no gap and give no reason. `shown` are the keys
    of the points that are listed (None: all); a gap without a stop among them is left out.
    """
    between: dict[frozenset[str], list[TalkPoint]] = defaultdict(list)
    for point in filter(_stands, points):
        between[sides(point)].append(point)
    found = []
    for parties, some in between.items():
        of_parties = list(_gaps_of(some, shown))
        if len(of_parties) == 1:
            (gap,) = of_parties
            stops = [point for point in undated if _stands(point) and sides(point) == parties]
            more = [one for stop in stops for one in _reasons(stop) if (one.report.published or "") >= gap.since]
            of_parties = [replace(gap, reasons=(*gap.reasons, *more))]
        found += of_parties
    return sorted(found, key=lambda gap: (gap.since, gap.until or "", gap.stop.key))


def _stands(point: TalkPoint) -> bool:
    return any(_standing(point))


def _standing(point: TalkPoint) -> Iterator[TalkReport]:
    return (report for report in point.reports if report.judged != "rejected")


def _reasons(point: TalkPoint) -> list[Reason]:
    if point.status not in STOPPED:
        return []
    told = ((report, one) for report in _standing(point) for one in report.reasons)
    return [Reason(one.words, one.by, one.start, one.end, report) for report, one in told]


def _gaps_of(points: Sequence[TalkPoint], shown: Collection[str] | None) -> Iterable[Gap]:
    stops: list[TalkPoint] = []
    for point in points:
        if stops and point.status in WENT_ON and (point.when or "") > (stops[0].when or ""):
            yield from _gap(stops, point, shown)
            stops = []
        if point.status in STOPPED:
            stops.append(point)
    if stops:
        yield from _gap(stops, None, shown)


def _gap(stops: Sequence[TalkPoint], went_on: TalkPoint | None, shown: Collection[str] | None) -> Iterable[Gap]:
    """The gap of these stops; none where no stop is listed."""
    listed = [point for point in stops if shown is None or point.key in shown]
    if listed:
        reasons = tuple(reason for point in stops for reason in _reasons(point))
        yield Gap(stops[0].when or "", went_on.when if went_on else None, listed[0], reasons, went_on)
