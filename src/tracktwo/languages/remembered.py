"""Functions of one word whose answers are kept, for what the rules ask for thousands of times a text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Answer = TypeVar("Answer")


class _Answers(dict[str, Answer]):
    """The answers of a function by the word it was asked with; a word that is not there yet is asked for."""

    def __init__(self, make: Callable[[str], Answer]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, word: str) -> Answer:
        answer = self[word] = self._make(word)
        return answer


def remembered(make: Callable[[str], Answer]) -> Callable[[str], Answer]:
    """The function, made to answer each word once: `small_words("he")`. `functools.cache` takes twice as long for it.

    For the names of tables, of which there are some hundreds; words of texts would be kept without end.
    """
    return _Answers(make).__getitem__
