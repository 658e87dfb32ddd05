"""What a desk keeps: an answer is asked once for each state of the ledger, also by the first visitor of a process."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, select

from tests.store.made import document, records
from tracktwo.analyse.browse import Gathered, View, gather
from tracktwo.present.web.desk import Desk
from tracktwo.present.web.pages import records as page
from tracktwo.store import Ledger, schema


def test_an_answer_is_asked_once_until_the_ledger_changes(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    with Ledger.open(path) as ledger:
        ledger.add([(document(), records(document()))], extractor_version="1")
    asked = []
    with Ledger.open(path) as ledger:
        desk = Desk(ledger)

        def counted() -> int:
            asked.append("documents")
            with desk.reads() as connection:
                return int(connection.execute(select(func.count()).select_from(schema.document)).scalar_one())

        assert [desk.keep("documents", None, counted) for _ in range(3)] == [1, 1, 1]
        log = path.with_name(path.name + "-wal")
        assert log.stat().st_size == 0
        os.utime(log, (1, 1))  # a reader touched it: nothing is written
        assert desk.keep("documents", None, counted) == 1
        assert len(asked) == 1
        with Ledger.open(path) as other:
            other.add([(document(day=2), records(document(day=2)))], extractor_version="1")
            assert [desk.keep("documents", None, counted) for _ in range(2)] == [2, 2]
        assert len(asked) == 2


def test_what_was_read_before_a_change_is_not_kept_as_what_stands_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.ledger"
    with Ledger.open(path) as ledger, Ledger.open(path) as other:
        other.add([(document(), records(document()))], extractor_version="1")
        desk, later = Desk(ledger), document(day=2)

        def gathered_before_a_change(connection: Connection, view: View) -> Gathered:
            found = gather(connection, view)
            other.add([(later, records(later))], extractor_version="1")
            return found

        monkeypatch.setattr(page, "gather", gathered_before_a_change)
        first = page.page_in(desk, View(), 1)
        monkeypatch.setattr(page, "gather", gather)
        second = page.page_in(desk, View(), 1)
        assert second.total == 2 * first.total
        assert second.speakers == tuple((name, 2 * count) for name, count in first.speakers)
