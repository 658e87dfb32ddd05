"""The timeline: talks in lanes by track and series; gaps with their stated reasons side by side, and who stated each.

Reports of one meeting stand on one point and keep their own date, track and reason; the point says where they differ.
A talk without a date is no point in time: it is listed apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection

from tracktwo.analyse.coverage import Coverage, coverage, open_hits
from tracktwo.analyse.doubts import with_doubts
from tracktwo.analyse.gaps import Gap, gaps
from tracktwo.analyse.named import most_named
from tracktwo.analyse.talk_points import TalkPoint, most, points, sides
from tracktwo.analyse.talk_reports import TalkQuestion, TalkReport, reports
from tracktwo.analyse.topics import talk_topic
from tracktwo.store.links import groups
from tracktwo.store.times import first_and_last, is_in_time

MANY = 40  # talks: of more than these most are on other matters than arms (of 2,239 reports 2,000)
LaneKey = tuple[str | None, tuple[str, ...]]  # a series, or without one a set of tracks

__all__ = ["MANY", "Gap", "Lane", "TalkPoint", "TalkQuestion", "TimelineAnswer", "frequent_parties", "timeline"]


@dataclass(frozen=True, slots=True)
class Lane:
    """Talks of one known series (its id), or without a series of one set of tracks; points in order of time."""

    series: str | None
    track: tuple[str, ...]
    points: tuple[TalkPoint, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class TimelineAnswer:
    """The lanes; talks whose date no report says; what could be asked for besides (`series`, most frequent first).

    `outside` are the first and the last day of such talks outside the time asked for, told where that time holds none.
    """

    coverage: Coverage
    lanes: tuple[Lane, ...]
    undated: tuple[TalkPoint, ...]
    series: tuple[tuple[str, int], ...]
    outside: tuple[str, str] | None = None

    @property
    def points(self) -> tuple[TalkPoint, ...]:
        """Every point of every lane."""
        return tuple(point for lane in self.lanes for point in lane.points)


def timeline(connection: Connection, question: TalkQuestion | None = None) -> TimelineAnswer:
    """The talks that a question asks for.

    A gap is told as all talks of the parties tell it: what was asked for besides (a status, words, a time) cuts what is
    listed, not where the gap ends.
    """
    question = question or TalkQuestion()
    restricted = question.restricted
    told = reports(connection, question)
    time = (question.since, question.until)
    found = [one for one in told if is_in_time(_day(one), *time)]
    linked = groups(connection, "meeting")
    lanes, undated = every = _in_lanes(with_doubts(points(found, linked)))
    if question != question.whole:
        every = _in_lanes(with_doubts(points(reports(connection, question.whole), linked)))
    gaps_of = _gaps_of(lanes, *every)
    topic = talk_topic(question.parties, question.track, question.series)
    hits = open_hits(connection, topic, {report.document for report in told}, restricted=restricted, time=time)
    return TimelineAnswer(
        coverage=replace(coverage(connection, "talk", restricted=restricted), hits=hits, time=time),
        lanes=tuple(
            Lane(*lane, tuple(some), tuple(gaps_of.get(lane, ()))) for lane, some in sorted(lanes.items(), key=_order)
        ),
        undated=undated,
        series=tuple(Counter(report.dialogue for report in found if report.dialogue).most_common()),
        outside=None if found else first_and_last(_day(report) for report in told if report.judged != "rejected"),
    )


def _day(report: TalkReport) -> str | None:
    """The day that a time asked for is held against: that of the talk, else of the report."""
    return report.when or report.published


def _in_lanes(some: Sequence[TalkPoint]) -> tuple[dict[LaneKey, list[TalkPoint]], tuple[TalkPoint, ...]]:
    """The lanes with their points in order of time; the points that have no date."""
    lanes: dict[LaneKey, list[TalkPoint]] = defaultdict(list)
    for point in sorted(some, key=lambda point: (point.when or "", point.key)):
        if point.when:
            lanes[_lane(point)].append(point)
    return lanes, tuple(point for point in some if not point.when)


def _gaps_of(
    listed: Mapping[LaneKey, Sequence[TalkPoint]],
    lanes: Mapping[LaneKey, Sequence[TalkPoint]],
    undated: Sequence[TalkPoint],
) -> Mapping[LaneKey, Sequence[Gap]]:
    """The gaps that all talks tell (`lanes`, `undated`), each in the lane in which a stop of it is listed."""
    lane_of = {point.key: lane for lane, some in listed.items() for point in some}
    told_of = [(lanes_told_of(point, lanes), point) for point in undated]
    found: dict[LaneKey, list[Gap]] = defaultdict(list)
    for lane, some in lanes.items():
        for gap in gaps(some, [point for told, point in told_of if lane in told], lane_of):
            found[lane_of[gap.stop.key]].append(gap)
    return found


def frequent_parties(connection: Connection, *, restricted: bool = False, limit: int = 40) -> list[tuple[str, int]]:
    """The actors that most talks have as a party, with the number of talks."""
    return most_named(connection, "party", restricted=restricted, limit=limit)


def _lane(point: TalkPoint) -> LaneKey:
    series = most(report.dialogue for report in point.reports)
    return (series, ()) if series else (None, point.track)


def lanes_told_of(point: TalkPoint, lanes: Mapping[LaneKey, Sequence[TalkPoint]]) -> tuple[LaneKey, ...]:
    """The lanes of whose gaps a talk without a date may tell the reason: that of its own series or track.

    An informal talk in no series (非正式对话, never between governments: it has a track but 1, or none) also tells of
    the series of unofficial talks between its parties, where there is just one.
    """
    own = _lane(point)
    if own[0] is not None or "1" in own[1]:
        return (own,)
    series = [lane for lane, some in lanes.items() if lane[0] is not None and _is_unofficial(some, sides(point))]
    return (own, *series) if len(series) == 1 else (own,)


def _is_unofficial(points: Sequence[TalkPoint], parties: frozenset[str]) -> bool:
    """True for talks that are mostly not between governments, some of them between these parties."""
    track = most(report.track for point in points for report in point.reports) or ("1",)
    return "1" not in track and any(sides(point) == parties for point in points)


def _order(lane: tuple[LaneKey, list[TalkPoint]]) -> tuple[bool, int, Any]:
    """Series first, those with most talks before others; then tracks in order, those not said last."""
    (series, track), points = lane
    return (series is None, 0 if series is None else -len(points), (not track, track) if series is None else (series,))
