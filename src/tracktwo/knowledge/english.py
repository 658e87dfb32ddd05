"""What the English interface calls words that texts write in Chinese: places, offices, hedges (english.toml)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tracktwo.languages import fold
from tracktwo.languages.entries import entries


@cache
def glosses() -> Mapping[str, Mapping[str, str]]:
    """The English for folded Chinese words, by kind: place, hedge, comparison, title. Raises EntryError."""
    found = entries("tracktwo.knowledge", "english.toml", "gloss", required=("id", "words", "not"))
    return {entry["id"]: {fold(word): english for word, english in entry["words"].items()} for entry in found}


def gloss(kind: str, words: str) -> str | None:
    """The English for exactly these words, in either script: 東京 is Tokyo; None where none is known."""
    return glosses()[kind].get(fold(words))
