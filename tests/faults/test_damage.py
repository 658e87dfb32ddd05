"""Overwritten pages, a full disk, a reader beside two writers, a backup of a ledger that is being written."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.faults.scenes import PROGRAM, bound_by_permissions, contents, differences, finish, start, told, write_lines
from tracktwo.cli import app
from tracktwo.errors import LedgerError, NotALedger, UsageError
from tracktwo.store import Ledger
from tracktwo.store.rescue import backup, recover

PAGE = 4096


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("damage")
    lines = write_lines(folder / "made.jsonl", 120)
    ledger = folder / "whole.ledger"
    assert finish("ingest", lines, "--jobs", "1", ledger=ledger) == 0
    Ledger.open(ledger).close()
    return ledger


def overwrite(path: Path, pages: list[int]) -> None:
    with path.open("r+b") as file:
        for page in pages:
            file.seek(page * PAGE)
            file.write(b"\xa5" * PAGE)


@pytest.mark.parametrize("seed", range(6))
def test_verify_names_what_is_hurt_and_recover_brings_back_what_is_whole(
    whole: Path, tmp_path: Path, seed: int
) -> None:
    hurt = tmp_path / "hurt.ledger"
    shutil.copy(whole, hurt)
    pages = hurt.stat().st_size // PAGE
    overwrite(hurt, random.Random(seed).sample(range(pages // 3, pages), 3))
    assert differences(hurt)
    found = recover(hurt, tmp_path / "new.ledger")
    assert differences(tmp_path / "new.ledger") == []
    documents, records = contents(tmp_path / "new.ledger")
    before = contents(whole)
    assert set(documents) <= set(before[0])
    assert set(records) <= set(before[1])
    lost = set(before[0]) - set(documents)
    assert len(lost) <= 60
    assert found.documents == len(documents)
    lines = whole.parent / "made.jsonl"
    assert finish("ingest", lines, "--jobs", "1", ledger=tmp_path / "new.ledger") == 0
    assert contents(tmp_path / "new.ledger") == before


def test_records_whose_rows_are_lost_are_made_again(whole: Path, tmp_path: Path) -> None:
    hurt = tmp_path / "hurt.ledger"
    shutil.copy(whole, hurt)
    with sqlite3.connect(hurt) as connection:
        connection.execute("DELETE FROM record WHERE rowid % 7 = 0")
    found = recover(hurt, tmp_path / "new.ledger")
    assert found.documents == 120
    assert any(line.startswith("record ") for line in found.lost)
    assert finish("ingest", whole.parent / "made.jsonl", "--jobs", "1", ledger=tmp_path / "new.ledger") == 0
    assert contents(tmp_path / "new.ledger") == contents(whole)


def test_recover_without_the_first_page_says_so(whole: Path, tmp_path: Path) -> None:
    hurt = tmp_path / "hurt.ledger"
    shutil.copy(whole, hurt)
    overwrite(hurt, [0])
    with pytest.raises(LedgerError, match="not even the tables"):
        recover(hurt, tmp_path / "new.ledger")
    assert not (tmp_path / "new.ledger").exists()
    with pytest.raises(NotALedger):
        Ledger.open(hurt)


@pytest.mark.parametrize("command", ["backup", "recover"])
def test_neither_writes_over_a_file(whole: Path, tmp_path: Path, command: str) -> None:
    (tmp_path / "there").write_text("mine")
    with pytest.raises(UsageError, match="there already"), Ledger.open(whole) as ledger:
        backup(ledger, tmp_path / "there") if command == "backup" else recover(whole, tmp_path / "there")
    assert (tmp_path / "there").read_text() == "mine"


def test_backup_of_a_ledger_that_is_being_written(tmp_path: Path) -> None:
    lines = write_lines(tmp_path / "made.jsonl", 600)
    ledger = tmp_path / "a.ledger"
    Ledger.open(ledger).close()
    process = start("ingest", lines, "--jobs", "1", ledger=ledger)
    copies = 0
    while process.poll() is None and copies < 5:
        result = CliRunner().invoke(app, ["backup", str(tmp_path / f"{copies}.copy"), "--ledger", str(ledger)])
        assert result.exit_code == 0, result.output
        copies += 1
    process.communicate()
    assert process.returncode == 0
    everything = set(contents(ledger)[0])
    for number in range(copies):
        assert differences(tmp_path / f"{number}.copy") == []
        assert set(contents(tmp_path / f"{number}.copy")[0]) <= everything


def test_two_ingests_and_a_reader_at_once(tmp_path: Path) -> None:
    lines, more = write_lines(tmp_path / "a.jsonl", 250), write_lines(tmp_path / "b.jsonl", 300)
    ledger = tmp_path / "a.ledger"
    Ledger.open(ledger).close()
    writers = [start("ingest", path, "--jobs", "1", ledger=ledger) for path in (lines, more)]
    reads = 0
    while any(writer.poll() is None for writer in writers):
        documents, records = contents(ledger)
        assert len(set(documents)) == len(documents)
        assert len(set(records)) == len(records)
        reads += 1
    for writer in writers:
        writer.communicate()
    assert [writer.returncode for writer in writers] == [0, 0]
    assert reads
    assert len(contents(ledger)[0]) == 300
    assert differences(ledger) == []


@pytest.mark.skipif(os.geteuid() != 0, reason="mounting a small disk needs root")
def test_a_disk_that_fills_is_told_and_loses_nothing(tmp_path: Path) -> None:
    lines = write_lines(tmp_path / "made.jsonl", 600)
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk], check=False, capture_output=True)
    if mounted.returncode:
        pytest.skip("no small disk can be mounted here")
    try:
        process = start("ingest", lines, "--jobs", "1", ledger=disk / "a.ledger")
        _, told = process.communicate()
        assert process.returncode == 2
        assert told.decode().count("\n") == 1
        assert "the disk is full" in told.decode()
        subprocess.run(["mount", "-o", "remount,size=64m", disk], check=True)
        stored = set(contents(disk / "a.ledger")[0])
        assert differences(disk / "a.ledger") == []
        assert finish("ingest", lines, "--jobs", "1", ledger=disk / "a.ledger") == 0
        assert stored <= set(contents(disk / "a.ledger")[0])
        assert len(contents(disk / "a.ledger")[0]) == 600
    finally:
        subprocess.run(["umount", disk], check=False)


@pytest.mark.parametrize(
    ("mode", "arguments"),
    [
        (0o500, ("ingest", "{lines}", "--ledger", "{folder}/new.ledger")),
        (0o500, ("ingest", "{lines}", "--ledger", "{folder}/deeper/new.ledger")),
        (0o500, ("ingest", "{lines}", "--ledger", "{folder}/whole.ledger")),
        (0o500, ("backup", "{folder}/copy.ledger", "--ledger", "{ledger}")),
        (0o500, ("recover", "{folder}/copy.ledger", "--ledger", "{ledger}")),
        (0o000, ("stats", "--ledger", "{folder}/whole.ledger")),
        (0o000, ("verify", "--ledger", "{folder}/whole.ledger")),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else oct(value),
)
def test_a_folder_without_permission_is_told(
    whole: Path, tmp_path: Path, mode: int, arguments: tuple[str, ...]
) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    (folder / "whole.ledger").write_bytes(whole.read_bytes())
    (folder / "whole.ledger").chmod(0o400)
    places = {"lines": whole.parent / "made.jsonl", "folder": folder, "ledger": whole}
    before = bound_by_permissions()
    folder.chmod(mode)
    try:
        result = told(*(part.format(**places) for part in arguments), before=before)
    finally:
        folder.chmod(0o700)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1
    assert str(folder) in result.stderr
    assert result.stderr.endswith(")\n"), "what to do is told"
    assert sorted(path.name for path in folder.iterdir()) == ["whole.ledger"]
    assert (folder / "whole.ledger").read_bytes() == whole.read_bytes()


def test_a_ledger_whose_end_is_cut_off(whole: Path, tmp_path: Path) -> None:
    hurt = tmp_path / "hurt.ledger"
    data = whole.read_bytes()
    hurt.write_bytes(data[: len(data) * 9 // 10])
    result = told("verify", "--ledger", hurt)
    assert result.returncode == 2
    assert result.stderr == f"tracktwo: {hurt}: the file is damaged (run `tracktwo recover`)\n"
    found = recover(hurt, tmp_path / "new.ledger")
    assert 0 < found.documents <= 120
    assert differences(tmp_path / "new.ledger") == []
    assert finish("ingest", whole.parent / "made.jsonl", "--jobs", "1", ledger=tmp_path / "new.ledger") == 0
    assert contents(tmp_path / "new.ledger") == contents(whole)


def test_a_disk_that_cannot_be_written_any_further_is_told_and_loses_nothing(tmp_path: Path) -> None:
    """A file may not grow beyond a limit here: SQLite sees a write error, not a full disk."""
    lines = write_lines(tmp_path / "made.jsonl", 600)
    ledger = tmp_path / "a.ledger"
    result = told("ingest", lines, "--jobs", "1", "--ledger", ledger, before=["prlimit", "--fsize=700000"])
    assert result.returncode == 2
    assert result.stderr.count("\n") == 1
    assert "could not be read or written" in result.stderr
    stored = set(contents(ledger)[0])
    assert differences(ledger) == []
    assert finish("ingest", lines, "--jobs", "1", ledger=ledger) == 0
    assert stored < set(contents(ledger)[0])
    assert len(contents(ledger)[0]) == 600


@pytest.mark.parametrize(
    "arguments", [("export", "--ledger", "{ledger}"), ("stats", "--ledger", "{ledger}"), ("--help",)]
)
def test_a_full_disk_under_the_output_is_told(whole: Path, arguments: tuple[str, ...]) -> None:
    command = [*PROGRAM, *(part.format(ledger=whole) for part in arguments)]
    with Path("/dev/full").open("w") as full:
        result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert result.returncode == 2
    assert result.stderr == ("tracktwo: the output: No space left on device (make room, or choose another place)\n")


@pytest.mark.parametrize("command", ["export", "read"])
def test_a_reader_that_has_seen_enough_is_no_failure(whole: Path, command: str) -> None:
    last = ["--ledger", whole] if command == "export" else [whole.parent / "made.jsonl"]
    with subprocess.Popen([*PROGRAM, command, *last], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0
