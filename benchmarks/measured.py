"""Gold files beside what extraction finds in their documents: counted by the scorer, document by document."""

from __future__ import annotations

import gzip
import importlib.util
import json
import random
from collections import Counter
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from tracktwo.extract import extract
from tracktwo.model import Document
from tracktwo.present.export.gold import gold_document
from tracktwo.read.corpus import read_line

SHARED = Path(__file__).resolve().parents[2] / "shared"
GOLD = SHARED / "gold" / "dev_zh.json"
FIGURES_AND_TALKS = SHARED / "gold" / "figures_talks_dev_zh.json"
TEXTS = SHARED / "corpus" / "news_zh.jsonl.gz"
UNSEEN = sorted((Path(__file__).resolve().parent / "gold").glob("*.jsonl"))  # spans without text: see gold/README.md
NAMES = ("speaker", "imputed_by", "addressee", "via", "subject", "publisher", "repeated_by", "parties", "by", "reason")
KINDS = ("statements", "figures", "talks")
Json = dict[str, Any]
Pairs = list[tuple[int, int, float]]


@cache
def scorer() -> ModuleType:
    """The scorer that lies beside the gold files."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "gold" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def documents(wanted: set[str] | None) -> dict[str, Document]:
    """The news texts by the id of their line: those wanted, or all."""
    found = {}
    with gzip.open(TEXTS) as lines:
        for line in lines:
            given = json.loads(line)["id"]
            if wanted is None or given in wanted:
                found[given] = read_line(line.rstrip(b"\n"))
    return found


def read_gold(path: Path) -> list[Json]:
    """The documents of a gold file: a JSON list, or JSON lines (`.jsonl`)."""
    text = path.read_text(encoding="utf-8")
    found: list[Json] = (
        [json.loads(line) for line in text.splitlines()] if path.suffix == ".jsonl" else json.loads(text)
    )
    return found


def spelt(document: Json, text: str) -> Json:
    """A gold document whose names are words: a name kept as where it stands, [66, 69], is read from the text."""

    def words(name: Any) -> Any:
        if isinstance(name, list) and len(name) == 2 and all(type(end) is int for end in name):
            return text[name[0] : name[1]]
        return [words(one) for one in name] if isinstance(name, list) else name

    def record(given: Json) -> Json:
        return {field: words(value) if field in NAMES else value for field, value in given.items()}

    return {"id": document["id"]} | {kind: [record(one) for one in document.get(kind, [])] for kind in KINDS}


def talk_pairs(text: str, gold: list[Json], found: list[Json]) -> Pairs:
    """Which found talk meets which gold one, as the scorer pairs them."""
    score = scorer()

    def similarity(one: Json, other: Json) -> float:
        near = score.same_sentence(text, one["span"], other["span"])
        return float(score.overlap(one, other)) + (0.3 if near else 0.0)

    pairs: Pairs = score.pair(gold, found, similarity, 0.3, lambda one, other: one["status"] == other["status"])
    return pairs


def figure_pairs(text: str, gold: list[Json], found: list[Json]) -> Pairs:
    """Which found figure meets which gold one, as the scorer pairs them."""
    pairs: Pairs = scorer().pair(gold, found, scorer().overlap, 0.2)
    return pairs


def _is_annotated(document: Json, kind: str) -> bool:
    return kind in document and (kind != "statements" or bool(document[kind]))


class Measured:
    """The documents of some gold files with what extraction finds in them.

    A document counts for the kinds that its gold has a list of, one without a gold statement (`figures_talks_…`) never
    for statements. `annotated` says of how many documents each kind is measured.
    """

    def __init__(self, name: str, gold: list[Json], texts: dict[str, Document]) -> None:
        self.name = name
        given = [one for one in gold if one["id"] in texts]
        self.gold = [spelt(one, texts[one["id"]].text) for one in given]
        self.annotated = Counter(kind for one in given for kind in KINDS if _is_annotated(one, kind))
        self.texts = [texts[document["id"]].text for document in self.gold]
        self.found: list[Json] = []
        self.counts: list[Json] = []
        self.pairs: list[Pairs] = []
        for whole, document, text in zip(given, self.gold, self.texts, strict=True):
            read = texts[document["id"]]
            predicted = json.loads(json.dumps(gold_document(read, extract(read))))
            scorer().check(predicted, text)
            predicted |= {kind: [] for kind in KINDS if not _is_annotated(whole, kind)}
            counts, pairs = scorer().count(text, document, predicted)
            self.found.append(predicted)
            self.counts.append(counts)
            self.pairs.append(pairs)

    def measures(self, half: int | None = None) -> dict[str, float]:
        """The scorer's measures over all documents, or those at odd (1) or even (0) positions."""
        chosen = [one for number, one in enumerate(self.counts, 1) if half is None or number % 2 == half]
        found: dict[str, float] = scorer().measures(scorer().total(chosen))
        return found

    def total(self, kind: str) -> int:
        """How many gold records of a kind there are: "statements", "figures" or "talks"."""
        return sum(len(document[kind]) for document in self.gold)

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
        """Recall of one record kind with its 95 % interval, and the gold records behind it.

        The interval is the bootstrap over documents, but never narrower than Wilson's for so many records: where all
        42 of 42 were found, every draw says 100 %, and that is not what 42 records can tell.
        """
        generator = random.Random(0)
        values = sorted(self._recall(kind, generator.choices(self.counts, k=len(self.counts))) for _ in range(draws))
        golds = sum(one.get(f"{kind}_gold", 0) for one in self.counts)
        value = self._recall(kind, self.counts)
        low, high = wilson(value, golds)
        return value, min(low, values[int(0.025 * draws)]), max(high, values[int(0.975 * draws) - 1]), golds

    def _recall(self, kind: str, counts: list[Json]) -> float:
        match, gold = (sum(one.get(f"{kind}_{what}", 0) for one in counts) for what in ("match", "gold"))
        return match / gold if gold else 0.0


def wilson(share: float, count: int, z: float = 1.96) -> tuple[float, float]:
    """Wilson's 95 % interval of a share of `count` things; 1.0 of 42 gives 0.916 to 1.0."""
    if not count:
        return 0.0, 1.0
    middle = share + z * z / (2 * count)
    half = z * ((share * (1 - share) + z * z / (4 * count)) / count) ** 0.5
    return max(0.0, (middle - half) / (1 + z * z / count)), min(1.0, (middle + half) / (1 + z * z / count))


def measure(paths: list[Path]) -> list[Measured]:
    """Each gold file measured, and behind several files all of them together."""
    golds = {path: read_gold(path) for path in paths}
    texts = documents({document["id"] for gold in golds.values() for document in gold})
    several = [Measured(path.stem, gold, texts) for path, gold in golds.items()]
    if len(several) > 1:
        together = Measured("together", [], texts)
        for one in several:
            for field in ("gold", "texts", "found", "counts", "pairs"):
                getattr(together, field).extend(getattr(one, field))
            together.annotated += one.annotated
        several.append(together)
    return several
