"""Where a clause begins: the stops found once for a page against a walk back, character by character."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.extract.made import page_of
from tracktwo.extract.candidates import CLAUSE_MARKS, ClauseReader, between_words
from tracktwo.extract.layout import QUOTED, lay_out

PIECES = [
    "丁一鸣",
    "说",
    "，",
    "。",
    " ",
    "：",
    "“会谈没有取消。”",
    "“会谈”",
    "《晨报》",
    "；",
    "（江南）",
    "A",
    "—",
    "！",
]


def walked(reader: ClauseReader, cue: int, floor: int) -> tuple[int, bool]:
    """The start of the clause of a cue, read backwards from the cue."""
    masked, closing, folded = reader.layout.masked, reader.layout.closing, reader.layout.page.folded

    def speech(end: int) -> bool:
        one = closing.get(end)
        inner = folded[one.inner_start : one.inner_end] if one else ""
        return one is not None and (inner[-1:] in "。！？!?，,…" or len(inner) >= 12)

    start = cue
    while start > floor and masked[start - 1] not in CLAUSE_MARKS:
        if masked[start - 1] == " " and between_words(masked, start - 1):
            break
        if masked[start - 1] == QUOTED and speech(start):
            return start, True
        start -= 1
    before = start - 1
    while before >= floor and masked[before] in CLAUSE_MARKS + " ":
        before -= 1
    return start, before >= floor and masked[before] == QUOTED and speech(before + 1)


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), st.data())
def test_the_stops_of_a_page_give_the_clause_that_walking_back_gives(text: str, data: st.DataObject) -> None:
    reader = ClauseReader(lay_out(page_of(text)))
    floor = data.draw(st.integers(0, len(text)))
    cue = data.draw(st.integers(floor, len(text)))
    assert reader.clause_start(cue, floor) == walked(reader, cue, floor)
