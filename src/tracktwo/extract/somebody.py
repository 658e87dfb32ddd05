"""Somebody whom one word alone does not name: 有人 of 还有|人, and groups behind a list (丁一鸣、李砚衡等|官员)."""

from __future__ import annotations

from tracktwo.extract.tokens import Token, small_words
from tracktwo.extract.word_kinds import NAME_TAGS, is_noun, source_words
from tracktwo.languages.particles import THERE_IS


def somebody_there(tokens: list[Token], last: int) -> int | None:
    """Where 有人 begins that ends with `tokens[last]`: 甚至还`有人`; None for any other word."""
    if not last or tokens[last].word not in small_words("somebody"):
        return None
    before = tokens[last - 1]
    return before.end - len(THERE_IS) if before.word in small_words("brings_up") else None


def is_one_of_such(tokens: list[Token], first: int, last: int) -> bool:
    """True for a noun phrase at `first` behind a list with 等, 《晨报》等|媒体, but for whom somebody meets."""
    if first < 2 or tokens[first - 1].word not in small_words("and_such") or not is_noun(tokens[first - 2]):
        return False
    met = not source_words("meeting").isdisjoint([token.word for token in tokens[first : last + 4]])
    counts = all(token.tag in ("m", "q") for token in tokens[first : last + 1])  # 丁一鸣等|多名|被制裁官员
    return not (met or counts)


def start_of_such(tokens: list[Token], first: int, last: int) -> int:
    """Where the list in `tokens[first:last]` begins: behind 代表 that follows a name (丁一鸣代表|西岸、东岸等)."""
    begun = (
        at + 1
        for at in range(first + 1, last - 1)
        if tokens[at].word in small_words("stands_for") and tokens[at - 1].tag in NAME_TAGS
    )
    return next(begun, first)


def opens_such(tokens: list[Token], first: int, last: int) -> bool:
    """True where 包括 in front of `tokens[first]` opens its clause and a list with 等: 包括丁一鸣等官员称."""
    listed = not small_words("and_such").isdisjoint([token.word for token in tokens[first : last + 1]])
    return first == 1 and listed and tokens[0].word in small_words("including")
