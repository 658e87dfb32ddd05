"""The original: the bytes as they came, to keep or to look at; a span is marked where it stands in them."""

from __future__ import annotations

import hashlib
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from tracktwo.model import Document
from tracktwo.present.web.desk import Desk, Reader
from tracktwo.present.web.links import PART
from tracktwo.present.web.marks import Mark, pieces
from tracktwo.present.web.pages.documents import open_document

router = APIRouter()


@router.get("/documents/{identity}/raw")
def raw(request: Request, identity: str) -> Response:
    """The bytes as they came, as a file to keep: never shown as a page, never run."""
    desk: Desk = request.app.state.desk
    with desk.reads() as connection:
        document = open_document(connection, identity, restricted=Reader.of(request).restricted)
    headers = {
        "Content-Disposition": f'attachment; filename="{document.id}.{_ending(document)}"',
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cache-Control": "no-store",
    }
    return Response(document.raw, media_type="application/octet-stream", headers=headers)


@router.get("/documents/{identity}/original")
def original(
    request: Request,
    identity: str,
    span: Annotated[str | None, Query(pattern=r"^\d{1,9}-\d{1,9}$")] = None,
    at: Annotated[int, Query(ge=0)] = 0,
) -> Response:
    """The original as escaped text, in parts; `span` (of the text) is marked at the places it came from."""
    desk: Desk = request.app.state.desk
    with desk.reads() as connection:
        document = open_document(connection, identity, restricted=Reader.of(request).restricted)
    text = "" if document.format == "pdf" else document.raw.decode(document.encoding, "replace")
    marks = [Mark(start, end, "wanted") for start, end in raw_ranges(document, span)] if text else []
    place = min((mark.start for mark in marks), default=at)
    part = min(place, max(0, len(text) - 1)) // PART
    first = part * PART
    return desk.page(
        request,
        "original.html",
        document=document,
        sha256=hashlib.sha256(document.raw).hexdigest(),
        size=len(document.raw),
        pieces=list(pieces(text[first : first + PART], marks, first)),
        count_of_parts=-(-len(text) // PART),
        part=part,
    )


def raw_ranges(document: Document, asked: str | None) -> list[tuple[int, int]]:
    """Where a span of the text stands in the decoded original: exact where a segment is verbatim, else the segment."""
    if not asked:
        return []
    start, end = (int(number) for number in asked.split("-"))
    found = []
    for block in document.blocks:
        for segment in block.segments:
            low, high = max(start, segment.start), min(end, segment.end)
            if low >= high or segment.page is not None:
                continue
            if segment.verbatim:
                offset = segment.raw_start - segment.start
                found.append((low + offset, high + offset))
            else:
                found.append((segment.raw_start, segment.raw_end))
    return found


def _ending(document: Document) -> str:
    endings = {"pdf": "pdf", "html": "html.txt", "jekyll": "md.txt", "jsonl": "json", "feed": "xml.txt"}
    return endings.get(document.format, "txt")
