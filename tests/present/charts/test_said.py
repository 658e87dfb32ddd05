"""The chart of what was said: with a few marks each statement, with hundreds one mark a month."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from tracktwo.analyse.positions import LISTS, SaidAnswer
from tracktwo.present.charts.lanes import MOST, Event, by_month
from tracktwo.present.charts.said import said_spec
from tracktwo.present.charts.theme import PAGE
from tracktwo.present.web.words import words


def answer(count: int) -> SaidAnswer:
    """An answer of so many statements over three months, with what the chart reads of them."""
    some = [
        SimpleNamespace(
            key=str(number), date=f"2031-0{1 + number % 3}-{1 + number % 28:02d}", speaker="丁一鸣", actor=None,
            voice="spokesperson",
            parts=(SimpleNamespace(words="会谈没有取消"),), asked=None, outlet="样本晨报",
        )
        for number in range(count)
    ]  # fmt: skip
    groups = tuple(SimpleNamespace(first=one, all=(one,)) for one in some)
    lists: dict[str, Any] = dict.fromkeys(LISTS, ()) | {"paraphrased": groups}
    return cast(SaidAnswer, SimpleNamespace(**lists))


def test_many_statements_are_put_together_by_month() -> None:
    few, many = (said_spec(answer(count), words("en"), PAGE) for count in (MOST, MOST + 1))
    assert few is not None
    assert many is not None
    assert len(few["datasets"]["points"]) == MOST
    months = many["datasets"]["points"]
    assert [(row["t0"], row["weight"]) for row in months] == [("2031-01", 101), ("2031-02", 100), ("2031-03", 100)]
    assert months[0]["t1"] == "丁一鸣 (101)"
    assert months[0]["t2"] == "101 statements"
    assert months[0]["href"] == "#s-0"


def test_what_is_known_to_a_year_is_put_into_no_month() -> None:
    year, day, month = (
        Event(days, "二轨", "held", (("日期", days[0]),), f"#{days[0]}")
        for days in (("2031-01-01", "2031-12-31"), ("2031-01-07", "2031-01-07"), ("2031-01-01", "2031-01-31"))
    )
    found = by_month([year, day, month], lambda when, some: (("日期", f"{when}: {len(some)}"),))
    assert found[0] == year
    assert [(one.days, one.label, one.href) for one in found[1:]] == [
        (("2031-01-15", "2031-01-15"), (("日期", "2031-01: 2"),), "#2031-01-01")
    ]


def test_what_is_known_to_one_year_is_one_bar() -> None:
    days = ("2031-01-01", "2031-12-31")
    first, other = (Event(days, "二轨", kind, (("日期", "2031"),), f"#{kind}") for kind in ("held", "planned"))
    found = by_month([first, other, first], lambda when, some: (("日期", f"{when}: {len(some)}"),))
    assert [(one.days, one.label, one.weight) for one in found] == [
        (days, (("日期", "2031: 2"),), 2),
        (days, (("日期", "2031"),), 1),
    ]
