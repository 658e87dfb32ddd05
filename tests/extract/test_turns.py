"""Turns of a transcript are statements of their speakers; a text without turns has none."""

from __future__ import annotations

import json

import pytest

from tracktwo.extract import extract
from tracktwo.extract.turns import RULE
from tracktwo.model import Document, Statement
from tracktwo.read import read_bytes

TITLE = "2031年3月21日外交部发言人丁一鸣主持例行记者会"
TEXT = (
    "会议主题为：和平。\n"
    "问：会谈是否取消？\n"
    "答：会谈没有取消，只是推迟。\n我们将适时公布日期。\n"
    "晨报记者：何时恢复？\n"
    "丁一鸣表示：日期由双方商定。"
)


def statements(title: str, text: str) -> tuple[Document, list[Statement]]:
    """A JSON line's text, read, and the statements that are turns."""
    line = json.dumps({"id": "1", "title": title, "text": text}, ensure_ascii=False) + "\n"
    (document,) = read_bytes(line.encode(), "a.jsonl")
    assert isinstance(document, Document)
    return document, [one for one in extract(document).statements if one.rule == RULE]


def test_every_turn_is_one_statement_of_its_speaker() -> None:
    document, found = statements(TITLE, TEXT)
    told = [(one.speaker, one.act, one.voice, [content.span.quote for content in one.contents]) for one in found]
    assert told == [
        ("丁一鸣", "assert", "spokesperson", ["会议主题为：和平。"]),
        ("记者", "question", "other", ["会谈是否取消？"]),
        ("丁一鸣", "assert", "spokesperson", ["会谈没有取消，只是推迟。", "我们将适时公布日期。"]),
        ("晨报记者", "question", "other", ["何时恢复？"]),
        ("丁一鸣", "assert", "spokesperson", ["日期由双方商定。"]),
    ]
    for one in found:
        assert one.cue is None
        assert one.channel == "press_conference"
        assert all(document.text[span.start : span.end] == span.quote for span in one.spans)
    assert len({one.anchor for one in found}) == len(found)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("会谈推迟", "丁一鸣表示，会谈没有取消，只是推迟。"),
        ("专访丁一鸣", "问：会谈取消了吗？\n答：没有。\n问：何时恢复？\n答：下周。"),  # nobody says who answers
    ],
)
def test_no_answer_without_a_speaker(title: str, text: str) -> None:
    assert [one.speaker for one in statements(title, text)[1] if one.act != "question"] == []
