"""Statements as the ledger holds them, for the answer to what somebody said: own ones, and those of others."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from tracktwo.errors import QueryError
from tracktwo.extract.drafts import TURNS
from tracktwo.knowledge.actors import who_is_who
from tracktwo.knowledge.positions import Position, positions
from tracktwo.knowledge.voices import voices_for_state
from tracktwo.languages import fold
from tracktwo.read.outlets import publishes_transcripts
from tracktwo.store import schema
from tracktwo.store.judgements import verdicts
from tracktwo.store.paging import statement_facet
from tracktwo.store.rows import listed
from tracktwo.store.search import numbers
from tracktwo.store.shown import first_day, last_day

MOST = 1_000  # statements looked at: the newest; the answer tells where that cuts (docs/measured.md, first visits)


@dataclass(frozen=True)
class SaidQuestion:
    """Who (an actor id) on what: a position's id as `topic`, or exact words of one's own; neither asks for all.

    `since` and `until` are date prefixes of the documents' days: 2020-07.
    """

    actor: str = "state.cn"
    topic: str | None = "no_first_use"
    words: str = ""
    imputed: bool = False
    restricted: bool = False
    since: str | None = None
    until: str | None = None

    @property
    def position(self) -> Position | None:
        """The position asked for; None for one's own words."""
        return positions().get(self.topic or "") if not self.words else None

    @property
    def terms(self) -> tuple[str, ...]:
        """The exact words that find a statement."""
        if self.words:
            return (self.words,)
        return self.position.terms if self.position else ()


@dataclass(frozen=True, slots=True)
class Part:
    """One content of a statement with its place; `quoted` is all, part or none."""

    words: str
    start: int
    end: int
    quoted: str | None


@dataclass(frozen=True, slots=True)
class Utterance:
    """One statement of one document. `turn` is True for a whole turn of a transcript, whose text is the spoken one.

    `elements` holds for each element of the position the words found, or None. `contests` is the word by which a
    statement of another contests the position, `grounds` its sentences that say why. `judged` is the last verdict.
    """

    record: str
    key: str
    document: str
    title: str
    outlet: str | None
    date: str | None
    language: str
    script: str | None
    transcript: bool
    turn: bool
    speaker: str | None
    actor: str | None
    cue: str | None
    parts: tuple[Part, ...]
    asked: str | None
    act: str
    mode: str
    voice: str
    channel: str
    via: tuple[str, ...]
    translated: bool
    imputed_by: str | None
    elements: tuple[tuple[str, str | None], ...] = ()
    contests: str | None = None
    grounds: tuple[Part, ...] = ()
    judged: str | None = None

    @property
    def folded(self) -> str:
        """The words, or what was asked about, folded for look-up."""
        return fold("".join(part.words for part in self.parts) or self.asked or "")

    def holds(self, other: Utterance) -> bool:
        """True where the other's words are a piece of these: what a cue inside a transcript's turn governs."""
        return self.document == other.document and all(
            any(part.start <= piece.start and piece.end <= part.end for part in self.parts) for piece in other.parts
        )


def speakers_of(actor: str) -> tuple[str, ...]:
    """For a state its persons and bodies; none for others."""
    return tuple(one.id for one in who_is_who().actors.values() if one.state == actor and one.id != actor)


def matching_records(connection: Connection, terms: Collection[str]) -> str | None:
    """The numbers of the records that contain one of the terms exactly, a JSON list; None where none is asked for."""
    if not terms:
        return None
    for term in terms:
        if '"' in term:
            raise QueryError("quotation marks cannot stand inside the words", where=term, todo="take them out")
    query = " OR ".join(f'"{term}"' for term in terms)
    return numbers(connection, query)


@dataclass(frozen=True, slots=True)
class Heard:
    """The newest MOST utterances that were looked for, oldest first, those without a day before all others."""

    utterances: tuple[Utterance, ...] = ()
    more: bool = False  # whether the ledger holds others that were not read

    @property
    def cut(self) -> str | None:
        """The day before which nothing was read; None where all was, and where only some without a day were not."""
        return self.utterances[0].date if self.more and self.utterances else None


def own_utterances(connection: Connection, question: SaidQuestion, found: str | None) -> Heard:
    """What the actor itself said, a state also by its officials; `found` are the records that hold the words."""
    shown, officials = schema.shown.c, speakers_of(question.actor)
    spoken = and_(shown.actor.in_(listed((question.actor, *officials))), _in_sets(question), *_in_time(question))
    if officials:
        spoken = and_(spoken, or_(shown.actor == question.actor, _in_sets(question, voices_for_state())))
    if found is not None:
        spoken = and_(spoken, (shown.id + 0).in_(listed(found)))  # + 0: the index of actors is the narrow one
    return _read(connection, spoken)


def other_utterances(connection: Connection, question: SaidQuestion, found: str | None) -> Heard:
    """What others said with the topic's words; nothing where no words are asked for. Imputed words are left out."""
    known = who_is_who().actors.get(question.actor)
    if found is None or known is None:
        return Heard()
    shown = schema.shown.c
    own = listed((question.actor, *speakers_of(question.actor)))
    others = and_(shown.speaker.is_not(None), or_(shown.actor.is_(None), shown.actor.not_in(own)))
    sets = _in_sets(replace(question, imputed=False))
    asked = and_(shown.id.in_(listed(found)), sets, *_in_time(question))
    return _read(connection, and_(asked, others))


def _in_sets(question: SaidQuestion, voices: Collection[str] | None = None) -> ColumnElement[bool]:
    """A condition on `shown`: statements of documents and modes that are asked for, of some voices or of any."""
    held = schema.facet_set.c
    wanted = select(held.id).where(statement_facet("kind") == "statement")
    if not question.restricted:
        wanted = wanted.where(statement_facet("restricted") == 0)
    if not question.imputed:
        wanted = wanted.where(statement_facet("mode") != "imputed")
    if voices is not None:
        wanted = wanted.where(statement_facet("voice").in_(voices))
    return schema.shown.c.facets.in_(wanted)


def _in_time(question: SaidQuestion) -> list[ColumnElement[bool]]:
    """Conditions on `shown`: none for all time; else what has no day is left out."""
    first, last, day = first_day(question.since), last_day(question.until), schema.shown.c.day
    return [*([day >= first] if first else []), *([day <= last] if last else [])]


def _read(connection: Connection, which: ColumnElement[bool]) -> Heard:
    """The newest statements of some shown records. Their numbers are found in the narrow table alone."""
    shown, held, record = schema.shown.c, schema.search_record.c, schema.record
    order = (shown.day.is_(None), shown.day.desc(), shown.document, shown.start, shown.id)
    newest = list(connection.execute(select(shown.id).where(which).order_by(*order).limit(MOST + 1)).scalars())
    document, statement = schema.document, schema.statement
    query = (
        select(
            shown.id.label("number"), shown.actor, record.c.id, record.c.key, record.c.document, record.c.rule,
            document.c.title, document.c.outlet, document.c.local_date, document.c.language, document.c.script,
            statement,
        )
        .join_from(schema.shown, schema.search_record, held.rowid == shown.id)
        .join(record, record.c.id == held.record)
        .join(document, document.c.id == record.c.document)
        .join(statement, statement.c.record == record.c.id)
        .where(shown.id.in_(listed(newest[:MOST])))
    )  # fmt: skip
    rows = {row.number: row for row in connection.execute(query).all()}
    spans = _spans(connection, [row.id for row in rows.values()])
    judged = verdicts(connection, [row.key for row in rows.values()])
    utterances = tuple(
        replace(_utterance(rows[one], spans[rows[one].id]), judged=judged.get(rows[one].key))
        for one in reversed(newest[:MOST])
        if one in rows
    )
    return Heard(utterances, more=len(newest) > MOST)


def _spans(connection: Connection, ids: Sequence[str]) -> defaultdict[str, list[Any]]:
    span = schema.span.c
    found: defaultdict[str, list[Any]] = defaultdict(list)
    query = select(span.record, span.role, span.quote, span.start, span.end, span.quoted).order_by(span.start, span.n)
    for row in connection.execute(query.where(span.record.in_(listed(ids)))).all():
        found[row.record].append(row)
    return found


def _utterance(row: Any, spans: Iterable[Any]) -> Utterance:
    by_role: dict[str, list[Any]] = defaultdict(list)
    for span in spans:
        by_role[span.role].append(span)
    return Utterance(
        record=row.id,
        key=row.key,
        document=row.document,
        title=row.title,
        outlet=row.outlet,
        date=row.local_date,
        language=row.language,
        script=row.script,
        transcript=publishes_transcripts(row.outlet, None),
        turn=row.rule in TURNS,
        speaker=row.speaker,
        actor=row.actor,
        cue=" ".join(span.quote for span in by_role["cue"]) or None,
        parts=tuple(Part(span.quote, span.start, span.end, span.quoted) for span in by_role["content"]),
        asked=" ".join(span.quote for span in by_role["asked"]) or None,
        act=row.act,
        mode=row.mode,
        voice=row.voice,
        channel=row.channel,
        via=tuple(json.loads(row.via or "[]")),
        translated=bool(row.translated),
        imputed_by=row.imputed_by,
    )
