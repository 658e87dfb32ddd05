"""Statements inside quotations: whose they are, and that they are never put into the wrong mouth."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.extract.made import page_of
from tracktwo.extract import inner, sides
from tracktwo.extract.statements import find_statements
from tracktwo.knowledge.naming import name_key
from tracktwo.model import Actor, Name, Statement

TABLE = Path(__file__).parent / "cases" / "inner.toml"
CASES = tomllib.loads(TABLE.read_text(encoding="utf-8"))["case"]


def row(one: Statement) -> str:
    contents = " … ".join(content.span.quote for content in one.contents)
    return f"{one.speaker} | {one.cue and one.cue.quote} | {contents} | {one.mode} | {one.imputed_by or '-'}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["phenomenon"])
def test_statements_inside_a_quotation(case: dict[str, object]) -> None:
    statements, _ = find_statements(page_of(str(case["text"])))
    assert [row(one) for one in statements if one.rule == "inner"] == case["inner"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["phenomenon"])
def test_the_quotation_stays_its_speaker_s(case: dict[str, object]) -> None:
    """The statement around an inner one stands as it would without it, and carries it (via)."""
    statements, _ = find_statements(page_of(str(case["text"])))
    around = [one for one in statements if one.rule != "inner"]
    for one in statements:
        if one.rule == "inner":
            assert any(content.span.covers(one.contents[0].span) for other in around for content in other.contents)
            assert set(one.via) <= {other.speaker for other in around}


def test_who_speaks_outside_goes_on_speaking_behind_the_quotation() -> None:
    text = "教授李砚衡说：“中国外长罗修文认为，协议还没有写好。”他还说，会谈没有取消。"
    statements, _ = find_statements(page_of(text))
    assert [(one.speaker, one.rule) for one in statements] == [
        ("李砚衡", "cue.strong"),
        ("罗修文", "inner"),
        ("李砚衡", "cue.strong"),
    ]


def test_a_known_person_s_words_are_his_own_in_the_mouth_of_his_own_spokesman(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words of a side are the spokesman's own; those of a person whom knowledge has are that person's."""
    known = Actor("person.zhou-wenlan", "person", (Name("周文澜", "zh"),), state="state.cn")
    for module in (sides, inner):
        monkeypatch.setattr(module, "by_full_name", lambda: {name_key("周文澜"): (known,)})
    sides.side_of_name.cache_clear()
    text = "中国外交部发言人李砚衡说：“部长周文澜上周已经重申，会谈没有取消。中方希望各方保持克制。”"
    statements, _ = find_statements(page_of(text))
    sides.side_of_name.cache_clear()
    assert [(one.speaker, one.rule) for one in statements if one.rule == "inner"] == [("周文澜", "inner")]
