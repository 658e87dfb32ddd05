"""Records as they were extracted, made again from their rows: what resolve needs when knowledge has grown."""

from __future__ import annotations

from typing import Any, cast

from sqlalchemy import Connection

from tracktwo.model import Content, Criteria, Figure, Forecast, Quoted, Records, StatedReason, Statement, Talk
from tracktwo.store import lookup
from tracktwo.store.lookup import StoredRecord, staters


def records_of_reading(connection: Connection, document_id: str) -> Records:
    """The shown records of a document, equal to what extract gave, without issues and mentions."""
    stored = list(lookup.records(connection, document_id=document_id, restricted=True))
    return Records(
        statements=tuple(_statement(one) for one in stored if one.kind == "statement"),
        figures=tuple(_figure(one) for one in stored if one.kind == "figure"),
        forecasts=tuple(_forecast(one) for one in stored if one.kind == "forecast"),
        talks=tuple(_talk(one) for one in stored if one.kind == "talk"),
    )


def _one(stored: StoredRecord, role: str) -> Any:
    return next((part.span for part in stored.spans if part.role == role), None)


def _fields(stored: StoredRecord, *left_out: str) -> dict[str, Any]:
    """The fields of a record as its class takes them: tuples for lists."""
    fields = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in stored.fields.items()
        if name not in left_out
    }
    return fields | {"confidence": stored.confidence, "rule": stored.rule}


def _statement(stored: StoredRecord) -> Statement:
    fields = _fields(stored, "manner", "translated")
    contents = sorted(
        (part for part in stored.spans if part.role == "content"), key=lambda part: (part.span.start, part.span.end)
    )
    return Statement(
        cue=_one(stored, "cue"),
        source=_one(stored, "source"),
        asked=_one(stored, "asked"),
        speaker_span=_one(stored, "speaker"),
        contents=tuple(Content(part.span, cast(Quoted, part.quoted)) for part in contents),
        translated=bool(stored.fields["translated"]),
        **fields,
    )


def _figure(stored: StoredRecord) -> Figure:
    return Figure(span=_one(stored, "number"), metric_span=_one(stored, "metric"), **_fields(stored))


def _forecast(stored: StoredRecord) -> Forecast:
    criteria = stored.fields["criteria"]
    settled = Criteria(**criteria | {"threshold": tuple(criteria["threshold"])})
    return Forecast(span=_one(stored, "claim"), criteria=settled, **_fields(stored, "criteria"))


def _talk(stored: StoredRecord) -> Talk:
    spans = sorted((part.span for part in stored.spans if part.role == "reason"), key=lambda span: span.start)
    names = staters(stored.fields["reason_by"], len(spans))
    reasons = tuple(StatedReason(span, by) for span, by in zip(spans, names, strict=True))
    return Talk(span=_one(stored, "talk"), reasons=reasons, **_fields(stored, "reason_by"))
