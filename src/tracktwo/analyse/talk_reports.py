"""Reports of talks as the ledger holds them, cut to what a question asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, and_, select

from tracktwo.store import schema
from tracktwo.store.lookup import parse_lists

FIELDS = tuple(column.name for column in schema.talk.c if column.name != "record")


@dataclass(frozen=True)
class TalkQuestion:
    """Which talks: with all of these parties (actor ids), in this track, series, status; all where left open."""

    parties: tuple[str, ...] = ()
    track: str | None = None
    series: str | None = None
    status: str | None = None
    since: str | None = None
    until: str | None = None
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class TalkReport:
    """One record of a talk, as its document reports it."""

    record: str
    key: str
    document: str
    title: str
    outlet: str | None
    published: str | None
    script: str | None
    start: int
    words: str
    status: str
    parties: tuple[str, ...]
    track: tuple[str, ...]
    series: str | None
    when: str | None
    place: str | None
    by: str | None
    reason: str | None
    reason_by: str | None


def reports(connection: Connection, question: TalkQuestion) -> list[TalkReport]:
    """The reports that a question asks for, by day, document and place."""
    found = []
    for row in connection.execute(_asked(question)).mappings():
        fields = parse_lists({name: row[name] for name in FIELDS})
        found.append(
            TalkReport(
                record=row["id"],
                key=row["key"],
                document=row["document"],
                title=row["title"],
                outlet=row["outlet"],
                published=row["local_date"],
                script=row["script"],
                start=row["start"],
                words=row["words"],
                status=fields["status"],
                parties=tuple(fields["parties"]),
                track=tuple(fields["track"]),
                series=fields["series"],
                when=fields["when"],
                place=fields["place"],
                by=fields["by"],
                reason=row["reason"],
                reason_by=fields["reason_by"],
            )
        )
    return [report for report in found if _in_time(report, question)]


def _asked(question: TalkQuestion) -> Select[Any]:
    record, document, talk, mention = schema.record, schema.document, schema.talk, schema.mention
    words, reason = schema.span.alias("words"), schema.span.alias("reason")
    query = (
        select(
            record.c.id, record.c.key, record.c.document, record.c.start, document.c.title, document.c.outlet,
            document.c.local_date, document.c.script, talk,
            words.c.quote.label("words"), reason.c.quote.label("reason"),
        )
        .join(document, document.c.id == record.c.document)
        .join(talk, talk.c.record == record.c.id)
        .join(words, and_(words.c.record == record.c.id, words.c.role == "talk"))
        .outerjoin(reason, and_(reason.c.record == record.c.id, reason.c.role == "reason"))
        .where(record.c.current)
        .order_by(document.c.local_date, record.c.document, record.c.start, record.c.id)
    )  # fmt: skip
    if not question.restricted:
        query = query.where(~document.c.restricted)
    for party in question.parties:
        named = select(mention.c.record).where(mention.c.actor == party, mention.c.role == "party")
        query = query.where(record.c.id.in_(named))
    if question.track:
        query = query.where(
            talk.c.track.like(f'%"{question.track}"%') if question.track != "-" else talk.c.track == "[]"
        )
    if question.series:
        query = query.where(talk.c.series == question.series)
    if question.status:
        query = query.where(talk.c.status == question.status)
    return query


def _in_time(report: TalkReport, question: TalkQuestion) -> bool:
    """True where the date of a talk (of its report, where it has none) is inside what was asked."""
    day = report.when or report.published or ""
    since, until = question.since or "", question.until
    return day >= since[: len(day)] and (until is None or day <= until[: len(day)] or day.startswith(until))
