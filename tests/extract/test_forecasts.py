"""Forecasts and changes: case tables in tests/extract/cases/, in our own words; the known misses are named there."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.extract.made import page_of
from tracktwo.extract import extract
from tracktwo.model import Figure, Forecast, Records

CASES = Path(__file__).parent / "cases"
Json = dict[str, Any]


def cases(name: str) -> list[Any]:
    table = tomllib.loads((CASES / name).read_text(encoding="utf-8"))
    marks = [
        [pytest.mark.xfail(reason=c["known_miss"], strict=True)] if "known_miss" in c else [] for c in table["case"]
    ]
    return [
        pytest.param({"published": table["published"], **case}, id=case["text"][:24], marks=mark)
        for case, mark in zip(table["case"], marks, strict=True)
    ]


def read(case: Json) -> Records:
    return extract(page_of(case["text"], local_date=case["published"]).document)


def told(figure: Figure) -> Json:
    return {
        "span": figure.span.quote,
        "values": list(figure.values),
        "shape": figure.shape,
        "unit": figure.unit,
        "subject": figure.subject,
        "qualifier": figure.qualifier,
        "metric": figure.metric_reported,
        "publisher": figure.publisher,
        "as_of": list(figure.as_of),
        "due": figure.due,
        "hedge": figure.hedge,
    }


def wanted(expected: list[Json], found: list[Json]) -> tuple[list[Json], list[Json]]:
    """Both sides with the fields that the case names, so that an unnamed field may be anything."""
    plain = [{key: value for key, value in item.items() if key != "issue"} for item in expected]
    return plain, [{key: item[key] for key in names} for item, names in zip(found, plain, strict=False)]


@pytest.mark.parametrize("case", cases("forecasts.toml"))
def test_forecasts(case: Json) -> None:
    records = read(case)
    numbers = [told(figure) for figure in records.figures if figure.due]
    claims = [forecast for forecast in records.forecasts if forecast.figure_start is None]
    expected, found = wanted(case.get("figures", []), numbers)
    assert found == expected
    assert len(numbers) == len(expected)
    if "claims" in case or case.get("plain"):
        expected, found = wanted(case.get("claims", []), [claim_told(claim) for claim in claims])
        assert found == expected
        assert len(claims) == len(expected)
    for item in case.get("figures", []):
        if "issue" in item:
            assert item["issue"] in [issue.kind for issue in records.issues]


def claim_told(claim: Forecast) -> Json:
    return {
        "span": claim.span.quote,
        "due": claim.due,
        "comparison": claim.comparison,
        "subject": claim.subject,
        "hedge": claim.hedge,
        "threshold": list(claim.criteria.threshold),
    }


@pytest.mark.parametrize("case", cases("changes.toml"))
def test_changes(case: Json) -> None:
    expected, found = wanted(case["figures"], [told(figure) for figure in read(case).figures])
    assert found == expected
    assert len(read(case).figures) == len(expected)


def test_every_numeric_forecast_is_a_figure_too() -> None:
    records = read({"text": "晨光研究所估计，到2030年中国可能拥有1000枚核弹头。", "published": "2024-06-22"})
    (figure,), (forecast,) = records.figures, records.forecasts
    assert (forecast.figure_start, forecast.span) == (figure.span.start, figure.span)
    assert forecast.criteria.threshold == figure.values
    assert forecast.criteria.due == "2030"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("到2030年，中国可能拥有1000枚核弹头。", "nobody whose later count"),
        ("晨光研究所估计，中国的核弹头十年内可能翻倍。", "no number to start from"),
        ("晨光研究所估计，中国的核弹头到2030年可能达到俄罗斯的水平。", "the level of 俄罗斯"),
    ],
)
def test_what_cannot_be_settled_says_why(text: str, why: str) -> None:
    (forecast,) = read({"text": text, "published": "2024-06-22"}).forecasts
    assert forecast.criteria.unsettled_because is not None
    assert why in forecast.criteria.unsettled_because


@pytest.mark.parametrize(
    ("number", "comparator"),
    [
        ("超过1000枚", "more_than"),
        ("至少1000枚", "at_least"),
        ("约1000枚", "about"),
        ("不到1000枚", "less_than"),
        ("最多1000枚", "at_most"),
        ("800至1000枚", "range"),
    ],
)
def test_the_qualifier_is_the_comparator(number: str, comparator: str) -> None:
    (forecast,) = read(
        {"text": f"晨光研究所估计，到2030年中国将拥有{number}核弹头。", "published": "2024-06-22"}
    ).forecasts
    assert forecast.criteria.comparator == comparator
