"""Scores extraction over gold files, whole or in halves, with the mode table. Skips cleanly where ../shared is absent.

python benchmarks/accuracy.py [GOLD.json ...] [--halves] [--errors N] [--floors] [--raise-floors] [--write-recall]

`--floors` fails where a measure lies below floors.toml; `--raise-floors` writes reached figures into it, a little
under, and refuses to lower any. `--write-recall` writes knowledge/recall.toml and the rules' precision.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import random
import sys
import tomllib
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

from tracktwo.extract import extract
from tracktwo.model import Document
from tracktwo.present.export.gold import gold_document
from tracktwo.read.corpus import read_line

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared"
GOLD = SHARED / "gold" / "dev_zh.json"
TEXTS = SHARED / "corpus" / "news_zh.jsonl.gz"
FLOORS = HERE / "floors.toml"
KNOWLEDGE = HERE.parent / "src" / "tracktwo" / "knowledge"
UNDER = 0.02  # how far under the reached figure a floor is pinned
SHOWN = (
    "statement precision", "statement recall", "statement F1", "statement exact F1", "quotation recall", "decline F1",
    "who-said-what F1", "speaker accuracy", "cue accuracy", "source accuracy", "source exact accuracy",
    "manner accuracy", "act accuracy", "channel accuracy", "mode accuracy", "via accuracy", "addressee accuracy",
)  # fmt: skip
PINNED = ("statement F1", "statement exact F1", "quotation recall", "decline F1", "who-said-what F1", "cue accuracy")
RECALLED = {"statement": "st", "figure": "fi", "talk": "ta"}
Json = dict[str, Any]


def scorer() -> ModuleType:
    """The scorer that lies beside the gold files."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "gold" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def documents(wanted: set[str]) -> dict[str, Document]:
    found = {}
    with gzip.open(TEXTS) as lines:
        for line in lines:
            if (given := json.loads(line)["id"]) in wanted:
                found[given] = read_line(line.rstrip(b"\n"))
    return found


class Measured:
    """One gold file with what extraction finds in its documents, counted document by document."""

    def __init__(self, path: Path) -> None:
        self.name = path.stem
        self.gold: list[Json] = json.loads(path.read_text(encoding="utf-8"))
        self.score = scorer()
        texts = documents({document["id"] for document in self.gold})
        self.gold = [document for document in self.gold if document["id"] in texts]
        self.found: list[Json] = []
        self.counts: list[Json] = []
        self.pairs: list[list[tuple[int, int, float]]] = []
        self.texts = [texts[document["id"]].text for document in self.gold]
        for document, text in zip(self.gold, self.texts, strict=True):
            predicted = json.loads(json.dumps(gold_document(texts[document["id"]], extract(texts[document["id"]]))))
            self.score.check(predicted, text)
            counts, pairs = self.score.count(text, document, predicted)
            self.found.append(predicted)
            self.counts.append(counts)
            self.pairs.append(pairs)

    def measures(self, half: int | None = None) -> dict[str, float]:
        """The scorer's measures over all documents, or those at odd (1) or even (0) positions."""
        chosen = [one for number, one in enumerate(self.counts, 1) if half is None or number % 2 == half]
        found: dict[str, float] = self.score.measures(self.score.total(chosen))
        return found

    def modes(self) -> Counter[tuple[str, str]]:
        """How often a gold mode met a found one; `missed` where no statement was found, `surplus` where no gold."""
        table: Counter[tuple[str, str]] = Counter()
        for gold, found, pairs in zip(self.gold, self.found, self.pairs, strict=True):
            met = {i: j for i, j, _ in pairs}
            for i, statement in enumerate(gold["statements"]):
                mode = found["statements"][met[i]]["mode"] if i in met else "missed"
                table[statement.get("mode") or "said", mode] += 1
            for j, statement in enumerate(found["statements"]):
                if j not in met.values():
                    table["surplus", statement["mode"]] += 1
        return table

    def rules(self) -> dict[str, tuple[int, int]]:
        """For each rule how many of its statements meet a gold one, and how many it made."""
        right: Counter[str] = Counter()
        made: Counter[str] = Counter()
        for found, pairs in zip(self.found, self.pairs, strict=True):
            met = {j for _, j, _ in pairs}
            for j, statement in enumerate(found["statements"]):
                made[statement["rule"]] += 1
                right[statement["rule"]] += j in met
        return {rule: (right[rule], made[rule]) for rule in sorted(made)}

    def errors(self, count: int) -> list[str]:
        """Some missed and surplus statements, drawn with a fixed seed."""
        rows = []
        for gold, found, pairs, text in zip(self.gold, self.found, self.pairs, self.texts, strict=True):
            met, used = {i for i, _, _ in pairs}, {j for _, j, _ in pairs}
            for kind, statements, seen in (("missed", gold["statements"], met), ("surplus", found["statements"], used)):
                for number, one in enumerate(statements):
                    if number not in seen:
                        words = " … ".join(text[start:end] for start, end in one["contents"])
                        rows.append(f"{kind:8s} {gold['id']} {one['speaker']}: {words[:120]}")
        return random.Random(0).sample(rows, min(count, len(rows)))

    def interval(self, kind: str, draws: int = 400) -> tuple[float, float, float, int]:
        """Recall of one record kind with its 95 % bootstrap interval over documents, and the gold records behind it."""
        generator = random.Random(0)
        values = sorted(self._recall(kind, generator.choices(self.counts, k=len(self.counts))) for _ in range(draws))
        golds = sum(one.get(f"{kind}_gold", 0) for one in self.counts)
        return self._recall(kind, self.counts), values[int(0.025 * draws)], values[int(0.975 * draws) - 1], golds

    def _recall(self, kind: str, counts: list[Json]) -> float:
        match, gold = (sum(one.get(f"{kind}_{what}", 0) for one in counts) for what in ("match", "gold"))
        return match / gold if gold else 0.0


def show(measured: Measured, halves: bool) -> None:
    whole = measured.measures()
    columns = [whole, measured.measures(1), measured.measures(0)] if halves else [whole]
    golds = sum(len(document["statements"]) for document in measured.gold)
    print(f"{measured.name}: {len(measured.gold)} documents, {golds} statements")
    print(" " * 24 + "".join(f"{name:>8s}" for name in ("all", "odd", "even")[: len(columns)]))
    for name in SHOWN:
        print(f"{name:24s}" + "".join(f"{100 * column[name]:8.1f}" for column in columns))
    print("modes (gold -> found):")
    for (gold, found), count in sorted(measured.modes().items()):
        print(f"  {gold:8s} -> {found:8s} {count:5d}")
    print("rules (right of made):")
    for rule, (right, made) in measured.rules().items():
        print(f"  {rule:20s} {right:4d} of {made:4d}  {100 * right / made:5.1f}")


def read_floors() -> dict[str, dict[str, float]]:
    return tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}


def below_floors(measured: Measured) -> list[str]:
    reached = measured.measures()
    pinned = read_floors().get(measured.name, {})
    return [
        f"{measured.name}: {name} is {100 * reached[name]:.1f}, its floor is {100 * floor:.1f}"
        for name, floor in pinned.items()
        if not reached[name] >= floor
    ]


def raise_floors(measured: Measured) -> None:
    """Pin the floors a little under what was reached; a floor that would sink stays."""
    floors = read_floors()
    reached = measured.measures()
    before = floors.get(measured.name, {})
    floors[measured.name] = {
        name: max(before.get(name, 0.0), round(reached[name] - UNDER, 3))
        for name in dict.fromkeys([*before, *PINNED])
        if reached[name] == reached[name]
    }
    lines = ["# Floors that `make floors` holds. Written by accuracy.py --raise-floors, which never lowers one."]
    for gold, pinned in floors.items():
        lines += ["", f"[{gold}]", *(f'"{name}" = {floor}' for name, floor in pinned.items())]
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_recall(several: list[Measured]) -> None:
    """knowledge/recall.toml: what share of the records of a gold file is found, by kind, and the rules' precision."""
    lines = ["# How much of the gold is found. Written by benchmarks/accuracy.py --write-recall; do not edit."]
    for measured in several:
        for kind, short in RECALLED.items():
            value, low, high, golds = measured.interval(short)
            if golds:
                lines += ["", "[[recall]]", f'kind = "{kind}"', f"value = {value:.3f}", f"low = {low:.3f}"]
                lines += [f"high = {high:.3f}", f"records = {golds}", f"documents = {len(measured.gold)}"]
                lines += [f'gold = "{measured.name}"', f'cite = "benchmarks/accuracy.py over {measured.name}"']
                lines += [f'examples = ["{kind}s of {measured.name}"]']
    (KNOWLEDGE / "recall.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    rules: dict[str, tuple[int, int]] = {}
    for measured in several:
        for rule, (right, made) in measured.rules().items():
            before = rules.get(rule, (0, 0))
            rules[rule] = (before[0] + right, before[1] + made)
    lines = ["# Precision of each rule on the gold, smoothed by one right and one wrong. Written by accuracy.py."]
    for rule, (right, made) in sorted(rules.items()):
        lines += ["", "[[rule]]", f'id = "{rule}"', f"confidence = {(right + 1) / (made + 2):.2f}"]
        lines += [f"right = {right}", f"made = {made}", f'examples = ["{rule}"]', 'cite = "benchmarks/accuracy.py"']
    (KNOWLEDGE / "rules.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="*", type=Path, default=[GOLD])
    parser.add_argument("--errors", type=int, default=0, help="print so many missed and surplus statements")
    for flag in ("--halves", "--floors", "--raise-floors", "--write-recall"):
        parser.add_argument(flag, action="store_true")
    arguments = parser.parse_args()
    if not SHARED.is_dir():
        print(f"{SHARED} is absent: accuracy is not measured here")
        return 0
    several = [Measured(path) for path in arguments.gold]
    for measured in several:
        show(measured, arguments.halves)
        for row in measured.errors(arguments.errors):
            print(row)
        if arguments.raise_floors:
            raise_floors(measured)
    if arguments.write_recall:
        write_recall(several)
    sunk = [row for measured in several for row in below_floors(measured)] if arguments.floors else []
    for row in sunk:
        print(row, file=sys.stderr)
    return 1 if sunk else 0


if __name__ == "__main__":
    sys.exit(main())
