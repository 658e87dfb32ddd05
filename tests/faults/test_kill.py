"""SIGKILL at random moments: the ledger opens, verifies, goes on, and ends as an undisturbed one."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.faults.scenes import contents, differences, finish, start, write_lines
from tracktwo.store import Ledger


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, tuple[list[str], list[str]]]:
    folder = tmp_path_factory.mktemp("kill")
    lines = write_lines(folder / "made.jsonl")
    ledger = folder / "whole.ledger"
    assert finish("ingest", lines, "--jobs", "1", ledger=ledger) == 0
    return lines, ledger, contents(ledger)


def kill_after(seconds: float, *arguments: str | Path, ledger: Path) -> bool:
    """Start a command and kill its whole group after some time; True if it was still running."""
    process = start(*arguments, ledger=ledger)
    time.sleep(seconds)
    alive = process.poll() is None
    if alive:
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    return alive


def check_killed_ingest(
    undisturbed: tuple[Path, Path, tuple[list[str], list[str]]], ledger: Path, kills: int, seed: int
) -> int:
    lines, _, whole = undisturbed
    chance = random.Random(seed)
    killed = 0
    for _ in range(kills):
        killed += kill_after(chance.uniform(0.3, 1.6), "ingest", lines, "--jobs", "2", ledger=ledger)
        if ledger.exists() and ledger.stat().st_size:
            documents, records = contents(ledger)
            assert len(set(documents)) == len(documents)
            assert len(set(records)) == len(records)
            assert set(documents) <= set(whole[0])
            assert differences(ledger) == []
    assert finish("ingest", lines, "--jobs", "2", ledger=ledger) == 0
    assert contents(ledger) == whole
    return killed


def test_killed_ingests_lose_nothing_and_double_nothing(
    undisturbed: tuple[Path, Path, tuple[list[str], list[str]]], tmp_path: Path
) -> None:
    assert check_killed_ingest(undisturbed, tmp_path / "a.ledger", kills=3, seed=1) >= 1


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10))
def test_a_hundred_killed_ingests(
    undisturbed: tuple[Path, Path, tuple[list[str], list[str]]], tmp_path: Path, seed: int
) -> None:
    check_killed_ingest(undisturbed, tmp_path / "a.ledger", kills=10, seed=seed)


def check_killed_forget(
    undisturbed: tuple[Path, Path, tuple[list[str], list[str]]], ledger: Path, seconds: float
) -> None:
    shutil.copy(undisturbed[1], ledger)
    documents, _ = undisturbed[2]
    kill_after(seconds, "forget", documents[7], ledger=ledger)
    left, _ = contents(ledger)
    assert set(documents) - set(left) <= {documents[7]}
    with sqlite3.connect(ledger) as connection:
        logged = [row[0] for row in connection.execute("SELECT document FROM deletion")]
    assert (documents[7] in left) != (documents[7] in logged)
    assert differences(ledger) == []


def test_a_killed_forget_is_done_or_not_done(
    undisturbed: tuple[Path, Path, tuple[list[str], list[str]]], tmp_path: Path
) -> None:
    for number, seconds in enumerate((0.25, 0.4, 0.6)):
        check_killed_forget(undisturbed, tmp_path / f"{number}.ledger", seconds)


@pytest.mark.slow
def test_many_killed_forgets(undisturbed: tuple[Path, Path, tuple[list[str], list[str]]], tmp_path: Path) -> None:
    for number in range(30):
        check_killed_forget(undisturbed, tmp_path / f"{number}.ledger", random.Random(number).uniform(0.1, 0.8))


@pytest.mark.parametrize("seconds", [0.15, 0.3, 0.45])
def test_a_killed_migration_is_done_or_not_done(tmp_path: Path, seconds: float) -> None:
    ledger = tmp_path / "a.ledger"
    kill_after(seconds, "ingest", tmp_path / "absent", ledger=ledger)
    with Ledger.open(ledger) as opened:
        assert opened.begin_run(datetime(2026, 1, 1, tzinfo=UTC), "test", []) in (1, 2)  # the killed run may count
    assert differences(ledger) == []
