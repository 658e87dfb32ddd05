"""The search index: FTS5 tables without content of their own, filled in the transaction that stores the text.

A row's number carries the publication time in its upper bits, so that "newest first" is the order of the index itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime

from sqlalchemy import Connection, text

from tracktwo.model import Document, Span
from tracktwo.store.rows import Row
from tracktwo.store.tokens import index_tokens, search_key

_SPREAD = 1 << 20
_DELETE = "INSERT INTO {table}_text({table}_text, rowid, tokens) VALUES ('delete', :rowid, :tokens)"
_INSERT = "INSERT INTO {table}_text(rowid, tokens) VALUES (:rowid, :tokens)"


def index_document(connection: Connection, document: Document, records: Iterable[tuple[Row, str]]) -> None:
    """Put a reading's title and text, and its records' words, into the index; what stood there before goes out."""
    unindex_document(connection, document.id)
    tokens = index_tokens(search_key(document.title + "\n" + document.text))
    base = _time_of(document) * _SPREAD + int(document.id[:5], 16)
    rowid = _free(connection, "search_document", base)
    connection.execute(
        text("INSERT INTO search_document(rowid, document, reading) VALUES (:rowid, :document, :reading)"),
        {"rowid": rowid, "document": document.id, "reading": document.reading_id},
    )
    connection.execute(text(_INSERT.format(table="search_document")), {"rowid": rowid, "tokens": tokens})
    _index_records(connection, document, base, records)


def _index_records(connection: Connection, document: Document, base: int, records: Iterable[tuple[Row, str]]) -> None:
    rows = []
    for row, words in records:
        base = _free(connection, "search_record", base)
        key = search_key(words)
        identity = {"rowid": base, "record": row["id"], "document": document.id}
        rows.append(identity | {"words": words, "tokens": index_tokens(key)})
        base += 1
    if rows:
        into = "INSERT INTO search_record(rowid, record, document, words) VALUES (:rowid, :record, :document, :words)"
        connection.execute(text(into), rows)
        connection.execute(text(_INSERT.format(table="search_record")), rows)


def unindex_document(connection: Connection, document_id: str) -> None:
    """Take a document and its records out of the index; an FTS5 table without content needs the old tokens for that."""
    old = text(
        "SELECT s.rowid, d.title, r.text FROM search_document s JOIN reading r ON r.id = s.reading"
        " JOIN document d ON d.id = s.document WHERE s.document = :document"
    )
    for rowid, title, body in connection.execute(old, {"document": document_id}).all():
        tokens = index_tokens(search_key(f"{title}\n{body}"))
        connection.execute(text(_DELETE.format(table="search_document")), {"rowid": rowid, "tokens": tokens})
    words = text("SELECT rowid, words FROM search_record WHERE document = :document")
    for rowid, said in connection.execute(words, {"document": document_id}).all():
        values = {"rowid": rowid, "tokens": index_tokens(search_key(said))}
        connection.execute(text(_DELETE.format(table="search_record")), values)
    for table in ("search_document", "search_record"):
        connection.execute(
            text(f"DELETE FROM {table} WHERE document = :document"),
            {"document": document_id},
        )


def search_words(speaker: str | None, spans: Iterable[Span]) -> str:
    """What a search over records looks at: the speaker, then the quotes in text order, one a line."""
    return "\n".join(dict.fromkeys(filter(None, (speaker, *(span.quote for span in spans)))))


_KEPT = text("SELECT record, words FROM search_record WHERE document = :document")
_SHOWN = text(
    'SELECT r.id, m.speaker, p.start, p."end", p.quote FROM record r LEFT JOIN statement m ON m.record = r.id'
    " LEFT JOIN span p ON p.record = r.id WHERE r.document = :document AND r.current"
)
_READINGS = (
    text("SELECT reading FROM search_document WHERE document = :document"),
    text(
        "SELECT e.reading FROM extraction e JOIN reading r ON r.id = e.reading"
        " WHERE r.document = :document AND e.current"
    ),
)


def wrong_words(connection: Connection, document_id: str) -> Iterator[str]:
    """A line for each record of a document whose words for the search are not its speaker and quotes, or are missing.

    Also where the search looks at another reading than the one that is shown, or at none; a document that the next
    ingest extracts again (after `recover`) shows none.
    """
    of_it = {"document": document_id}
    kept: defaultdict[str, list[str]] = defaultdict(list)
    for record, words in connection.execute(_KEPT, of_it):
        kept[record].append(words)
    spans: defaultdict[tuple[str, str | None], list[Span]] = defaultdict(list)
    for record, speaker, start, end, quote in connection.execute(_SHOWN, of_it):
        spans[record, speaker] += [] if quote is None else [Span(start, end, quote)]
    expected = {record: [search_words(speaker, sorted(some))] for (record, speaker), some in spans.items()}
    for record in sorted({*kept, *expected}):
        if kept.get(record) != expected.get(record):
            yield f"record {record}: the search does not have its words"
    searched, shown = (sorted(connection.execute(query, of_it).scalars()) for query in _READINGS)
    if len(searched) != 1 or (shown and searched != shown):
        yield "the search does not have its text"


def _free(connection: Connection, table: str, rowid: int) -> int:
    taken = text(f"SELECT 1 FROM {table} WHERE rowid = :rowid")
    while connection.execute(taken, {"rowid": rowid}).first():
        rowid += 1
    return rowid


def _time_of(document: Document) -> int:
    """Seconds since 1970 of the publication, 0 where unknown or before."""
    if document.published:
        return max(0, int(document.published.timestamp()))
    if document.local_date and len(document.local_date) == 10:
        return max(0, int(datetime.fromisoformat(document.local_date + "T00:00:00+00:00").timestamp()))
    return 0
