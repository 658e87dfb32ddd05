"""One document with its records into the ledger: what is new is added beside what is there, nothing is written over."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Literal

from sqlalchemy import Connection, delete, insert, select, update

from tracktwo.model import Document, Record, Records, Statement
from tracktwo.store import schema
from tracktwo.store.index import index_document, search_words
from tracktwo.store.mentions import put_mentions
from tracktwo.store.rows import Row, document_row, kind_row, raw_row, reading_row, record_row, span_rows
from tracktwo.store.shown import hide, show

Outcome = Literal["new", "revised", "reread", "unchanged", "forgotten"]


def add_document(
    connection: Connection, document: Document, records: Records, versions: tuple[str, str | None], run: int | None
) -> Outcome:
    """What became of the document, stored with its records. `versions`: of the extractor, of the knowledge or None."""
    extractor_version, knowledge_version = versions
    if exists(connection, schema.deletion, document=document.id):
        return "forgotten"
    outcome: Outcome = "reread"
    if not exists(connection, schema.document, id=document.id):
        known_url = document.url and exists(connection, schema.document, url=document.url, format=document.format)
        outcome = "revised" if known_url else "new"
        _insert(connection, schema.document, [document_row(document, run)])
        _insert(connection, schema.raw, [raw_row(document)])
        _insert(connection, schema.tag, [{"document": document.id, "tag": tag} for tag in sorted({*document.tags})])
    elif exists(connection, schema.extraction, reading=document.reading_id, extractor_version=extractor_version):
        return "unchanged"
    else:
        hide(connection, document.id)
    if not exists(connection, schema.reading, id=document.reading_id):
        _insert(connection, schema.reading, [reading_row(document)])
        _insert(connection, schema.issue, _issue_rows(document, document.issues, "read"))
    _add_records(connection, document, records, extractor_version)
    show(connection, document.id)
    if knowledge_version is not None:
        put_mentions(connection, document, records.mentions, extractor_version, knowledge_version)
    return outcome


def _add_records(connection: Connection, document: Document, records: Records, extractor_version: str) -> None:
    mark = {"reading": document.reading_id, "extractor_version": extractor_version, "current": True}
    # A recovered ledger may hold a part of this extraction: the whole takes its place.
    part = (schema.record.c.reading == document.reading_id, schema.record.c.extractor_version == extractor_version)
    connection.execute(delete(schema.record).where(*part))
    _insert(connection, schema.extraction, [mark])
    _insert(connection, schema.issue, _issue_rows(document, records.issues, extractor_version))
    shared, spans = [], []
    kinds: dict[str, list[Row]] = {"statement": [], "figure": [], "forecast": [], "talk": []}
    for record in records.all():
        row = record_row(document, record, extractor_version)
        shared.append(row)
        spans.extend(span_rows(record, row["id"]))
        kinds[record.kind].append(kind_row(record, row["id"]))
    _insert(connection, schema.record, shared)
    _insert(connection, schema.span, spans)
    for kind, rows in kinds.items():
        _insert(connection, schema.metadata.tables[kind], rows)
    if _settle_current(connection, document.id) == (document.reading_id, extractor_version):
        words = [_words(record) for record in records.all()]
        index_document(connection, document, zip(shared, words, strict=True))


def _words(record: Record) -> str:
    speaker = record.speaker if isinstance(record, Statement) else None
    return search_words(speaker, sorted(record.spans))


def _settle_current(connection: Connection, document_id: str) -> tuple[str, str]:
    """Mark the newest extraction of the newest reading, and its records, as current; gives its reading and version."""
    joined = schema.extraction.join(schema.reading, schema.reading.c.id == schema.extraction.c.reading)
    columns = (schema.extraction.c.reading, schema.extraction.c.extractor_version, schema.reading.c.rank)
    query = select(*columns).select_from(joined).where(schema.reading.c.document == document_id)
    found = connection.execute(query).all()
    newest = max(found, key=lambda row: (row.rank, int(row.extractor_version), row.reading))
    for row in found if len(found) > 1 else ():
        current = row == newest
        for table in (schema.extraction, schema.record):
            connection.execute(
                update(table)
                .where(table.c.reading == row.reading, table.c.extractor_version == row.extractor_version)
                .values(current=current)
            )
    return newest.reading, newest.extractor_version


def _issue_rows(document: Document, issues: Iterable[Any], stage: str) -> list[Row]:
    return [
        {
            "reading": document.reading_id,
            "stage": stage,
            "n": n,
            "kind": issue.kind,
            "message": issue.message,
            "spans": json.dumps([[span.start, span.end] for span in issue.spans]),
        }
        for n, issue in enumerate(issues)
    ]


def exists(connection: Connection, table: Any, **values: str) -> bool:
    """True where a row of the table has these values."""
    query = select(1).select_from(table).where(*(table.c[name] == value for name, value in values.items()))
    return connection.execute(query.limit(1)).first() is not None


def _insert(connection: Connection, table: Any, rows: list[Row]) -> None:
    if rows:
        connection.execute(insert(table), rows)
