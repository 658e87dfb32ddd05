"""How far two annotators of one batch agree, by the scorer, and what extraction reaches against each of them.

python benchmarks/agreement.py      skips cleanly where ../shared is absent

The first annotator's file stands in benchmarks/gold, the second's, under the same name, in benchmarks/gold/second.
"""

from __future__ import annotations

import sys
from pathlib import Path

from measured import SHARED, Json, Measured, documents, read_gold, scorer, spelt
from tracktwo.model import Document

FIRST = Path(__file__).resolve().parent / "gold"
MEASURES = (
    "statement F1", "statement exact F1", "quotation recall", "decline F1", "who-said-what F1", "speaker accuracy",
    "cue accuracy", "source exact accuracy", "manner accuracy", "act accuracy", "channel accuracy", "mode accuracy",
    "via accuracy", "addressee accuracy", "talk F1", "talk right F1",
)  # fmt: skip


def agreement(first: list[Json], second: list[Json], texts: dict[str, Document]) -> dict[str, float]:
    """The scorer's measures with the first annotator as gold and the second as what was found."""
    other = {one["id"]: spelt(one, texts[one["id"]].text) for one in second}
    counts = [
        scorer().count(texts[one["id"]].text, spelt(one, texts[one["id"]].text), other[one["id"]])[0] for one in first
    ]
    found: dict[str, float] = scorer().measures(scorer().total(counts))
    return found


def main() -> int:
    if not SHARED.is_dir():
        print(f"{SHARED} is absent: agreement is not measured here")
        return 0
    for path in sorted((FIRST / "second").glob("*.jsonl")):
        first, second = read_gold(FIRST / path.name), read_gold(path)
        texts = documents({one["id"] for one in first})
        columns = [agreement(first, second, texts)]
        columns += [Measured(path.stem, gold, texts).measures() for gold in (first, second)]
        print(f"{path.stem}: {len(first)} documents, " + " and ".join(_count(gold) for gold in (first, second)))
        print(" " * 28 + "annotators   found against the first, the second")
        for name in MEASURES:
            print(f"{name:28s}" + "".join(f"{100 * column[name]:11.1f}" for column in columns))
    return 0


def _count(gold: list[Json]) -> str:
    return f"{sum(len(document['statements']) for document in gold)} statements"


if __name__ == "__main__":
    sys.exit(main())
