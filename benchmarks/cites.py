"""Checks that each cite of a knowledge file is a text at hand that names the entry; skips without ../shared.

python benchmarks/cites.py
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

from tracktwo.knowledge.states import by_name
from tracktwo.languages import entries, fold

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"


def main() -> int:
    if not CORPUS.is_dir():
        print(f"{CORPUS} is absent: cites are not checked here")
        return 0
    with gzip.open(CORPUS / "news_zh.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = {item["id"]: fold(item["title"] + "\n" + item["text"]) for item in map(json.loads, lines)}
    wrong = 0
    for entry in entries("tracktwo.knowledge", "states.toml", "state"):
        text = texts.get(entry["cite"], "")
        if not any(name in text for name in entry["names"]):
            wrong += 1
            print(f"state {entry['id']}: {entry['cite']} does not name it")
    print(f"{len(by_name())} names of states, {wrong} entries whose cite does not name them")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
