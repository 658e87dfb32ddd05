"""Said: what an actor said on a topic over time, in its exact words; beside it what others say of it, and the declines.

A state speaks through its officials: its leaders, ministries, spokespersons, and by its name; a scholar of a country is
not the country. Wording is compared like with like: verbatim and in the speaker's own language, element by element.
Paraphrases and translations stand apart. Words that somebody else imputes are listed only when asked for.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, bindparam, func, or_, select

from tracktwo.analyse.coverage import Coverage, coverage, open_hits
from tracktwo.errors import QueryError
from tracktwo.knowledge.actors import who_is_who
from tracktwo.knowledge.positions import Position, positions, tongues
from tracktwo.languages.folding import fold
from tracktwo.read.outlets import publishes_transcripts
from tracktwo.store import schema
from tracktwo.store.search import matching

OFFICIAL = (
    "leader", "government_document", "ministry_statement", "spokesperson", "other_official", "unnamed_official",
    "metonym",
)  # fmt: skip
SENTENCE = re.compile(r"[^。！？!?\s][^。！？!?\n]*[。！？!?”」』]*")
LISTS = ("verbatim", "paraphrased", "declines", "by_others", "imputed")
MOST = 2_000  # statements looked at: the newest


@dataclass(frozen=True)
class SaidQuestion:
    """Who (an actor id) on what: a position's id as `topic`, or exact words of one's own; neither asks for all."""

    actor: str = "state.cn"
    topic: str | None = "no_first_use"
    words: str = ""
    imputed: bool = False
    restricted: bool = False

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
    """One statement of one document. `elements` holds for each element of the position the words found, or None."""

    record: str
    key: str
    document: str
    title: str
    outlet: str | None
    date: str | None
    language: str
    script: str | None
    transcript: bool
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


@dataclass(frozen=True, slots=True)
class Said:
    """One statement with the documents that carry it: `first` is shown, `others` are its further appearances."""

    first: Utterance
    others: tuple[Utterance, ...]

    @property
    def all(self) -> tuple[Utterance, ...]:
        """Every appearance."""
        return (self.first, *self.others)


@dataclass(frozen=True, slots=True)
class SaidAnswer:
    """Oldest first in each list; `elements` are those compared in `verbatim`, `expected` those of the full wording."""

    coverage: Coverage
    verbatim: tuple[Said, ...]
    paraphrased: tuple[Said, ...]
    declines: tuple[Said, ...]
    by_others: tuple[Said, ...]
    imputed: tuple[Said, ...]
    elements: tuple[str, ...]
    expected: tuple[str, ...]


def said(connection: Connection, question: SaidQuestion | None = None) -> SaidAnswer:
    """What the ledger holds of an actor's words on a topic. Raises QueryError for words that cannot be searched."""
    question = question or SaidQuestion()
    found = _found(connection, question.terms, restricted=question.restricted)
    heard = (one for one in _utterances(connection, question, found) if _is_on(one, question))
    own = [_restated(one, question.terms) if one.transcript else one for one in heard]
    groups = _grouped(connection, own)
    words = [group for group in groups if group.first.act != "decline" and group.first.mode != "imputed"]
    verbatim = [_compared(group, question.position) for group in words if is_verbatim(group.first, question.actor)]
    shown = coverage(connection, "statement", restricted=question.restricted)
    others = _of_others(connection, question, found)
    recorded = {one.document for one in (*own, *(one for group in others for one in group.all))}
    position = question.position
    return SaidAnswer(
        coverage=replace(shown, hits=open_hits(connection, question.terms, recorded, restricted=question.restricted)),
        verbatim=tuple(verbatim),
        paraphrased=tuple(group for group in words if not is_verbatim(group.first, question.actor)),
        declines=tuple(group for group in groups if group.first.act == "decline"),
        by_others=tuple(others),
        imputed=tuple(group for group in groups if group.first.mode == "imputed") if question.imputed else (),
        elements=tuple(one.id for one in position.elements) if position else (),
        expected=tuple(one.id for one in position.elements if one.expected) if position else (),
    )


def is_verbatim(one: Utterance, actor: str) -> bool:
    """True for words in the speaker's own language that stand between quotation marks or in a transcript."""
    known = who_is_who().actors.get(actor)
    tongue = tongues().get((known.state or known.id) if known else actor)
    if one.translated or one.language != tongue or not one.parts:
        return False
    return one.transcript or all(part.quoted == "all" for part in one.parts)


def speakers_of(actor: str) -> tuple[str, ...]:
    """For a state its persons and bodies; none for others."""
    return tuple(one.id for one in who_is_who().actors.values() if one.state == actor and one.id != actor)


# --- from the store ------------------------------------------------------------------------------


def _found(connection: Connection, terms: Collection[str], *, restricted: bool) -> str | None:
    """The ids of the records that contain one of the terms exactly, as a JSON list; None where nothing is asked for."""
    if not terms:
        return None
    for term in terms:
        if '"' in term:
            raise QueryError(f"quotation marks cannot stand inside the words: {term}")
    query = " OR ".join(f'"{term}"' for term in terms)
    return json.dumps(matching(connection, query, records=True, restricted=restricted))


def _utterances(connection: Connection, question: SaidQuestion, found: str | None) -> list[Utterance]:
    speaker = schema.mention.alias("speaker")
    who: ColumnElement[bool] = speaker.c.actor == question.actor
    officials = speakers_of(question.actor)
    if officials:
        who = or_(who, and_(speaker.c.actor.in_(officials), schema.statement.c.voice.in_(OFFICIAL)))
    return _read(connection, speaker, who, found, question)


def _of_others(connection: Connection, question: SaidQuestion, found: str | None) -> list[Said]:
    """Statements of others that contain the topic's words and name the actor."""
    known = who_is_who().actors.get(question.actor)
    if found is None or known is None:
        return []
    speaker = schema.mention.alias("speaker")
    own = (question.actor, *speakers_of(question.actor))
    who = or_(speaker.c.actor.is_(None), speaker.c.actor.not_in(own))
    names = [fold(name.text) for name in known.names]
    heard = [
        one
        for one in _read(connection, speaker, who, found, question)
        if one.mode != "imputed" and _is_on(one, question) and any(name in _folded(one) for name in names)
    ]
    return _grouped(connection, heard)


def _read(
    connection: Connection, speaker: Any, who: ColumnElement[bool], found: str | None, question: SaidQuestion
) -> list[Utterance]:
    record, document, statement = schema.record, schema.document, schema.statement
    query = (
        select(
            record.c.id, record.c.key, record.c.document, document.c.title, document.c.outlet, document.c.local_date,
            document.c.language, document.c.script, speaker.c.actor, statement,
        )
        .join(document, document.c.id == record.c.document)
        .join(statement, statement.c.record == record.c.id)
        .join(speaker, and_(speaker.c.record == record.c.id, speaker.c.role == "speaker"))
        .where(record.c.current, who)
        .order_by(document.c.local_date.desc(), record.c.document, record.c.start, record.c.id)
        .limit(MOST)
    )  # fmt: skip
    if not question.restricted:
        query = query.where(~document.c.restricted)
    if not question.imputed:
        query = query.where(statement.c.mode != "imputed")
    if found is not None:
        listed = func.json_each(bindparam("found", found)).table_valued("value")
        query = query.where(record.c.id.in_(select(listed.c.value)))
    rows = connection.execute(query).mappings().all()
    spans = _spans(connection, [row["id"] for row in rows])
    return [_utterance(row, spans.get(row["id"], [])) for row in reversed(rows)]


def _spans(connection: Connection, ids: Sequence[str]) -> Mapping[str, list[Any]]:
    span = schema.span.c
    found: dict[str, list[Any]] = defaultdict(list)
    for start in range(0, len(ids), 500):
        query = select(schema.span).where(span.record.in_(ids[start : start + 500])).order_by(span.start, span.n)
        for row in connection.execute(query).mappings():
            found[row["record"]].append(row)
    return found


def _utterance(row: Any, spans: Iterable[Any]) -> Utterance:
    by_role: dict[str, list[Any]] = defaultdict(list)
    for span in spans:
        by_role[span["role"]].append(span)
    return Utterance(
        record=row["id"],
        key=row["key"],
        document=row["document"],
        title=row["title"],
        outlet=row["outlet"],
        date=row["local_date"],
        language=row["language"],
        script=row["script"],
        transcript=publishes_transcripts(row["outlet"], None),
        speaker=row["speaker"],
        actor=row["actor"],
        cue=" ".join(span["quote"] for span in by_role["cue"]) or None,
        parts=tuple(Part(span["quote"], span["start"], span["end"], span["quoted"]) for span in by_role["content"]),
        asked=" ".join(span["quote"] for span in by_role["asked"]) or None,
        act=row["act"],
        mode=row["mode"],
        voice=row["voice"],
        channel=row["channel"],
        via=tuple(json.loads(row["via"] or "[]")),
        translated=bool(row["translated"]),
        imputed_by=row["imputed_by"],
    )


# --- like with like ------------------------------------------------------------------------------


def _folded(one: Utterance) -> str:
    return fold("".join(part.words for part in one.parts) or one.asked or "")


def _is_on(one: Utterance, question: SaidQuestion) -> bool:
    """True where the words themselves, not only the speaker's name, contain one of the terms."""
    return not question.terms or any(fold(term) in _folded(one) for term in question.terms)


def _restated(one: Utterance, terms: Collection[str]) -> Utterance:
    """An answer of a transcript cut to the sentences that hold the terms, each with its own span; all of it without.

    中方一贯主张…。始终恪守不首先使用核武器。…: only the second sentence is the restatement of no first use.
    """
    wanted = [fold(term) for term in terms]
    sentences = tuple(
        Part(found.group(), part.start + found.start(), part.start + found.end(), part.quoted)
        for part in one.parts
        for found in SENTENCE.finditer(part.words)
        if any(term in fold(found.group()) for term in wanted)
    )
    return replace(one, parts=sentences) if sentences else one


def _grouped(connection: Connection, found: Sequence[Utterance]) -> list[Said]:
    """One statement in several documents is one; the earliest stands first."""
    link = schema.link.c
    keys = json.dumps([one.key for one in found])
    listed = func.json_each(bindparam("keys", keys)).table_valued("value")
    pairs = select(link.key, link.group_key).where(link.kind == "reprint", link.key.in_(select(listed.c.value)))
    grouped = {row.key: row.group_key for row in connection.execute(pairs)}
    groups: dict[str, list[Utterance]] = defaultdict(list)
    for one in found:
        groups[grouped.get(one.key, one.key)].append(one)
    made = [Said(some[0], tuple(some[1:])) for some in groups.values()]
    return sorted(made, key=lambda group: (group.first.date or "", group.first.document, group.first.record))


def _compared(group: Said, position: Position | None) -> Said:
    if position is None:
        return group
    folded = _folded(group.first)
    held = tuple((element.id, element.found_in(folded)) for element in position.elements)
    return replace(group, first=replace(group.first, elements=held))
