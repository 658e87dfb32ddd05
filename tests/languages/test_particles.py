"""The words that rules ask for one by one: each stands in its examples and is a constant that some rule asks for."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import tracktwo
from tracktwo.languages import entries
from tracktwo.languages.zh import particles

ENTRIES = entries("tracktwo.languages.zh", "particles.toml", "particle", required=("id", "word", "not"))
CODE = "".join(
    path.read_text(encoding="utf-8")
    for path in sorted(Path(tracktwo.__path__[0]).rglob("*.py"))
    if path.name != "particles.py"
)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
def test_examples_hold_the_word_and_counter_examples_do_not(entry: Any) -> None:
    assert all(entry["word"] in example for example in entry["examples"])
    assert not any(entry["word"] in other for other in entry["not"])


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
def test_each_word_is_a_constant_that_a_rule_asks_for(entry: Any) -> None:
    assert getattr(particles, entry["id"].upper()) == entry["word"]
    assert len(re.findall(rf"\b{entry['id'].upper()}\b", CODE)) > 1
