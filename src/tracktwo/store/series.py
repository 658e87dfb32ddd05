"""Published series that a user brought in: each whole table with source and licence, shown beside what texts print."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select

from tracktwo.errors import UsageError
from tracktwo.model import Series, digest
from tracktwo.store import schema
from tracktwo.store.ledger import Ledger


@dataclass(frozen=True, slots=True)
class StoredSeries:
    """A table in the ledger: what it is, and how many values it holds from when to when (date prefixes)."""

    id: str
    publisher: str
    title: str
    source: str
    licence: str
    sha256: str
    added: str
    values: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class StoredValue:
    """One value of a stored table with the table it is from; `line` is its line in the file."""

    series: StoredSeries
    subject: str
    as_of: str
    value: float
    unit: str
    metric: str
    printed: str
    line: int


def add_series(ledger: Ledger, series: Series, added: datetime) -> str:
    """The id of the table in the ledger. The same bytes read in the same way again add nothing."""
    rows = [[one.subject, one.as_of, one.value, one.unit, one.metric, one.printed, one.line] for one in series.values]
    head = (series.publisher, series.title, series.source, series.licence, series.sha256)
    identity = digest(json.dumps([head, rows], ensure_ascii=False))
    names = ("subject", "as_of", "value", "unit", "metric", "printed", "line")
    with ledger.writes() as connection:
        if connection.execute(select(schema.series.c.id).where(schema.series.c.id == identity)).first() is None:
            fields = dict(zip(("publisher", "title", "source", "licence", "sha256"), head, strict=True))
            connection.execute(insert(schema.series), {"id": identity, "added": added.isoformat(), **fields})
            values = [{"series": identity, "n": n, **dict(zip(names, row, strict=True))} for n, row in enumerate(rows)]
            connection.execute(insert(schema.series_value), values)
    return identity


def remove_series(ledger: Ledger, identity: str) -> None:
    """Take a table out of the ledger. Raises UsageError where there is none of that id."""
    with ledger.writes() as connection:
        if not connection.execute(delete(schema.series).where(schema.series.c.id == identity)).rowcount:
            raise UsageError(f"no series has the id {identity!r}", todo="see `tracktwo series list`")


def stored_series(connection: Connection) -> list[StoredSeries]:
    """The tables of a ledger, by publisher, title and id."""
    table, value = schema.series, schema.series_value
    query = (
        select(table, func.count(), func.min(value.c.as_of), func.max(value.c.as_of))
        .join(value, value.c.series == table.c.id)
        .group_by(table.c.id)
        .order_by(table.c.publisher, table.c.title, table.c.id)
    )
    return [
        StoredSeries(row.id, row.publisher, row.title, row.source, row.licence, row.sha256, row.added, *row[-3:])
        for row in connection.execute(query)
    ]


def series_values(connection: Connection, subject: str, units: Collection[str]) -> list[StoredValue]:
    """The values of one subject (an actor id) in some units, by date, publisher and table."""
    tables = {series.id: series for series in stored_series(connection)}
    value = schema.series_value.c
    query = select(schema.series_value).where(value.subject == subject, value.unit.in_(sorted(units)))
    found = [
        StoredValue(
            tables[row["series"]], row["subject"], row["as_of"], row["value"], row["unit"], row["metric"],
            row["printed"], row["line"],
        )
        for row in connection.execute(query).mappings()
    ]  # fmt: skip
    return sorted(found, key=lambda one: (one.as_of, one.series.publisher, one.series.id, one.line, one.printed))
