"""The lists of words that the rules ask for: tables of zh/, read once, as a set, by length or as a pattern."""

from __future__ import annotations

import re
from functools import cache

from tracktwo.errors import EntryError
from tracktwo.languages import entries
from tracktwo.languages.patterns import either
from tracktwo.languages.remembered import remembered

PACKAGE = "tracktwo.languages.zh"


@cache
def word_list(name: str, table: str) -> frozenset[str]:
    """The names of all entries of one table of a data file."""
    return frozenset(word for entry in entries(PACKAGE, name, table) for word in entry["names"])


@remembered
def small_words(kind: str) -> frozenset[str]:
    """The words of one table of small_words.toml: `part_of_day` gives 上午, 下午. EntryError for no such table."""
    if not (words := word_list("small_words.toml", kind)):
        raise EntryError(f"there is no table [[{kind}]]", where=f"{PACKAGE}/small_words.toml", todo="add it")
    return words


@remembered
def openings(kind: str) -> tuple[str, ...]:
    """The words of one table of small_words.toml, the longest first, for `startswith` and `endswith`."""
    return tuple(sorted(small_words(kind), key=lambda word: (-len(word), word)))


@cache
def longest_first(name: str, table: str) -> tuple[str, ...]:
    """The names of one table, the longest first."""
    return tuple(sorted(word_list(name, table), key=lambda word: (-len(word), word)))


@cache
def any_word(name: str, table: str) -> re.Pattern[str]:
    """A pattern for the names of one table, at each place the longest."""
    return re.compile(either(word_list(name, table)))
