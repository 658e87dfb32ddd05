"""Patterns made of words and of named pieces."""

from __future__ import annotations

import re

import pytest

from tracktwo.errors import EntryError
from tracktwo.languages.patterns import either, filled, kept_from


def test_the_longest_word_is_tried_first() -> None:
    assert [match[0] for match in re.finditer(either(["到", "直到", "到.", "到"]), "直到今天，到。到.")] == [
        "直到",
        "到",
        "到.",
    ]


def test_pieces_nest_and_repeats_stay() -> None:
    assert filled("自{year}起{0,2}", {"year": r"{digit}{4}年", "digit": r"\d"}) == r"自\d{4}年起{0,2}"


def test_a_piece_that_is_missing_is_an_error() -> None:
    with pytest.raises(EntryError, match="no piece called 'month'"):
        filled("自{month}起", {"year": "年"})


def test_a_word_is_kept_from_being_a_part_of_another() -> None:
    pattern = re.compile(f"(?:分|秒){kept_from({'分': '钟歧'})}")
    assert [match.start() for match in pattern.finditer("三分，三分钟，分歧，三秒钟")] == [1, 11]
