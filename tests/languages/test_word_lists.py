"""Lists that are looked for in folded text: what folding changes would never be found, a word twice is one too many."""

from __future__ import annotations

from collections import Counter

import pytest

from tracktwo.languages import fold, read_toml

PACKAGE = "tracktwo.languages.zh"
LISTS = [
    (name, table, [word for entry in found for word in entry.get("names", ())])
    for name in ("cues.toml", "small_words.toml", "sources.toml", "titles.toml")
    for table, found in read_toml(PACKAGE, name).items()
]


@pytest.mark.parametrize(("name", "table", "words"), LISTS, ids=[f"{name}-{table}" for name, table, _ in LISTS])
def test_words_are_folded_and_stand_once(name: str, table: str, words: list[str]) -> None:
    assert [word for word in words if fold(word) != word] == []
    assert [word for word, count in Counter(words).items() if count > 1] == []
