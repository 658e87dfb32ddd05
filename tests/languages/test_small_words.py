"""The small words that sources are read by: every list holds its example, the code asks for no list that is missing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import tracktwo.extract
from tracktwo.errors import EntryError
from tracktwo.extract.tokens import openings, small_words
from tracktwo.languages import entries, read_toml

PACKAGE = "tracktwo.languages.zh"
TABLES = sorted(read_toml(PACKAGE, "small_words.toml"))
ENTRIES = [(table, entry) for table in TABLES for entry in entries(PACKAGE, "small_words.toml", table)]
CODE = "".join(path.read_text(encoding="utf-8") for path in sorted(Path(tracktwo.extract.__path__[0]).glob("*.py")))
ASKED = sorted(set(re.findall(r"(?:(?:small_words|openings)\(|\"small_words\.toml\", )\"(\w+)\"\)", CODE)))


@pytest.mark.parametrize(("table", "entry"), ENTRIES, ids=[table for table, _ in ENTRIES])
def test_examples_hold_a_word_and_counter_examples_none(table: str, entry: Any) -> None:
    assert len(entry["names"]) == len(set(entry["names"]))
    for example in entry["examples"]:
        assert any(word in example for word in entry["names"]), (table, example)
    for other in entry.get("not", ()):
        assert not any(word in other for word in entry["names"]), (table, other)


def test_code_asks_for_every_list_and_for_no_other() -> None:
    assert ASKED == TABLES


def test_longer_words_come_first() -> None:
    assert openings("according").index("根据") < openings("according").index("据")


def test_a_list_that_is_missing_is_an_error() -> None:
    with pytest.raises(EntryError, match="no table"):
        small_words("no_such_list")
