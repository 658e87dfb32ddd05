"""Every entry of the language files has an id of its own: a list that stands twice would be read as one."""

from __future__ import annotations

from collections import Counter
from importlib import resources

import pytest

from tracktwo.languages import read_toml

PACKAGE = "tracktwo.languages.zh"
FILES = sorted(path.name for path in resources.files(PACKAGE).iterdir() if path.name.endswith(".toml"))


@pytest.mark.parametrize("name", FILES)
def test_no_id_stands_twice(name: str) -> None:
    tables = read_toml(PACKAGE, name).values()
    ids = [entry["id"] for table in tables if isinstance(table, list) for entry in table if "id" in entry]
    assert [one for one, times in Counter(ids).items() if times > 1] == []


def test_each_list_of_small_words_stands_once() -> None:
    """`small_words(kind)` joins all entries of a table: two lists of one name would each hold the other's words."""
    assert [kind for kind, found in read_toml(PACKAGE, "small_words.toml").items() if len(found) != 1] == []
