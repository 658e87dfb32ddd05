"""Records with their evidence: JSON lines with W3C selectors, or CSV. Whole texts only when asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection

from tracktwo.model import Document, Record, Records, Span
from tracktwo.present.cells import Row, Table, plain, print_table
from tracktwo.present.text import print_json
from tracktwo.store import lookup
from tracktwo.store.lookup import StoredRecord, StoredSpan
from tracktwo.store.rows import kind_row, record_row, span_rows

CONTEXT = 32  # characters of prefix and suffix in a TextQuoteSelector
COLUMNS = (
    "id",
    "kind",
    "document",
    "outlet",
    "date",
    "url",
    "title",
    "who",
    "cue",
    "what",
    "start",
    "end",
    "prefix",
    "suffix",
    "fields",
    "rule",
    "confidence",
    "judged",
)


def selectors(document: Document, span: Span) -> list[dict[str, Any]]:
    """A span as W3C TextPositionSelector and TextQuoteSelector (exact, prefix, suffix); positions in code points."""
    text = document.text
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    quote = {
        "type": "TextQuoteSelector",
        "exact": span.quote,
        "prefix": text[max(0, span.start - CONTEXT) : span.start],
        "suffix": text[span.end : span.end + CONTEXT],
    }
    return [position, quote]


def stored_object(document: Document, record: StoredRecord) -> dict[str, Any]:
    """A stored record as one JSON object, its evidence by role."""
    return {
        "id": record.id,
        "key": record.key,
        "kind": record.kind,
        "document": source_object(document),
        "reading": record.reading,
        "extractor_version": record.extractor_version,
        **record.fields,
        "rule": record.rule,
        "confidence": record.confidence,
        "judged": record.judged,
        "evidence": [
            {"role": part.role, "quoted": part.quoted, "selector": selectors(document, part.span)}
            for part in record.spans
        ],
    }


def source_object(document: Document) -> dict[str, Any]:
    """What an export says of a document without its text."""
    return {
        "id": document.id,
        "title": document.title,
        "outlet": document.outlet,
        "date": document.local_date,
        "published": document.published.isoformat() if document.published else None,
        "url": document.url,
    }


def document_object(document: Document, records: Records) -> dict[str, Any]:
    """A document that is not stored, with its records and issues, as one JSON object."""
    return {
        **source_object(document),
        "given_id": document.given_id,
        "language": document.language,
        "people": [{"name": person.name, "role": person.role} for person in document.people],
        "records": [stored_object(document, as_stored(document, record)) for record in records.all()],
        "issues": [{"kind": issue.kind, "message": issue.message} for issue in (*document.issues, *records.issues)],
    }


def as_stored(document: Document, record: Record, extractor_version: str = "") -> StoredRecord:
    """A fresh record in the form that the ledger gives it back."""
    row = record_row(document, record, extractor_version)
    fields = {name: value for name, value in kind_row(record, row["id"]).items() if name != "record"}
    spans = sorted(span_rows(record, row["id"]), key=lambda span: (span["start"], span["n"]))
    stored = tuple(StoredSpan(s["role"], Span(s["start"], s["end"], s["quote"]), s["quoted"]) for s in spans)
    shared = {name: row[name] for name in ("id", "key", "kind", "document", "reading", "current", "rule", "confidence")}
    return StoredRecord(**shared, extractor_version=extractor_version, fields=lookup.parse_lists(fields), spans=stored)


def export_records(connection: Connection, form: str, *, kind: str | None, full_text: bool, restricted: bool) -> None:
    """Write every current record to stdout, as `jsonl` or `csv`; with `full_text` each document's text once, first."""
    found = with_documents(connection, lookup.records(connection, kind=kind, restricted=restricted))
    if form == "csv":
        print_table(Table(COLUMNS, (csv_row(*one) for one in found)))
        return
    told = None
    for document, record in found:
        if full_text and told is not document:
            print_json({"kind": "document", **source_object(document), "text": document.text})
        told = document
        print_json(stored_object(document, record))


def with_documents(connection: Connection, records: Iterable[StoredRecord]) -> Iterator[tuple[Document, StoredRecord]]:
    """Each record with its document, which is read once for the records of a reading that follow each other."""
    document: Document | None = None
    for record in records:
        if document is None or document.reading_id != record.reading:
            document = lookup.document(connection, record.document, record.reading)
        if document is not None:
            yield document, record


def csv_row(document: Document, record: StoredRecord) -> Row:
    """A record as one row of COLUMNS.

    `start`, `end` and what stands around them are those of the first piece of `what`; of a record without such words
    (a decline) of where it begins.
    """
    source = source_object(document)
    row: dict[str, Any] = {name: source[name] for name in ("outlet", "date", "url", "title")}
    what = [part.span for part in record.spans if part.role in ("content", "number", "claim", "talk")]
    span = what[0] if what else record.spans[0].span
    told = {name: plain(value, ", ") for name, value in record.fields.items()}
    row |= {
        "id": record.id,
        "kind": record.kind,
        "document": record.document,
        "who": record.fields.get("speaker") or record.fields.get("publisher") or record.fields.get("by"),
        "cue": " ".join(record.quotes("cue")),
        "what": " … ".join(one.quote for one in what),
        "start": span.start,
        "end": span.end,
        "prefix": document.text[max(0, span.start - CONTEXT) : span.start],
        "suffix": document.text[span.end : span.end + CONTEXT],
        "fields": "; ".join(f"{name}={value}" for name, value in told.items() if value),
        "rule": record.rule,
        "confidence": record.confidence,
        "judged": record.judged,
    }
    return row
