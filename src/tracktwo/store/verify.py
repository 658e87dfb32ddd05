"""Proves the ledger: every text against its raw, every span against its text, every hash against its bytes."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from typing import Any, cast

from sqlalchemy import Connection, select
from sqlalchemy.exc import DatabaseError

from tracktwo.model import Document, digest
from tracktwo.store import schema
from tracktwo.store.index import wrong_words
from tracktwo.store.ledger import Ledger
from tracktwo.store.mentions import wrong_mentions
from tracktwo.store.recount import wrong_counts
from tracktwo.store.rows import document_of
from tracktwo.store.salvage import salvage

CheckSegments = Callable[[Document], list[str]]


def verify(ledger: Ledger, check_segments: CheckSegments) -> Iterator[list[str]]:
    """For each document the list of what differs, empty where everything is proved; then one list for the file itself.

    `check_segments` proves a reading's blocks against its raw (read/ knows how).
    """
    with ledger.engine.connect() as connection:
        damage: list[str] = []
        proved = True
        for identity in _identities(connection, damage):
            yield (found := list(_guarded(connection, identity, check_segments)))
            proved = proved and not found
        try:
            damage.extend(_check_file(connection))
            if proved and not damage:  # what is counted from hurt records differs of itself
                damage.extend(wrong_counts(connection))
        except DatabaseError as error:
            damage.append(str(error.orig))
        yield [f"file: {line}" for line in damage]


def _identities(connection: Connection, damage: list[str]) -> list[str]:
    """The ids of all documents that can be read; a damaged table is read around its damage."""
    try:
        return list(connection.execute(select(schema.document.c.id).order_by(schema.document.c.id)).scalars())
    except DatabaseError as error:
        damage.append(f"the table of documents: {error.orig} (run `tracktwo recover`)")
    raw = cast(sqlite3.Connection, connection.connection.dbapi_connection)
    connection.rollback()
    raw.row_factory = sqlite3.Row
    try:
        return sorted(row["id"] for _, row in salvage(raw, "document"))
    finally:
        raw.row_factory = None


def _guarded(connection: Connection, identity: str, check_segments: CheckSegments) -> Iterator[str]:
    try:
        yield from _check_document(connection, identity, check_segments)
    except (DatabaseError, ValueError, zlib.error, KeyError, TypeError, IndexError) as error:
        yield f"document {identity}: cannot be read: {type(error).__name__}: {error}"


def _check_document(connection: Connection, identity: str, check_segments: CheckSegments) -> Iterator[str]:
    where = f"document {identity}"
    row = connection.execute(select(schema.raw).where(schema.raw.c.document == identity)).mappings().first()
    if row is None:
        yield f"{where}: the raw is missing"
        return
    raw = zlib.decompress(row["data"])
    if hashlib.sha256(raw).hexdigest() != row["sha256"]:
        yield f"{where}: the raw does not have its sha256"
    if digest(raw) != identity:
        yield f"{where}: the raw is not the bytes that the id names"
    for reading in readings_of(connection, identity):
        yield from _check_reading(connection, reading, raw, check_segments)
    for line in wrong_words(connection, identity):
        yield f"{where} {line}"


def readings_of(connection: Connection, document_id: str) -> list[Any]:
    """The rows of a document's readings joined to the document, newest first."""
    columns = [column for column in (*schema.document.c, *schema.reading.c) if column.name != "id"]
    query = (
        select(schema.reading.c.id.label("reading_id"))
        .add_columns(*columns)
        .join(schema.document, schema.document.c.id == schema.reading.c.document)
        .where(schema.document.c.id == document_id)
        .order_by(schema.reading.c.rank.desc(), schema.reading.c.id)
    )
    return list(connection.execute(query).mappings())


def _check_reading(connection: Connection, row: Any, raw: bytes, check_segments: CheckSegments) -> Iterator[str]:
    where = f"document {row['document']} reading {row['reading_id']}"
    document = document_of(row, raw, ())
    if document.reading_id != row["reading_id"]:
        yield f"{where}: the text is not the one that the reading's id names"
    for line in check_segments(document):
        yield f"{where}: {line}"
    query = (
        select(schema.span.c.record, schema.span.c.role, schema.span.c.start, schema.span.c.end, schema.span.c.quote)
        .join(schema.record, schema.record.c.id == schema.span.c.record)
        .where(schema.record.c.reading == row["reading_id"])
        .order_by(schema.span.c.record, schema.span.c.role, schema.span.c.n)
    )
    for record, role, start, end, quote in connection.execute(query):
        if document.text[start:end] != quote or start >= end:
            yield f"{where} record {record}: the {role} span [{start}, {end}) is not its quote"
    for line in wrong_mentions(connection, row["reading_id"]):
        yield f"{where} {line}"


def _check_file(connection: Connection) -> Iterator[str]:
    for (line,) in connection.exec_driver_sql("PRAGMA quick_check"):
        if line != "ok":
            yield line
    for table, rowid, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"{table} row {rowid} names no row of {parent}"
