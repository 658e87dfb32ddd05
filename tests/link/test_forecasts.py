from __future__ import annotations

import pytest

from tracktwo.knowledge.editions import Edition
from tracktwo.link import Foretold, same_forecasts
from tracktwo.link import foretold as foretold_by
from tracktwo.link.forecasts import own_line


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


LINES = (
    Edition("a.2020", "us-dod", "中国", "warhead", (), "double", "made", release="2020-09-01", due="2030", times=2.0),
    Edition("a.2021", "us-dod", "中国", "warhead", (1000.0,), "at least", "made", release="2021-11-03", due="2030"),
    Edition("a.2023", "us-dod", "中国", "warhead", (1000.0,), "over", "made", release="2023-10-19", due="2030"),
)


@pytest.mark.parametrize(
    ("published", "publisher", "values", "due", "line"),
    [
        ("2020-09-02", "body.us-dod", (), "2030", "a.2020"),
        ("2021-11-04", "body.us-dod", (1000.0,), "2030", "a.2021"),
        ("2024-01-01", "body.us-dod", (1000.0,), "2030", "a.2023"),  # the newest that was out
        ("2020-08-31", "body.us-dod", (), "2030", None),  # not out yet
        ("2020-09-02", "body.us-dod", (), "2035", None),
        ("2020-09-02", "body.sipri", (), "2030", None),
        ("2022-01-01", "body.us-dod", (900.0,), "2030", None),
        (None, "body.us-dod", (), "2030", "a.2020"),  # without a date: only one fits
        (None, "body.us-dod", (1000.0,), "2030", None),  # two fit
    ],
)
def test_a_forecast_finds_the_line_of_its_edition(
    published: str | None, publisher: str, values: tuple[float, ...], due: str, line: str | None
) -> None:
    found = own_line(publisher, "state.cn", due, published, values, LINES)
    assert (found.id if found else None) == line


def test_a_line_about_another_arsenal_is_not_its_line() -> None:
    assert own_line("body.us-dod", "state.ru", "2030", "2020-09-02", (), LINES) is None


def test_warheads_and_weapons_are_one_forecast_and_missiles_another() -> None:
    made = [
        foretold_by(key, "body.us-dod", "state.cn", unit, "2030", "2020-09-02", (), LINES)
        for key, unit in (("a", "warhead"), ("b", "weapon"), ("c", "missile"), ("d", "warhead"))
    ]
    assert [one.edition for one in made] == ["a.2020"] * 4
    assert grouped(*made) == [("a", "b", "d")]


def test_reports_without_a_day_that_are_on_one_line_are_one() -> None:
    on_line = [foretold(key, None, edition="2020") for key in "ab"]
    assert grouped(*on_line) == [("a", "b")]
    assert grouped(*on_line, foretold("c", None)) == [("a", "b", "c")]
