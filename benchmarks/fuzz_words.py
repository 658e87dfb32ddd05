"""Fuzzes quotation pairing and the query parser for as long as asked, and prints the totals.

python benchmarks/fuzz_words.py SECONDS [--seed N]

Quotations of any string: each lies in the text, closes behind its opening, and two of them lie apart or one in the
other. Any query: a parsed query that SQLite's index takes and a plain scan agrees with, or a QueryError of one line.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

from tracktwo.errors import QueryError
from tracktwo.extract.quotation import find_quotations
from tracktwo.store.query import parse_query
from tracktwo.store.tokens import index_tokens, search_key

MARKS = [*list('“”„"「」『』‘’《》（）。，：\n \u3000'), "他说", "核武", "𠮷", "a", "丁一鸣表示", "\u200b", "……"]
QUERY = [*list("\"“”()（） :：-*'^.\n"), "AND", "OR", "NOT", "NEAR", "核", "核武", "二軌", "AIT", "Track 2", "from:"]
QUERY += ["to:2024", "outlet:", "speaker:丁", "kind:statement", "kind:x", "2024-06", "\x00", "𠮷", "a_b", "é"]
TEXTS = ["核武器的数量只是估计。", "二軌對話恢復，AIT處長說沒有取消", "The Track 2 dialogue, a_b é", "核，武。𠮷", "-"]


def made(chance: random.Random, pieces: list[str], longest: int) -> str:
    return "".join(chance.choice(pieces) for _ in range(chance.randint(0, longest)))


def pairs_hold(text: str) -> None:
    """Raises AssertionError where a quotation of `text` is no sound range or two of them cross."""
    found = find_quotations(text)
    for one in found:
        assert 0 <= one.start < one.inner_start <= one.inner_end <= one.end <= len(text)
        assert one.closed == (one.inner_end < one.end)
    for a, b in combinations(found[:60], 2):
        assert b.start >= a.end or b.end <= a.end, "two quotations cross"


def query_checker() -> Callable[[str], None]:
    """A check of one query against an index of TEXTS."""
    index = sqlite3.connect(":memory:")
    index.execute("CREATE VIRTUAL TABLE t USING fts5(tokens, content='', tokenize=\"unicode61 remove_diacritics 0\")")
    keys = [search_key(text) for text in TEXTS]
    for number, key in enumerate(keys):
        index.execute("INSERT INTO t(rowid, tokens) VALUES (?, ?)", (number, index_tokens(key)))

    def check(text: str) -> None:
        try:
            query = parse_query(text)
        except QueryError as error:
            assert error.what, "an error without a word"
            return
        if query.match is None:
            return
        rows = {row[0] for row in index.execute("SELECT rowid FROM t WHERE t MATCH ?", (query.match,))}
        wanted = {number for number, key in enumerate(keys) if query.accepts(key)}
        assert wanted <= rows, "the index lost a text"
        assert not query.sure or wanted == rows, "the index alone is not exact"

    return check


def run(name: str, check: Callable[[str], None], pieces: list[str], seconds: float, chance: random.Random) -> int:
    findings: Counter[str] = Counter()
    runs, end = 0, time.monotonic() + seconds
    while time.monotonic() < end:
        text = made(chance, pieces, 40)
        runs += 1
        try:
            check(text)
        except Exception as error:
            last = traceback.extract_tb(error.__traceback__)[-1]
            kind = f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno} {error}"
            findings[kind] += 1
            if findings[kind] == 1:
                print(f"{name}: {kind}: {text!r}")
    print(f"{name}: {runs} runs, {len(findings)} kinds of findings in {findings.total()} runs")
    return len(findings)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("seconds", type=float, help="for each of the two")
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    found = run("quotations", pairs_hold, MARKS, arguments.seconds, chance)
    found += run("queries", query_checker(), QUERY, arguments.seconds, chance)
    return int(found > 0)


if __name__ == "__main__":
    sys.exit(main())
