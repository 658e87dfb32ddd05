"""Search against a brute-force scan, and its speed, on a ledger made beforehand.

    tracktwo ingest ../shared/corpus/posts-2020.tar.xz --ledger posts.ledger
    python benchmarks/search.py posts.ledger [--writing EXTRA] [--only-speed] [--seed 1]

Exactness: 200 random Han strings of length 1 to 8 from inside the texts, 50 Latin words and five words of the field:
the documents found are those whose folded title or text contains the string (a Latin word: as a whole run of letters
and digits). Speed: the first 20 hits, in process, by length; with --writing while another process ingests EXTRA into a
copy.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import re
import shutil
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from sqlalchemy import text

from at_hand import a_file
from tracktwo.pipeline import ingest
from tracktwo.store import Ledger
from tracktwo.store.search import find
from tracktwo.store.tokens import HAN, RUN, search_key

FIELD = ["核武", "台海", "二轨", "核武器", "不首先使用"]
HAN_RUN = re.compile(f"[{HAN}]+")


def texts_of(ledger: Ledger) -> dict[str, str]:
    query = (
        "SELECT s.document, d.title, r.text FROM search_document s"
        " JOIN document d ON d.id = s.document JOIN reading r ON r.id = s.reading"
    )
    with ledger.reads() as connection:
        return {row[0]: search_key(f"{row[1]}\n{row[2]}") for row in connection.execute(text(query))}


def samples(keys: dict[str, str], seed: int) -> list[str]:
    chance = random.Random(seed)
    documents = sorted(keys)
    han: list[str] = []
    latin: set[str] = set()
    while len(han) < 200:
        key = keys[chance.choice(documents)]
        runs = [run.group() for run in HAN_RUN.finditer(key)]
        length = 1 + len(han) % 8
        runs = [run for run in runs if len(run) >= length]
        if runs:
            run = chance.choice(runs)
            start = chance.randrange(len(run) - length + 1)
            han.append(run[start : start + length])
    while len(latin) < 50:
        key = keys[chance.choice(documents)]
        words = [run.group() for run in RUN.finditer(key) if run.lastgroup == "word"]
        if words:
            latin.add(chance.choice(words))
    return [*FIELD, *han, *sorted(latin)]


def scan(keys: dict[str, str], words: dict[str, set[str]], wanted: str) -> set[str]:
    key = search_key(wanted)
    if HAN_RUN.fullmatch(key):
        return {document for document, body in keys.items() if key in body}
    return {document for document, found in words.items() if key in found}


def exactness(ledger: Ledger, keys: dict[str, str], wanted: list[str]) -> int:
    words = {d: {run.group() for run in RUN.finditer(key) if run.lastgroup == "word"} for d, key in keys.items()}
    wrong = 0
    with ledger.reads() as connection:
        for one in wanted:
            found = {hit.document for hit in find(connection, f'"{one}"', restricted=True)}
            expected = scan(keys, words, one)
            if found != expected:
                wrong += 1
                print(f"differs: {one}: {len(found - expected)} too many, {len(expected - found)} missing")
    print(f"exact: {len(wanted) - wrong} of {len(wanted)} strings")
    return wrong


def speed(ledger: Ledger, wanted: list[str], label: str) -> None:
    """Print what the first 20 hits take, by length: on the clock, and of the processor where others use it too."""
    times: dict[str, list[tuple[float, float]]] = defaultdict(list)
    with ledger.reads() as connection:
        for one in wanted * 3:
            clock, processor = time.perf_counter(), time.process_time()
            list(islice(find(connection, f'"{one}"', restricted=True), 20))
            name = f"{len(one)} Han" if HAN_RUN.fullmatch(search_key(one)) else "Latin"
            times[name].append((1000 * (time.perf_counter() - clock), 1000 * (time.process_time() - processor)))
    print(f"first 20, in process, {label} (ms): median / p95 / max on the clock; median / p95 of the processor")
    for name, values in sorted(times.items()):
        clocks, processors = (sorted(column) for column in zip(*values, strict=True))
        late = int(0.95 * len(values))
        told = (statistics.median(clocks), clocks[late], clocks[-1], statistics.median(processors), processors[late])
        print(f"  {name:6s}" + "".join(f"{value:8.2f}" for value in told))


def write(path: Path, extra: Path) -> None:
    with Ledger.open(path) as ledger:
        for _ in ingest([extra], ledger, started=datetime.now(UTC)):
            pass


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger", type=a_file)
    parser.add_argument("--writing", type=a_file, help="ingest this into a copy of the ledger meanwhile")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only-speed", action="store_true", help="leave the scan out")
    arguments = parser.parse_args()
    with Ledger.open(arguments.ledger, create=False) as ledger:
        keys = texts_of(ledger)
        if not keys:
            parser.error(f"{arguments.ledger} holds no text")
        wanted = samples(keys, arguments.seed)
        print(f"{len(keys)} documents, seed {arguments.seed}")
        wrong = 0 if arguments.only_speed else exactness(ledger, keys, wanted)
        speed(ledger, wanted, "idle")
    if arguments.writing:
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "copy.ledger"
            shutil.copy(arguments.ledger, copy)
            writer = multiprocessing.Process(target=write, args=(copy, arguments.writing))
            writer.start()
            time.sleep(2)
            with Ledger.open(copy) as ledger:
                speed(ledger, wanted, "while an ingest runs")
            print("the ingest was still running" if writer.is_alive() else "the ingest had ended before")
            writer.terminate()
            writer.join()
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
