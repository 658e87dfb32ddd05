"""The tables of the ledger file; docs/schema.md is made from this page, migrations/ hold how they came to be.

Positions are Unicode code points of the reading's text, half-open. Dates are text: ISO 8601, or a date prefix.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    text,
)

APPLICATION_ID = 0x54724B32  # "TrK2": what `file` and we tell a ledger by
SCHEMA_VERSION = 6

metadata = MetaData()


def _key(name: str, target: str, *, primary_key: bool = False, index: bool = False) -> Column[str]:
    reference = ForeignKey(target, ondelete="CASCADE")
    return Column(name, Text, reference, nullable=False, primary_key=primary_key, index=index or None)


document = Table(
    "document",
    metadata,
    Column("id", Text, primary_key=True, comment="sha256 prefix of the item's own bytes"),
    Column("title", Text, nullable=False),
    Column("outlet", Text),
    Column("url", Text),
    Column("published", Text, comment="UTC, ISO 8601; null where unknown or only a day is known"),
    Column("local_date", Text, comment="the day in the outlet's own zone"),
    Column("time_zone", Text),
    Column("language", Text, nullable=False),
    Column("script", Text),
    Column("origin", Text, comment="publisher, mirror or archive"),
    Column("format", Text, nullable=False),
    Column("given_id", Text),
    Column("where_read", Text, nullable=False),
    Column("restricted", Boolean, nullable=False),
    Column("run", Integer, ForeignKey("run.id")),
    Index("document_url", "url", "format"),
    Index("document_outlet", "outlet", "local_date"),
)
raw = Table(
    "raw",
    metadata,
    _key("document", "document.id", primary_key=True),
    Column("sha256", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False, comment="the bytes as they came, zlib"),
)
tag = Table(
    "tag",
    metadata,
    _key("document", "document.id", primary_key=True),
    Column("tag", Text, primary_key=True),
)
reading = Table(
    "reading",
    metadata,
    Column("id", Text, primary_key=True, comment="digest of document, reader version and text"),
    _key("document", "document.id", index=True),
    Column("reader_version", Text, nullable=False),
    Column("rank", Integer, nullable=False, comment="the number of the reader version; the newest reading is shown"),
    Column("encoding", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("blocks", LargeBinary, nullable=False, comment="JSON, zlib: blocks with their block-to-raw segments"),
    Column("people", Text, nullable=False, comment="JSON: byline people"),
    Column("images", Text, nullable=False, comment="JSON: images with captions and credits"),
)
extraction = Table(
    "extraction",
    metadata,
    _key("reading", "reading.id", primary_key=True),
    Column("extractor_version", Text, primary_key=True),
    Column("current", Boolean, nullable=False, comment="the newest extraction of the newest reading"),
)
record = Table(
    "record",
    metadata,
    Column("id", Text, primary_key=True, comment="digest of key, reading and extractor version"),
    Column("key", Text, nullable=False, index=True, comment="document, kind and anchor: judgements hang on it"),
    _key("document", "document.id", index=True),
    _key("reading", "reading.id", index=True),
    Column("extractor_version", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("start", Integer, nullable=False, comment="where the record begins in the text"),
    Column("current", Boolean, nullable=False),
    Column("rule", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    Index("record_kind", "kind", "current"),
)
span = Table(
    "span",
    metadata,
    _key("record", "record.id", primary_key=True),
    Column(
        "role", Text, primary_key=True, comment="content, cue, source, speaker, asked, number, metric, talk, reason"
    ),
    Column("n", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("quoted", Text, comment="of a content: all, part or none stands between quotation marks"),
)


def _record_table(name: str, *columns: Column[object]) -> Table:
    return Table(name, metadata, _key("record", "record.id", primary_key=True), *columns)


def _texts(*names: str) -> list[Column[object]]:
    return [Column(name, Text) for name in names]


statement = _record_table(
    "statement",
    Column("speaker", Text, index=True),
    *_texts("manner", "mode", "imputed_by", "act", "channel", "via", "addressee", "voice"),
    Column("translated", Boolean, nullable=False),
    *_texts("asked_by", "decline_kind"),
)
figure = _record_table(
    "figure",
    *_texts("values", "shape", "unit", "qualifier", "subject", "metric_reported", "metric", "publisher"),
    *_texts("repeated_by", "as_of", "release", "due", "hedge", "edition"),
)
forecast = _record_table(
    "forecast",
    *_texts("due", "hedge", "values", "unit", "subject", "publisher", "comparison", "criteria"),
    Column("figure_start", Integer),
)
talk = _record_table(
    "talk",
    *_texts("status", "parties", "track", "by", "when", "place", "series", "convener", "host", "funder"),
    *_texts("authorised_by", "capacity", "participants"),
    Column("reason_by", Text, comment="who stated the reason; a JSON list where several are stated"),
)
mention = Table(
    "mention",
    metadata,
    _key("record", "record.id", primary_key=True),
    Column("role", Text, primary_key=True, comment="the field of the record: speaker, party, publisher ..."),
    Column("n", Integer, primary_key=True, comment="counts in a list field, else 0"),
    Column("name", Text, nullable=False, index=True, comment="as written"),
    Column("actor", Text, index=True, comment="null where it is uncertain who is meant"),
    Column("basis", Text, comment="knowledge, document or judgement"),
    Column("latin", Text, comment="the Latin name that the document gives beside it"),
)
resolution = Table(
    "resolution",
    metadata,
    _key("reading", "reading.id", primary_key=True),
    Column("extractor_version", Text, primary_key=True),
    Column("knowledge_version", Text, nullable=False, comment="what the names of these records were resolved with"),
    Column("linker_version", Text, index=True, comment="what linked these records to others; null where not yet"),
)
link = Table(
    "link",
    metadata,
    Column("kind", Text, primary_key=True, comment="reprint, meeting or forecast"),
    Column("key", Text, primary_key=True, comment="the key of a record"),
    Column("group_key", Text, nullable=False, comment="the smallest key of its group"),
    Column("why", Text, nullable=False, comment="what the group has in common"),
    Index("link_group", "kind", "group_key"),
)
issue = Table(
    "issue",
    metadata,
    _key("reading", "reading.id", primary_key=True),
    Column("stage", Text, primary_key=True, comment="read, or the extractor version that raised it"),
    Column("n", Integer, primary_key=True),
    Column("kind", Text, nullable=False, index=True),
    Column("message", Text, nullable=False),
    Column("spans", Text, nullable=False, comment="JSON: [start, end] pairs"),
)
judgement = Table(
    "judgement",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, index=True),
    Column("verdict", Text, nullable=False, comment="accepted, corrected, rejected, same, different or undecided"),
    Column("other", Text, comment="the key of the other record: of same, different and undecided"),
    Column("user", Text, nullable=False),
    Column("time", Text, nullable=False),
    Column("note", Text),
)
run = Table(
    "run",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("started", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("inputs", Text, nullable=False, comment="JSON: the paths as given"),
)
deletion = Table(
    "deletion",
    metadata,
    Column("document", Text, primary_key=True, comment="the id of a forgotten document; its bytes are not taken again"),
    Column("sha256", Text, nullable=False),
    Column("time", Text, nullable=False),
    Column("reason", Text),
)
edition = Table(
    "edition",
    metadata,
    Column("id", Text, primary_key=True, comment="digest of what the line says"),
    Column("added", Text, nullable=False),
    Column("publisher", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("values", Text, nullable=False, comment="JSON: one number, or two for a range"),
    Column("printed", Text, nullable=False, comment="the term as printed"),
    Column("cite", Text, nullable=False, comment="the url or id of the text that was read"),
    *(Column(name, Text) for name in ("edition", "release", "as_of", "due", "qualifier", "metric", "page")),
)
series = Table(
    "series",
    metadata,
    Column("id", Text, primary_key=True, comment="digest of what the table is and holds"),
    Column("added", Text, nullable=False),
    Column("publisher", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("source", Text, nullable=False, comment="where the table is from"),
    Column("licence", Text, nullable=False),
    Column("sha256", Text, nullable=False, comment="of the file's bytes"),
)
series_value = Table(
    "series_value",
    metadata,
    _key("series", "series.id", primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("subject", Text, nullable=False, comment="an actor id"),
    Column("as_of", Text, nullable=False),
    Column("value", Float, nullable=False),
    Column("unit", Text, nullable=False),
    Column("metric", Text, nullable=False),
    Column("printed", Text, nullable=False, comment="the head of the column"),
    Column("line", Integer, nullable=False, comment="the line of the file"),
    Index("series_value_subject", "subject", "unit"),
)
search_document = Table(
    "search_document",
    metadata,
    Column("rowid", Integer, primary_key=True, comment="publication time, then a part of the id: newest is highest"),
    Column("document", Text, nullable=False, index=True),
    Column("reading", Text, nullable=False),
)
search_record = Table(
    "search_record",
    metadata,
    Column("rowid", Integer, primary_key=True),
    Column("record", Text, nullable=False, index=True),
    Column("document", Text, nullable=False, index=True),
    Column("words", Text, nullable=False, comment="the record's speaker and quotes"),
)
shown = Table(
    "shown",
    metadata,
    Column("id", Integer, primary_key=True, comment="the number of the record's row in search_record"),
    Column("facets", Integer, nullable=False, comment="the id of its facet_set"),
    Column("day", Integer, comment="local_date: 20240617; 20240600 where only the month is known"),
    Column("document", Text, nullable=False, comment="ten digits of its id: for the order"),
    Column("start", Integer, nullable=False),
    Column("speaker", Integer, comment="the id of its speaker_count"),
    Column("actor", Text, comment="who the speaker is, as in mention; null where it is uncertain"),
    Index("shown_actor", "actor", "day", "facets", "document", "start", sqlite_where=text("actor IS NOT NULL")),
)
facet_set = Table(
    "facet_set",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("facets", Text, nullable=False, comment="JSON: restricted, kind, outlet, month, the kind's own facets"),
    Column("shown", Integer, nullable=False, comment="how many shown records have them"),
    Index("facet_set_facets", "facets", unique=True),
)
speaker_count = Table(
    "speaker_count",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, comment="the speaker as written"),
    Column("shown", Integer, nullable=False, comment="how many shown records of documents that are not restricted"),
    Column("hidden", Integer, nullable=False, comment="how many of restricted ones"),
    Index("speaker_count_name", "name", unique=True),
)
named_count = Table(
    "named_count",
    metadata,
    Column("actor", Text, primary_key=True),
    Column("role", Text, primary_key=True),
    Column("shown", Integer, nullable=False, comment="how many shown records of documents that are not restricted"),
    Column("hidden", Integer, nullable=False, comment="how many of restricted ones"),
)
