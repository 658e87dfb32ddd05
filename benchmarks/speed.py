"""Statements over all news texts against jieba.cut over the same texts, in one run on one core, and the memory.

python benchmarks/speed.py [--documents N]      skips cleanly where ../shared is absent
"""

from __future__ import annotations

import argparse
import gzip
import resource
import sys
import time
from pathlib import Path

import jieba

from tracktwo.extract.page import open_page
from tracktwo.extract.statements import find_statements
from tracktwo.read.corpus import read_line

TEXTS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "news_zh.jsonl.gz"


def memory() -> float:
    """The largest memory of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=None)
    arguments = parser.parse_args()
    if not TEXTS.is_file():
        print(f"{TEXTS} is absent: speed is not measured here")
        return 0
    jieba.setLogLevel(60)
    list(jieba.cut("先读词典"))
    ours = theirs = 0.0
    characters = statements = count = 0
    early = 0.0
    with gzip.open(TEXTS) as lines:
        for count, line in enumerate(lines, 1):
            document = read_line(line.rstrip(b"\n"))
            if count == 1:
                find_statements(open_page(document))  # reads the data files
            characters += len(document.text)
            begun = time.process_time()
            statements += len(find_statements(open_page(document))[0])
            between = time.process_time()
            for _ in jieba.cut(document.text):
                pass
            theirs += time.process_time() - between
            ours += between - begun
            if count == 200:
                early = memory()
            if count == arguments.documents:
                break
    print(f"{count} documents, {characters} characters, {statements} statements")
    print(f"statements {ours:6.1f} s, {characters / ours / 1e6:.2f} million characters a second")
    print(f"jieba.cut  {theirs:6.1f} s, {characters / theirs / 1e6:.2f} million characters a second")
    print(f"ratio ours / jieba {ours / theirs:.2f}   memory {early:.0f} MB after 200, {memory():.0f} MB at the end")
    return 0


if __name__ == "__main__":
    sys.exit(main())
