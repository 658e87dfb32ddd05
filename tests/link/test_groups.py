"""Any order gives the same groups; what people decide wins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.link import Foretold, Group, Judged, Met, Said, same_forecasts, same_meetings, same_statements
from tracktwo.link.groups import decided

_DAYS = st.sampled_from(["2024-03-01", "2024-03-02", "2024-03-04", "2024-03-06", "2024-03-09", "2024-04-01"])
_WORDS = st.sampled_from(
    [
        "会谈没有取消，只是推迟",
        "會談沒有取消，只是推遲。",
        "会谈没有取消，只是推迟到明年春天再开",
        "会谈已经取消，不再推迟",
        "核武库的数字只是估计",
    ]
)
_SAID = st.builds(lambda speaker, day, words: (speaker, day, words), st.sampled_from("丁罗"), _DAYS, _WORDS)
_WHEN = st.sampled_from(["2024", "2024-03", "2024-03-04", "2024-03-21", "2024-04-01"])
_PLACE = st.sampled_from([None, "上海", "中国上海", "日内瓦"])
_MET = st.tuples(
    st.sampled_from(["held", "planned", "suspended"]), _WHEN, _PLACE, st.sampled_from([None, "二轨核对话"])
)
_DAY = st.sampled_from([None, "2020-09-01", "2020-10-13", "2021-11-03", "2022-11-29"])
_FORETOLD = st.tuples(st.sampled_from(["2025", "2030"]), _DAY, st.sampled_from([None, "2020", "2021"]))


def _key(n: int) -> str:
    return f"{(n * 7919) % 1000:03}"


CASES: list[tuple[Any, Callable[[int, Any], Any], Callable[[Sequence[Any]], list[Group]]]] = [
    (_SAID, lambda n, one: Said(_key(n), *one), same_statements),
    (_MET, lambda n, one: Met(_key(n), frozenset({"a", "b"}), *one), same_meetings),
    (_FORETOLD, lambda n, one: Foretold(_key(n), "p", "s", "warhead", *one), same_forecasts),
]


@pytest.mark.parametrize(("values", "build", "group"), CASES, ids=["statements", "talks", "forecasts"])
@given(data=st.data())
def test_any_order_gives_the_same_groups(
    values: Any, build: Callable[[int, Any], Any], group: Callable[[Sequence[Any]], list[Group]], data: st.DataObject
) -> None:
    things = [build(n, one) for n, one in enumerate(data.draw(st.lists(values, max_size=12)))]
    groups = group(things)
    assert group(data.draw(st.permutations(things))) == groups
    keys = [key for one in groups for key in one.keys]
    assert len(keys) == len(set(keys))
    assert all(len(one.keys) > 1 and one.keys == tuple(sorted(one.keys)) for one in groups)


AB, CD = Group(("a", "b"), "words"), Group(("c", "d"), "words")


@pytest.mark.parametrize(
    ("judged", "expected"),
    [
        ([], [("a", "b"), ("c", "d")]),
        ([Judged("a", "c", True)], [("a", "b", "c", "d")]),
        ([Judged("e", "a", True)], [("a", "b", "e"), ("c", "d")]),
        ([Judged("e", "f", True)], [("a", "b"), ("c", "d"), ("e", "f")]),
        ([Judged("a", "b", False)], [("c", "d")]),
        ([Judged("a", "c", False)], [("a", "b"), ("c", "d")]),
        ([Judged("a", "b", False), Judged("a", "c", True)], [("a", "c", "d")]),
    ],
)
def test_judgements_win(judged: list[Judged], expected: list[tuple[str, ...]]) -> None:
    for order in (judged, judged[::-1]):
        assert [group.keys for group in decided([CD, AB], order)] == expected


def test_a_group_says_that_a_judgement_made_it() -> None:
    (group, _) = decided([AB, CD], [Judged("b", "e", True)])
    assert group.why == "words; a judgement"
