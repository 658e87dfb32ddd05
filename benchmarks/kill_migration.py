"""Kills the migration of an older ledger at random moments, and checks what is left each time.

python benchmarks/kill_migration.py OLD_LEDGER [--runs 30] [--seed 1]

OLD_LEDGER is a ledger of an older schema, made by that version of tracktwo (`git worktree add OLD COMMIT`, then ingest
with its source); it is copied, never touched. An undisturbed migration is timed first. Two runs of three are killed
while it migrates, the third anywhere until names and links are up to date; then the file is looked at before anything
opens it: the schema is the old one or the new one and every span is there, once. Then it is opened (which migrates it
where that was not done), verified, brought up to date and compared with the undisturbed one.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter, deque
from contextlib import closing
from pathlib import Path

from at_hand import a_file
from tracktwo.pipeline import refresh
from tracktwo.read import check_segments
from tracktwo.store import Ledger, schema
from tracktwo.store.verify import verify

SPANS = (
    "SELECT r.id, r.key, r.kind, r.document, s.role, s.n, s.start, s.end, s.quote"
    " FROM record r JOIN span s ON s.record = r.id ORDER BY r.id, s.role, s.n"
)
LINKS = "SELECT kind, key, group_key FROM link ORDER BY kind, key"
MENTIONS = "SELECT record, role, n, name, actor FROM mention ORDER BY record, role, n"
State = tuple[int, list[tuple[object, ...]]]


def held(path: Path, *queries: str) -> State:
    """The schema version and what the queries give, by plain SQL that migrates nothing."""
    with closing(sqlite3.connect(path)) as connection:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        return version, [row for query in queries for row in connection.execute(query)]


def start(path: Path) -> subprocess.Popen[bytes]:
    """`tracktwo link`, which opens the ledger (and so migrates it) and brings actors and links up to date."""
    command = [sys.executable, "-m", "tracktwo", "link", "--ledger", str(path)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)


def schema_of(path: Path) -> int:
    return held(path)[0]


def undisturbed(path: Path) -> tuple[float, float, float]:
    """Seconds until the migration began (the write-ahead log is there), was done, and all was done."""
    began = time.monotonic()
    process = start(path)
    log = path.with_name(path.name + "-wal")
    first = migrated = 0.0
    while process.poll() is None:
        if not first and log.exists():
            first = time.monotonic() - began
        if first and not migrated and schema_of(path) == schema.SCHEMA_VERSION:
            migrated = time.monotonic() - began
        time.sleep(0.01)
    assert process.returncode == 0
    return first, migrated, time.monotonic() - began


def finish(path: Path) -> State:
    """Open, verify, bring up to date; what the ledger then holds."""
    with Ledger.open(path, create=False) as ledger:
        differences = [line for lines in verify(ledger, check_segments) for line in lines]
        assert differences == [], differences[:5]
        deque(refresh(ledger))
    return held(path, SPANS, MENTIONS, LINKS)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger", type=a_file)
    parser.add_argument("--runs", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    version, spans = held(arguments.ledger, SPANS)
    left: Counter[str] = Counter()
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.ledger"
        shutil.copy(arguments.ledger, whole)
        first, migrated, all_done = undisturbed(whole)
        expected = finish(whole)
        print(f"schema {version}, {len(spans):,} spans; migration from {first:.2f} s to {migrated:.2f} s, all done at"
              f" {all_done:.2f} s", flush=True)  # fmt: skip
        for number in range(arguments.runs):
            path = Path(folder) / f"{number}.ledger"
            shutil.copy(arguments.ledger, path)
            last = migrated if number % 3 else all_done
            process = start(path)
            time.sleep(chance.uniform(first * 0.9, last))
            if killed := process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            found, rows = held(path, SPANS)
            left[f"killed at schema {found}" if killed else "had ended"] += 1
            sound = found in (version, schema.SCHEMA_VERSION) and rows == spans and finish(path) == expected
            if not sound:
                bad += 1
                print(f"run {number}: schema {found}, {len(rows):,} spans: differs", flush=True)
            for one in Path(folder).glob(f"{number}.ledger*"):
                one.unlink()
    print(", ".join(f"{times} {name}" for name, times in sorted(left.items())) + f"; {bad} of {arguments.runs} differ")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
