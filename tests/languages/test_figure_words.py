"""Every entry of the figure word lists fires in its examples and stays silent in its counter-examples."""

from __future__ import annotations

import pytest

from tracktwo.languages import fold
from tracktwo.languages.entries import Table, entries
from tracktwo.languages.lexicon import Lexicon

ZH = "tracktwo.languages.zh"
KNOWLEDGE = "tracktwo.knowledge"
# Entries in one group compete as they do in the rules: the longest word of the group wins.
GROUPS = [
    (ZH, "units.toml", ("unit", "other")),
    (ZH, "units.toml", ("classifier",)),
    (ZH, "units.toml", ("tail",)),
    (ZH, "units.toml", ("continues",)),
    (ZH, "units.toml", ("connects",)),
    (ZH, "counts.toml", ("class",)),
    (ZH, "metrics.toml", ("metric",)),
    (ZH, "hedges.toml", ("hedge", "negated")),
    (ZH, "hedges.toml", ("ahead",)),
    (ZH, "hedges.toml", ("reach",)),
    (ZH, "hedges.toml", ("past",)),
    (ZH, "holders.toml", ("state", "world", "both", "pair", "other")),
    (ZH, "holders.toml", ("aimed",)),
    (ZH, "publishing.toml", ("counting",)),
    (ZH, "publishing.toml", ("afterwards",)),
    (ZH, "publishing.toml", ("body",)),
    (KNOWLEDGE, "publishers.toml", ("publisher", "vague")),
]
CASES = [
    pytest.param(group, entry, id=f"{group[1]}-{entry['id']}")
    for group in GROUPS
    for table in group[2]
    for entry in entries(group[0], group[1], table, required=("id", "match", "examples", "not"))
]


def fires(group: tuple[str, str, tuple[str, ...]], entry: Table, phrase: str) -> bool:
    found = Lexicon(e for table in group[2] for e in entries(group[0], group[1], table))
    folded = fold(phrase)
    return any(hit.entry is entry for hit in found.hits(folded).within(0, len(folded)))


@pytest.mark.parametrize(("group", "entry"), CASES)
def test_examples_fire_and_counter_examples_do_not(group: tuple[str, str, tuple[str, ...]], entry: Table) -> None:
    assert [phrase for phrase in entry["examples"] if not fires(group, entry, phrase)] == []
    assert [phrase for phrase in entry["not"] if fires(group, entry, phrase)] == []


@pytest.mark.parametrize("group", GROUPS)
def test_no_word_stands_in_two_entries_of_a_group(group: tuple[str, str, tuple[str, ...]]) -> None:
    words = [
        fold(word) for table in group[2] for entry in entries(group[0], group[1], table) for word in entry["match"]
    ]
    assert sorted({word for word in words if words.count(word) > 1}) == []
