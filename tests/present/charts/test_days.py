"""Date prefixes as days, and marks that do not touch."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.present.charts.days import day_format, day_told, days_of, extent_of, levels, moment


@pytest.mark.parametrize(
    ("prefix", "days"),
    [
        ("2024", ("2024-01-01", "2024-12-31")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2023-02", ("2023-02-01", "2023-02-28")),
        ("2023-11-06", ("2023-11-06", "2023-11-06")),
    ],
)
def test_a_date_prefix_covers_its_days(prefix: str, days: tuple[str, str]) -> None:
    assert days_of(prefix) == days


@pytest.mark.parametrize("wrong", ["2024-13", "2023-02-30", "近年", ""])
def test_what_is_no_date_is_told(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"month|day|invalid"):
        days_of(wrong)


spans = st.lists(
    st.tuples(st.dates(date(2019, 1, 1), date(2020, 12, 31)), st.integers(0, 60)).map(
        lambda pair: (pair[0].isoformat(), (pair[0] + timedelta(pair[1])).isoformat())
    ),
    min_size=1,
    max_size=60,
)


@given(spans, st.sampled_from([0.001, 0.014, 0.1]))
def test_no_two_marks_of_a_level_touch(found: list[tuple[str, str]], room: float) -> None:
    extent = extent_of(found)
    placed = levels(found, extent, room)
    needed = max(1.0, (date.fromisoformat(extent[1]) - date.fromisoformat(extent[0])).days * room)

    def taken(span: tuple[str, str]) -> tuple[float, float]:
        start, end = (date.fromisoformat(day).toordinal() for day in span)
        half = max((end - start) / 2, needed / 2)
        return (start + end) / 2 - half, (start + end) / 2 + half

    for one, level in zip(found, placed, strict=True):
        for other, other_level in zip(found, placed, strict=True):
            if one is not other and level == other_level:
                assert taken(one)[1] <= taken(other)[0] or taken(other)[1] <= taken(one)[0]
    assert min(placed) == 0


@given(spans)
def test_an_axis_holds_all_its_days(found: list[tuple[str, str]]) -> None:
    first, last = extent_of(found)
    assert all(first < start and end < last for start, end in found)


def test_an_axis_of_days_is_no_longer_than_they_need() -> None:
    assert extent_of([("2020-11-17", "2020-11-30")]) == ("2020-11-16", "2020-12-01")
    assert extent_of([("2020-11-17", "2020-11-17")]) == ("2020-11-10", "2020-11-24")


@pytest.mark.parametrize(
    ("extent", "told"),
    [
        (("2000-01-01", "2024-01-01"), "2020"),
        (("2019-01-01", "2020-12-31"), "2020-11"),
        (("2020-11-01", "2020-12-01"), "2020-11-16"),
    ],
)
def test_a_day_is_told_as_the_axis_is_dated(extent: tuple[str, str], told: str) -> None:
    assert day_told("2020-11-16", extent) == told


def test_dates_stand_in_numbers_of_utc() -> None:
    assert moment("1970-01-01") == 0
    assert moment("2024-06-22") == 1_719_014_400_000
    assert day_format(("2000-01-01", "2024-01-01")) == "%Y"
    assert day_format(("2019-01-01", "2020-12-31")) == "%Y-%m"
    assert day_format(("2020-01-01", "2020-02-01")) == "%Y-%m-%d"
