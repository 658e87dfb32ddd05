"""Documents and records as rows of the ledger, and back."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, func, select

from tracktwo.model import (
    Block,
    BylinePerson,
    Document,
    Figure,
    Forecast,
    Image,
    Record,
    Segment,
    Span,
    Statement,
    Talk,
    record_id,
    record_key,
)

Row = dict[str, Any]


def to_json(value: object) -> str:
    """Compact JSON with keys in order and characters unescaped."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def listed(values: str | Collection[str] | Collection[int]) -> Select[Any]:
    """Values, or what is a JSON list of them already, for an IN: one bound parameter however many they are."""
    found = values if isinstance(values, str) else json.dumps(list(values))
    return select(func.json_each(bindparam("listed", found, unique=True)).table_valued("value").c.value)


def version_rank(version: str) -> int:
    """The number that ends a version (`jekyll/2` gives 2), 0 where it has none."""
    digits = version.rsplit("/", 1)[-1]
    return int(digits) if digits.isdigit() else 0


# --- documents -----------------------------------------------------------------------------------


def document_row(document: Document, run: int | None) -> Row:
    """The row of a document."""
    return {
        "id": document.id,
        "title": document.title,
        "outlet": document.outlet,
        "url": document.url,
        "published": document.published.isoformat() if document.published else None,
        "local_date": document.local_date,
        "time_zone": document.time_zone,
        "language": document.language,
        "script": document.script,
        "origin": document.origin,
        "format": document.format,
        "given_id": document.given_id,
        "where_read": document.where,
        "restricted": document.restricted,
        "run": run,
    }


def raw_row(document: Document) -> Row:
    """The row of a document's bytes, compressed."""
    sha = hashlib.sha256(document.raw).hexdigest()
    data = zlib.compress(document.raw, 6)
    return {"document": document.id, "sha256": sha, "size": len(document.raw), "data": data}


def reading_row(document: Document) -> Row:
    """The row of one reading of a document."""
    blocks = [_block_list(block) for block in document.blocks]
    return {
        "id": document.reading_id,
        "document": document.id,
        "reader_version": document.reader_version,
        "rank": version_rank(document.reader_version),
        "encoding": document.encoding,
        "text": document.text,
        "blocks": zlib.compress(to_json(blocks).encode(), 6),
        "people": to_json([_person_list(person) for person in document.people]),
        "images": to_json([[image.url, image.caption, image.credit] for image in document.images]),
    }


def _block_list(block: Block) -> list[Any]:
    segments = [
        [part.start, part.end, part.raw_start, part.raw_end, int(part.verbatim), part.page] for part in block.segments
    ]
    return [block.role, block.span.start, block.span.end, block.speaker, block.question, segments]


def _person_list(person: BylinePerson) -> list[Any]:
    span = [person.span.start, person.span.end] if person.span else None
    return [person.name, person.role, span]


def document_of(row: Mapping[str, Any], raw: bytes, tags: Iterable[str]) -> Document:
    """The document of a joined document and reading row; issues are left to their own table."""
    text: str = row["text"]
    blocks = json.loads(zlib.decompress(row["blocks"]))
    return Document(
        id=row["document"],
        title=row["title"],
        text=text,
        raw=raw,
        encoding=row["encoding"],
        format=row["format"],
        reader_version=row["reader_version"],
        blocks=tuple(_block_of(text, block) for block in blocks),
        outlet=row["outlet"],
        published=datetime.fromisoformat(row["published"]) if row["published"] else None,
        local_date=row["local_date"],
        time_zone=row["time_zone"],
        url=row["url"],
        origin=row["origin"],
        language=row["language"],
        script=row["script"],
        tags=tuple(tags),
        people=tuple(_person_of(text, person) for person in json.loads(row["people"])),
        images=tuple(Image(*image) for image in json.loads(row["images"])),
        restricted=bool(row["restricted"]),
        given_id=row["given_id"],
        where=row["where_read"],
    )


def _block_of(text: str, row: list[Any]) -> Block:
    role, start, end, speaker, question, segments = row
    parts = tuple(Segment(a, b, c, d, bool(verbatim), page) for a, b, c, d, verbatim, page in segments)
    return Block(role, Span(start, end, text[start:end]), parts, speaker, question)


def _person_of(text: str, row: list[Any]) -> BylinePerson:
    name, role, span = row
    return BylinePerson(name, role, Span(span[0], span[1], text[span[0] : span[1]]) if span else None)


# --- records -------------------------------------------------------------------------------------


def record_row(document: Document, record: Record, extractor_version: str) -> Row:
    """The row that every kind of record shares."""
    key = record_key(document.id, record)
    return {
        "id": record_id(key, document.reading_id, extractor_version),
        "key": key,
        "document": document.id,
        "reading": document.reading_id,
        "extractor_version": extractor_version,
        "kind": record.kind,
        "start": min(span.start for span in record.spans),
        "current": True,
        "rule": record.rule,
        "confidence": record.confidence,
    }


def span_rows(record: Record, identity: str) -> list[Row]:
    """One row for each span of a record, with the role it plays."""
    rows: list[Row] = []
    for role, spans in _spans_by_role(record).items():
        for n, (span, quoted) in enumerate(spans):
            row = {"start": span.start, "end": span.end, "quote": span.quote, "quoted": quoted}
            rows.append({"record": identity, "role": role, "n": n, **row})
    return rows


def _spans_by_role(record: Record) -> dict[str, list[tuple[Span, str | None]]]:
    def some(*spans: Span | None) -> list[tuple[Span, str | None]]:
        return [(span, None) for span in spans if span]

    match record:
        case Statement():
            return {
                "content": [(content.span, content.quoted) for content in record.contents],
                "cue": some(record.cue),
                "source": some(record.source),
                "speaker": some(record.speaker_span),
                "asked": some(record.asked),
            }
        case Figure():
            return {"number": some(record.span), "metric": some(record.metric_span)}
        case Forecast():
            return {"claim": some(record.span)}
        case Talk():
            return {"talk": some(record.span), "reason": some(*(reason.span for reason in record.reasons))}


_STATEMENT_FIELDS = "speaker manner mode imputed_by act channel addressee voice translated asked_by decline_kind"
_FIGURE_FIELDS = "shape unit qualifier subject metric_reported metric publisher repeated_by release due hedge edition"
_FORECAST_FIELDS = "due hedge unit subject publisher comparison figure_start"
_TALK_FIELDS = "status by when place series convener host funder authorised_by capacity"


def kind_row(record: Record, identity: str) -> Row:
    """The row of a record in the table of its kind; lists are JSON."""
    match record:
        case Statement():
            return {**_fields(record, _STATEMENT_FIELDS, identity), "via": to_json(record.via)}
        case Figure():
            lists = {"values": to_json(record.values), "as_of": to_json(record.as_of)}
            return {**_fields(record, _FIGURE_FIELDS, identity), **lists}
        case Forecast():
            lists = {"values": to_json(record.values), "criteria": to_json(asdict(record.criteria))}
            return {**_fields(record, _FORECAST_FIELDS, identity), **lists}
        case Talk():
            lists = {name: to_json(getattr(record, name)) for name in ("parties", "track", "participants")}
            return {**_fields(record, _TALK_FIELDS, identity), **lists, "reason_by": _staters(record.reason_by)}


def _staters(names: tuple[str | None, ...]) -> str | None:
    """Who stated the only reason by its name; of several a list, null where nobody is named."""
    return to_json(names) if len(names) > 1 else next(iter(names), None)


def _fields(record: Record, names: str, identity: str) -> Row:
    return {"record": identity} | {name: getattr(record, name) for name in names.split()}
