"""Extraction takes twice the work for twice the text, also where all of it is one sentence or one line: calls counted,
no clock asked."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from tests.extract.made import page_of
from tracktwo.extract import candidates, extract, sentences
from tracktwo.extract.layout import lay_out

HEAD = "作者丁一鸣说，会谈没有取消。\n"
TEXTS = {
    "one cue after the other": "说",
    "a source and a cue in each clause": "丁一鸣说，东岸希望会谈，",
    "cues without a source": "并称会谈没有取消，",
    "figures that somebody gives": "据江南研究所估计，东岸有100枚核弹头，西岸有200枚。",
    "figures of one sentence": "东岸有100枚核弹头，",
    "quotations of one sentence": "丁一鸣说，“会谈没有取消，东岸希望恢复会谈。”",
    "declines": "丁一鸣拒绝评论。",
    "talks": "丁一鸣5月3日在江南与李正修举行会谈。",
    "talks of a person with one state": "丁一鸣与法国外长举行停火会谈。",
    "dates of one sentence": "5月3日，",
    "articles of outlets and their author": "《北湖日报》记者说，会谈要停。作者说，数字没有变。",
    "bodies": "东岸外交部说，会谈没有取消。外交部发言人说，会谈推迟。",
}
TIMES = 100
MOST = 2.3  # times the calls for twice the text; what grows by the square takes up to four times
SENTENCE, LEAD = 60, 20  # characters; the bounds of real texts would want long texts here


def calls(text: str) -> int:
    """How many functions are called to extract the text."""
    found = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal found
        found += event in ("call", "c_call")

    document = page_of(text).document
    sys.setprofile(count)
    try:
        extract(document)
    finally:
        sys.setprofile(None)
    return found


@pytest.mark.parametrize("unit", TEXTS.values(), ids=TEXTS)
def test_twice_the_text_is_twice_the_work(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sentences, "LONGEST_SENTENCE", SENTENCE)
    monkeypatch.setattr(candidates, "LONGEST_LEAD", LEAD)
    calls(HEAD + unit * 10)  # reads the tables
    once, twice = calls(HEAD + unit * TIMES), calls(HEAD + unit * TIMES * 2)
    assert twice < MOST * once


@pytest.mark.parametrize(
    ("line", "times"),
    [("东岸官员称" + "会谈没有取消而且" * 8, TIMES), ("新闻照片", TIMES * 10)],
    ids=["roles", "a list"],
)
def test_lines_without_the_end_of_a_sentence(line: str, times: int) -> None:
    calls(line + "\n")  # reads the tables
    assert calls(f"{line}\n" * times * 2) < MOST * calls(f"{line}\n" * times)


def test_a_sentence_without_an_end_is_read_in_pieces() -> None:
    text = "丁一鸣说，" + "会谈没有取消，" * 400 + "西岸却不知道。"
    found = [text[start:end] for line in lay_out(page_of(text)).lines for start, end in line.sentences]
    assert "".join(found) == text
    assert max(map(len, found)) <= sentences.LONGEST_SENTENCE
    assert all(piece.endswith("，") for piece in found[:-1])
    assert [one.quote for one in sentences.split_sentences(text)] == found


def test_a_quotation_is_in_one_piece_however_long() -> None:
    speech = "“" + "会谈没有取消，" * 400 + "”"
    text = "甲" * 990 + speech + "丁一鸣说。"
    (line,) = lay_out(page_of(text)).lines
    assert any(start <= 990 and 990 + len(speech) <= end for start, end in line.sentences)
    assert "".join(text[start:end] for start, end in line.sentences) == text


def test_the_clause_in_front_of_a_cue_has_an_end() -> None:
    long = candidates.LONGEST_LEAD + 50
    reader = candidates.ClauseReader(lay_out(page_of("丁一鸣" + "也" * long + "说，会谈没有取消。")))
    assert reader.clause_start(3 + long, 0) == (3 + long - candidates.LONGEST_LEAD, False)
    assert reader.clause_start(50, 0) == (0, False)
