"""Figures and talks in their places: what was missed, what is surplus, which fields differ from the gold.

python benchmarks/differences.py figures|talks [GOLD ...]          against gold files (both dev files without any)
python benchmarks/differences.py figures|talks --scan N            every N-th record found in all texts, no gold needed
    [--outlet NAME] [--matching REGEX]                             only texts of that outlet, texts that match

Skips cleanly where ../shared is absent.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from measured import (
    FIGURES_AND_TALKS,
    GOLD,
    SHARED,
    Json,
    Measured,
    documents,
    figure_pairs,
    measure,
    scorer,
    talk_pairs,
)
from tracktwo.extract import extract
from tracktwo.present.export.gold import gold_document

FIELDS = {
    "figures": (
        "values", "shape", "qualifier", "subject", "unit", "metric", "publisher", "repeated_by", "as_of", "release",
        "due", "hedge",
    ),
    "talks": ("status", "track", "when", "parties", "by", "reason"),
}  # fmt: skip
NAMES = ("subject", "publisher", "repeated_by", "by")
BEFORE, BEHIND = 70, 45  # characters of context


def show(label: str, text: str, record: Json, fields: tuple[str, ...]) -> None:
    start, end = record["span"]
    around = text[max(0, start - BEFORE) : start] + "【" + text[start:end] + "】" + text[end : end + BEHIND]
    values = {field: record[field] for field in fields if record.get(field) not in (None, [], "")}
    print(f"  {label} {around}".replace("\n", "¶"))
    print(f"        {values} {record.get('rule', '')}")


def same(field: str, one: Json, other: Json) -> bool:
    first, second = one.get(field) or None, other.get(field) or None
    if field in NAMES and first and second:
        return bool(scorer().same_name(first, second))
    if field == "parties":
        return set(first or ()) == set(second or ())
    return bool(first == second)


def differences(kind: str, measured: Measured) -> None:
    fields = FIELDS[kind]
    pairing = figure_pairs if kind == "figures" else talk_pairs
    for gold, found, text in zip(measured.gold, measured.found, measured.texts, strict=True):
        pairs = {i: j for i, j, _ in pairing(text, gold[kind], found[kind])}
        rows: list[tuple[str, Json]] = []
        for i, one in enumerate(gold[kind]):
            if i not in pairs:
                rows.append(("missed ", one))
                continue
            other = found[kind][pairs[i]]
            wrong = [(field, one.get(field), other.get(field)) for field in fields if not same(field, one, other)]
            if wrong:
                rows.append(("differs " + "; ".join(f"{f}: {a} -> {b}" for f, a, b in wrong) + "\n        ", other))
        rows += [("surplus", other) for j, other in enumerate(found[kind]) if j not in pairs.values()]
        if rows:
            print(f"## {gold['id']}")
        for label, record in rows:
            show(label, text, record, fields)


def scan(kind: str, step: int, outlet: str | None, matching: str) -> None:
    number, holding = 0, 0
    for given, document in documents(None).items():
        if (outlet and document.outlet != outlet) or not re.search(matching, document.text):
            continue
        found = gold_document(document, extract(document))[kind]
        holding += bool(found)
        for record in found:
            number += 1
            if number % step == 0:
                print(f"## {given} {document.outlet} {document.local_date} {document.title}")
                show("found  ", document.text, record, FIELDS[kind])
    print(f"{number} {kind} in {holding} texts")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=tuple(FIELDS))
    parser.add_argument("gold", nargs="*", type=Path, default=[GOLD, FIGURES_AND_TALKS])
    parser.add_argument("--scan", type=int, default=0)
    parser.add_argument("--outlet")
    parser.add_argument("--matching", default="")
    arguments = parser.parse_args()
    if not SHARED.is_dir():
        print(f"{SHARED} is absent: there is nothing to compare with")
        return 0
    if arguments.scan:
        scan(arguments.kind, arguments.scan, arguments.outlet, arguments.matching)
        return 0
    measured = measure(arguments.gold)[-1]
    differences(arguments.kind, measured)
    print({k: round(100 * v, 1) for k, v in measured.measures().items() if k.startswith(arguments.kind[:-1])})
    return 0


if __name__ == "__main__":
    sys.exit(main())
