"""Scores figures over all gold files taken together, and lists what differs. Skips cleanly where ../shared is absent.

python benchmarks/figures.py [--errors] [--scan N] [--cases] [--long]
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from tracktwo.extract import extract
from tracktwo.model import Document
from tracktwo.present.export.gold import gold_document
from tracktwo.read.corpus import read_line

SHARED = Path(__file__).resolve().parents[2] / "shared"
GOLD = (SHARED / "gold" / "dev_zh.json", SHARED / "gold" / "figures_talks_dev_zh.json")
TEXTS = SHARED / "corpus" / "news_zh.jsonl.gz"
Json = dict[str, Any]


def scorer() -> ModuleType:
    """The scorer that lies beside the gold files."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "gold" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def documents(wanted: set[str] | None) -> list[Document]:
    found = []
    with gzip.open(TEXTS) as lines:
        for line in lines:
            if wanted is None or json.loads(line)["id"] in wanted:
                found.append(read_line(line.rstrip(b"\n")))
    return found


def show(label: str, text: str, figure: Json) -> None:
    start, end = figure["span"]
    around = text[max(0, start - 60) : start] + "【" + text[start:end] + "】" + text[end : end + 30]
    keys = (
        "values",
        "shape",
        "qualifier",
        "subject",
        "unit",
        "metric",
        "publisher",
        "repeated_by",
        "as_of",
        "release",
        "due",
        "hedge",
        "rule",
    )
    values = {key: figure[key] for key in keys if figure.get(key) is not None}
    print(label, around.replace("\n", "¶"), "\n        ", values)


def differences(text: str, gold: Json, predicted: Json, score: ModuleType) -> None:
    pairs = score.pair(gold["figures"], predicted["figures"], score.overlap, 0.2)
    for i, figure in enumerate(gold["figures"]):
        if i not in {pair[0] for pair in pairs}:
            show("missed  ", text, figure)
    for j, figure in enumerate(predicted["figures"]):
        if j not in {pair[1] for pair in pairs}:
            show("surplus ", text, figure)
    for i, j, _ in pairs:
        g, p = gold["figures"][i], predicted["figures"][j]
        names = [
            k
            for k in ("subject", "publisher", "repeated_by")
            if not score.same_name(g.get(k), p.get(k)) and (g.get(k) or p.get(k))
        ]
        names += [
            k
            for k in ("values", "unit", "qualifier", "shape", "metric", "due", "as_of", "release", "hedge")
            if g.get(k) != p.get(k)
        ]
        if names:
            show(f"differs {[(k, g.get(k), p.get(k)) for k in names]}\n        ", text, p)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--scan", type=int, default=0, help="print every N-th figure of all texts instead")
    arguments = parser.parse_args()
    if not SHARED.is_dir():
        print(f"{SHARED} is absent: figures are not measured here")
        return 0
    if arguments.scan:
        return scan(arguments.scan)
    score = scorer()
    gold = [document for file in GOLD for document in json.loads(file.read_text(encoding="utf-8"))]
    read = {document.given_id: document for document in documents({document["id"] for document in gold})}
    parts = []
    for wanted in gold:
        document = read[wanted["id"]]
        predicted = gold_document(document, extract(document))
        parts.append(score.count(document.text, wanted, predicted)[0])
        if arguments.errors:
            differences(document.text, wanted, predicted, score)
    result = score.measures(score.total(parts))
    counts = score.total(parts)
    print(f"{len(gold)} documents, {counts['fi_gold']} figures in gold, {counts['fi_pred']} found")
    for name, value in result.items():
        if name.startswith("figure"):
            print(f"{name:28s} {100 * value:6.1f}")
    return 0


def scan(step: int) -> int:
    number = 0
    for document in documents(None):
        for figure in gold_document(document, extract(document))["figures"]:
            number += 1
            if number % step == 0:
                show(f"{document.given_id} {document.local_date}", document.text, figure)
    print(f"{number} figures in all texts")
    return 0


if __name__ == "__main__":
    sys.exit(main())
