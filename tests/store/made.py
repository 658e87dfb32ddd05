"""Documents and records made for the tests of the ledger, in our own words."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

from sqlalchemy import Connection

from tracktwo.model import Block, Content, Document, Records, Segment, Span, Statement, digest
from tracktwo.store import lookup
from tracktwo.store.mentions import mentions

TEXT = "丁一鸣表示，会谈没有取消。\n他说，核武库的数字只是估计。"


def document(
    text: str = TEXT, *, version: str = "test/1", url: str | None = "https://a.invalid/1", day: int = 1
) -> Document:
    raw = f"{day}|{text}".encode()
    offset = len(f"{day}|")
    blocks, start = [], 0
    for line in text.split("\n"):
        end = start + len(line)
        if line:
            segment = Segment(start, end, start + offset, end + offset)
            blocks.append(Block("paragraph", Span.of(text, start, end), (segment,)))
        start = end + 1
    return Document(
        id=digest(raw),
        title="会谈",
        text=text,
        raw=raw,
        encoding="utf-8",
        format="test",
        reader_version=version,
        blocks=tuple(blocks),
        outlet="样本晨报",
        published=datetime(2024, 6, day, 1, 2, 3, tzinfo=UTC),
        local_date=f"2024-06-{day:02}",
        url=url,
        script="Hans",
        tags=("样本",),
        where="made",
    )


def naming(connection: Connection) -> Counter[tuple[str, str]]:
    """How many shown records name an actor in a role, counted one by one; restricted documents are left out."""
    found: Counter[tuple[str, str]] = Counter()
    ids = [one.id for one in lookup.records(connection)]
    for some in mentions(connection, ids).values():
        found.update({(one.actor, one.role) for one in some if one.actor})
    return found


def records(made: Document, *, rule: str = "plain", end: int = 12) -> Records:
    text = made.text
    content = Content(Span.of(text, 6, end))
    return Records((Statement(Span.of(text, 0, 3), "丁一鸣", Span.of(text, 3, 5), (content,), rule=rule),))
