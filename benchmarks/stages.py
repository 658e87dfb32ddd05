"""Extraction stage by stage over all news texts: its share of the time, and whether every record is sound.

python benchmarks/stages.py [--documents N]      share of the time by stage; no text may raise, every span must hold
python benchmarks/stages.py --seeds              two more runs with other hash seeds must give the same records

Skips cleanly where ../shared is absent.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from time import perf_counter
from typing import Any

from measured import TEXTS, documents
from tracktwo.extract.dates import find_dates
from tracktwo.extract.figures import find_figures
from tracktwo.extract.forecasts import find_forecasts
from tracktwo.extract.page import open_page
from tracktwo.extract.quantities import find_quantities
from tracktwo.extract.statements import find_statements
from tracktwo.extract.talks import find_talks
from tracktwo.model import Document, Records
from tracktwo.present.export.gold import gold_document


class Clock:
    """How long each stage took, summed over all documents."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()

    def run(self, stage: str, work: Callable[..., Any], *arguments: Any) -> Any:
        start = perf_counter()
        found = work(*arguments)
        self.spent[stage] += perf_counter() - start  # type: ignore[assignment]  # seconds
        return found


def records_of(document: Document, clock: Clock) -> Records:
    """What extract() finds, each stage timed on its own."""
    page = clock.run("page", open_page, document)
    statements, issues = clock.run("statements", find_statements, page)
    dates = clock.run("dates", find_dates, page)
    quantities = clock.run("quantities", find_quantities, page)
    figures, figure_issues = clock.run("figures", find_figures, page, dates, quantities, statements)
    forecasts = clock.run("forecasts", find_forecasts, page, dates, figures, statements)
    talks, talk_issues = clock.run("talks", find_talks, page, dates, statements)
    check(document, [span for date in dates for span in [date.span]])
    check(document, [span for quantity in quantities for span in (quantity.span, quantity.number)])
    return Records(statements, figures, forecasts, talks, (*issues, *figure_issues, *talk_issues))


def check(document: Document, spans: list[Any]) -> None:
    for span in spans:
        if document.text[span.start : span.end] != span.quote:
            sys.exit(f"{document.given_id}: the span {span} does not hold")


def measure(limit: int | None) -> None:
    clock, totals, digest, characters = Clock(), Counter[str](), hashlib.sha256(), 0
    for number, document in enumerate(documents(None).values()):
        if number == limit:
            break
        records = records_of(document, clock)
        check(document, [span for record in records.all() for span in record.spans])
        check(document, [span for issue in records.issues for span in issue.spans])
        totals.update(record.kind for record in records.all())
        totals.update(issue.kind for issue in records.issues)
        characters += len(document.text)
        digest.update(json.dumps(gold_document(document, records), ensure_ascii=False).encode())
        digest.update(repr((records.forecasts, records.issues)).encode())
    whole = sum(clock.spent.values())
    for stage, spent in clock.spent.items():
        print(f"{stage:12s} {100 * spent / whole:5.1f} %")
    print(f"{characters / whole / 1e6:.3f} million characters a second; no exception, every span holds")
    print(", ".join(f"{kind} {count}" for kind, count in sorted(totals.items())))
    print(f"records {digest.hexdigest()[:16]}")


def seeds(limit: int | None) -> int:
    """0 where runs with three hash seeds give the same records."""
    arguments = [sys.executable, __file__, *(["--documents", str(limit)] if limit else [])]
    found = set()
    for seed in ("0", "1", "4711"):
        done = subprocess.run(
            arguments, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        )
        found.add(done.stdout.splitlines()[-1])
    print("the same records with three hash seeds" if len(found) == 1 else f"records differ: {sorted(found)}")
    return int(len(found) != 1)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=None)
    parser.add_argument("--seeds", action="store_true")
    arguments = parser.parse_args()
    if not TEXTS.is_file():
        print(f"{TEXTS} is absent: nothing is measured here")
        return 0
    if arguments.seeds:
        return seeds(arguments.documents)
    measure(arguments.documents)
    return 0


if __name__ == "__main__":
    sys.exit(main())
