"""Texts cut at the borders of their marks: joined they are whole, each piece under exactly the marks that cover it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tracktwo.present.shown import BIDI, STAND_IN, shown
from tracktwo.present.web.marks import Mark, pieces

RANGES = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.sampled_from("abc"), st.sampled_from("rst")))


@given(st.text(max_size=40), RANGES, st.integers(0, 20))
def test_pieces_are_the_text_and_lie_under_their_marks(
    text: str, ranges: list[tuple[int, int, str, str]], start: int
) -> None:
    marks = [Mark(low, high, name, record) for low, high, name, record in ranges]
    cut = list(pieces(text, marks, start))
    assert "".join(piece.text for piece in cut) == text
    at = start
    for piece in cut:
        assert piece.start == at
        assert piece.text
        for place in range(at, at + len(piece.text)):
            covering = [mark for mark in marks if mark.start <= place < mark.end]
            assert piece.names == tuple(sorted({mark.name for mark in covering}))
            assert piece.records == tuple(sorted({mark.record for mark in covering if mark.record}))
        at += len(piece.text)


@given(st.text(st.characters(), max_size=50))
def test_shown_keeps_the_length_and_leaves_nothing_that_misleads(text: str) -> None:
    seen = shown(text)
    assert len(seen) == len(text)
    assert not set(map(ord, seen)) & {
        *BIDI,
        *range(0x09),
        *range(0x0B, 0x20),
        *range(0x7F, 0xA0),
        *range(0xD800, 0xE000),
    }


def test_what_is_shown_of_a_direction_control_is_a_stand_in() -> None:
    assert shown("台\u202e灣\x1b🙂𠮷\n") == f"台{STAND_IN}灣\u241b🙂𠮷\n"
    assert shown("👩‍👩‍👧") == "👩‍👩‍👧"  # joiners inside an emoji stay
