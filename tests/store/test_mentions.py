from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.store.made import document, records
from tracktwo.extract import extract
from tracktwo.model import Mention, Records
from tracktwo.pipeline import ingest, refresh
from tracktwo.sample import sample_folder
from tracktwo.store import Ledger, lookup
from tracktwo.store.mentions import mentions, name_counts, unresolved
from tracktwo.store.restore import records_of_reading
from tracktwo.store.verify import verify

NOW = datetime(2026, 1, 1, tzinfo=UTC)
ACTOR = "latin.ding-yiming"


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger.open(tmp_path / "a.ledger")


def named(actor: str | None = ACTOR) -> Records:
    found = records(document())
    (statement,) = found.statements
    return replace(found, mentions=(Mention("statement", statement.anchor, "speaker", 0, "丁一鸣", actor, "document"),))


def add(ledger: Ledger, found: Records, extractor: str = "1", knowledge: str | None = "a") -> None:
    ledger.add([(document(), found)], extractor_version=extractor, knowledge_version=knowledge)


def differences(ledger: Ledger) -> list[str]:
    return [line for lines in verify(ledger, lambda made: []) for line in lines]


def test_a_mention_is_found_by_its_record_and_counted(ledger: Ledger) -> None:
    add(ledger, named())
    with ledger.reads() as connection:
        (record,) = lookup.records(connection)
        assert [mention.name for mention in mentions(connection, [record.id])[record.id]] == ["丁一鸣"]
        assert name_counts(connection) == [(ACTOR, "speaker", 1)]
    assert differences(ledger) == []


def test_only_what_is_shown_is_counted(ledger: Ledger) -> None:
    add(ledger, named())
    add(ledger, named(), extractor="2")
    with ledger.reads() as connection:
        assert name_counts(connection) == [(ACTOR, "speaker", 1)]


def test_what_newer_knowledge_has_not_seen_is_named(ledger: Ledger) -> None:
    add(ledger, named(), knowledge="a")
    with ledger.reads() as connection:
        assert unresolved(connection, "a") == []
        assert unresolved(connection, "b") == [(document().id, document().reading_id, "1")]


def test_what_was_never_resolved_is_named(ledger: Ledger) -> None:
    add(ledger, named(), knowledge=None)
    with ledger.reads() as connection:
        assert unresolved(connection, "a") == [(document().id, document().reading_id, "1")]


def test_forget_removes_mentions(ledger: Ledger) -> None:
    add(ledger, named())
    ledger.forget(document().id, NOW)
    with ledger.reads() as connection:
        for table in ("mention", "resolution", "link"):
            assert connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one() == 0


@pytest.mark.parametrize("change", ["name = '丁二鸣'", "n = 1", "role = 'via'", "role = 'addressee'"])
def test_verify_names_a_mention_that_is_not_what_the_record_says(ledger: Ledger, change: str) -> None:
    add(ledger, named())
    ledger.close()
    with sqlite3.connect(ledger.path) as connection:
        connection.execute(f"UPDATE mention SET {change}")
    (line,) = differences(ledger)
    assert "is not named" in line


def test_verify_names_a_mention_without_its_record(ledger: Ledger) -> None:
    add(ledger, named())
    ledger.close()
    with sqlite3.connect(ledger.path) as connection:
        connection.execute("UPDATE mention SET record = 'gone'")
    assert any("names no row of record" in line for line in differences(ledger))


def test_restored_records_are_those_that_were_extracted_and_resolving_again_changes_nothing(ledger: Ledger) -> None:
    list(ingest([sample_folder()], ledger, started=NOW))
    before = _mentions(ledger)
    with ledger.reads() as connection:
        documents = connection.exec_driver_sql("SELECT id FROM document").all()
        for (identity,) in documents:
            made = lookup.document(connection, identity)
            assert made is not None
            found = replace(extract(made), issues=())
            restored = records_of_reading(connection, identity)
            assert set(restored.all()) == set(found.all())
    with ledger.writes() as connection:
        connection.exec_driver_sql("UPDATE resolution SET knowledge_version = 'old'")
        connection.exec_driver_sql("UPDATE mention SET actor = 'state.wrong'")
    assert ("naming actors", len(documents)) in list(refresh(ledger))
    assert _mentions(ledger) == before


def _mentions(ledger: Ledger) -> list[tuple[object, ...]]:
    with ledger.reads() as connection:
        return [tuple(row) for row in connection.exec_driver_sql("SELECT * FROM mention ORDER BY record, role, n")]
