"""An archive of posts into a ledger and every promise about it checked: counts, revisions, memory, proof, kills.

python benchmarks/archive.py [ARCHIVE] [--documents N] [--jobs J] [--kills 5] [--keep FOLDER]

ARCHIVE is a .tar.xz of posts, default ../shared/corpus/posts-2020.tar.xz; skips where absent. --documents takes the
first N members only. What must come out is counted here from the bare archive, not by the reader. Prints a table and
fails where a line does not hold. The ledger stays in FOLDER
for benchmarks/search.py.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
import time
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tracktwo.store import Ledger, lookup

POSTS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "posts-2020.tar.xz"
MEMORY_MB = 600
REFUSED_SHARE = 0.005


@dataclass
class Table:
    """Lines of what was measured; remembers whether every one held."""

    failed: list[str] = field(default_factory=list)

    def line(self, name: str, value: object, holds: bool | None = None) -> None:
        """Print one line; `holds` None is a figure without a floor."""
        mark = {None: "     ", True: "ok   ", False: "FAILS"}[holds]
        print(f"{mark} {name:44s} {value}", flush=True)
        if holds is False:
            self.failed.append(name)


@dataclass(frozen=True)
class Run:
    """One finished command: exit code, stdout, seconds, and the largest memory of its processes together, in MB."""

    code: int
    out: str
    seconds: float
    memory: float


def members(archive: Path) -> Iterator[tuple[tarfile.TarInfo, bytes]]:
    """The regular files of the archive."""
    with tarfile.open(archive, "r|*") as opened:
        for member in opened:
            if member.isreg() and (content := opened.extractfile(member)):
                yield member, content.read()


def cut(archive: Path, documents: int, target: Path) -> Path:
    """An archive of the first members only."""
    import io

    with tarfile.open(target, "w:xz", preset=0) as out:
        for number, (member, data) in enumerate(members(archive)):
            if number == documents:
                break
            out.addfile(member, io.BytesIO(data))
    return target


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "tracktwo", *map(str, arguments)]


def family(pid: int) -> Iterator[int]:
    """The process and all that it started."""
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from family(int(child))


def resident(pid: int) -> float:
    """The memory that the process and its children hold together, in MB; a page shared by several counts once."""
    kilobytes = 0
    for one in family(pid):
        try:
            rows = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        kilobytes += sum(int(row.split()[1]) for row in rows if row.startswith("Pss:"))
    return kilobytes / 1024


def run(*arguments: str | Path) -> Run:
    """Run a tracktwo command to its end, watching its memory."""
    start, peak = time.monotonic(), 0.0
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(command(*arguments), stdout=out, stderr=subprocess.DEVNULL)
        while process.poll() is None:
            peak = max(peak, resident(process.pid))
            time.sleep(0.5)
        out.seek(0)
        return Run(process.returncode, out.read().decode(), time.monotonic() - start, peak)


def ids(path: Path) -> tuple[list[str], list[str]]:
    """The ids of all documents and of all records, sorted; whatever stands twice would show."""
    with sqlite3.connect(path) as connection:
        documents = [row[0] for row in connection.execute("SELECT id FROM document ORDER BY id")]
        return documents, [row[0] for row in connection.execute("SELECT id FROM record ORDER BY id")]


def check_counts(table: Table, archive: Path, first: Run, ledger: Path) -> None:
    contents: Counter[str] = Counter()
    names: Counter[str] = Counter()
    size = 0
    for member, data in members(archive):
        contents[hashlib.sha256(data).hexdigest()] += 1
        names[member.name] += 1
        size += len(data)
    told = json.loads(first.out)
    outcomes, refused = Counter(told["outcomes"]), told["refused"]
    table.line("members", contents.total())
    table.line("names twice / with a newline", f"{len(names) - sum(n == 1 for n in names.values())} / "
               f"{sum(chr(10) in name for name in names)}")  # fmt: skip
    taken = outcomes["new"] + outcomes["revised"]
    table.line(
        "every member dealt with", outcomes.total() + len(refused), outcomes.total() + len(refused) == contents.total()
    )
    table.line("distinct, stored or refused", taken + len(refused), taken + len(refused) == len(contents))
    table.line("the same bytes again", outcomes["unchanged"], outcomes["unchanged"] == contents.total() - len(contents))
    table.line("refused", len(refused), len(refused) < REFUSED_SHARE * contents.total())
    for line in refused:
        print("      refused:", line)
    with sqlite3.connect(ledger) as connection:
        kept = {row[0] for row in connection.execute("SELECT sha256 FROM raw")}
    table.line("each raw stored is a member's bytes", len(kept), kept <= set(contents) and len(kept) == taken)
    rate = contents.total() / first.seconds
    table.line("rate, read + extract + store", f"{rate:.0f} documents/s, {size / first.seconds / 1e6:.1f} MB/s")
    table.line(f"memory of all processes, under {MEMORY_MB} MB", f"{first.memory:.0f} MB", first.memory < MEMORY_MB)
    ratio = ledger.stat().st_size / size
    table.line("size of the ledger", f"{ledger.stat().st_size / 1e6:.0f} MB, {ratio:.1f} times the texts")


def check_revisions(table: Table, path: Path) -> None:
    groups: dict[tuple[str, str], list[tuple[str, str]]] = {}
    with sqlite3.connect(path) as connection:
        for row in connection.execute("SELECT url, format, coalesce(published, ''), id FROM document"):
            if row[0]:
                groups.setdefault((row[0], row[1]), []).append((row[2], row[3]))
    several = [group for group in groups.values() if len(group) > 1]
    with Ledger.open(path, create=False) as ledger, ledger.reads() as connection:
        counted = lookup.counts(connection)["revised_urls"]
        ordered = sum(lookup.revisions(connection, group[0][1]) == [i for _, i in sorted(group)] for group in several)
    table.line("urls with several contents", len(several), counted == len(several))
    table.line("ordered by date, then id", ordered, ordered == len(several))


def check_proof(table: Table, path: Path, folder: Path) -> None:
    whole = run("verify", "--ledger", path)
    table.line("verify", f"{whole.out.strip().splitlines()[-1]} ({whole.seconds:.0f} s)", whole.code == 0)
    for what in ("text", "raw", "quote"):
        copy = folder / "changed.ledger"
        shutil.copy(path, copy)
        place = change_one_byte(copy, what)
        found = run("verify", "--ledger", copy)
        named = place in found.out
        table.line(f"verify, one byte of a {what} changed", f"exit {found.code}", found.code == 1 and named)
        copy.unlink()


def change_one_byte(path: Path, what: str) -> str:
    """Change one byte of a text, a raw or a quote; gives the id of the document hurt."""
    with sqlite3.connect(path) as connection:
        if what == "quote":
            query = "SELECT s.rowid, s.quote, r.document FROM span s JOIN record r ON r.id = s.record LIMIT 1 OFFSET 99"
            row, quote, document = connection.execute(query).fetchone()
            changed = chr(ord(quote[0]) ^ 1) + quote[1:]
            connection.execute("UPDATE span SET quote = ? WHERE rowid = ?", (changed, row))
        elif what == "text":
            row, text, document = connection.execute(
                "SELECT rowid, text, document FROM reading LIMIT 1 OFFSET 50"
            ).fetchone()
            middle = len(text) // 2
            changed = text[:middle] + chr(ord(text[middle]) ^ 1) + text[middle + 1 :]
            connection.execute("UPDATE reading SET text = ? WHERE rowid = ?", (changed, row))
        else:
            row, data, document = connection.execute(
                "SELECT rowid, data, document FROM raw LIMIT 1 OFFSET 50"
            ).fetchone()
            raw = bytearray(zlib.decompress(data))
            raw[len(raw) // 2] ^= 1
            connection.execute("UPDATE raw SET data = ? WHERE rowid = ?", (zlib.compress(bytes(raw)), row))
    connection.close()
    return str(document)


def stored(path: Path) -> int:
    """How many documents a ledger that is being written holds; 0 where it has no tables yet."""
    try:
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
            return int(connection.execute("SELECT count(*) FROM document").fetchone()[0])
    except sqlite3.Error:
        return 0


def kill_at(target: int, path: Path, jitter: float, ingest: list[str]) -> int:
    """Start an ingest, kill it a moment after it stored `target` documents; how many stand there then."""
    process = subprocess.Popen(ingest, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    while process.poll() is None and stored(path) < target:
        time.sleep(0.1)
    time.sleep(jitter)
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return stored(path)


def check_kills(table: Table, archive: Path, path: Path, kills: int, arguments: argparse.Namespace) -> None:
    """Kill an ingest at random moments, restart it, and compare with the ledger that was left in peace."""
    hurt = path.parent / "killed.ledger"
    chance = random.Random(arguments.seed)
    (all_documents, all_records) = ids(path)
    targets = sorted(chance.randrange(len(all_documents)) for _ in range(kills))
    ingest = ("ingest", archive, "--ledger", hurt, "--jobs", str(arguments.jobs))
    seen = [kill_at(target, hurt, chance.uniform(0, 2), command(*ingest)) for target in targets]
    table.line("killed by SIGKILL at so many documents", ", ".join(map(str, seen)))
    last = run(*ingest)
    documents, records = ids(hurt)
    table.line("restarted: the same document ids", len(documents), documents == all_documents and last.code == 0)
    table.line("restarted: the same record ids", len(records), records == all_records)
    table.line("restarted: no record twice", len(records) - len(set(records)), len(records) == len(set(records)))
    proof = run("verify", "--ledger", hurt)
    table.line("restarted: verify", proof.out.strip().splitlines()[-1], proof.code == 0)


def measure(archive: Path, folder: Path, arguments: argparse.Namespace) -> Table:
    table = Table()
    if arguments.documents:
        archive = cut(archive, arguments.documents, folder / "slice.tar.xz")
    ledger = folder / "posts.ledger"
    for old in folder.glob("*.ledger*"):
        old.unlink()
    first = run("ingest", archive, "--ledger", ledger, "--jobs", str(arguments.jobs), "--json")
    table.line("ingest", f"exit {first.code}, {first.seconds:.0f} s with {arguments.jobs} processes", first.code == 0)
    check_counts(table, archive, first, ledger)
    check_revisions(table, ledger)
    before = run("stats", "--json", "--ledger", ledger).out
    again = run("ingest", archive, "--ledger", ledger, "--jobs", str(arguments.jobs), "--json")
    same = run("stats", "--json", "--ledger", ledger).out == before
    told = json.loads(again.out)["outcomes"]
    table.line("a second run", f"{told} in {again.seconds:.0f} s", same and set(told) == {"unchanged"})
    check_proof(table, ledger, folder)
    check_kills(table, archive, ledger, arguments.kills, arguments)
    return table


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", nargs="?", type=Path, default=POSTS)
    parser.add_argument("--documents", type=int, help="only the first so many members")
    parser.add_argument("--jobs", type=int, default=max(1, os.cpu_count() or 1))
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="keep the ledger in this folder")
    arguments = parser.parse_args()
    if not arguments.archive.exists():
        print(f"{arguments.archive} is absent: the archive is not measured here")
        return 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        table = measure(arguments.archive, folder, arguments)
    print("all of it holds" if not table.failed else f"fails: {', '.join(table.failed)}")
    return int(bool(table.failed))


if __name__ == "__main__":
    sys.exit(main())
