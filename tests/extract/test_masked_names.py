"""No field of a statement holds a stand-in for what stands between marks or in brackets."""

from __future__ import annotations

import json
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.made import page_of
from tracktwo.extract.layout import BRACKETED, QUOTED
from tracktwo.extract.statements import find_statements
from tracktwo.model import Statement

# What may name a source, with a bracket or marks inside, before or behind.
NAMES = (
    "丁一鸣（Ivan Ding）",
    "乔·托平（Joe Toping）的团队",
    "东岸外长丁一鸣(Ivan Ding)办公室",
    "《样本晨报》",
    "“样本会”",
    "「样本会」成员",
    "“样本会”及江南公司",
    "江南基金会（JNF）和江南公司",
    "样本市（Sample）市政府",
    "《样本公约》",
    "他",
    "他们",
    "该基金会",
    "该市政府",
    "声明",
    "网民们",
    "国际媒体《样本晨报》",
)
FRAMES = (
    "{}表示，会谈没有取消。",
    "{}没有回应置评请求。",
    "{}将试验定义为“挑衅”。",
    "{}的声明说，会谈没有取消。",
    "会谈让{}担心局势升级。",
    "据{}报道，会谈没有取消。",
    "{}引述《样本时报》称，会谈没有取消。",
    "针对{}宣布恢复试验，{}指责东岸。",
    "{}：会谈没有取消",
    "{}：“会谈没有取消。”",
    "“会谈没有取消，”{}说。",
    "东岸否认试验，遭{}否认。",
    "这份报告被{}视为“失败”。",
    "说法流传多日，{}在网上集结，谴责东岸撤军。",
    "{}把推迟归咎于{}。",
    "由于担心{}撤军，{}推迟了会谈。",
    "《样本时报》引述{}，“会谈没有取消”。",
    "{}随后发表声明。",
)


def statements(text: str) -> tuple[Statement, ...]:
    return find_statements(page_of(text))[0]


def stand_ins(text: str) -> list[Statement]:
    return [one for one in statements(text) if {QUOTED, BRACKETED} & {*json.dumps(asdict(one), ensure_ascii=False)}]


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A few sentences in lines, each frame filled with names."""
    sentences = []
    for frame in draw(st.lists(st.sampled_from(FRAMES), min_size=1, max_size=4)):
        names = [draw(st.sampled_from(NAMES)) for _ in range(frame.count("{}"))]
        sentences.append(frame.format(*names) + draw(st.sampled_from(["", "\n"])))
    return "".join(sentences)


@given(texts())
def test_no_stand_in_is_left_in_a_statement(text: str) -> None:
    assert stand_ins(text) == []


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("乔·托平（Joe Toping）的团队没有回应置评请求。", ["乔·托平的团队"]),
        ("《样本公约》将试验定义为“挑衅”。", ["样本公约"]),
        ("《样本晨报》拒绝置评。", ["样本晨报"]),
        ("“样本会”及江南公司没有回应置评请求。", ["“样本会”及江南公司"]),
        (
            "东岸外长丁一鸣（Ivan Ding）办公室的声明指出，会谈没有取消。声明又说，数字没有变。",
            ["东岸外长丁一鸣办公室"] * 2,
        ),
        ("「样本会」成员在网上集结，他们称“我们必须制止试验”。", ["「样本会」成员"]),
        ("據臺媒《樣本時報》引述知情人士稱，會談沒有取消。《樣本晨報》報道，數字沒有變。", ["知情人士", "樣本晨報"]),
    ],
)
def test_a_speaker_is_read_without_brackets_and_with_the_words_between_marks(text: str, speakers: list[str]) -> None:
    assert [one.speaker for one in statements(text)] == speakers
