"""JSON lines of `{id, title, date, outlet, url, variant, text}`: the given text is kept as it is."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from tracktwo.model import Block, Document, Span, digest

READER_VERSION = "jsonl/1"


def read_line(line: bytes, where: str = "") -> Document:
    """The document of one JSON line; each line of its text is a block."""
    item: dict[str, Any] = json.loads(line)
    text: str = item["text"]
    blocks, start = [], 0
    for paragraph in text.split("\n"):
        if paragraph.strip():
            blocks.append(Block("paragraph", Span.of(text, start, start + len(paragraph))))
        start += len(paragraph) + 1
    date = item.get("date")
    published = datetime.fromisoformat(date).astimezone(UTC) if date and len(date) > 10 else None
    return Document(
        id=digest(line),
        title=item.get("title") or "",
        text=text,
        raw=line,
        encoding="utf-8",
        format="jsonl",
        reader_version=READER_VERSION,
        blocks=tuple(blocks),
        outlet=item.get("outlet"),
        published=published,
        local_date=date[:10] if date else None,
        url=item.get("url"),
        script="Hant" if item.get("variant") == "zh-Hant" else "Hans",
        given_id=item.get("id"),
        where=where,
    )
