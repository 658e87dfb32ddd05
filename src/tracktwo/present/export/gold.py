"""Records in the scorer's form: one object a document, positions in its text, names as the document writes them."""

from __future__ import annotations

from typing import Any

from tracktwo.model import Document, Figure, Records, Span, Statement, Talk

Json = dict[str, Any]


def gold_document(document: Document, records: Records) -> Json:
    """`{id, statements, figures, talks}` for one document; the id is the one given in the JSON line, else ours."""
    return {
        "id": document.given_id or document.id,
        "statements": [gold_statement(statement) for statement in records.statements],
        "figures": [gold_figure(figure) for figure in records.figures],
        "talks": [gold_talk(talk) for talk in records.talks],
    }


def gold_statement(statement: Statement) -> Json:
    """One statement; `voice`, `rule`, `confidence` and what was asked are keys beyond the scorer's."""
    return {
        "source": _pair(statement.source),
        "speaker": statement.speaker,
        "cue": _pair(statement.cue),
        "contents": [[content.span.start, content.span.end] for content in statement.contents],
        "manner": statement.manner,
        "mode": statement.mode,
        "imputed_by": statement.imputed_by,
        "act": statement.act,
        "channel": statement.channel,
        "via": list(statement.via),
        "addressee": statement.addressee,
        "voice": statement.voice,
        "translated": statement.translated,
        "asked": _pair(statement.asked),
        "asked_by": statement.asked_by,
        "decline_kind": statement.decline_kind,
        "confidence": statement.confidence,
        "rule": statement.rule,
    }


def gold_figure(figure: Figure) -> Json:
    """One figure; `metric` is the one reported, as the guide has it."""
    as_of = list(figure.as_of) if len(figure.as_of) > 1 else next(iter(figure.as_of), None)
    return {
        "span": _pair(figure.span),
        "values": [int(value) if value == int(value) else value for value in figure.values],
        "shape": figure.shape,
        "qualifier": figure.qualifier,
        "subject": figure.subject,
        "unit": figure.unit,
        "metric": figure.metric_reported,
        "publisher": figure.publisher,
        "repeated_by": figure.repeated_by,
        "as_of": as_of,
        "release": figure.release,
        "due": figure.due,
        "hedge": figure.hedge,
        "rule": figure.rule,
    }


def gold_talk(talk: Talk) -> Json:
    """One talk; `reason` is the quoted words, as the gold file has it."""
    return {
        "span": _pair(talk.span),
        "parties": list(talk.parties),
        "track": list(talk.track),
        "status": talk.status,
        "by": talk.by,
        "when": talk.when,
        "reason": talk.reason.quote if talk.reason else None,
        "rule": talk.rule,
    }


def _pair(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None
