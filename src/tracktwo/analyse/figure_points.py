"""Points on the axes of figures: one number of one publisher and date, with all texts that carry it; panels by metric.

Numbers of one publisher that come from different editions are different vintages: nothing joins them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tracktwo.analyse.printed import Printed
from tracktwo.knowledge.editions import Edition
from tracktwo.knowledge.lines import publisher_of

METRICS = (
    "stockpile", "total_inventory", "operational", "deployed", "deliverable", "high_alert", "stored", "retired",
    "limit",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FigurePoint:
    """One number of one publisher; `dated_by` says what its `date` is: as_of, release, or published (of the text).

    `lines` are the publisher's own lines of that number; `printed` the texts that carry it, none for a line alone.
    """

    key: str
    publisher: str | None
    date: str
    dated_by: str
    values: tuple[float, ...]
    qualifier: str | None
    metric: str | None
    lines: tuple[Edition, ...]
    printed: tuple[Printed, ...]

    @property
    def vintages(self) -> tuple[str, ...]:
        """The editions that the number comes from; where no line is known, the outlets and days that print it."""
        editions = dict.fromkeys(line.edition or line.id for line in self.lines)
        return tuple(editions or dict.fromkeys(f"{one.outlet or '-'} {one.published or '-'}" for one in self.printed))

    @property
    def scope(self) -> str | None:
        """The part of the arsenal that is counted, where the publisher's line says one."""
        return next((line.scope for line in self.lines if line.scope), None)


@dataclass(frozen=True, slots=True)
class Revision:
    """Numbers of one publisher for one date that differ from edition to edition (TRAPS 6), or from text to text.

    Publishers revise: two vintages are no contradiction, and nothing joins them.
    """

    publisher: str | None
    date: str
    points: tuple[FigurePoint, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """Numbers of one metric (None: the text names none, and no edition tells).

    `scope` is the part of the arsenal that the publisher's lines count (for land-based missiles), None for the whole.
    """

    metric: str | None
    points: tuple[FigurePoint, ...]
    scope: str | None = None

    @property
    def revisions(self) -> tuple[Revision, ...]:
        """Where a publisher's editions give one date different numbers, by date."""
        beside: dict[tuple[str, str | None], list[FigurePoint]] = defaultdict(list)
        for point in self.points:
            if point.publisher and point.dated_by == "as_of":
                beside[point.date, point.publisher].append(point)
        return tuple(
            Revision(publisher, date, tuple(some))
            for (date, publisher), some in sorted(beside.items(), key=lambda item: (item[0][0], item[0][1] or ""))
            if len({point.values for point in some}) > 1 and any(point.lines for point in some)
        )


def panels(printed: Sequence[Printed], own: Sequence[Edition]) -> tuple[Panel, ...]:
    """The points of printed numbers and of the publishers' own lines, a panel for each metric."""
    by_metric: dict[tuple[str | None, str | None], list[FigurePoint]] = defaultdict(list)
    carried, used = _carried(printed, {line.id: line for line in own})
    for point in [*carried, *_alone([line for line in own if line.id not in used])]:
        by_metric[point.metric, point.scope].append(point)
    order = {metric: number for number, metric in enumerate(METRICS)}
    return tuple(
        Panel(metric, tuple(sorted(some, key=lambda point: (point.date, point.publisher or "", point.key))), scope)
        for (metric, scope), some in sorted(
            by_metric.items(), key=lambda item: (order.get(item[0][0] or "", len(order)), item[0][1] or "")
        )
    )


def date_of(one: Printed) -> tuple[str, str]:
    """The date at which a number stands, and what date that is; "" where there is none at all."""
    if one.as_of:
        return one.as_of[-1], "as_of"
    return (one.release, "release") if one.release else (one.published or "", "published")


def _carried(printed: Sequence[Printed], lines: dict[str, Edition]) -> tuple[list[FigurePoint], set[str]]:
    """The points that texts carry, and the lines that stand in them."""
    carried: dict[tuple[Any, ...], list[Printed]] = defaultdict(list)
    for one in printed:
        date, by = date_of(one)
        if date:
            values = one.values[-1:] if one.shape == "change" else one.values
            metric = one.metric or one.metric_reported
            carried[(one.publisher or one.publisher_as_written, values, metric, one.edition or (date, by))].append(one)
    points, used = [], set()
    for (publisher, values, metric, _), some in carried.items():
        line = lines.get(some[0].edition or "")
        date, by = date_of(some[0])
        if line and (line.as_of or line.release):
            date, by = (line.as_of, "as_of") if line.as_of else (line.release or "", "release")
        used |= {line.id} if line else set()
        own = (line,) if line else ()
        points.append(
            FigurePoint(some[0].key, publisher, date, by, values, some[0].qualifier, metric, own, tuple(some))
        )
    return points, used


def _alone(lines: Sequence[Edition]) -> list[FigurePoint]:
    """Lines that no text carries; equal ones of several editions are one point."""
    alone: dict[tuple[Any, ...], list[Edition]] = defaultdict(list)
    for line in lines:
        when, by = (line.as_of, "as_of") if line.as_of else (line.release, "release")
        if when:
            alone[(publisher_of(line), when, by, line.values, line.qualifier, line.metric, line.scope)].append(line)
    return [
        FigurePoint(some[0].id, publisher, when, by, values, qualifier, metric, tuple(some), ())
        for (publisher, when, by, values, qualifier, metric, _), some in alone.items()
    ]
