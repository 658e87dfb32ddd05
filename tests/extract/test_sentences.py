from __future__ import annotations

import pytest

from tracktwo.extract.sentences import split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("甲说没有。乙说有！", ["甲说没有。", "乙说有！"]),
        ("“没有取消。”丁一鸣说。", ["“没有取消。”", "丁一鸣说。"]),
        ("第一行\n第二行", ["第一行", "第二行"]),
        ("", []),
    ],
)
def test_split_sentences(text: str, sentences: list[str]) -> None:
    assert [span.quote for span in split_sentences(text)] == sentences
