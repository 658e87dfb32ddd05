from __future__ import annotations

import random
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, event, inspect

from tests.store.made import TEXT, document, records
from tracktwo.errors import LedgerError, NewerLedger, NotALedger, UsageError
from tracktwo.model import Document, Records, record_key
from tracktwo.store import Ledger, lookup, schema
from tracktwo.store.judgements import verdicts
from tracktwo.store.verify import verify

NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger.open(tmp_path / "a.ledger")


def add(ledger: Ledger, made: Document, found: Records | None = None, version: str = "1") -> str:
    return ledger.add([(made, found or records(made))], extractor_version=version)[0]


def differences(ledger: Ledger) -> list[str]:
    return [line for lines in verify(ledger, lambda made: []) for line in lines]


def test_the_same_bytes_again_add_nothing(ledger: Ledger) -> None:
    assert add(ledger, document()) == "new"
    assert add(ledger, document()) == "unchanged"
    with ledger.reads() as connection:
        assert lookup.counts(connection)["records"] == {"statement": 1}


def test_a_document_comes_back_as_it_went_in(ledger: Ledger) -> None:
    made = document()
    add(ledger, made)
    with ledger.reads() as connection:
        assert lookup.document(connection, made.id) == made
        (stored,) = lookup.records(connection)
    assert stored.fields["speaker"] == "丁一鸣"
    assert stored.quotes("content") == ("会谈没有取消",)
    assert stored.key == record_key(made.id, records(made).statements[0])


def test_a_changed_text_of_one_url_is_a_revision_beside_the_old_one_whatever_came_first(ledger: Ledger) -> None:
    old, new = document(day=1), document(TEXT + "\n更正。", day=2)
    assert add(ledger, new) == "new"
    assert add(ledger, old) == "revised"
    with ledger.reads() as connection:
        assert lookup.revisions(connection, new.id) == [old.id, new.id]
        assert lookup.counts(connection)["revised_urls"] == 1


def test_a_newer_extractor_adds_beside_and_judgements_stay(ledger: Ledger) -> None:
    made = document()
    add(ledger, made)
    key = record_key(made.id, records(made).statements[0])
    ledger.decide(key, "accepted", "ana", NOW)
    assert add(ledger, made, records(made, rule="better"), version="2") == "reread"
    with ledger.reads() as connection:
        (current,) = lookup.records(connection)
        both = list(lookup.records(connection, identity=key, current=False))
    assert current.rule == "better"
    assert {record.rule for record in both} == {"plain", "better"}
    assert [judgement["verdict"] for judgement in ledger.judgements(key)] == ["accepted"]
    assert differences(ledger) == []


def test_what_was_judged_is_read_for_the_records_asked_for_alone(ledger: Ledger) -> None:
    for day in range(1, 9):
        add(ledger, document(day=day, url=None))
    with ledger.reads() as connection:
        stored = list(lookup.records(connection))
    drawn = random.Random(7)
    for _ in range(40):
        one, other = drawn.sample(stored, 2)
        verdict = drawn.choice(("accepted", "corrected", "rejected", "undecided", "same", "different"))
        ledger.decide(one.key, verdict, "ana", NOW, other=other.key if verdict in ("same", "different") else None)
    read: list[tuple[object, ...]] = []
    with ledger.reads() as connection:
        whole = verdicts(connection, [one.key for one in stored])
        assert set(whole.values()) == {"accepted", "corrected", "rejected"}
        event.listen(ledger.engine, "before_cursor_execute", lambda *told: read.append(told))
        for some in ([], stored[:1], stored[2:5], stored):
            read.clear()
            keys = [one.key for one in some]
            assert verdicts(connection, keys) == {key: whole[key] for key in keys if key in whole}
            found = {one.key: one.judged for one in lookup.records(connection, ids=[one.id for one in some])}
            assert found == {key: whole.get(key) for key in keys}
            asked = [told for told in read if "FROM judgement" in str(told[2])]
            assert all("json_each" in str(told[2]) for told in asked)
            assert len(asked) == (2 if some else 1)


def test_an_older_extractor_that_comes_later_is_not_shown(ledger: Ledger) -> None:
    made = document()
    add(ledger, made, records(made, rule="better"), version="10")
    add(ledger, made, records(made, rule="plain"), version="9")
    with ledger.reads() as connection:
        assert [record.rule for record in lookup.records(connection)] == ["better"]


def test_a_newer_reader_adds_a_reading(ledger: Ledger) -> None:
    add(ledger, document())
    newer = document(version="test/2")
    assert add(ledger, newer) == "reread"
    with ledger.reads() as connection:
        assert lookup.counts(connection)["readings"] == 2
        shown = lookup.document(connection, newer.id)
    assert shown is not None
    assert shown.reader_version == "test/2"
    assert differences(ledger) == []


def test_forget_removes_text_and_raw_and_keeps_a_line(ledger: Ledger) -> None:
    made = document("绝密文字不可留存在档案里面")
    add(ledger, made, Records())
    ledger.forget(made.id, NOW, "asked for")
    assert add(ledger, made, Records()) == "forgotten"
    ledger.close()
    assert "绝密文字".encode() not in b"".join(path.read_bytes() for path in ledger.path.parent.iterdir())
    with pytest.raises(UsageError, match="no document"):
        ledger.forget(made.id, NOW)


@pytest.mark.parametrize(("key", "verdict"), [("0" * 16, "accepted"), ("", "liked")])
def test_decide_refuses_what_is_no_record_or_no_verdict(ledger: Ledger, key: str, verdict: str) -> None:
    with pytest.raises(UsageError):
        ledger.decide(key, verdict, "ana", NOW)


@pytest.mark.parametrize(
    ("table", "column", "change"),
    [
        ("reading", "text", "replace(text, '取消', '取銷')"),
        ("raw", "data", "substr(data, 1, length(data) - 1) || x'00'"),
        ("raw", "sha256", "'00' || substr(sha256, 3)"),
        ("span", "quote", "quote || '。'"),
        ("span", "end", '"end" + 1'),
        ("statement", "speaker", "speaker || '之'"),
        ("search_record", "words", "replace(words, '取消', '取銷')"),
        ("search_record", "record", "'00' || substr(record, 3)"),
        ("search_document", "reading", "'00' || substr(reading, 3)"),
    ],
)
def test_verify_names_what_was_changed(ledger: Ledger, table: str, column: str, change: str) -> None:
    add(ledger, document())
    assert differences(ledger) == []
    ledger.close()
    with sqlite3.connect(ledger.path) as connection:
        connection.execute(f'UPDATE {table} SET "{column}" = {change}')
    found = differences(ledger)
    assert found
    assert document().id in found[0]


def test_ids_do_not_depend_on_the_order_of_arrival(tmp_path: Path) -> None:
    made = [document(f"丁一鸣表示，会谈第{n}次没有取消。", day=n, url=None) for n in range(1, 9)]
    seen = []
    for seed in range(3):
        random.Random(seed).shuffle(made)
        with Ledger.open(tmp_path / f"{seed}.ledger") as ledger:
            ledger.add([(one, records(one)) for one in made], extractor_version="1")
            with ledger.reads() as connection:
                seen.append([record.id for record in lookup.records(connection)])
    assert seen[0] == seen[1] == seen[2]


def test_a_failed_batch_leaves_nothing(ledger: Ledger) -> None:
    broken = document("另一篇", version="test/1")
    found = records(document())
    with pytest.raises(AttributeError):
        ledger.add([(document(), found), (broken, None)], extractor_version="1")  # type: ignore[list-item]
    with ledger.reads() as connection:
        assert lookup.counts(connection)["documents"] == 0


def test_migrations_make_the_tables_that_the_schema_names(ledger: Ledger) -> None:
    fresh = create_engine("sqlite://")
    schema.metadata.create_all(fresh)
    migrated, declared = inspect(ledger.engine), inspect(fresh)
    for table in declared.get_table_names():
        names = {column["name"]: str(column["type"]) for column in declared.get_columns(table)}
        assert {column["name"]: str(column["type"]) for column in migrated.get_columns(table)} == names
        indexes = {index["name"] for index in declared.get_indexes(table)}
        assert {index["name"] for index in migrated.get_indexes(table)} == indexes


def test_other_files_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "text.ledger").write_text("not a database at all, but long enough to be read as one" * 20)
    with pytest.raises(NotALedger):
        Ledger.open(tmp_path / "text.ledger")
    with sqlite3.connect(tmp_path / "other.ledger") as other:
        other.execute("CREATE TABLE a (b)")
    with pytest.raises(NotALedger):
        Ledger.open(tmp_path / "other.ledger")
    Ledger.open(tmp_path / "newer.ledger").close()
    with sqlite3.connect(tmp_path / "newer.ledger") as newer:
        newer.execute(f"PRAGMA user_version = {schema.SCHEMA_VERSION + 1}")
    with pytest.raises(NewerLedger):
        Ledger.open(tmp_path / "newer.ledger")
    with pytest.raises(LedgerError, match="no such ledger"):
        Ledger.open(tmp_path / "absent.ledger", create=False)
