from __future__ import annotations

from tracktwo.model import Span
from tracktwo.present.web.excerpts import AROUND, MOST, excerpts
from tracktwo.present.web.marks import Mark, Piece, pieces
from tracktwo.store.lookup import StoredSpan


def content(*texts: str) -> list[StoredSpan]:
    return [StoredSpan("content", Span(0, len(text), text), "all") for text in texts]


def marked(text: str) -> list[Piece]:
    places = [place for place in range(len(text)) if text.startswith("会谈", place)]
    return list(pieces(text, [Mark(place, place + 2, "hit") for place in places]))


def told(parts: list[StoredSpan]) -> list[str]:
    return ["".join(piece.text for piece in one.pieces) for one in excerpts(parts, marked)]


def test_a_short_statement_is_whole() -> None:
    parts = content("会谈没有取消", "明年再谈")
    assert told(parts) == ["会谈没有取消", "明年再谈"]


def test_of_a_long_one_stays_what_stands_around_the_hits() -> None:
    before, behind = "前" * MOST, "后" * MOST
    parts = content("别" * MOST, f"{before}会谈{behind}会谈")
    assert told(parts) == [f"…{'前' * AROUND}会谈{'后' * AROUND}…{'后' * AROUND}会谈"]
    assert [piece.text for piece in excerpts(parts, marked)[0].pieces if piece.names] == ["会谈", "会谈"]


def test_without_a_hit_its_beginning_stays() -> None:
    first, second = "甲" * (MOST - 10), "乙" * 50
    assert told(content(first, second)) == [first, "乙" * 10 + "…"]
    assert told(content(first, "乙" * 10, "丙")) == [first, "乙" * 10, "…"]


def test_what_is_left_out_is_shown_as_left_out() -> None:
    assert "…" in told(content("甲" * (MOST + 1)))[0]
    assert told(content("甲" * MOST)) == ["甲" * MOST]
