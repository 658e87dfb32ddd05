"""Runs extraction over gold files and prints the scorer's table. Skips cleanly where ../shared is absent.

python benchmarks/accuracy.py [GOLD.json ...] [--errors N] [--floors]
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tracktwo.extract import extract
from tracktwo.present.export.gold import gold_document
from tracktwo.read.corpus import read_line

SHARED = Path(__file__).resolve().parents[2] / "shared"
GOLD = SHARED / "gold" / "dev_zh.json"


def predict(gold: Path, texts: Path, target: Path) -> None:
    wanted = {document["id"] for document in json.loads(gold.read_text(encoding="utf-8"))}
    with gzip.open(texts) as lines, target.open("w", encoding="utf-8") as out:
        for line in lines:
            if json.loads(line)["id"] in wanted:
                document = read_line(line.rstrip(b"\n"))
                out.write(json.dumps(gold_document(document, extract(document)), ensure_ascii=False) + "\n")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="*", type=Path, default=[GOLD])
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--floors", action="store_true")
    arguments = parser.parse_args()
    if not SHARED.is_dir():
        print(f"{SHARED} is absent: accuracy is not measured here")
        return 0
    for gold in arguments.gold:
        with tempfile.TemporaryDirectory() as folder:
            predicted = Path(folder) / "predicted.jsonl"
            predict(gold, SHARED / "corpus" / "news_zh.jsonl.gz", predicted)
            command = [sys.executable, str(SHARED / "gold" / "score.py"), str(gold), str(predicted)]
            subprocess.run([*command, "--errors", str(arguments.errors)], check=True)
    if arguments.floors:
        print("no floor is pinned yet")
    return 0


if __name__ == "__main__":
    sys.exit(main())
