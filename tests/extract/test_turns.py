"""Turns of questions and answers are statements of their speakers; a text without turns has none."""

from __future__ import annotations

import json

import pytest

from tracktwo.extract import extract
from tracktwo.model import Document, Statement
from tracktwo.read import read_bytes

TITLE = "2031年3月21日外交部发言人丁一鸣主持例行记者会"
TEXT = (
    "应东岸外长邀请，外长李砚衡将于明日访问东岸。\n"
    "问：会谈是否取消？\n"
    "答：会谈没有取消，只是推迟。\n我们将适时公布日期。\n"
    "晨报记者：东岸总统昨日表示，将在年内恢复试验。你有何评论？\n"
    "丁一鸣：中方表示，反对任何试验。西岸外长也指出，试验违背承诺。\n"
    "问：有多少枚弹头参加了演习？\n"
    "答：我不掌握你说的情况。\n"
    "追问：军方会公布吗？\n"
    "答：我没有可以提供的消息，建议你向主管部门询问。作为原则，演习符合公约。"
)


def statements(title: str, text: str, outlet: str = "中国外交部") -> tuple[Document, tuple[Statement, ...]]:
    """A JSON line's text, read, and its statements."""
    line = json.dumps({"id": "1", "title": title, "text": text, "outlet": outlet}, ensure_ascii=False) + "\n"
    (document,) = read_bytes(line.encode(), "a.jsonl")
    assert isinstance(document, Document)
    return document, extract(document).statements


def said(found: tuple[Statement, ...]) -> list[tuple[str | None, str, list[str]]]:
    return [(one.speaker, one.act, [content.span.quote for content in one.contents]) for one in found]


def test_each_turn_is_one_statement_of_its_speaker() -> None:
    document, found = statements(TITLE, TEXT)
    turns = tuple(one for one in found if one.rule in ("turn", "turn.question", "turn.answer"))
    assert said(turns) == [
        ("丁一鸣", "announce", ["应东岸外长邀请，外长李砚衡将于明日访问东岸。"]),
        ("记者", "question", ["会谈是否取消？"]),
        ("丁一鸣", "assert", ["会谈没有取消，只是推迟。", "我们将适时公布日期。"]),
        ("晨报记者", "question", ["东岸总统昨日表示，将在年内恢复试验。你有何评论？"]),
        ("丁一鸣", "assert", ["中方表示，反对任何试验。西岸外长也指出，试验违背承诺。"]),
        ("记者", "question", ["有多少枚弹头参加了演习？"]),
        ("记者", "question", ["军方会公布吗？"]),
        ("丁一鸣", "assert", ["作为原则，演习符合公约。"]),
    ]
    for one in turns:
        assert (one.cue, one.manner, one.channel) == (None, "direct", "press_conference")
        assert one.voice == ("other" if one.act == "question" else "spokesperson")
        assert all(document.text[span.start : span.end] == span.quote for span in one.spans)
    assert len({one.anchor for one in found}) == len(found)


def test_an_answer_that_declines_keeps_what_was_asked_and_by_whom() -> None:
    _, found = statements(TITLE, TEXT)
    told = [
        (one.speaker, one.asked.quote if one.asked else None, one.asked_by, one.decline_kind, one.voice)
        for one in found
        if one.act == "decline"
    ]
    assert told == [
        ("丁一鸣", "有多少枚弹头参加了演习？", "记者", "no_information", "spokesperson"),
        ("丁一鸣", "军方会公布吗？", "记者", "no_information", "spokesperson"),
    ]


def test_what_others_said_is_carried_by_who_speaks_and_the_own_side_is_no_other() -> None:
    _, found = statements(TITLE, TEXT)
    others = [(one.speaker, one.contents[0].span.quote, one.via) for one in found if not one.rule.startswith("turn")]
    assert others == [
        ("东岸总统", "将在年内恢复试验", ("晨报记者",)),
        ("西岸外长", "试验违背承诺", ("丁一鸣",)),
    ]


@pytest.mark.parametrize(
    ("title", "text", "speakers"),
    [
        ("会谈推迟", "丁一鸣表示，会谈没有取消，只是推迟。", []),
        (
            "专访",
            "问：会谈取消了吗？\n答：没有。\n问：何时恢复？\n答：下周。",
            ["记者", "记者"],
        ),  # nobody says who answers
    ],
)
def test_no_turn_without_a_speaker(title: str, text: str, speakers: list[str]) -> None:
    _, found = statements(title, text, "样本晨报")
    assert [one.speaker for one in found if one.rule.startswith("turn")] == speakers


def test_a_statement_of_a_spokesperson_is_written_and_its_heading_is_no_part_of_it() -> None:
    _, found = statements("东岸派遣专家组", "外交部发言人丁一鸣宣布：\n为恢复对话，中国政府决定派遣专家组。")
    (one,) = found
    assert (one.speaker, one.channel, one.rule) == ("丁一鸣", "written", "turn")
    assert [content.span.quote for content in one.contents] == ["为恢复对话，中国政府决定派遣专家组。"]
