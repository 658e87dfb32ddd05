"""A ledger of each older schema version opens, migrates, verifies, and gives the records it held."""

from __future__ import annotations

import lzma
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter, deque
from contextlib import closing
from pathlib import Path

import pytest

from tests.faults.scenes import start
from tracktwo.analyse.browse import View, all_rows
from tracktwo.pipeline import refresh
from tracktwo.read import check_segments
from tracktwo.resolve import knowledge_version
from tracktwo.store import Ledger, lookup, schema
from tracktwo.store.mentions import mentions, name_counts, unresolved
from tracktwo.store.search import matching
from tracktwo.store.tokens import search_key
from tracktwo.store.verify import verify

KEPT = sorted(Path(__file__).parent.glob("*.ledger.xz"))


@pytest.fixture(params=KEPT, ids=lambda path: path.name.split(".")[0])
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "old.ledger"
    path.write_bytes(lzma.decompress(request.param.read_bytes()))
    return path


def held(path: Path) -> list[tuple[object, ...]]:
    """Every span of every record, by plain SQL that any schema version answers."""
    query = (
        "SELECT r.id, r.key, r.kind, r.document, r.rule, s.role, s.n, s.start, s.end, s.quote"
        " FROM record r JOIN span s ON s.record = r.id ORDER BY r.id, s.role, s.n"
    )
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def differences(ledger: Ledger) -> list[str]:
    return [line for lines in verify(ledger, check_segments) for line in lines]


def test_there_is_one_for_each_older_version() -> None:
    assert [path.name for path in KEPT] == [f"schema{n}.ledger.xz" for n in range(1, schema.SCHEMA_VERSION)]


def test_it_opens_migrates_verifies_and_gives_the_same_records(kept: Path) -> None:
    before = held(kept)
    assert before
    with Ledger.open(kept, create=False) as ledger:
        assert differences(ledger) == []
        with ledger.reads() as connection:
            assert connection.exec_driver_sql("PRAGMA user_version").scalar_one() == schema.SCHEMA_VERSION
            assert {record.id for record in lookup.records(connection, restricted=True)} == {row[0] for row in before}
    assert held(kept) == before


@pytest.mark.parametrize("wanted", ["核", "二轨", "核武器", "shanghai", "500"])
def test_a_search_of_it_finds_what_its_texts_hold(kept: Path, wanted: str) -> None:
    query = (
        "SELECT s.document, d.title || char(10) || r.text FROM search_document s"
        " JOIN document d ON d.id = s.document JOIN reading r ON r.id = s.reading"
    )
    pattern = re.escape(wanted) if wanted[0] > "z" else rf"(?<![a-z0-9]){re.escape(wanted)}(?![a-z0-9])"
    with Ledger.open(kept) as ledger, ledger.reads() as connection:
        texts = connection.exec_driver_sql(query).all()
        held = {document for document, body in texts if re.search(pattern, search_key(body))}
        assert held
        assert set(matching(connection, wanted, restricted=True)) == held


def test_the_command_line_says_that_it_is_brought_up_to_date_once(kept: Path) -> None:
    told = [
        subprocess.run(
            [sys.executable, "-m", "tracktwo", "stats", "--ledger", str(kept)],
            capture_output=True,
            text=True,
            check=True,
        ).stderr
        for _ in range(2)
    ]
    assert "bringing it up to date" in told[0]
    assert told[1] == ""


def test_its_actors_are_brought_up_to_date_once(kept: Path) -> None:
    with Ledger.open(kept) as ledger:
        assert ("naming actors", 12) in list(refresh(ledger))
        assert list(refresh(ledger)) == []
        assert differences(ledger) == []
        with ledger.reads() as connection:
            assert unresolved(connection, knowledge_version()) == []
            ids = [row.record.id for row in all_rows(connection, View(actor="state.cn"))]
            china = [{one for one in some if one.actor == "state.cn"} for some in mentions(connection, ids).values()]
            counted = {role: count for actor, role, count in name_counts(connection) if actor == "state.cn"}
        assert counted == Counter(role for some in china for role in {one.role for one in some})
        sides = {one.name for some in china for one in some}
        assert {"中国", "中方", "北京"} & sides


@pytest.mark.parametrize("seed", range(3))
def test_a_killed_migration_leaves_the_old_ledger_or_the_new_one(kept: Path, seed: int) -> None:
    before = held(kept)
    process = start("link", ledger=kept)
    time.sleep(random.Random(seed).uniform(0.2, 1.2))
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    assert held(kept) == before
    with Ledger.open(kept) as ledger:
        assert differences(ledger) == []
        deque(refresh(ledger))
        with ledger.reads() as connection:
            assert unresolved(connection, knowledge_version()) == []
