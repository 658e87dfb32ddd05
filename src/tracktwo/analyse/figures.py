"""Figures: what was published about one arsenal, by publisher, metric and date; forecasts; what outlets misprinted.

Only numbers of one metric stand in one panel: "operational" is not "deployed". Many texts that carry one number of one
publisher are one point with its appearances. A misquote is a number whose unit or metric differs from the publisher's
own line of that edition; nothing is corrected.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, Table, and_, func, select

from tracktwo.analyse.coverage import Coverage, coverage
from tracktwo.knowledge.actors import who_is_who
from tracktwo.knowledge.editions import Edition, editions
from tracktwo.model import Metric, Unit
from tracktwo.store import schema
from tracktwo.store.series import series_values

ALIKE = ({"warhead", "weapon"},)  # one line may be printed as either
METRICS = (
    "stockpile", "total_inventory", "operational", "deployed", "deliverable", "high_alert", "stored", "retired",
    "limit",
)  # fmt: skip


@dataclass(frozen=True)
class FigureQuestion:
    """Whose arsenal (an actor id), counted in which unit; warheads and weapons are asked for together."""

    subject: str = "state.cn"
    unit: str = "warhead"
    restricted: bool = False

    @property
    def units(self) -> frozenset[str]:
        """The unit and those that print the same count."""
        return frozenset(next((group for group in ALIKE if self.unit in group), {self.unit}))


@dataclass(frozen=True, slots=True)
class Printed:
    """One record: what one document prints. `start` is its place in the text, `words` the number as printed."""

    record: str
    key: str
    document: str
    title: str
    outlet: str | None
    published: str | None
    script: str | None
    start: int
    words: str
    values: tuple[float, ...]
    unit: str | None
    publisher: str | None
    publisher_as_written: str | None
    metric_reported: str | None = None
    metric: str | None = None
    qualifier: str | None = None
    shape: str = "level"
    as_of: tuple[str, ...] = ()
    release: str | None = None
    due: str | None = None
    hedge: str | None = None
    edition: str | None = None
    comparison: str | None = None


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


@dataclass(frozen=True, slots=True)
class ForecastPoint:
    """One forecast of one publisher with its hedge in words; numbers where it gives any, else what it compares to.

    `lines` is the publisher's own line, where an edition that is known holds it; `made` is then its release.
    """

    key: str
    publisher: str | None
    made: str | None
    due: str | None
    values: tuple[float, ...]
    hedges: tuple[str, ...]
    comparisons: tuple[str, ...]
    lines: tuple[Edition, ...]
    printed: tuple[Printed, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """Numbers of one metric (None: the text names none, and no edition tells)."""

    metric: str | None
    points: tuple[FigurePoint, ...]


@dataclass(frozen=True, slots=True)
class Misquote:
    """What a text prints otherwise than the publisher's own line: `field` is unit or metric."""

    field: str
    printed: Printed
    line: Edition


@dataclass(frozen=True, slots=True)
class FiguresAnswer:
    """Panels in the order of METRICS, forecasts by due date, misquotes by line, and numbers without any date."""

    coverage: Coverage
    panels: tuple[Panel, ...]
    forecasts: tuple[ForecastPoint, ...]
    misquotes: tuple[Misquote, ...]
    undated: tuple[Printed, ...]


def figures(connection: Connection, question: FigureQuestion | None = None) -> FiguresAnswer:
    """What the ledger and the publishers' own lines say of one arsenal."""
    question = question or FigureQuestion()
    lines = {line.id: line for line in editions()}
    printed = list(_printed(connection, schema.figure, "number", question))
    wanted = [one for one in printed if one.unit in question.units]
    levels = [one for one in wanted if not one.due]
    about = [line for line in lines.values() if _is_about(line, question)]
    own = [line for line in about if line.unit in question.units and line.values and not line.due]
    points = _points(levels, [*own, *_series(connection, question)])
    by_metric: dict[str | None, list[FigurePoint]] = defaultdict(list)
    for point in points:
        by_metric[point.metric].append(point)
    order = {metric: number for number, metric in enumerate(METRICS)}
    claims = [one for one in _printed(connection, schema.forecast, "claim", question) if one.unit in question.units]
    return FiguresAnswer(
        coverage=coverage(connection, "figure", restricted=question.restricted),
        panels=tuple(
            Panel(metric, tuple(sorted(some, key=lambda point: (point.date, point.publisher or "", point.key))))
            for metric, some in sorted(by_metric.items(), key=lambda item: order.get(item[0] or "", len(order)))
        ),
        forecasts=tuple(_forecasts(connection, claims, [line for line in about if line.due])),
        misquotes=tuple(sorted(_misquotes(printed, lines, question), key=_misquote_order)),
        undated=tuple(one for one in levels if not _date(one)[0]),
    )


def subjects(connection: Connection, *, restricted: bool = False, limit: int = 40) -> list[tuple[str, int]]:
    """The actors whose arsenals most figures count, with the number of figures."""
    mention, record, document = schema.mention, schema.record, schema.document
    joined = mention.join(record, record.c.id == mention.c.record).join(document, document.c.id == record.c.document)
    count = func.count(mention.c.record.distinct())
    query = (
        select(mention.c.actor, count)
        .select_from(joined)
        .where(mention.c.role == "subject", mention.c.actor.is_not(None), record.c.current)
        .group_by(mention.c.actor)
        .order_by(count.desc(), mention.c.actor)
        .limit(limit)
    )
    if not restricted:
        query = query.where(~document.c.restricted)
    return [(actor, number) for actor, number in connection.execute(query)]


# --- from the store ------------------------------------------------------------------------------


def _printed(connection: Connection, table: Table, role: str, question: FigureQuestion) -> Iterable[Printed]:
    record, document, span = schema.record, schema.document, schema.span
    subject, publisher = schema.mention.alias("subject"), schema.mention.alias("publisher")
    columns: list[ColumnElement[Any]] = [
        record.c.id, record.c.key, record.c.document, record.c.start, document.c.title, document.c.outlet,
        document.c.local_date, document.c.script, span.c.quote, publisher.c.actor.label("publisher_actor"),
    ]  # fmt: skip
    query = (
        select(*columns, table)
        .join(document, document.c.id == record.c.document)
        .join(table, table.c.record == record.c.id)
        .join(span, and_(span.c.record == record.c.id, span.c.role == role))
        .join(subject, and_(subject.c.record == record.c.id, subject.c.role == "subject"))
        .outerjoin(publisher, and_(publisher.c.record == record.c.id, publisher.c.role == "publisher"))
        .where(record.c.current, subject.c.actor == question.subject)
        .order_by(document.c.local_date, record.c.document, record.c.start, record.c.id)
    )
    if not question.restricted:
        query = query.where(~document.c.restricted)
    for row in connection.execute(query).mappings():
        own = {name: row[name] for name in ("unit", "metric_reported", "metric", "qualifier", "release") if name in row}
        own |= {name: row[name] for name in ("due", "hedge", "edition", "comparison") if name in row}
        yield Printed(
            record=row["id"],
            key=row["key"],
            document=row["document"],
            title=row["title"],
            outlet=row["outlet"],
            published=row["local_date"],
            script=row["script"],
            start=row["start"],
            words=row["quote"],
            values=tuple(json.loads(row["values"] or "[]")),
            publisher=row["publisher_actor"],
            publisher_as_written=row["publisher"],
            shape=row.get("shape") or "level",
            as_of=tuple(json.loads(row.get("as_of") or "[]")),
            **own,
        )


# --- one number, many texts -----------------------------------------------------------------------


def _points(printed: Sequence[Printed], own: Sequence[Edition]) -> list[FigurePoint]:
    carried: dict[tuple[Any, ...], list[Printed]] = defaultdict(list)
    for one in printed:
        date, by = _date(one)
        if date:
            values = one.values[-1:] if one.shape == "change" else one.values
            metric = one.metric or one.metric_reported
            carried[(one.publisher or one.publisher_as_written, values, metric, one.edition or (date, by))].append(one)
    by_line = {line.id: line for line in own}
    points, used = [], set()
    for (publisher, values, metric, _), some in carried.items():
        line = by_line.get(some[0].edition or "")
        date, by = _date(some[0])
        if line and (line.as_of or line.release):
            date, by = (line.as_of, "as_of") if line.as_of else (line.release or "", "release")
        used |= {line.id} if line else set()
        lines = (line,) if line else ()
        points.append(
            FigurePoint(some[0].key, publisher, date, by, values, some[0].qualifier, metric, lines, tuple(some))
        )
    alone: dict[tuple[Any, ...], list[Edition]] = defaultdict(list)
    for line in own:
        when, by = (line.as_of, "as_of") if line.as_of else (line.release, "release")
        if when and line.id not in used:
            alone[(line.publisher, when, by, line.values, line.qualifier, line.metric)].append(line)
    for (publisher, when, by, values, qualifier, metric), some_lines in alone.items():
        actor = f"body.{publisher}" if f"body.{publisher}" in who_is_who().actors else publisher
        key = some_lines[0].id
        points.append(FigurePoint(key, actor, when, by, values, qualifier, metric, tuple(some_lines), ()))
    return points


def _series(connection: Connection, question: FigureQuestion) -> Iterable[Edition]:
    """The values of the tables that a user brought in, as lines of their publishers; the cite is source and licence."""
    for one in series_values(connection, question.subject, question.units):
        table = one.series
        yield Edition(
            id=f"{table.id}.{one.line}.{one.printed}",
            publisher=table.publisher,
            subject=one.subject,
            unit=cast(Unit, one.unit),
            values=(one.value,),
            printed=one.printed,
            cite=f"{table.source} ({table.licence})",
            edition=table.title,
            as_of=one.as_of,
            metric=cast(Metric, one.metric),
        )


def _date(one: Printed) -> tuple[str, str]:
    """The date at which a number stands, and what date that is; "" where there is none at all."""
    if one.as_of:
        return one.as_of[-1], "as_of"
    return (one.release, "release") if one.release else (one.published or "", "published")


def _forecasts(connection: Connection, claims: Sequence[Printed], lines: Sequence[Edition]) -> list[ForecastPoint]:
    """Each forecast once: one line of one edition with all that carry it, else what links put together."""
    link = schema.link.c
    pairs = connection.execute(select(link.key, link.group_key).where(link.kind == "forecast"))
    grouped = {row.key: row.group_key for row in pairs}
    groups: dict[tuple[str, str | None], list[Printed]] = defaultdict(list)
    own: dict[tuple[str, str | None], Edition] = {}
    for one in claims:
        line = forecast_line(one, lines)
        group = (line.id, _family(one.unit)) if line else (grouped.get(one.key, one.key), None)
        groups[group].append(one)
        if line:
            own[group] = line
    found = [_forecast(some, own.get(group)) for group, some in groups.items()]
    return sorted(found, key=lambda one: (one.due or "9999", one.made or "", -len(one.printed), one.key))


def _forecast(some: Sequence[Printed], line: Edition | None) -> ForecastPoint:
    return ForecastPoint(
        key=some[0].key,
        publisher=next((one.publisher for one in some if one.publisher), some[0].publisher_as_written),
        made=(line.release if line else None) or min((one.published for one in some if one.published), default=None),
        due=some[0].due,
        values=next((one.values for one in some if one.values), ()),
        hedges=tuple(dict.fromkeys(one.hedge for one in some if one.hedge)),
        comparisons=tuple(dict.fromkeys(one.comparison for one in some if one.comparison)),
        lines=(line,) if line else (),
        printed=tuple(some),
    )


def forecast_line(one: Printed, lines: Iterable[Edition]) -> Edition | None:
    """The line of the newest edition, out by the day of the text, that speaks of the same due date; None for none.

    核弹头数目未来10年至少增加一倍 in September 2020 is the line of the report of that month. A claim without numbers
    fits a line that says how many times as many; one with numbers must share one with the line. A text without a date
    has a line only where a single one fits.
    """
    out = [
        line
        for line in lines
        if line.due == one.due
        and one.publisher == f"body.{line.publisher}"
        and (one.published is None or _was_out(line, one.published))
        and (not one.values if line.times else bool(set(one.values) & set(line.values)))
    ]
    if one.published is None and len(out) > 1:
        return None
    return max(out, key=lambda line: (line.release or "", line.id), default=None)


def _was_out(line: Edition, day: str) -> bool:
    return line.release is not None and line.release <= day[: len(line.release)]


def _family(unit: str | None) -> str | None:
    return next((min(group) for group in ALIKE if unit in group), unit)


# --- against the publisher's own line --------------------------------------------------------------


def _is_about(line: Edition, question: FigureQuestion) -> bool:
    actor = who_is_who().actors.get(question.subject)
    return actor is not None and any(name.text == line.subject for name in actor.names)


def _misquotes(
    printed: Sequence[Printed], lines: Mapping[str, Edition], question: FigureQuestion
) -> Iterable[Misquote]:
    for one in printed:
        line = lines.get(one.edition or "")
        if line is None or not ({one.unit, line.unit} & question.units):
            continue
        if one.unit != line.unit and not any({one.unit, line.unit} <= group for group in ALIKE):
            yield Misquote("unit", one, line)
        if one.metric_reported and line.metric and one.metric_reported != line.metric:
            yield Misquote("metric", one, line)


def _misquote_order(misquote: Misquote) -> tuple[str, str, str, str]:
    return (misquote.line.id, misquote.field, misquote.printed.published or "", misquote.printed.record)
