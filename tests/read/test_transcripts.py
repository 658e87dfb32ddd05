"""Press conferences: who asks, who answers, and when."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from tracktwo.languages.entries import entries
from tracktwo.model import Document
from tracktwo.read import check_segments, read_bytes
from tracktwo.read.interviews import name_of
from tracktwo.read.transcripts import _titles, mark_of, spokesperson_of, title_day

TEXT = """今天我有一则消息要发布。
会议主题为：和平。
问：会谈是否取消？
答：没有取消。
我们说过：会谈照常。
追问：何时恢复？
丁一鸣：下周。
晨报记者：还有一个问题。
第二：地点在哪里？
答：不了解你说的情况。
会后有记者问及：有报道说会谈改期，请证实。
丁一鸣表示：没有。"""
TURNS = [
    ("丁一鸣", None, "今天我有一则消息要发布。\n会议主题为：和平。"),
    ("记者", True, "问：会谈是否取消？"),
    ("丁一鸣", False, "答：没有取消。\n我们说过：会谈照常。"),
    ("记者", True, "追问：何时恢复？"),
    ("丁一鸣", False, "丁一鸣：下周。"),
    ("晨报记者", True, "晨报记者：还有一个问题。\n第二：地点在哪里？"),
    ("丁一鸣", False, "答：不了解你说的情况。"),
    ("记者", True, "会后有记者问及：有报道说会谈改期，请证实。"),
    ("丁一鸣", False, "丁一鸣表示：没有。"),
]
TITLE = "2031年3月7日外交部发言人丁一鸣主持例行记者会"


def read_text(text: str, title: str = TITLE, outlet: str = "中国外交部", **more: object) -> Document:
    item = {"id": "1", "title": title, "date": None, "outlet": outlet, "url": None, "text": text, **more}
    (document,) = read_bytes((json.dumps(item, ensure_ascii=False) + "\n").encode(), "a.jsonl")
    assert isinstance(document, Document)
    assert check_segments(document) == []
    return document


def turns(document: Document) -> list[tuple[str | None, bool | None, str]]:
    return [(b.speaker, b.question, b.span.quote) for b in document.blocks if b.role == "turn"]


def test_turns_of_a_press_conference() -> None:
    document = read_text(TEXT)
    assert turns(document) == TURNS
    assert document.text == TEXT


def test_the_day_is_the_title_s_where_no_field_gives_one() -> None:
    document = read_text(TEXT)
    assert (document.local_date, document.published, document.issues) == ("2031-03-07", None, ())
    assert read_text(TEXT, date="2031-03-08").local_date == "2031-03-08"


def test_a_title_without_a_date_is_an_issue() -> None:
    document = read_text(TEXT, title="外交部发言人丁一鸣就会谈答记者问")
    assert document.local_date is None
    assert [issue.kind for issue in document.issues] == ["date.missing"]


def test_a_statement_without_marks_is_one_turn() -> None:
    assert turns(read_text("会谈没有取消。\n会议照常。", "外交部发言人丁一鸣发表谈话")) == [
        ("丁一鸣", None, "会谈没有取消。\n会议照常。")
    ]


def test_the_same_text_from_another_outlet_is_a_transcript_by_its_marks() -> None:
    assert turns(read_text(TEXT, outlet="晨报")) == TURNS


def test_an_article_with_one_question_is_none() -> None:
    document = read_text("会谈没有取消。\n问：是吗？\n丁一鸣说：“是。”", "会谈照常", "晨报")
    assert {block.role for block in document.blocks} == {"paragraph"}


def test_a_web_page_of_a_press_conference() -> None:
    lines = "".join(f"<p>{line}</p>\n" for line in TEXT.split("\n"))
    page = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{lines}</body></html>"
    (document,) = read_bytes(page.encode(), "a.html")
    assert isinstance(document, Document)
    assert check_segments(document) == []
    assert turns(document) == TURNS
    assert document.blocks[0].role == "headline"


@pytest.mark.parametrize("escaped", [False, True])
def test_places_in_json_with_every_escape(escaped: bool) -> None:
    text = '核武\t"引"\\／/𠮷😀\n问：一\u2028二\n\n<答>：é'
    line = json.dumps({"text": "x", "more": {"text": "y"}, "id": "1"}, ensure_ascii=escaped)[:-1]
    line += ', "text" : ' + json.dumps(text, ensure_ascii=escaped).replace("/", "\\/").replace("6838", "6838".upper())
    (document,) = read_bytes((line + "}\n").encode(), "a.jsonl")
    assert isinstance(document, Document)
    assert document.text == text
    assert check_segments(document) == []
    assert all(block.segments for block in document.blocks)
    spoilt = replace(document, raw=document.raw.replace(b"<", b"["))
    assert check_segments(spoilt)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", ["question", "answer"])
def test_marks(language: str, kind: str) -> None:
    for entry in entries(f"tracktwo.languages.{language}", "transcript.toml", kind):
        for line in entry["examples"]:
            mark = mark_of(line, "丁一鸣")
            assert mark, line
            assert mark[1] == (kind == "question")
        for line in entry["not"]:
            other = mark_of(line, "丁一鸣")
            assert other is None or other[1] != (kind == "question"), line


@pytest.mark.parametrize("language", ["zh", "en"])
def test_spokespersons_and_titles(language: str) -> None:
    def listed(table: str, field: str) -> list[Any]:
        return [line for e in entries(f"tracktwo.languages.{language}", "transcript.toml", table) for line in e[field]]

    assert all(spokesperson_of([title]) for title in listed("spokesperson", "examples"))
    assert not any(spokesperson_of([title]) for title in listed("spokesperson", "not"))
    assert all(_titles().search(title) for title in listed("title", "examples"))
    assert not any(_titles().search(title) for title in listed("title", "not"))


def test_the_day_of_a_title() -> None:
    assert title_day("2031年3月7日外交部") == "2031-03-07"
    assert title_day("外交部") is None


INTERVIEW = """丁一鸣是江南研究所的研究员。
晨报：会谈是否取消？
主持人罗修文：没有取消。
会谈照常。
晨报：何时恢复？
主持人罗修文：下周。
记者：丁一鸣 责编：李砚衡"""


def test_an_interview_by_the_names_that_take_turns() -> None:
    assert turns(read_text(INTERVIEW, "会谈照常", "晨报"))[:4] == [
        ("晨报", True, "晨报：会谈是否取消？"),
        ("罗修文", False, "主持人罗修文：没有取消。\n会谈照常。"),
        ("晨报", True, "晨报：何时恢复？"),
        ("罗修文", False, "主持人罗修文：下周。"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "选举前：一切未定。\n选举后：一切已定。\n选举前：谁来？\n选举后：没有人。",  # only one of four asks
        "2030年：会谈？\n2031年：会谈。\n2030年：会谈？\n2031年：会谈。",
        "丁一鸣：“会谈呢？”\n罗修文：“照常。”\n丁一鸣：“何时？”\n罗修文：“下周。”",
        "晨报：会谈是否取消？\n丁一鸣：没有取消。",
        INTERVIEW + "\n会谈照常。" * 15,
    ],
)
def test_lines_that_begin_alike_are_no_interview(text: str) -> None:
    assert turns(read_text(text, "会谈照常", "晨报")) == []


@pytest.mark.parametrize(
    ("mark", "name"),
    [
        ("主持人丁一鸣", "丁一鸣"),
        ("记者罗修文", "罗修文"),
        ("主持人", "主持人"),
        ("晨报记者", "晨报记者"),
        ("法广", "法广"),
    ],
)
def test_who_speaks_behind_a_mark(mark: str, name: str) -> None:
    assert name_of(mark) == name
