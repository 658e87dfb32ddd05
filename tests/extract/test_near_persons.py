"""Whom 他 and 她 mean where knowledge has the persons named near by."""

from __future__ import annotations

import pytest

from tests.extract.made import page_of
from tracktwo.extract import near_persons
from tracktwo.extract.public_persons import is_woman
from tracktwo.extract.statements import find_statements

WOMEN = {"周文澜": True, "丁一鸣": False}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("东岸大使周文澜说，会谈没有取消。总统丁一鸣没有出席会谈。她表示，时间不多。", "周文澜"),
        ("东岸大使周文澜代表总统丁一鸣主持了会谈。他表示，时间不多。", "丁一鸣"),
        ("丁一鸣没有出席会谈，主持的还有东岸大使周文澜。她表示，时间不多。", "周文澜"),
        ("东岸大使周文澜没有出席会谈。他表示，时间不多。", "周文澜"),  # nobody else is named: the text errs
        ("丁一鸣说，会谈有用。总统周文澜不想让步。她表示，时间不多。", "周文澜"),
        ("东岸总统丁一鸣说，会谈有用。这名女子表示，时间不多。", "这名女子"),
        ("东岸总统丁一鸣说，会谈有用。这名男子表示，时间不多。", "丁一鸣"),
        ("东岸总统丁一鸣没有出席会谈。她表示，时间不多。", None),  # who it is stands in no sentence near by
        ("东岸总统罗修文没有出席会谈。她表示，时间不多。", "罗修文"),  # nobody knows
    ],
)
def test_a_pronoun_means_nobody_of_the_other_sex(
    text: str, speaker: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(near_persons, "is_woman", lambda name, _: WOMEN.get(name))
    statements, _ = find_statements(page_of(text))
    assert statements[-1].speaker == speaker


@pytest.mark.parametrize(
    ("name", "text", "woman"),
    [
        ("蔡英文", "", True),
        ("安格拉·默克尔", "", True),
        ("习近平", "", False),
        ("桑德斯", "", None),
        ("斯图尔特", "斯图尔特（Ian Stewart）说", None),
        ("斯图尔特", "斯图尔特（Mallory Stewart）说", True),
        ("丁一鸣", "", None),
    ],
)
def test_knowledge_tells_women_from_men(name: str, text: str, woman: bool | None) -> None:
    assert is_woman(name, text) is woman
