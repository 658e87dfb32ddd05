"""Forecasts, changes, figures and tracks on sentences of our own wording: how many are right, and the misses by name.

python benchmarks/own_cases.py

Due dates, hedges, changes and tracks other than 1 hardly occur in the gold; the tables are those of
tests/extract/cases, written after phrases of the field. A case is right where each field that it names is found, and
nothing else is.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import Any

from tracktwo.extract import extract
from tracktwo.model import Document, Figure, Forecast, Records

CASES = Path(__file__).resolve().parents[1] / "tests" / "extract" / "cases"
PUBLISHED = "2024-06-22"
EMPTY: tuple[Any, ...] = (None, "", [], ())
Json = dict[str, Any]


def read(case: Json, published: str) -> Records:
    return extract(Document("id", "", case["text"], b"", "utf-8", "text", "1", (), local_date=published))


def figure_told(figure: Figure) -> Json:
    return {
        "span": figure.span.quote, "values": list(figure.values), "shape": figure.shape, "unit": figure.unit,
        "subject": figure.subject, "qualifier": figure.qualifier, "metric": figure.metric_reported,
        "publisher": figure.publisher, "repeated_by": figure.repeated_by, "as_of": list(figure.as_of),
        "release": figure.release, "due": figure.due, "hedge": figure.hedge,
    }  # fmt: skip


def claim_told(claim: Forecast) -> Json:
    return {
        "span": claim.span.quote, "due": claim.due, "comparison": claim.comparison, "subject": claim.subject,
        "hedge": claim.hedge, "threshold": list(claim.criteria.threshold),
    }  # fmt: skip


def agree(expected: list[Json], found: list[Json]) -> bool:
    """True for as many as expected, each with the fields that the case names; two empty values are alike."""
    pairs = zip(expected, found, strict=False)
    fields = [(want[key], got[key]) for want, got in pairs for key in want if key != "issue"]
    return len(expected) == len(found) and all(a == b or (a in EMPTY and b in EMPTY) for a, b in fields)


def is_right(table: str, case: Json, published: str) -> bool:
    records = read(case, published)
    if table == "tracks":
        tracks = sorted({track for talk in records.talks for track in talk.track})
        return bool(records.talks) and tracks == case["track"]
    figures = [figure for figure in records.figures if table != "forecasts" or figure.due]
    if not agree(case.get("figures", []), [figure_told(figure) for figure in figures]):
        return False
    claims = [forecast for forecast in records.forecasts if forecast.figure_start is None]
    asked = "claims" in case or case.get("plain")
    return table != "forecasts" or not asked or agree(case.get("claims", []), [claim_told(one) for one in claims])


def main() -> int:
    for table in ("forecasts", "changes", "figures", "tracks"):
        content = tomllib.loads((CASES / f"{table}.toml").read_text(encoding="utf-8"))
        published = content.get("published", PUBLISHED)
        wrong = [case for case in content["case"] if not is_right(table, case, case.get("published", published))]
        made = len(content["case"])
        print(f"{table:10s} {made - len(wrong):3d} of {made:3d}  {100 * (made - len(wrong)) / made:5.1f} %")
        for case in wrong:
            print(f"    wrong: {case['text']}  {case.get('known_miss', '')}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
