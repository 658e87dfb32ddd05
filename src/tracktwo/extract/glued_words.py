"""Small words that the cutter glues to a word that no dictionary knows: 桑加尼向, 对本台."""

from __future__ import annotations

from collections.abc import Iterator

from tracktwo.extract.word_kinds import Token
from tracktwo.extract.word_tables import small_words
from tracktwo.languages.particles import WHEN


def split_small(at: int, word: str, tag: str) -> Iterator[Token]:
    """A word that no dictionary knows, or two where the cutter glued a small word to it: 桑加尼向, 对本台."""
    if word[:2] in small_words("light_verb"):
        yield Token(at, at + len(word), word, "v")
    elif word[0] in small_words("glued_before"):
        yield Token(at, at + 1, word[0], "p")
        yield Token(at + 1, at + len(word), word[1:], "nr" if tag == "nr" else "n")
    elif word[-1] in small_words("glued_behind"):
        yield Token(at, at + len(word) - 1, word[:-1], tag)
        last = "p" if word[-1] in small_words("glued_preposition") else "f" if word[-1] == WHEN else "d"
        yield Token(at + len(word) - 1, at + len(word), word[-1], last)
    else:
        yield Token(at, at + len(word), word, tag)
