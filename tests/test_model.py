from __future__ import annotations

import pytest

from tracktwo.model import Content, Span, Statement, record_key


def test_span_holds_the_characters_of_the_text() -> None:
    text = "𠮷林剑表示，会谈没有取消。"
    span = Span.of(text, 1, 3)
    assert span.quote == "林剑"
    assert text[span.start : span.end] == span.quote


@pytest.mark.parametrize(("start", "end"), [(0, 0), (-1, 2), (3, 2), (0, 99)])
def test_span_refuses_what_is_no_range(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no span"):
        Span.of("会谈没有取消", start, end)


@pytest.mark.parametrize(
    ("flags", "manner"),
    [
        ([], None),
        (["all"], "direct"),
        (["none"], "indirect"),
        (["part"], "mixed"),
        (["none", "all"], "mixed"),
        (["all", "all"], "direct"),
    ],
)
def test_manner_follows_from_the_quoted_flags(flags: list[str], manner: str | None) -> None:
    text = "会谈没有取消"
    contents = tuple(Content(Span.of(text, i, i + 1), flag) for i, flag in enumerate(flags))  # type: ignore[arg-type]
    statement = Statement(None, None, None, contents)
    assert statement.manner == manner


def test_record_key_depends_on_document_kind_and_anchor_only() -> None:
    text = "丁一鸣说，会谈没有取消"
    one = Statement(Span.of(text, 0, 3), "丁一鸣", Span.of(text, 3, 4), (Content(Span.of(text, 5, 11)),))
    other = Statement(None, None, Span.of(text, 3, 4), (Content(Span.of(text, 5, 9)),), rule="another")
    assert record_key("d", one) == record_key("d", other)
    assert record_key("e", one) != record_key("d", one)
