from __future__ import annotations

import pytest

from tracktwo.link import Met, same_meetings

PARTIES = frozenset({"state.cn", "state.us"})


def met(
    key: str, when: str, status: str = "held", place: str | None = None, series: str | None = None,
    parties: frozenset[str] = PARTIES,
) -> Met:  # fmt: skip
    return Met(key, parties, status, when, place, series)


def grouped(*talks: Met) -> list[tuple[str, ...]]:
    return [group.keys for group in same_meetings(talks)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (met("a", "2024-03-04"), met("b", "2024-03-04")),
        (met("a", "2024-03-04"), met("b", "2024-03-04", "planned")),
        (met("a", "2024-03-04", place="河内"), met("b", "2024-03-04")),
        (met("a", "2024-03-04", place="河内"), met("b", "2024-03-04", place="越南河內")),
        (met("a", "2024-03", place="上海"), met("b", "2024-03", place="上海")),
        (met("a", "2024-03", place="上海"), met("b", "2024-03-04", place="上海")),
        (met("a", "2024-03", series="二轨核对话"), met("b", "2024-03-04", series="二轨核对话")),
        (met("a", "2024", place="上海"), met("b", "2024-03-04", place="上海")),
        (met("a", "2024-07-17", "suspended"), met("b", "2024-07-17", "suspended")),
    ],
)
def test_reports_of_one_meeting(one: Met, other: Met) -> None:
    assert grouped(one, other) == [("a", "b")] == grouped(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (met("a", "2024-03-04"), met("b", "2024-03-21")),
        (met("a", "2024-03-04"), met("b", "2024-03")),
        (met("a", "2024-03"), met("b", "2024-03")),
        (met("a", "2024"), met("b", "2024")),
        (met("a", "2024-03-04", place="上海"), met("b", "2024-03-04", place="日内瓦")),
        (met("a", "2024-03-04", series="二轨核对话"), met("b", "2024-03-04", series="经济对话")),
        (met("a", "2024-03-04"), met("b", "2024-03-04", parties=frozenset({"state.cn", "state.ru"}))),
        (met("a", "2024-07-17", "suspended"), met("b", "2024-07-17", "held")),
        (met("a", "2024-07-17", "suspended"), met("b", "2024-07-17", "resumed")),
        (met("a", "2024-03-04", "called_for"), met("b", "2024-03-04", "called_for")),
        (met("a", "2024-03-04", parties=frozenset()), met("b", "2024-03-04", parties=frozenset())),
    ],
)
def test_not_one_meeting(one: Met, other: Met) -> None:
    assert grouped(one, other) == [] == grouped(other, one)


def test_two_meetings_in_one_month_stay_two_and_a_report_of_the_month_joins_neither() -> None:
    first, second = met("a", "2024-03-04", place="上海"), met("b", "2024-03-21", place="上海")
    again, month = met("c", "2024-03-04"), met("d", "2024-03", place="上海")
    assert grouped(first, second, again, month) == [("a", "c")]
    assert grouped(first, again, month) == [("a", "c", "d")]


def test_a_report_without_place_joins_neither_of_two_places_of_one_day() -> None:
    assert (
        grouped(met("a", "2024-03-04", place="上海"), met("b", "2024-03-04", place="日内瓦"), met("c", "2024-03-04"))
        == []
    )
