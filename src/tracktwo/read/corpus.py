"""JSON lines of `{id, title, date, outlet, url, variant, text}`: the given text is kept as it is."""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from typing import Any

from tracktwo.errors import RefusedInput
from tracktwo.model import Block, Document, Issue, Script, Segment, Span, digest
from tracktwo.read.escapes import text_places
from tracktwo.read.frontmatter import is_true, text_of, words_of
from tracktwo.read.metadata import Metadata, dated, read_when, title_of, whose
from tracktwo.read.rows import check_lines
from tracktwo.read.tongue import tongue_of
from tracktwo.read.transcripts import is_transcript, join_turns, with_title_day

READER_VERSION = "jsonl/3"
KNOWN = frozenset(
    ["id", "title", "date", "outlet", "url", "variant", "text", "tags", "author", "restricted", "language"]
)
SCRIPTS: dict[str, Script] = {"zh-Hant": "Hant", "zh-Hans": "Hans"}


def read_line(line: bytes, where: str = "", *, restricted: bool = False) -> Document:
    """The document of one JSON line; each line of its text is a block. Raises RefusedInput for what is none."""
    raw, item = _parsed(line)
    text = item["text"]
    metadata = _metadata(item, restricted=restricted)
    language, script = tongue_of(text)
    blocks = _blocks(text, raw)
    if is_transcript(text, blocks, metadata):
        blocks, metadata = join_turns(text, blocks, metadata), with_title_day(metadata)
    return Document(
        id=digest(line),
        title=metadata.title,
        text=text,
        raw=line,
        encoding=_encoding(line),
        format="jsonl",
        reader_version=READER_VERSION,
        blocks=tuple(blocks),
        outlet=metadata.outlet,
        published=metadata.published,
        local_date=metadata.local_date,
        time_zone=metadata.time_zone,
        url=metadata.url,
        language=language,
        script=SCRIPTS.get(str(item.get("variant")), script),
        tags=metadata.tags,
        restricted=metadata.restricted,
        issues=metadata.issues,
        given_id=text_of(item.get("id")),
        where=where,
    )


def _encoding(line: bytes) -> str:
    return "utf-8-sig" if line.startswith(BOM_UTF8) else "utf-8"


def _parsed(line: bytes) -> tuple[str, dict[str, Any]]:
    try:
        raw = line.decode(_encoding(line))
        item = json.loads(raw)
    except UnicodeDecodeError:
        raise RefusedInput("a JSON line that is not UTF-8", todo="save the file as UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise RefusedInput(f"not a JSON line: {str(error)[:80]}", todo="write one object a line") from None
    if not isinstance(item, dict) or not isinstance(item.get("text"), str):
        raise RefusedInput("a JSON line without a text", todo='write {"title": ..., "date": ..., "text": ...}')
    if not item["text"].strip():
        raise RefusedInput("a JSON line with an empty text", todo="leave it out")
    check_lines(item["text"])
    return raw, item


def _metadata(item: dict[str, Any], *, restricted: bool) -> Metadata:
    url = text_of(item.get("url"))
    known, name, _ = whose(text_of(item.get("outlet")), None, url)
    unknown = [key for key in item if key not in KNOWN]
    metadata = Metadata(
        title=title_of(item.get("title")),
        outlet=name,
        url=url,
        tags=words_of(item.get("tags")),
        restricted=restricted or is_true(item.get("restricted")),
        issues=tuple(Issue("metadata.unknown_key", f"the line has a key nobody reads: {key[:60]}") for key in unknown),
    )
    return dated(metadata, read_when(text_of(item.get("date"))), known)


def _blocks(text: str, raw: str) -> list[Block]:
    """A block for each line of the text, with its place in the JSON."""
    blocks: list[Block] = []
    place = text_places(text, raw)
    start = 0
    for paragraph in text.split("\n"):
        end = start + len(paragraph)
        if paragraph.strip():
            span = Span.of(text, start, end)
            if place is None:
                blocks.append(Block("paragraph", span))
            else:
                raw_start, raw_end = place(start), place(end)
                verbatim = raw[raw_start:raw_end] == paragraph
                blocks.append(Block("paragraph", span, (Segment(start, end, raw_start, raw_end, verbatim),)))
        start = end + 1
    return blocks
