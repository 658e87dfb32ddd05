from __future__ import annotations

import pytest

from tracktwo.link import Foretold, same_forecasts


def foretold(
    key: str, day: str | None = "2020-09-02", *, publisher: str = "body.us-dod", subject: str = "state.cn",
    unit: str = "warhead", due: str = "2030", edition: str | None = None,
) -> Foretold:  # fmt: skip
    return Foretold(key, publisher, subject, unit, due, day, edition)


def grouped(*forecasts: Foretold) -> list[tuple[str, ...]]:
    return [group.keys for group in same_forecasts(forecasts)]


def test_the_forecast_of_one_report_is_one_in_every_outlet() -> None:
    reports = [
        foretold("a", "2020-09-01"),
        foretold("b", "2020-09-13"),
        foretold("c", "2020-10-13"),
        foretold("d", None),
    ]
    assert grouped(*reports) == [("a", "b", "c", "d")]


@pytest.mark.parametrize(
    "other",
    [
        foretold("b", publisher="person.su-tzu-yun"),
        foretold("b", subject="state.ru"),
        foretold("b", unit="missile"),
        foretold("b", due="2025"),
        foretold("b", "2021-11-04"),
        foretold("b", edition="2021"),
    ],
)
def test_another_publisher_subject_unit_due_or_edition_is_another_forecast(other: Foretold) -> None:
    assert grouped(foretold("a", edition="2020" if other.edition else None), other) == []


def test_a_due_month_is_in_its_year() -> None:
    assert grouped(foretold("a"), foretold("b", due="2030-12")) == [("a", "b")]


def test_an_edition_that_is_named_once_is_that_of_all_reports_of_those_days() -> None:
    late = foretold("c", "2023-05-01", edition="2020")
    assert grouped(foretold("a", edition="2020"), foretold("b"), late) == [("a", "b", "c")]


def test_a_report_without_a_day_joins_none_of_two_editions() -> None:
    editions = [foretold("a"), foretold("b"), foretold("c", "2021-11-04"), foretold("d", "2021-11-05")]
    assert grouped(*editions, foretold("e", None)) == [("a", "b"), ("c", "d")]
    assert grouped(*editions, foretold("e", None, edition="first printed 2020-09-02")) == [("a", "b", "e"), ("c", "d")]
