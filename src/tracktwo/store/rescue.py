"""Backup of a ledger that is being written, and recovery of what is whole in a damaged one."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select

from tracktwo.errors import LedgerError, UsageError
from tracktwo.model import digest
from tracktwo.store import lookup, schema
from tracktwo.store.connection import no_file, told
from tracktwo.store.index import index_document, search_words
from tracktwo.store.ledger import Ledger
from tracktwo.store.salvage import salvage
from tracktwo.store.shown import show_all

_PAGES = 1_000  # copied at a time, so that a writer never waits long
_LEFT_OUT = {  # made again from what is whole
    *("search_document", "search_record", "mention", "resolution", "link"),
    *("shown", "facet_set", "speaker_count", "named_count"),
}


def backup(ledger: Ledger, target: Path) -> None:
    """Copy the ledger, also while it is being written, to a new file. Raises UsageError, LedgerError."""
    if target.exists():
        raise UsageError("the file is there already", where=str(target), todo="name a new one")
    try:
        with closing(sqlite3.connect(ledger.path)) as source, closing(sqlite3.connect(target)) as copy:
            source.backup(copy, pages=_PAGES, sleep=0.01)
            copy.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.DatabaseError as error:
        target.unlink(missing_ok=True)
        raise told(error, target) from error


@dataclass(slots=True)
class Recovery:
    """What a recovery brought back: rows by table, and a line for each thing that was lost."""

    rows: dict[str, int] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)

    @property
    def documents(self) -> int:
        """How many documents are whole in the new ledger."""
        return self.rows.get("document", 0)


def recover(damaged: Path, target: Path) -> Recovery:
    """Bring what is whole in a damaged ledger into a new one; the damaged file is only read.

    A document is whole where its bytes have their sha256 and at least one reading has its digest; a record where all
    its spans stand in its text. Raises UsageError where the target exists, LedgerError where not even the tables can be
    read.
    """
    if target.exists():
        raise UsageError("the file is there already", where=str(target), todo="name a new one")
    if not damaged.exists():
        raise LedgerError("there is no such ledger", where=str(damaged), todo="check the name")
    if not damaged.is_file():
        raise no_file(damaged)
    found = Recovery()
    with closing(sqlite3.connect(f"file:{damaged}?mode=ro", uri=True)) as source:
        source.row_factory = sqlite3.Row
        source.text_factory = lambda raw: raw.decode("utf-8", "replace")
        try:
            source.execute("PRAGMA writable_schema=ON")  # without it SQLite refuses a file whose end is cut off
            source.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.DatabaseError as error:
            todo = "the pages that name them are gone: go back to a backup"
            raise LedgerError("not even the tables can be read", where=str(damaged), todo=todo) from error
        with Ledger.open(target) as ledger:
            _copy_rows(source, ledger, found)
            _drop_what_is_not_whole(ledger, found)
            _extract_again_what_is_missing(source, ledger, found)
            _index_again(ledger)
    return found


def _copy_rows(source: sqlite3.Connection, ledger: Ledger, found: Recovery) -> None:
    with closing(sqlite3.connect(ledger.path)) as target:
        for table in schema.metadata.sorted_tables:
            if table.name in _LEFT_OUT:
                continue
            names = [column.name for column in table.columns]
            columns = ", ".join(f'"{name}"' for name in names)
            marks = ", ".join("?" for _ in names)
            into = f'INSERT OR IGNORE INTO "{table.name}" ({columns}) VALUES ({marks})'
            rows = ([row[name] for name in names] for _, row in salvage(source, table.name))
            target.executemany(into, rows)
        target.commit()


def _drop_what_is_not_whole(ledger: Ledger, found: Recovery) -> None:
    with closing(sqlite3.connect(ledger.path)) as target:
        target.execute("PRAGMA foreign_keys=ON")
        for document, title in target.execute("SELECT id, title FROM document ORDER BY id").fetchall():
            if not _is_whole(target, document, found):
                target.execute("DELETE FROM document WHERE id = ?", (document,))
                found.lost.append(f"document {document} ({title}): read it in again from its source")
        _drop_orphans(target, found)
        for table in schema.metadata.sorted_tables:
            if table.name not in _LEFT_OUT:
                found.rows[table.name] = target.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()[0]
        target.commit()


def _is_whole(target: sqlite3.Connection, document: str, found: Recovery) -> bool:
    row = target.execute("SELECT sha256, data FROM raw WHERE document = ?", (document,)).fetchone()
    try:
        raw = zlib.decompress(row[1]) if row else b""
    except (zlib.error, TypeError):
        return False
    if row is None or hashlib.sha256(raw).hexdigest() != row[0] or digest(raw) != document:
        return False
    readings = target.execute("SELECT id, reader_version, text, blocks FROM reading WHERE document = ?", (document,))
    whole = 0
    for reading, version, text, blocks in readings.fetchall():
        if digest(document, version, text) == reading and _opens(blocks):
            whole += 1
        else:
            target.execute("DELETE FROM reading WHERE id = ?", (reading,))
            found.lost.append(f"reading {reading} of document {document}: it is made again by the next ingest")
    return whole > 0


def _opens(blocks: object) -> bool:
    try:
        return isinstance(blocks, bytes) and bool(zlib.decompress(blocks))
    except zlib.error:
        return False


def _drop_orphans(target: sqlite3.Connection, found: Recovery) -> None:
    """Rows whose parents are lost go; so do records without fields or spans: their readings are extracted anew."""
    while broken := target.execute("PRAGMA foreign_key_check").fetchall():
        for table, rowid, *_ in broken:
            target.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (rowid,))
    kinds = " UNION ALL ".join(f"SELECT record FROM {kind}" for kind in lookup.KINDS)
    spans = (
        "SELECT s.record FROM span s JOIN record r ON r.id = s.record JOIN reading t ON t.id = r.reading"
        ' WHERE substr(t.text, s.start + 1, s."end" - s.start) != s.quote'
    )
    bare = f"id NOT IN ({kinds}) OR id NOT IN (SELECT record FROM span) OR id IN ({spans})"
    for record, reading, version in target.execute(
        f"SELECT id, reading, extractor_version FROM record WHERE {bare}"
    ).fetchall():
        target.execute("DELETE FROM record WHERE id = ?", (record,))
        target.execute("DELETE FROM extraction WHERE reading = ? AND extractor_version = ?", (reading, version))
        found.lost.append(f"record {record}: the next ingest of its document makes it again")


def _extract_again_what_is_missing(source: sqlite3.Connection, ledger: Ledger, found: Recovery) -> None:
    """Of a record whose row is lost only the search index still knows: the extraction that made it is not whole."""
    with closing(sqlite3.connect(ledger.path)) as target:
        target.execute("PRAGMA foreign_keys=ON")
        for _, row in salvage(source, "search_record"):
            known = target.execute("SELECT 1 FROM record WHERE id = ?", (row["record"],)).fetchone()
            reading = "SELECT id FROM reading WHERE document = ?"
            if known is None and target.execute(reading, (row["document"],)).fetchone():
                target.execute(f"DELETE FROM extraction WHERE reading IN ({reading})", (row["document"],))
                found.lost.append(f"record {row['record']}: the next ingest of its document makes it again")
        target.commit()


def _index_again(ledger: Ledger) -> None:
    with ledger.writes() as connection:
        for (identity,) in connection.execute(select(schema.document.c.id).order_by(schema.document.c.id)).all():
            document = lookup.document(connection, identity)
            if document:
                stored = list(lookup.records(connection, document_id=identity, restricted=True))
                words = [
                    search_words(one.fields.get("speaker"), sorted(part.span for part in one.spans)) for one in stored
                ]
                index_document(connection, document, zip(({"id": one.id} for one in stored), words, strict=True))
        show_all(connection)
