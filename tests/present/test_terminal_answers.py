"""What the terminal tells around an answer: how far back was read, what the topic's words found in all texts."""

from __future__ import annotations

import pytest

from tracktwo.analyse.coverage import Coverage, OpenHits
from tracktwo.analyse.positions import SaidAnswer
from tracktwo.present.answers import print_hits, print_said
from tracktwo.present.web.words import words

ADVICE = "Ask for a position or for exact words"


def covered(*hits: OpenHits) -> Coverage:
    return Coverage(documents=1, outlets=(), months=("2031-05",), recall=(), hits=hits)


def answer(cut: str | None) -> SaidAnswer:
    return SaidAnswer(covered(), (), (), (), (), (), (), (), (), cut=cut)


@pytest.mark.parametrize("narrow", [True, False])
def test_a_list_that_was_cut_is_told_with_advice_that_helps(capsys: pytest.CaptureFixture[str], narrow: bool) -> None:
    print_said(answer("2031-05-06"), words("en"), narrow=narrow)
    told = capsys.readouterr().out
    assert "Only the newest 1,000 statements were read, back to 2031-05-06" in told
    assert (ADVICE in told) is not narrow


def test_a_list_that_is_whole_tells_of_no_cut(capsys: pytest.CaptureFixture[str]) -> None:
    print_said(answer(None), words("en"), narrow=False)
    assert "were read" not in capsys.readouterr().out


def test_hits_tell_whether_any_is_open(capsys: pytest.CaptureFixture[str]) -> None:
    hits = (
        OpenHits("会谈", "会谈", 4, 1, ("d1", "d2", "d3")),
        OpenHits("对话", "对话", 2, 2, ()),
        OpenHits("磋商", "磋商", 0, 0, ()),
    )
    print_hits(covered(*hits), words("en"))
    assert capsys.readouterr().out.splitlines()[1:] == [
        "  “会谈”: 4 texts, 1 gave a record above, 3 did not (open). d1 d2 d3",
        "  “对话”: 2 texts, all gave a record above.",
        "  No text contains 磋商.",
    ]
