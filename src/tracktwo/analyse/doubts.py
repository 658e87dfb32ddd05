"""Points that may be one talk which documents date otherwise (TRAPS 2): shown, never put together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations

from tracktwo.analyse.talk_points import TalkPoint, sides
from tracktwo.languages import fold

DAYS = 92  # an article that puts a talk behind a summit, or into another month
MEETINGS = frozenset({"held", "planned"})


def with_doubts(points: Sequence[TalkPoint]) -> list[TalkPoint]:
    """The points, each with the keys of those that may be the same talk under another date.

    Meetings of the same parties at the same place, or of one series, within 92 days, unless one document tells of both.
    """
    doubts: dict[str, list[str]] = defaultdict(list)
    of_sides: dict[frozenset[str], list[TalkPoint]] = defaultdict(list)
    for point in points:
        if point.when and point.parties and point.status in MEETINGS:
            of_sides[sides(point)].append(point)
    for one, other in (pair for some in of_sides.values() for pair in combinations(some, 2)):
        if _may_be_one(one, other):
            doubts[one.key].append(other.key)
            doubts[other.key].append(one.key)
    return [replace(point, doubts=tuple(doubts[point.key])) if point.key in doubts else point for point in points]


def _may_be_one(one: TalkPoint, other: TalkPoint) -> bool:
    if one.when == other.when or _documents(one) & _documents(other):
        return False
    named = _series(one) & _series(other)
    placed = one.place and other.place and fold(one.place) == fold(other.place)
    return bool(named or placed) and len(one.when or "") > 4 < len(other.when or "") and _days(one, other) <= DAYS


def _documents(point: TalkPoint) -> set[str]:
    return {report.document for report in point.reports}


def _series(point: TalkPoint) -> set[str]:
    return {report.dialogue for report in point.reports if report.dialogue}


def _days(one: TalkPoint, other: TalkPoint) -> int:
    first, second = (
        date.fromisoformat((point.when or "") + "-15"[: 10 - len(point.when or "")]) for point in (one, other)
    )
    return abs((first - second).days)
