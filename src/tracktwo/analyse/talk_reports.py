"""Reports of talks as the ledger holds them, cut to what a question asks."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, and_, func, select

from tracktwo.analyse.sides import side_ids
from tracktwo.errors import QueryError
from tracktwo.extract.sentences import split_sentences
from tracktwo.knowledge.named_things import dialogue, dialogue_id
from tracktwo.store import schema
from tracktwo.store.judgements import verdicts
from tracktwo.store.lookup import parse_lists, staters
from tracktwo.store.query import parse_query
from tracktwo.store.tokens import search_key

AROUND = 60  # characters of its sentence on each side of a talk's words
ENDS = "。！？!?”’」』）)'\""  # closing marks that no answer shows behind a talk's sentence
FIELDS = tuple(column.name for column in schema.talk.c if column.name != "record")


@dataclass(frozen=True)
class TalkQuestion:
    """Which talks: with all of these parties (actor ids), in this track, series (its id or name), status.

    `words`, written as for `find` but without filters (核 OR 裁军), must stand, in any script, in the talk's sentence
    near it or in the title of its document.
    """

    parties: tuple[str, ...] = ()
    track: str | None = None
    series: str | None = None
    status: str | None = None
    since: str | None = None
    until: str | None = None
    restricted: bool = False
    words: str = ""

    @property
    def whole(self) -> TalkQuestion:
        """The same question at all times, without a track, a status, words: what tells where a gap ends."""
        return TalkQuestion(self.parties, series=self.series, restricted=self.restricted)


@dataclass(frozen=True, slots=True)
class ReportedReason:
    """One stated reason of a report in the words reported, where they stand, and who stated it (None: nobody named)."""

    words: str
    by: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TalkReport:
    """One record of a talk, as its document reports it; `reasons` may compete inside one text.

    `series` is as written, `dialogue` the series that knowledge knows by it or by the talk's own words.
    `before` and `after` are the rest of its sentence, AROUND characters at most. `judged` is the last verdict on it.
    """

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
    reasons: tuple[ReportedReason, ...] = ()
    dialogue: str | None = None
    judged: str | None = None
    before: str = ""
    after: str = ""


def reports(connection: Connection, question: TalkQuestion) -> list[TalkReport]:
    """The reports that a question asks for, whatever its time, by day, document and place.

    Raises QueryError for words that cannot be read.
    """
    search = parse_query(question.words) if question.words else None
    if search and search.filters:
        raise QueryError("no filter can stand in the words", where=question.words, todo="take it out")
    found = []
    rows = connection.execute(_asked(question)).mappings().all()
    judged = verdicts(connection, {row["key"] for row in rows})
    for _, some in groupby(rows, key=lambda row: row["id"]):
        row, *more = some
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
                dialogue=dialogue_id(f"{fields['series'] or ''}\n{row['words']}", side_ids(tuple(fields["parties"]))),
                reasons=_reasons([row, *more], fields["reason_by"]),
                judged=judged.get(row["key"]),
                **_sentence(row),
            )
        )
    named = dialogue(question.series) if question.series else None
    wanted = named.id if named else question.series
    asked = [report for report in found if wanted in (None, "", report.dialogue)]
    return [one for one in asked if search.accepts(_told(one))] if search else asked


def _sentence(row: RowMapping) -> dict[str, str]:
    """What stands before and after the talk's words in their sentence."""
    first = min(row["words_start"], AROUND)
    around: str = row["around"] or ""
    own = next((one for one in split_sentences(around) if one.start <= first < one.end), None)
    if own is None:
        return {"before": "", "after": ""}
    before, after = around[own.start : first], around[first + len(row["words"]) : own.end]
    return {"before": before, "after": after.rstrip(ENDS)}


def _told(report: TalkReport) -> str:
    """The search key of the title and the talk's sentence."""
    return search_key(f"{report.title}\n{report.before}{report.words}{report.after}")


def _reasons(rows: list[RowMapping], by: str | list[str | None] | None) -> tuple[ReportedReason, ...]:
    """The reasons of one record, a row each; who stated them is listed in the record itself."""
    told = [row for row in rows if row["reason"] is not None]
    names = staters(by, len(told))
    return tuple(
        ReportedReason(row["reason"], name, row["reason_start"], row["reason_end"])
        for row, name in zip(told, names, strict=True)
    )


def _asked(question: TalkQuestion) -> Select[Any]:
    record, document, talk, mention = schema.record, schema.document, schema.talk, schema.mention
    words, reason = schema.span.alias("words"), schema.span.alias("reason")
    first = func.max(0, words.c.start - AROUND)
    around = func.substr(schema.reading.c.text, first + 1, words.c.end + AROUND - first)
    query = (
        select(
            record.c.id, record.c.key, record.c.document, record.c.start, document.c.title, document.c.outlet,
            document.c.local_date, document.c.script, talk,
            words.c.quote.label("words"), words.c.start.label("words_start"), around.label("around"),
            reason.c.quote.label("reason"),
            reason.c.start.label("reason_start"), reason.c.end.label("reason_end"),
        )
        .join(document, document.c.id == record.c.document)
        .join(talk, talk.c.record == record.c.id)
        .join(words, and_(words.c.record == record.c.id, words.c.role == "talk"))
        .join(schema.reading, schema.reading.c.id == record.c.reading)
        .outerjoin(reason, and_(reason.c.record == record.c.id, reason.c.role == "reason"))
        .where(record.c.kind == "talk", record.c.current)  # the kind has an index: without it all spans are read
        .order_by(document.c.local_date, record.c.document, record.c.start, record.c.id, reason.c.n)
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
    if question.status:
        query = query.where(talk.c.status == question.status)
    return query
