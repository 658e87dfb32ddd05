"""Publishers' own lines: every entry is found again in a sentence that reports it, and in no sentence that does not."""

from __future__ import annotations

import pytest
from tests.extract.made import page_of

from tracktwo.extract import extract
from tracktwo.knowledge.editions import Edition, editions, editions_of, metric_of
from tracktwo.languages.entries import Table, entries
from tracktwo.model import Figure

LINES = entries("tracktwo.knowledge", "editions.toml", "edition", required=("id", "cite", "examples", "not"))
SERIES = entries("tracktwo.knowledge", "series.toml", "series", required=("id", "cite", "examples"))
INVENTORIES = entries("tracktwo.knowledge", "series.toml", "inventory", required=("id", "cite", "examples"))
METRICS = entries("tracktwo.knowledge", "metrics.toml", "metric", required=("id", "cite", "examples", "not"))
SILENT = entries("tracktwo.knowledge", "publishers.toml", "silent", required=("id", "cite", "state"))


def day_after(line: Table) -> str:
    """A day on which the line was out and no later edition was."""
    release = line.get("release") or f"{line.get('as_of', '2024')[:4]}-12-20"
    return f"{release}-28"[:10] if len(release) == 7 else release


def figures_of(phrase: str, published: str) -> tuple[Figure, ...]:
    return extract(page_of(phrase, local_date=published).document).figures


@pytest.mark.parametrize("line", [pytest.param(line, id=line["id"]) for line in LINES if line.get("values")])
def test_a_line_is_found_again(line: Table) -> None:
    for phrase in line["examples"]:
        assert line["id"] in [figure.edition for figure in figures_of(phrase, day_after(line))], phrase
    for phrase in line["not"]:
        assert line["id"] not in [figure.edition for figure in figures_of(phrase, day_after(line))], phrase


def test_every_id_is_there_once() -> None:
    ids = [line.id for line in editions()]
    assert len(ids) == len(set(ids))
    assert all(line.cite and line.publisher and line.subject for line in editions())


def test_publishers_are_known() -> None:
    known = {entry["id"] for entry in entries("tracktwo.knowledge", "publishers.toml", "publisher")}
    assert {line.publisher for line in editions()} <= known
    assert {entry["publisher"] for entry in METRICS} <= known


@pytest.mark.parametrize("entry", [pytest.param(entry, id=entry["id"]) for entry in SERIES])
def test_a_series_has_the_value_of_its_example(entry: Table) -> None:
    (figure,) = figures_of(entry["examples"][0], "2024-01-05")
    year = figure.as_of[0]
    values: dict[str | None, Edition] = {
        line.as_of: line
        for line in editions_of(entry["publisher"], entry["subject"])
        if line.id.startswith(entry["id"] + ".")
    }
    assert values[year].values == figure.values
    assert values[year].metric == figure.metric_reported == "stockpile"


@pytest.mark.parametrize("entry", [pytest.param(entry, id=entry["id"]) for entry in INVENTORIES])
def test_an_inventory_has_the_deployed_of_its_example(entry: Table) -> None:
    deployed = entry["deployed_strategic"] + entry["deployed_nonstrategic"]
    assert f"有{deployed}枚" in entry["examples"][0]
    lines = [line for line in editions() if line.id.startswith(entry["id"] + ".") and line.metric == "deployed"]
    assert sum(line.values[0] for line in lines) == deployed


def test_two_vintages_stand_side_by_side() -> None:
    """One year, two editions: France in 1991 has 540 warheads in one series and 490 in the older one."""
    found = {line.publisher: line.values for line in editions() if line.subject == "法国" and line.as_of == "1991"}
    assert set(found) == {"fas", "bulletin"}


@pytest.mark.parametrize("entry", [pytest.param(entry, id=entry["id"]) for entry in METRICS])
def test_a_publishers_term_has_its_metric(entry: Table) -> None:
    assert {metric_of(entry["publisher"], term) for term in entry["printed"]} == {entry["metric"]}
    for phrase in entry["examples"]:
        assert [figure.metric for figure in figures_of(phrase, "2025-01-05")] == [entry["metric"]], phrase
    for phrase in entry["not"]:
        assert entry["metric"] not in [figure.metric for figure in figures_of(phrase, "2025-01-05")], phrase


@pytest.mark.parametrize("entry", [pytest.param(entry, id=entry["id"]) for entry in SILENT])
def test_a_silent_state_never_publishes_its_count(entry: Table) -> None:
    for phrase in entry["examples"]:
        figures = figures_of(phrase, "2024-06-22")
        assert figures, phrase
        assert [figure.publisher for figure in figures] == [None]
