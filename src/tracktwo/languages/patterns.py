"""Patterns made of lists of words and of named pieces, as the data files write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from tracktwo.errors import EntryError

_DEEPEST = 6  # pieces inside pieces
_NAMED = re.compile(r"\{([a-z]+\d*)\}")


def either(words: Iterable[str]) -> str:
    """A pattern for any of the words, at each place the longest: 到 and 直到 give (?:直到|到)."""
    return f"(?:{'|'.join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word))))})"


def filled(pattern: str, pieces: Mapping[str, str]) -> str:
    """`pattern` with each {name} replaced by its piece, as deep as they nest; {0,2} stays a repeat. Raises EntryError.

    With year = "\\d{4}年" the pattern "自{year}起" gives 自\\d{4}年起.
    """
    for _ in range(_DEEPEST):
        try:
            pattern = _NAMED.sub(lambda found: pieces[found[1]], pattern)
        except KeyError as missing:
            raise EntryError(f"there is no piece called {missing}", where=pattern[:60], todo="add it") from None
    return pattern


def kept_from(guards: Mapping[str, str]) -> str:
    """What keeps a word from being the first part of another: {分: 钟歧} gives (?!(?<=分)[钟歧]), behind the word."""
    return "".join(f"(?!(?<={re.escape(word)})[{behind}])" for word, behind in guards.items())
