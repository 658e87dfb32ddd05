"""Statements by phenomenon: tables of phrases as they occur in the field, in our own words."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.extract.made import page_of
from tracktwo.extract.spotting import spot_names
from tracktwo.extract.statements import find_statements
from tracktwo.extract.tokens import tag_words
from tracktwo.languages import fold
from tracktwo.model import Statement

TABLES = [
    Path(__file__).parent / "cases" / name
    for name in (
        "statements.toml",
        "contents.toml",
        "missed.toml",
        "declines.toml",
        "outlets.toml",
        "speakers.toml",
        "sources.toml",
        "pointers.toml",
        "recall.toml",
        "cuts.toml",
        "modifiers.toml",
        "carried.toml",
        "nothing_said.toml",
    )
]
CASES = [case for table in TABLES for case in tomllib.loads(table.read_text(encoding="utf-8"))["case"]]


def row(statement: Statement) -> str:
    """speaker | source | cue | contents, - for none."""
    source = statement.source.quote if statement.source else "-"
    cue = statement.cue.quote if statement.cue else "-"
    contents = " … ".join(content.span.quote for content in statement.contents)
    return f"{statement.speaker} | {source} | {cue} | {contents or '-'}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['phenomenon']}-{case['text'][:16]}")
def test_statements_of_a_phrase(case: dict[str, object]) -> None:
    statements, _ = find_statements(page_of(str(case["text"])))
    assert [row(statement) for statement in statements] == case["statements"]


@pytest.mark.parametrize("text", ["拒绝评论强调报明后称", "报指报道说弹头　指报告", "”“", "【】", "：说：", "　", "说"])
def test_odd_texts_end_quietly(text: str) -> None:
    statements, _ = find_statements(page_of(text))
    assert all(one.contents or one.act == "decline" for one in statements)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("法国总统马克龙向记者说", {"马克龙"}),
        ("智库主席桑托罗（David Santoro）表示", {"桑托罗"}),
        ("分析师约翰·盖伊日前在文章里说", {"约翰·盖伊", "盖伊"}),
        ("爱尔兰总理马丁（Micheal Martin）说", {"马丁"}),
        ("世卫总干事谭德塞（Tedros）说", {"谭德塞"}),
        ("外相河野太郎指出", {"河野太郎"}),
        ("发言人滕彪认为", {"滕彪"}),
        ("赵立坚在会上说话。发言人赵立坚称", {"赵立坚"}),
        ("英国首相强生日前", {"强生"}),
        ("主持人李红一", set()),
        ("江南公司（Jiangnan Company）宣布", set()),
        ("总统选举即将举行", set()),
        ("國防部長嚴德發今日在立法院指出", {"严德发"}),
    ],
)
def test_names_that_their_surroundings_prove(text: str, names: set[str]) -> None:
    assert spot_names(fold(text))[0] == names


def test_an_empty_quotation_holds_no_words() -> None:
    """「」 in front of a cue, behind it and alone."""
    for text in ("「」核弹头估计", "丁一鸣说「」。", "丁一鸣说，会谈没有取消。\n「」\n", "“”，丁一鸣表示。"):
        for statement in find_statements(page_of(text))[0]:
            assert all(content.span.quote for content in statement.contents)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("澳大利亚外交部长佩恩", ["澳大利亚", "外交部长", "佩恩"]),
        ("东岸当局长时间展开宣传", ["东岸", "当局", "长时间", "展开", "宣传"]),  # no 局长
        ("4月14日卡莫兰总统", ["4", "月", "14", "日", "卡莫兰", "总统"]),
    ],
)
def test_words_of_a_clause(text: str, words: list[str]) -> None:
    assert [token.word for token in tag_words(text, 0, len(text), ("卡莫兰",))] == words
