"""Pairs of small words that the word cutter takes for one: 28|日|向, 他|用."""

from __future__ import annotations

from functools import cache

from tracktwo.languages import entries


@cache
def two_words() -> dict[str, tuple[str, str]]:
    """What the cutter takes for one word of two characters, with the tags of both: 他用 gives r and p.

    A first tag `m` holds only behind a number: 28|日|向.
    """
    found = entries("tracktwo.languages.zh", "sources.toml", "two_words", required=("names", "tags"))
    return {word: (entry["tags"][0], entry["tags"][1]) for entry in found for word in entry["names"]}
