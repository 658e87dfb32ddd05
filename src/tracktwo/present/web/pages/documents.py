"""Documents: the list with exact search; the reader: a text as it reads, its records marked and noted beside it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response
from sqlalchemy import Connection

from tracktwo.analyse.documents import FACETS, DocumentsView, Head, all_documents, documents_page, heads
from tracktwo.errors import QueryError
from tracktwo.extract import EXTRACTED
from tracktwo.model import Block, Document, Issue
from tracktwo.present.cells import Table
from tracktwo.present.export.records import COLUMNS, csv_row, source_object, stored_object
from tracktwo.present.web.answers import refuse_wrong_months
from tracktwo.present.web.desk import Desk, Reader
from tracktwo.present.web.downloads import Form, csv_file, json_file
from tracktwo.present.web.issue_words import issue_message
from tracktwo.present.web.links import PART
from tracktwo.present.web.marks import Mark, Piece, pieces
from tracktwo.store import lookup
from tracktwo.store.lookup import StoredRecord
from tracktwo.store.mentions import mentions
from tracktwo.store.search import Snippet

router = APIRouter()
LISTED = tuple(one.name for one in fields(Head) if one.name != "snippets")


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A block, or the part of it that is shown: its text in pieces, the records that begin in it."""

    block: Block
    start: int
    pieces: tuple[Piece, ...]
    notes: tuple[StoredRecord, ...]


@router.get("/documents")
def listed(
    request: Request,
    page: Annotated[int, Query(ge=1, le=10_000)] = 1,
    format: Form = None,
) -> Response:
    """The documents of the ledger, newest first, or those that contain what is searched for, with snippets."""
    desk: Desk = request.app.state.desk
    asked = request.query_params
    chosen = {facet: tuple(value for value in asked.getlist(facet) if value) for facet in FACETS}
    refuse_wrong_months(chosen["month"])
    view = DocumentsView(
        {facet: values for facet, values in chosen.items() if values},
        asked.get("q", "").strip(),
        Reader.of(request).restricted,
    )
    with desk.reads() as connection:
        try:
            if format:
                rows = [{name: getattr(row, name) for name in LISTED} for row in all_documents(connection, view)]
                return csv_file("documents", Table(LISTED, rows)) if format == "csv" else json_file("documents", rows)
            found, problem = documents_page(connection, view, number=page), None
        except QueryError as error:
            found, problem = None, error
    return desk.page(
        request,
        "documents.html",
        400 if problem else 200,
        view=view,
        found=found,
        problem=problem,
        snippet_pieces=snippet_pieces,
    )


@router.get("/documents/{identity}")
def reader(
    request: Request,
    identity: str,
    span: Annotated[str | None, Query(pattern=r"^\d{1,9}-\d{1,9}$")] = None,
    at: Annotated[int, Query(ge=0)] = 0,
    format: Form = None,
) -> Response:
    """A document as it reads. A text longer than PART characters is shown in parts; `span` is marked, `at` gone to."""
    desk: Desk = request.app.state.desk
    with desk.reads() as connection:
        document = open_document(connection, identity, restricted=Reader.of(request).restricted)
        records = list(lookup.records(connection, document_id=document.id, restricted=True))
        records = sorted((r for r in records if r.reading == document.reading_id), key=_place)
        if format == "json":
            whole = {**source_object(document), "records": [stored_object(document, one) for one in records]}
            return json_file(f"document-{document.id}", [whole])
        if format == "csv":
            return csv_file(f"document-{document.id}", Table(COLUMNS, [csv_row(document, one) for one in records]))
        issues = lookup.issues(connection, document)
        meant = mentions(connection, [record.id for record in records])
        revisions = heads(connection, lookup.revisions(connection, document.id))
    wanted = _span(span, document)
    part = (wanted[0] if wanted else min(at, max(0, len(document.text) - 1))) // PART
    first, last = part * PART, min(len(document.text), (part + 1) * PART)
    return desk.page(
        request,
        "reader.html",
        document=document,
        records=records,
        EXTRACTED=EXTRACTED,
        blocks=list(_blocks(document, records, issues, wanted, first, last)),
        issues=issues,
        issue_message=issue_message,
        meant=meant,
        revisions=revisions,
        wanted=wanted,
        plain_pieces=plain_pieces,
        count_of_parts=-(-len(document.text) // PART),
        part=part,
    )


def snippet_pieces(snippet: Snippet) -> list[Piece]:
    """A snippet in pieces, its hits named `hit`."""
    marks = [Mark(mark.start, mark.end, "hit") for mark in snippet.marks]
    return list(pieces(snippet.span.quote, marks, snippet.span.start))


def plain_pieces(text: str) -> list[Piece]:
    """A text as one piece without marks."""
    return [Piece(0, text)]


def open_document(connection: Connection, identity: str, *, restricted: bool) -> Document:
    """The document in its newest reading. Raises HTTPException: 404 where there is none, 403 where it is restricted."""
    document = lookup.document(connection, identity)
    if document is None:
        raise HTTPException(404)
    if document.restricted and not restricted:
        raise HTTPException(403)
    return document


def _place(record: StoredRecord) -> tuple[int, int, str]:
    return (record.spans[0].span.start, record.spans[-1].span.end, record.id)


def _span(asked: str | None, document: Document) -> tuple[int, int] | None:
    """The span that the address names, cut to the text; None where it names none or an empty one."""
    if not asked:
        return None
    start, end = (int(number) for number in asked.split("-"))
    end = min(end, len(document.text))
    return (start, end) if start < end else None


def _blocks(
    document: Document,
    records: list[StoredRecord],
    issues: tuple[Issue, ...],
    wanted: tuple[int, int] | None,
    first: int,
    last: int,
) -> list[ShownBlock]:
    marks = [
        Mark(part.span.start, part.span.end, f"{record.kind}-{part.role}", record.id)
        for record in records
        for part in record.spans
    ]
    marks += [Mark(span.start, span.end, "issue") for issue in issues for span in issue.spans]
    marks += [Mark(*wanted, "wanted")] if wanted else []
    marks.sort(key=lambda mark: mark.start)
    found, waiting = [], [record for record in records if first <= _place(record)[0] < last]
    for block in document.blocks:
        start, end = max(block.span.start, first), min(block.span.end, last)
        if start >= end:
            continue
        inside = [mark for mark in marks if mark.start < end and mark.end > start]
        notes = [record for record in waiting if start <= _place(record)[0] < end]
        cut = tuple(pieces(document.text[start:end], inside, start))
        found.append(ShownBlock(block, start, cut, tuple(notes)))
    return found
