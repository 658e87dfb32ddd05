"""Numbers as documents print them: the figures and forecasts of one arsenal, a row of the ledger each."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Select, and_, or_, select

from tracktwo.knowledge.editions import ALIKE
from tracktwo.store import schema
from tracktwo.store.judgements import verdicts
from tracktwo.store.times import is_in_time

SPANS = {"figure": "number", "forecast": "claim"}


@dataclass(frozen=True)
class FigureQuestion:
    """Whose arsenal (an actor id, or a name as texts write it: 全球), counted in which unit.

    Warheads and weapons are asked for together. `since` and `until` are date prefixes: of a number the date that it
    stands at, of a forecast the day it was made, of a misquote the day of its text.
    """

    subject: str = "state.cn"
    unit: str = "warhead"
    restricted: bool = False
    since: str | None = None
    until: str | None = None

    @property
    def units(self) -> frozenset[str]:
        """The unit and those that print the same count."""
        return frozenset(next((group for group in ALIKE if self.unit in group), {self.unit}))

    def has_in_time(self, day: str | None) -> bool:
        """True for a date that may lie in the time asked for."""
        return is_in_time(day, self.since, self.until)


@dataclass(frozen=True, slots=True)
class Printed:
    """One record: what one document prints. `start` is its place in the text, `words` the number as printed.

    `judged` is the last verdict on it.
    """

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
    judged: str | None = None


def printed(connection: Connection, kind: Literal["figure", "forecast"], question: FigureQuestion) -> Iterable[Printed]:
    """The records of a kind about the question's subject, in any unit, by day, document and place."""
    rows = connection.execute(_asked(kind, question)).mappings().all()
    judged = verdicts(connection, [row["key"] for row in rows])
    for row in rows:
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
            judged=judged.get(row["key"]),
            **own,
        )


def _asked(kind: Literal["figure", "forecast"], question: FigureQuestion) -> Select[Any]:
    record, document, span, table = schema.record, schema.document, schema.span, schema.metadata.tables[kind]
    subject, publisher = schema.mention.alias("subject"), schema.mention.alias("publisher")
    columns: list[ColumnElement[Any]] = [
        record.c.id, record.c.key, record.c.document, record.c.start, document.c.title, document.c.outlet,
        document.c.local_date, document.c.script, span.c.quote, publisher.c.actor.label("publisher_actor"),
    ]  # fmt: skip
    unresolved = and_(subject.c.actor.is_(None), subject.c.name == question.subject)
    query = (
        select(*columns, table)
        .join(document, document.c.id == record.c.document)
        .join(table, table.c.record == record.c.id)
        .join(span, and_(span.c.record == record.c.id, span.c.role == SPANS[kind]))
        .join(subject, and_(subject.c.record == record.c.id, subject.c.role == "subject"))
        .outerjoin(publisher, and_(publisher.c.record == record.c.id, publisher.c.role == "publisher"))
        .where(record.c.current, or_(subject.c.actor == question.subject, unresolved))
        .order_by(document.c.local_date, record.c.document, record.c.start, record.c.id)
    )
    return query if question.restricted else query.where(~document.c.restricted)
