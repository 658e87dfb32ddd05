"""The timeline: talks in lanes by track and series; gaps with their stated reasons side by side, and who stated each.

Reports of one meeting stand on one point and keep their own date, track and reason; the point says where they differ.
A talk without a date is no point in time: it is listed apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection

from tracktwo.analyse.coverage import Coverage, coverage, open_hits
from tracktwo.analyse.doubts import with_doubts
from tracktwo.analyse.gaps import Gap, gaps
from tracktwo.analyse.named import most_named
from tracktwo.analyse.talk_points import TalkPoint, most, points
from tracktwo.analyse.talk_reports import TalkQuestion, reports
from tracktwo.analyse.topics import talk_topic
from tracktwo.store.links import groups

__all__ = ["Gap", "Lane", "TalkPoint", "TalkQuestion", "TimelineAnswer", "frequent_parties", "timeline"]


@dataclass(frozen=True, slots=True)
class Lane:
    """Talks of one known series (its id), or without a series of one set of tracks; points in order of time."""

    series: str | None
    track: tuple[str, ...]
    points: tuple[TalkPoint, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class TimelineAnswer:
    """The lanes; talks whose date no report says; what could be asked for besides (`series`, most frequent first)."""

    coverage: Coverage
    lanes: tuple[Lane, ...]
    undated: tuple[TalkPoint, ...]
    series: tuple[tuple[str, int], ...]

    @property
    def points(self) -> tuple[TalkPoint, ...]:
        """Every point of every lane."""
        return tuple(point for lane in self.lanes for point in lane.points)


def timeline(connection: Connection, question: TalkQuestion | None = None) -> TimelineAnswer:
    """The talks that a question asks for."""
    question = question or TalkQuestion()
    restricted = question.restricted
    found = reports(connection, question)
    together = with_doubts(points(found, groups(connection, "meeting")))
    lanes = defaultdict(list)
    for point in sorted(together, key=lambda point: (point.when or "", point.key)):
        if point.when:
            lanes[_lane(point)].append(point)
    undated = tuple(point for point in together if not point.when)
    standing = [(_lane(point), point) for point in undated]
    topic = talk_topic(question.parties, question.track, question.series)
    hits = open_hits(connection, topic, {report.document for report in found}, restricted=restricted)
    return TimelineAnswer(
        coverage=replace(coverage(connection, "talk", restricted=restricted), hits=hits),
        lanes=tuple(
            Lane(*lane, tuple(some), tuple(gaps(some, _undated_in(lane, some, standing))))
            for lane, some in sorted(lanes.items(), key=_order)
        ),
        undated=undated,
        series=tuple(Counter(report.dialogue for report in found if report.dialogue).most_common()),
    )


def frequent_parties(connection: Connection, *, restricted: bool = False, limit: int = 40) -> list[tuple[str, int]]:
    """The actors that most talks have as a party, with the number of talks."""
    return most_named(connection, "party", restricted=restricted, limit=limit)


def _lane(point: TalkPoint) -> tuple[str | None, tuple[str, ...]]:
    series = most(report.dialogue for report in point.reports)
    return (series, ()) if series else (None, point.track)


def _undated_in(
    lane: tuple[str | None, tuple[str, ...]],
    points: Sequence[TalkPoint],
    undated: Sequence[tuple[tuple[str | None, tuple[str, ...]], TalkPoint]],
) -> list[TalkPoint]:
    """The talks without a date, each with its lane, that belong to this one: of its series or track.

    Without a series, one that is not between governments (非正式对话) may be of a series of such talks.
    """
    track = most(report.track for point in points for report in point.reports) or ("1",)
    unofficial = lane[0] is not None and "1" not in track
    return [point for own, point in undated if own == lane or (unofficial and own[0] is None and "1" not in own[1])]


def _order(lane: tuple[tuple[str | None, tuple[str, ...]], list[TalkPoint]]) -> tuple[bool, int, Any]:
    """Series first, those with most talks before others; then tracks in order, those not said last."""
    (series, track), points = lane
    return (series is None, 0 if series is None else -len(points), (not track, track) if series is None else (series,))
