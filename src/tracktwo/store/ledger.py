"""The ledger: one SQLite file with documents, readings, records and judgements.

    with Ledger.open(path) as ledger:
        outcomes = ledger.add([(document, records), ...], extractor_version="1")

Ids depend on content only, so the order of arrival changes nothing. Nothing stored is ever changed, save that `current`
moves to a newer extraction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, delete, insert, select
from sqlalchemy.exc import DatabaseError

from tracktwo.errors import LedgerError, UsageError
from tracktwo.model import Document, Records
from tracktwo.store import schema
from tracktwo.store.adding import Outcome, add_document
from tracktwo.store.connection import open_engine, told
from tracktwo.store.index import unindex_document
from tracktwo.store.judgements import TAKES_BACK, VERDICTS, key_of
from tracktwo.store.links import link_again, unlink_document
from tracktwo.store.rows import Row, to_json
from tracktwo.store.shown import hide

OF_ONE = (*VERDICTS, TAKES_BACK)
OF_TWO = ("same", "different", TAKES_BACK)


class Ledger:
    """An open ledger. Make one with `Ledger.open`; close it, or use it in a `with`."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path, self.engine = path, engine

    @classmethod
    def open(cls, path: str | Path, *, create: bool = True) -> Self:
        """The ledger at `path`, made or migrated where needed. Raises LedgerError, NotALedger, NewerLedger."""
        path = Path(path)
        return cls(path, open_engine(path, create=create))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection; the write-ahead log is folded in."""
        self.engine.dispose()

    @contextmanager
    def reads(self) -> Iterator[Connection]:
        """A connection that sees one state of the ledger and writes nothing."""
        try:
            with self.engine.connect() as connection:
                yield connection
        except DatabaseError as error:
            raise told(error, self.path) from error

    @contextmanager
    def writes(self) -> Iterator[Connection]:
        """A connection in one transaction: all of it is stored, or nothing."""
        try:
            with self.engine.connect().execution_options(writes=True) as connection, connection.begin():
                yield connection
        except DatabaseError as error:
            raise told(error, self.path) from error

    # --- adding --------------------------------------------------------------------------------

    def begin_run(self, started: datetime, version: str, inputs: Sequence[str]) -> int:
        """The number of a new run; documents remember the run that brought them."""
        row = {"started": started.isoformat(), "version": version, "inputs": to_json(list(inputs))}
        with self.writes() as connection:
            return int(connection.execute(insert(schema.run).returning(schema.run.c.id), row).scalar_one())

    def has(self, document_id: str, extractor_version: str, reader_versions: frozenset[str]) -> bool:
        """True where the document was read by one of these reader versions and extracted by this extractor."""
        query = (
            select(schema.extraction.c.reading)
            .join(schema.reading, schema.reading.c.id == schema.extraction.c.reading)
            .where(schema.reading.c.document == document_id)
            .where(schema.extraction.c.extractor_version == extractor_version)
            .where(schema.reading.c.reader_version.in_(sorted(reader_versions)))
        )
        with self.reads() as connection:
            return connection.execute(query).first() is not None

    def add(
        self,
        batch: Iterable[tuple[Document, Records]],
        *,
        extractor_version: str,
        knowledge_version: str | None = None,
        run: int | None = None,
    ) -> list[Outcome]:
        """What became of each document, all stored in one transaction.

        `knowledge_version` says what the mentions were resolved with; None where they were not resolved yet.

        new: first of its url; revised: another text of a known url, from the same kind of input; reread: a newer reader
        or extractor; unchanged: nothing added; forgotten: its bytes were forgotten on request and are not taken again.
        """
        with self.writes() as connection:
            versions = (extractor_version, knowledge_version)
            return [add_document(connection, doc, records, versions, run) for doc, records in batch]

    # --- people's decisions --------------------------------------------------------------------

    def decide(
        self, key: str, verdict: str, user: str, time: datetime, note: str | None = None, *, other: str | None = None
    ) -> None:
        """Keep an analyst's judgement of a record, by its key or id; no new extraction loses it. Raises UsageError.

        The last verdict counts; `undecided` takes it back. `same` and `different` are about two records: the next
        linking obeys the last.
        """
        if verdict not in (OF_TWO if other else OF_ONE):
            todo = "one of " + ", ".join(OF_ONE) + "; with another record " + ", ".join(OF_TWO)
            raise UsageError(f"no such verdict {verdict!r} of {'two records' if other else 'one record'}", todo=todo)
        with self.writes() as connection:
            key, other = key_of(connection, key), key_of(connection, other) if other else None
            if other == key:
                raise UsageError("a record is always the same as itself", todo="name two records")
            row = {"key": key, "verdict": verdict, "user": user, "time": time.isoformat(), "note": note, "other": other}
            connection.execute(insert(schema.judgement), row)
            if other:
                link_again(connection, [key, other])

    def judgements(self, key: str) -> list[Row]:
        """The judgements of one record key, oldest first."""
        query = select(schema.judgement).where(schema.judgement.c.key == key).order_by(schema.judgement.c.id)
        with self.reads() as connection:
            return [dict(row) for row in connection.execute(query).mappings()]

    def forget(self, document_id: str, time: datetime, reason: str | None = None) -> None:
        """Remove a document's raw, text and records; a line in the deletion log stays. Raises UsageError."""
        with self.writes() as connection:
            sha = connection.execute(select(schema.raw.c.sha256).where(schema.raw.c.document == document_id)).scalar()
            if sha is None:
                raise UsageError(f"no document {document_id!r}", where=str(self.path), todo="see `tracktwo find`")
            hide(connection, document_id)
            unindex_document(connection, document_id)
            unlink_document(connection, document_id)
            connection.execute(delete(schema.document).where(schema.document.c.id == document_id))
            row = {"document": document_id, "sha256": sha, "time": time.isoformat(), "reason": reason}
            connection.execute(insert(schema.deletion), row)
        with self.engine.connect() as connection:  # the pages that held the text are overwritten, not only unlinked
            connection.rollback()
            raw = connection.connection.dbapi_connection
            if raw is None:
                raise LedgerError("the connection was lost", where=str(self.path))
            raw.execute("VACUUM")
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
