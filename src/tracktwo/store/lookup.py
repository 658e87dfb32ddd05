"""Documents and records taken out of the ledger: one by id, many in order, counts."""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from tracktwo.model import Document, Issue, Span
from tracktwo.store import schema
from tracktwo.store.judgements import verdicts
from tracktwo.store.rows import Row, document_of
from tracktwo.store.verify import readings_of

UNKNOWN = "unknown"  # how counts name what a document does not say
KINDS = ("statement", "figure", "forecast", "talk")
_LISTS = {"via", "values", "as_of", "criteria", "parties", "track", "participants"}


@dataclass(frozen=True, slots=True)
class StoredSpan:
    """A span of a stored record with the role it plays; `quoted` is set for contents."""

    role: str
    span: Span
    quoted: str | None = None


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """A record as the ledger holds it: what all kinds share, the fields of its kind, its spans in text order.

    `judged` is the last verdict on it: accepted, corrected or rejected; None where nobody judged it.
    """

    id: str
    key: str
    kind: str
    document: str
    reading: str
    extractor_version: str
    current: bool
    rule: str
    confidence: float
    fields: Row
    spans: tuple[StoredSpan, ...]
    judged: str | None = None

    def quotes(self, role: str) -> tuple[str, ...]:
        """The characters of the spans that play `role`."""
        return tuple(part.span.quote for part in self.spans if part.role == role)


def document(connection: Connection, document_id: str, reading_id: str | None = None) -> Document | None:
    """A document in its newest reading, or in the one named; None where the ledger has none."""
    rows = readings_of(connection, document_id)
    row = next((row for row in rows if reading_id in (None, row["reading_id"])), None)
    if row is None:
        return None
    data = connection.execute(select(schema.raw.c.data).where(schema.raw.c.document == document_id)).scalar_one()
    tags = select(schema.tag.c.tag).where(schema.tag.c.document == document_id).order_by(schema.tag.c.tag)
    return document_of(row, zlib.decompress(data), connection.execute(tags).scalars())


def forgotten(connection: Connection, document_id: str) -> str | None:
    """The day on which a document was forgotten on request; None for any other."""
    time = connection.execute(select(schema.deletion.c.time).where(schema.deletion.c.document == document_id)).scalar()
    return str(time)[: len("2026-01-01")] if time else None


def issues(connection: Connection, document: Document) -> tuple[Issue, ...]:
    """The issues of one reading, those of reading first."""
    query = (
        select(schema.issue)
        .where(schema.issue.c.reading == document.reading_id)
        .order_by(schema.issue.c.stage.desc(), schema.issue.c.n)
    )
    found = []
    for row in connection.execute(query).mappings():
        spans = tuple(document.span(start, end) for start, end in json.loads(row["spans"]))
        found.append(Issue(row["kind"], row["message"], spans))
    return tuple(found)


def records(
    connection: Connection,
    *,
    document_id: str | None = None,
    identity: str | None = None,
    kind: str | None = None,
    restricted: bool = False,
    current: bool = True,
    ids: Collection[str] | None = None,
) -> Iterator[StoredRecord]:
    """Stored records in order of document, place in the text and id; `identity` is a record id or key.

    `ids` names the records wanted (some hundreds at most); like `identity`, it asks for restricted ones by name.
    """
    for name in KINDS if kind is None else (kind,):
        table = schema.metadata.tables[name]
        query = (
            select(schema.record, table)
            .join(table, table.c.record == schema.record.c.id)
            .join(schema.document, schema.document.c.id == schema.record.c.document)
            .order_by(schema.record.c.document, schema.record.c.start, schema.record.c.id)
        )
        if current:
            query = query.where(schema.record.c.current)
        if document_id is not None:
            query = query.where(schema.record.c.document == document_id)
        if identity is not None:
            query = query.where((schema.record.c.id == identity) | (schema.record.c.key == identity))
        elif ids is not None:
            query = query.where(schema.record.c.id.in_(ids))
        elif not restricted:
            query = query.where(~schema.document.c.restricted)
        for rows in connection.execution_options(yield_per=500).execute(query).mappings().partitions(500):
            spans = _spans(connection, [row["id"] for row in rows])
            judged = verdicts(connection, [row["key"] for row in rows])
            for row in rows:
                yield _stored(row, table, spans[row["id"]], judged.get(row["key"]))


def _spans(connection: Connection, ids: list[str]) -> dict[str, list[StoredSpan]]:
    found: dict[str, list[StoredSpan]] = {identity: [] for identity in ids}
    query = select(schema.span).where(schema.span.c.record.in_(ids)).order_by(schema.span.c.start, schema.span.c.n)
    for row in connection.execute(query).mappings():
        span = Span(row["start"], row["end"], row["quote"])
        found[row["record"]].append(StoredSpan(row["role"], span, row["quoted"]))
    return found


def _stored(row: Any, table: Any, spans: list[StoredSpan], judged: str | None) -> StoredRecord:
    fields = {column.name: row[column.name] for column in table.c if column.name != "record"}
    return StoredRecord(
        id=row["id"],
        key=row["key"],
        kind=row["kind"],
        document=row["document"],
        reading=row["reading"],
        extractor_version=row["extractor_version"],
        current=bool(row["current"]),
        rule=row["rule"],
        confidence=row["confidence"],
        fields=parse_lists(fields),
        spans=tuple(spans),
        judged=judged,
    )


def parse_lists(fields: Row) -> Row:
    """The fields of a record with its JSON lists as lists."""
    return {name: json.loads(value) if _is_list(name, value) else value for name, value in fields.items()}


def _is_list(name: str, value: object) -> bool:
    """True for a list field, and for `reason_by` where several reasons are stated."""
    return name in _LISTS or (name == "reason_by" and isinstance(value, str) and value.startswith("["))


def staters(value: str | list[str | None] | None, reasons: int) -> list[str | None]:
    """Who stated each of a talk's reasons, from its field `reason_by`; None for those of which nobody is named."""
    names = value if isinstance(value, list) else [value]
    return [*names, *[None] * reasons][:reasons]


def counts(connection: Connection) -> Row:
    """What is in the ledger: documents, readings, records and issues by kind; no times, run counts or sizes."""

    def grouped(column: Any, *where: Any) -> Row:
        query = select(column, func.count()).where(*where).group_by(column).order_by(column)
        return {UNKNOWN if name is None else str(name): count for name, count in connection.execute(query)}

    def total(table: Any) -> int:
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())

    return {
        "documents": total(schema.document),
        "readings": total(schema.reading),
        "revised_urls": int(connection.execute(_revised_urls()).scalar_one()),
        "restricted": int(connection.execute(select(func.count()).where(schema.document.c.restricted)).scalar_one()),
        "forgotten": total(schema.deletion),
        "judgements": total(schema.judgement),
        "outlets": grouped(schema.document.c.outlet),
        "languages": grouped(schema.document.c.language),
        "records": grouped(schema.record.c.kind, schema.record.c.current),
        "issues": grouped(schema.issue.c.kind),
    }


def _revised_urls() -> Any:
    same = (
        select(schema.document.c.url)
        .where(schema.document.c.url.is_not(None))
        .group_by(schema.document.c.url, schema.document.c.format)
        .having(func.count() > 1)
        .subquery()
    )
    return select(func.count()).select_from(same)


def revisions(connection: Connection, document_id: str) -> list[str]:
    """The ids of all documents of the same url and kind of input, by publication date, then id: never by arrival."""
    this = connection.execute(select(schema.document).where(schema.document.c.id == document_id)).mappings().first()
    if this is None or this["url"] is None:
        return [document_id] if this else []
    query = (
        select(schema.document.c.id)
        .where(schema.document.c.url == this["url"], schema.document.c.format == this["format"])
        .order_by(schema.document.c.published, schema.document.c.id)
    )
    return list(connection.execute(query).scalars())
