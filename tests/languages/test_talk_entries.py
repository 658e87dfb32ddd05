"""Every example of talks.toml and tracks.toml matches its own entry, no counter-example does."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tracktwo.languages import entries

PACKAGE = "tracktwo.languages.zh"
TABLES = [
    ("talks.toml", table)
    for table in ("head", "topic", "other_topic", "status", "unreal", "reason", "no_event", "informal")
]
ENTRIES = [entry for name, table in [*TABLES, ("tracks.toml", "track")] for entry in entries(PACKAGE, name, table)]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
def test_examples_match_and_counter_examples_do_not(entry: Any) -> None:
    patterns = [*entry.get("patterns", ()), *map(re.escape, entry.get("words", ()))]
    for example in entry["examples"]:
        assert any(re.search(pattern, example) for pattern in patterns), example
    for other in entry.get("not", ()):
        assert not any(re.search(pattern, other) for pattern in patterns), other


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
@pytest.mark.parametrize("unit", ["希望", "将", "不", "在", "因为", "没有", "新", "加入", "如果"])
def test_patterns_stay_linear(entry: Any, unit: str) -> None:
    hostile = unit * (30_000 // len(unit))
    for pattern in entry.get("patterns", ()):
        re.search(pattern, hostile)
