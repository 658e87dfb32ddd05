"""What stands beside the records agrees with a plain count of them, whatever was added, read again or forgotten."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import pytest
from sqlalchemy import Connection

from tests.store.made import TEXT, document, naming
from tracktwo.analyse.actors import actor_answer, actors
from tracktwo.analyse.browse import NONE, View, all_rows, browse
from tracktwo.analyse.documents import overview
from tracktwo.model import (
    Act,
    Content,
    Criteria,
    Document,
    Figure,
    Forecast,
    Mention,
    Records,
    Span,
    Statement,
    Talk,
)
from tracktwo.store import Ledger, lookup
from tracktwo.store.mentions import name_counts, put_mentions
from tracktwo.store.rescue import recover
from tracktwo.store.verify import verify

NOW = datetime(2026, 1, 1, tzinfo=UTC)
OUTLETS = ("样本晨报", '样本"晚报"\n二版', "样本\\周刊", None)
DAYS = ("2024-06-17", "2024-06-30", "2024-07", "2024", None)
SPEAKERS = ("丁一鸣", "李砚衡", "丁\t一", None)
ACTORS = ("state.cn", "state.us", "latin.ding-yiming", None)


def made(chance: random.Random, number: int) -> Document:
    """A document like `made.document`, of some outlet and day."""
    plain = document(f"{number}号\n{TEXT}", day=number + 1, url=None)
    return replace(
        plain,
        outlet=chance.choice(OUTLETS),
        local_date=chance.choice(DAYS),
        published=chance.choice((None, plain.published)),
        restricted=chance.random() < 0.2,
    )


def recorded(chance: random.Random, text: str) -> Records:
    """Some records of every kind with names that may stand for an actor."""

    def spans(most: int) -> list[Span]:
        starts = chance.sample(range(len(text) - 3), chance.randint(0, most))
        return [Span.of(text, start, start + 2) for start in starts]

    found = Records(
        statements=tuple(
            Statement(None, chance.choice(SPEAKERS), None, (Content(span),), act=chance.choice(get_args(Act)))
            for span in spans(5)
        ),
        figures=tuple(
            Figure(span, (1.0,), "level", "warhead", metric_reported=chance.choice(("stockpile", None)), subject="丁国")
            for span in spans(2)
        ),
        forecasts=tuple(Forecast(span, "2030", None, Criteria(), unit="warhead") for span in spans(1)),
        talks=tuple(
            Talk(span, "held", ("丁国", "丁一国"), chance.choice(((), ("1",), ("1.5", "2")))) for span in spans(2)
        ),
    )
    return replace(found, mentions=tuple(mentioned(chance, found)))


def mentioned(chance: random.Random, found: Records) -> list[Mention]:
    named = [("statement", one.anchor, "speaker", 0, one.speaker) for one in found.statements if one.speaker]
    named += [("figure", one.anchor, "subject", 0, one.subject) for one in found.figures if one.subject]
    named += [("talk", one.anchor, "party", n, name) for one in found.talks for n, name in enumerate(one.parties)]
    return [Mention(*one, chance.choice(ACTORS), "knowledge") for one in named]  # type: ignore[arg-type]


def differences(ledger: Ledger) -> list[str]:
    return [line for lines in verify(ledger, lambda made: []) for line in lines]


def assert_counts_are_plain_counts(ledger: Ledger) -> None:
    """What pages count against the records themselves, one after the other."""
    assert differences(ledger) == []
    with ledger.reads() as connection:
        for restricted in (False, True):
            stored = list(lookup.records(connection, restricted=restricted))
            documents = {one.document: document_in(connection, one.document) for one in stored}
            page = browse(connection, View(restricted=restricted), size=3)
            counted = {facet.name: dict(facet.counts) for facet in page.facets}
            assert page.total == len(stored)
            assert (
                counted.get("kind", {})
                == Counter(one.kind for one in stored)
                == overview(connection, restricted=restricted).kinds
            )
            assert counted.get("outlet", {}) == Counter(documents[one.document].outlet or NONE for one in stored)
            days = [(documents[one.document].local_date or "")[:7] or NONE for one in stored]
            assert counted.get("month", {}) == Counter(days)
            acts = Counter(one.fields["act"] for one in stored if one.kind == "statement")
            assert counted.get("act", acts) == acts
            spoken = Counter(one.fields["speaker"] for one in stored if one.fields.get("speaker"))
            assert dict(page.speakers) == spoken
            for oldest_first in (False, True):
                rows = all_rows(connection, View(restricted=restricted, oldest_first=oldest_first))
                ordered = sorted(stored, key=lambda one: place(one, documents, -1 if oldest_first else 1))
                assert [row.record.id for row in rows] == [one.id for one in ordered]
            for name in spoken:
                assert browse(connection, View(speaker=name, restricted=restricted)).total == spoken[name]
        assert {(actor, role): count for actor, role, count in name_counts(connection)} == naming(connection)
        for line in actors(connection):
            answer = actor_answer(connection, line.actor.id)
            assert answer is not None
            assert {one.name: one.total for one in answer.aspects} == line.counts


def document_in(connection: Connection, identity: str) -> Document:
    found = lookup.document(connection, identity)
    assert found is not None
    return found


def place(one: lookup.StoredRecord, documents: dict[str, Document], sign: int) -> tuple[object, ...]:
    day = documents[one.document].local_date
    newest = -sign * int((day or "0").replace("-", "").ljust(8, "0"))
    return (day is None, newest, one.document, min(part.span.start for part in one.spans), lookup.KINDS.index(one.kind))


@pytest.mark.parametrize("seed", range(12))
def test_counts_are_plain_counts_whatever_happened(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    with Ledger.open(tmp_path / "a.ledger") as ledger:
        documents = [made(chance, number) for number in range(5)]
        for step in range(12):
            one = chance.choice(documents)
            if chance.random() < 0.15 and step:
                with ledger.reads() as connection:
                    held = lookup.document(connection, one.id) is not None
                if held:
                    ledger.forget(one.id, NOW)
            else:
                reader = replace(one, reader_version=f"test/{chance.randint(1, 2)}")
                knowledge = chance.choice((None, "a"))
                extractor = str(chance.randint(1, 3))
                batch = [(reader, recorded(chance, one.text))]
                ledger.add(batch, extractor_version=extractor, knowledge_version=knowledge)
            if step % 4 == 3:
                assert_counts_are_plain_counts(ledger)


def test_names_resolved_anew_are_counted_anew(tmp_path: Path) -> None:
    chance = random.Random(1)
    with Ledger.open(tmp_path / "a.ledger") as ledger:
        one = replace(made(chance, 1), restricted=False)
        found = recorded(chance, one.text)
        ledger.add([(one, found)], extractor_version="1", knowledge_version="a")
        for actor in ("state.cn", None, "state.us"):
            mentions = [replace(mention, actor=actor) for mention in found.mentions]
            with ledger.writes() as connection:
                put_mentions(connection, one, mentions, "1", "b")
            with ledger.reads() as connection:
                beside = connection.exec_driver_sql("SELECT DISTINCT actor FROM shown WHERE speaker IS NOT NULL")
                assert beside.scalars().all() == [actor]
            assert_counts_are_plain_counts(ledger)
            with ledger.reads() as connection:
                assert {name for name, _, _ in name_counts(connection)} == ({actor} if actor else set())


def filled(path: Path) -> None:
    chance = random.Random(2)
    with Ledger.open(path) as ledger:
        documents = [made(chance, number) for number in range(6)]
        ledger.add(
            [(one, recorded(chance, one.text)) for one in documents], extractor_version="1", knowledge_version="a"
        )
        assert_counts_are_plain_counts(ledger)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("UPDATE facet_set SET shown = shown + 1 WHERE id = 1", "facets"),
        ("DELETE FROM shown WHERE id = (SELECT max(id) FROM shown)", "records"),
        ("UPDATE shown SET start = start + 1 WHERE id = (SELECT max(id) FROM shown)", "records"),
        ("UPDATE shown SET actor = 'state.xx' WHERE id = (SELECT max(id) FROM shown)", "records"),
        ("UPDATE speaker_count SET hidden = hidden + 1 WHERE id = 1", "speakers"),
        ("DELETE FROM named_count WHERE actor = 'state.cn'", "actors"),
    ],
)
def test_verify_names_a_count_that_is_wrong(tmp_path: Path, change: str, told: str) -> None:
    path = tmp_path / "a.ledger"
    filled(path)
    with sqlite3.connect(path) as connection:
        assert connection.execute(change).rowcount
    with Ledger.open(path) as ledger:
        (line,) = differences(ledger)
        assert f"counts of {told}" in line


def test_recover_counts_anew(tmp_path: Path) -> None:
    path, copy = tmp_path / "a.ledger", tmp_path / "b.ledger"
    filled(path)
    shutil.copy(path, copy)
    with sqlite3.connect(copy) as connection:
        connection.execute("UPDATE facet_set SET shown = 77")
        connection.execute("DELETE FROM shown")
    recover(copy, tmp_path / "c.ledger")
    with Ledger.open(tmp_path / "c.ledger") as ledger:
        assert_counts_are_plain_counts(ledger)
        with ledger.reads() as connection:
            assert browse(connection, View(restricted=True)).total
