"""Text and evidence: spans, blocks, documents.

Positions are Unicode code points of one reading's text, half-open. None means "the text does not say".
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Self

Role = Literal["headline", "paragraph", "subhead", "caption", "related", "byline", "dateline", "turn"]
Script = Literal["Hans", "Hant", "Latn"]
Origin = Literal["publisher", "mirror", "archive"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range `[start, end)` of code points of one text, with the characters found there.

    `text[span.start:span.end] == span.quote` always: make one with `Span.of`.
    """

    start: int
    end: int
    quote: str = field(compare=False)

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Self:
        """The span of `text[start:end]`. Raises ValueError for an empty range or one outside the text."""
        if not 0 <= start < end <= len(text):
            raise ValueError(f"no span [{start}, {end}) in a text of {len(text)} characters")
        return cls(start, end, text[start:end])

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: Span) -> bool:
        """True where `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Segment:
    """Where one run of a block's text stands in the raw: `text[start:end]` came from `raw[raw_start:raw_end]`.

    Raw positions are code points of the decoded raw (encoding in `Document.encoding`); for a PDF they are
    positions in the text of page `page` (counted from 1). `verbatim` is False where an entity was
    unescaped or white space was tidied in between.
    """

    start: int
    end: int
    raw_start: int
    raw_end: int
    verbatim: bool = True
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the text with a role; blocks are one a line of the text, in reading order.

    Only a transcript's turn and a PDF's page go on over several lines.

    `speaker` is the mark of a transcript's turn as written (记者, 路透社记者, 赵立坚); None elsewhere.
    `question` is True for a turn that asks, False for one that answers, None elsewhere.
    """

    role: Role
    span: Span
    segments: tuple[Segment, ...] = ()
    speaker: str | None = None
    question: bool | None = None


@dataclass(frozen=True, slots=True)
class BylinePerson:
    """Somebody who made the document, never a speaker: 记者 reporter, 责编 editor, 网编 web editor."""

    name: str
    role: Literal["reporter", "editor", "web_editor", "translator", "photographer"]
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of the page: its address, caption and credit as printed."""

    url: str | None
    caption: str | None
    credit: str | None = None


IssueKind = str  # a dotted name such as "date.missing" or "figure.metric_differs"; the list is docs/issues.md


@dataclass(frozen=True, slots=True)
class Issue:
    """Something in a document that the desk could not make sense of, in one line, with its spans if it has any."""

    kind: IssueKind
    message: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One text as published, as one version of the reader made it out.

    `id` is the sha256 prefix (16 hex digits) of the item's own bytes. `text` is the joined blocks, one a
    line, except for JSON lines, whose given text is kept as it is. `published` is aware (UTC); `local_date` is the
    outlet's own day (`2024-06-22`), or a day given without a time.
    """

    id: str
    title: str
    text: str
    raw: bytes
    encoding: str
    format: str
    reader_version: str
    blocks: tuple[Block, ...]
    outlet: str | None = None
    published: datetime | None = None
    local_date: str | None = None
    time_zone: str | None = None
    url: str | None = None
    origin: Origin | None = None
    language: str = "zh"
    script: Script | None = None
    tags: tuple[str, ...] = ()
    people: tuple[BylinePerson, ...] = ()
    images: tuple[Image, ...] = ()
    restricted: bool = False
    issues: tuple[Issue, ...] = ()
    given_id: str | None = None
    where: str = ""

    @property
    def reading_id(self) -> str:
        """The id of this reading: document, reader version and text."""
        return digest(self.id, self.reader_version, self.text)

    def span(self, start: int, end: int) -> Span:
        """The span `[start, end)` of this document's text."""
        return Span.of(self.text, start, end)


def digest(*parts: str | bytes) -> str:
    """The first 16 hex digits of the sha256 of the parts, each closed by a NUL byte."""
    sha = hashlib.sha256()
    for part in parts:
        sha.update(part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part)
        sha.update(b"\0")
    return sha.hexdigest()[:16]
