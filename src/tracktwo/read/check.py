"""Proves a reading against its raw: every segment, unescaped and tidied, is its piece of the text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import unescape

from tracktwo.model import Block, Document, Segment, digest
from tracktwo.read.markdown import markdown_text
from tracktwo.read.pdf import page_texts
from tracktwo.read.tidy import html_text, plain_text

SHOWN = 40


def _json_text(raw: str) -> str:
    try:
        return str(json.loads(f'"{raw}"'))
    except ValueError:
        return ""


def _escaped_text(raw: str) -> str:
    return html_text(unescape(raw))


SAYS = {
    "jekyll": (html_text, markdown_text, plain_text),
    "html": (html_text,),
    "text": (plain_text,),
    "pdf": (plain_text,),
    "feed": (html_text, _escaped_text),
    "jsonl": (_json_text,),
}


def check_segments(document: Document) -> list[str]:
    """What differs between a reading and its raw, one line each; empty where every character of the text is proved.

    The id is the raw's digest; each block has its own line; each segment's raw range says the piece of text; between
    segments there are only blanks, except where the document has an issue `text.unproved`.
    """
    found = []
    if document.id != digest(document.raw):
        found.append(f"{document.id}: the raw is another one: its digest is {digest(document.raw)}")
    pages = page_texts(document.raw) if document.format == "pdf" else []
    raw = "" if pages else document.raw.decode(document.encoding, "replace")
    excused = {
        span.start: span.end for issue in document.issues if issue.kind == "text.unproved" for span in issue.spans
    }
    for block in document.blocks:
        if document.text[block.span.start : block.span.end] != block.span.quote:
            found.append(f"{document.id}: block at {block.span.start} is not what its span quotes")
        found += [f"{document.id}: {line}" for line in _block(document, block, pages or raw, excused)]
    return found


def _block(document: Document, block: Block, raw: str | list[str], excused: dict[int, int]) -> Iterator[str]:
    at = block.span.start
    for segment in block.segments:
        if segment.start < at or segment.end > block.span.end:
            yield f"segment [{segment.start}, {segment.end}) lies outside its place"
            return
        yield from _between(document.text, at, segment.start, excused)
        at = segment.end
        yield from _segment(document, segment, raw)
    yield from _between(document.text, at, block.span.end, excused)


def _between(text: str, start: int, end: int, excused: dict[int, int]) -> Iterator[str]:
    while start < end:
        if start in excused:
            start = excused[start]
        elif text[start].isspace():  # a blank between pieces, a line end inside a turn
            start += 1
        else:
            yield f"[{start}, {end}) comes from nowhere in the raw: {text[start:end][:SHOWN]}"
            return


def _segment(document: Document, segment: Segment, raw: str | list[str]) -> Iterator[str]:
    if isinstance(raw, list):
        raw = raw[segment.page - 1] if segment.page and segment.page <= len(raw) else ""
    piece, source = document.text[segment.start : segment.end], raw[segment.raw_start : segment.raw_end]
    if piece == source:
        return
    if segment.verbatim or not any(
        says(source) == piece for says in SAYS.get(document.format, (html_text, plain_text))
    ):
        yield f"[{segment.start}, {segment.end}) reads {piece[:SHOWN]}, the raw has {source[:SHOWN]}"
