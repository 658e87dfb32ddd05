"""The nouns: frozen values that the stages hand to each other. Words are those of docs/glossary.md.

Positions are Unicode code points of one reading's text, half-open. None means "the text does not say".
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Self

# --- text and evidence -------------------------------------------------------------------------

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

    def touches(self, other: Span) -> bool:
        """True where the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


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


# --- who says what -------------------------------------------------------------------------------

Quoted = Literal["all", "part", "none"]
Manner = Literal["direct", "indirect", "mixed"]
Mode = Literal["said", "held", "imputed"]
Act = Literal[
    "assert", "deny", "decline", "demand", "question", "forecast", "concern", "assure", "threaten", "announce"
]
Channel = Literal["interview", "press_conference", "speech", "written", "meeting", "unspecified"]
Voice = Literal[
    "leader", "government_document", "ministry_statement", "spokesperson", "other_official", "unnamed_official",
    "state_media", "expert", "delegate", "metonym", "other",
]  # fmt: skip
DeclineKind = Literal["refused", "no_information", "referred", "earlier_position"]


@dataclass(frozen=True, slots=True)
class Content:
    """One piece of what is said, outer quotation marks left out.

    `quoted` is "all" where it stands between marks, "none" where it does not, "part" where an indirect clause
    holds a quoted one of 8 characters or more.
    """

    span: Span
    quoted: Quoted = "none"


@dataclass(frozen=True, slots=True)
class Statement:
    """One act of saying by one speaker in one document (guide section 1).

    `source` is None where the sentence has none; `speaker` is the source resolved inside the document, as the
    document writes it, None where it could not be resolved. `speaker_span` is the mention it was resolved to.
    `contents` is empty only for a decline. `rule` names the rule that made it, `confidence` is that rule's precision on
    the dev gold (0 to 1).
    """

    source: Span | None
    speaker: str | None
    cue: Span | None
    contents: tuple[Content, ...]
    mode: Mode = "said"
    imputed_by: str | None = None
    act: Act = "assert"
    channel: Channel = "unspecified"
    via: tuple[str, ...] = ()
    addressee: str | None = None
    voice: Voice = "other"
    translated: bool = False
    asked: Span | None = None
    asked_by: str | None = None
    decline_kind: DeclineKind | None = None
    speaker_span: Span | None = None
    confidence: float = 0.0
    rule: str = ""

    kind = "statement"

    @property
    def manner(self) -> Manner | None:
        """direct, indirect or mixed, as the contents' quoted flags say; None for a decline."""
        flags = {content.quoted for content in self.contents}
        if not flags:
            return None
        if flags == {"all"}:
            return "direct"
        return "indirect" if flags == {"none"} else "mixed"

    @property
    def anchor(self) -> str:
        """What tells this statement from the document's others: cue start or -, first content start or -."""
        cue = str(self.cue.start) if self.cue else "-"
        content = str(self.contents[0].span.start) if self.contents else "-"
        return f"{cue}:{content}"

    @property
    def spans(self) -> tuple[Span, ...]:
        """Every span of the record, contents first."""
        others = (self.cue, self.source, self.speaker_span, self.asked)
        return (*(content.span for content in self.contents), *(span for span in others if span))


# --- dates, figures and forecasts ----------------------------------------------------------------

Precision = Literal["day", "week", "month", "quarter", "half", "year", "decade", "century", "open"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression of the text, settled as far as the text allows: `去年底`, `本周五`, `自2004年以来`.

    `value` is a date prefix (`2024`, `2024-03`, `2024-03-15`) or None (近年, or no anchor). `start` and `end` are
    the first and the last day of the interval it covers (`2023-10-01`), both inclusive; None is open or unknown.
    `anchor` says what it was counted from: "absolute", "published", "mentioned" or None.
    """

    span: Span
    value: str | None
    precision: Precision
    start: str | None = None
    end: str | None = None
    anchor: Literal["absolute", "published", "mentioned"] | None = "absolute"
    role: Literal["point", "since", "until", "during", "range", "duration"] = "point"


Qualifier = Literal["about", "more_than", "less_than", "nearly", "up_to", "at_least", "several"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of the text with its qualifier: `约500颗`, `500至600枚`, `从410个增加到500个`, `两百多枚`.

    `values` is one number, or two for a range or a from-to change. `span` is number, qualifier and classifier;
    `number` the bare numeral(s). `classifier` is 枚, 颗, 个, 艘 or None. `relation` is set for multiples
    (翻一番: ("times", 2.0)).
    """

    span: Span
    number: Span
    values: tuple[float, ...]
    shape: Literal["level", "range", "change", "percent", "fraction", "ordinal", "multiple"] = "level"
    qualifier: Qualifier | None = None
    classifier: str | None = None
    relation: tuple[str, float] | None = None


Unit = Literal[
    "warhead", "weapon", "missile", "launcher", "silo", "submarine", "bomber", "test", "fissile_material"
]  # fmt: skip
Metric = Literal[
    "total_inventory", "stockpile", "deployed", "stored", "high_alert", "operational", "deliverable", "retired", "limit"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figure:
    """One published number about an arsenal (guide section 2).

    `metric_reported` is the category in the words of the text; `metric` is the publisher's own category of that
    edition (`edition`), None where no edition of knowledge/ matches. `as_of` holds one date prefix, or two for a
    change. `due` and `hedge` are set only for a forecast.
    """

    span: Span
    values: tuple[float, ...]
    shape: Literal["level", "range", "change"]
    unit: Unit
    qualifier: Qualifier | None = None
    subject: str | None = None
    metric_reported: Metric | None = None
    metric: Metric | None = None
    metric_span: Span | None = None
    publisher: str | None = None
    repeated_by: str | None = None
    as_of: tuple[str, ...] = ()
    release: str | None = None
    due: str | None = None
    hedge: str | None = None
    edition: str | None = None
    confidence: float = 0.0
    rule: str = ""

    kind = "figure"

    @property
    def anchor(self) -> str:
        """The start of the span."""
        return str(self.span.start)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Every span of the record, the number first."""
        return (self.span, self.metric_span) if self.metric_span else (self.span,)


@dataclass(frozen=True, slots=True)
class Criteria:
    """How a forecast will be settled: whose count, of what, against which threshold, by when.

    `unsettled_because` gives the reason where the text's words do not allow a settlement; the other fields are
    then None as far as the text does not say them.
    """

    publisher: str | None = None
    metric: Metric | None = None
    comparator: Literal["at_least", "more_than", "at_most", "less_than", "about", "range"] | None = None
    threshold: tuple[float, ...] = ()
    due: str | None = None
    unsettled_because: str | None = None


@dataclass(frozen=True, slots=True)
class Forecast:
    """A figure or a claim about a later date, with its modality as the words of the text.

    `span` is the forecast number, or the claim (数量可能达到美国和俄罗斯的水平). `figure_start` is the start of
    the figure it goes with, None for a non-numeric one. `comparison` names what it is compared to.
    """

    span: Span
    due: str | None
    hedge: str | None
    criteria: Criteria
    values: tuple[float, ...] = ()
    unit: Unit | None = None
    subject: str | None = None
    publisher: str | None = None
    comparison: str | None = None
    figure_start: int | None = None
    confidence: float = 0.0
    rule: str = ""

    kind = "forecast"

    @property
    def anchor(self) -> str:
        """The start of the span."""
        return str(self.span.start)

    @property
    def spans(self) -> tuple[Span, ...]:
        """The span of the number or the claim."""
        return (self.span,)


# --- talks ---------------------------------------------------------------------------------------

Track = Literal["1", "1.5", "2"]
TalkStatus = Literal[
    "planned", "held", "postponed", "cancelled", "active", "suspended", "resumed", "ended", "called_for", "refused"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Talk:
    """One report of a talk, series or negotiation with one status (guide section 3).

    `track` is the set of what is reported, sorted. `status` is of a meeting (planned, held, postponed,
    cancelled), of a series (active, suspended, resumed, ended) or a wish (called_for, refused; `by` whom).
    `reason` is the stated reason in the words reported, `reason_by` who stated it.
    """

    span: Span
    status: TalkStatus
    parties: tuple[str, ...] = ()
    track: tuple[Track, ...] = ()
    by: str | None = None
    when: str | None = None
    place: str | None = None
    series: str | None = None
    convener: str | None = None
    host: str | None = None
    funder: str | None = None
    authorised_by: str | None = None
    capacity: str | None = None
    participants: tuple[str, ...] = ()
    reason: Span | None = None
    reason_by: str | None = None
    confidence: float = 0.0
    rule: str = ""

    kind = "talk"

    @property
    def anchor(self) -> str:
        """The start of the span and the status."""
        return f"{self.span.start}:{self.status}"

    @property
    def spans(self) -> tuple[Span, ...]:
        """Every span of the record, the naming phrase first."""
        return (self.span, self.reason) if self.reason else (self.span,)


Record = Statement | Figure | Forecast | Talk


@dataclass(frozen=True, slots=True)
class Records:
    """What extraction found in one reading, each kind in text order."""

    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    forecasts: tuple[Forecast, ...] = ()
    talks: tuple[Talk, ...] = ()
    issues: tuple[Issue, ...] = ()

    def all(self) -> tuple[Record, ...]:
        """Every record, statements first."""
        return (*self.statements, *self.figures, *self.forecasts, *self.talks)


def record_key(document_id: str, record: Record) -> str:
    """The key that outlives re-extraction: document, kind and anchor. Judgements hang on it."""
    return digest(document_id, record.kind, record.anchor)


def record_id(key: str, reading_id: str, extractor_version: str) -> str:
    """The id of one version of a record: key, reading and extractor version."""
    return digest(key, reading_id, extractor_version)


Entry = Mapping[str, object]
