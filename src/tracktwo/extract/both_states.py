"""Which two or three states 两国, 双方 and 三国 are: 中印两国, 亚美尼亚和阿塞拜疆, as the words in front name them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache

from tracktwo.extract.tokens import any_word, small_words, word_list
from tracktwo.knowledge.states import by_short, states
from tracktwo.languages import fold
from tracktwo.languages.patterns import either

_BACK = 2  # sentences in which two states joined by 和 may stand, this one included


def both_states(folded: str, words: str, at: int, near: Sequence[tuple[int, int]]) -> str | None:
    """The states that `words` at `at` mean, as the text names them; None where it does not say.

    `near` are this sentence and those in front of it on its line, the nearest first. 中印两国 may stand anywhere in
    front where the text speaks of no other such pair, 双方 only means one of its own line.
    """
    size = 3 if words in small_words("three_states") else 2
    short, same = _pairs(folded, size)
    count = bisect_right(short, at, key=lambda one: one[0])
    line = near[-1][0] if near else at
    last = short[count - 1 : count] if count else []
    alone = count <= same and words in small_words("of_states")
    found = last if last and (last[0][0] > line or alone) else []
    for start, end in near[:_BACK] if size == 2 else ():
        pairs = _joined().finditer(folded, start, min(end, at))
        joined = [one for one in pairs if one["one"] != one["other"] and _heads(folded, start, one.start())]
        if joined and (not found or joined[-1].end() > found[0][0]):
            return joined[-1].group("both")
        if found and found[0][0] > start:
            break
    return found[0][1] if found else None


@cache
def states_together() -> frozenset[str]:
    """双方, 两国, 三国: words for states that are named in front of them."""
    return small_words("both") | small_words("of_states") | small_words("three_states")


@lru_cache(maxsize=4)
def _pairs(folded: str, size: int) -> tuple[list[tuple[int, str]], int]:
    """Where each pair of letters ends and its words, and how many from the first on name the same states."""
    found = [(one.end(), one.group()) for one in _short(size).finditer(folded)]
    other = (number for number, (_, name) in enumerate(found) if name[:size] != found[0][1][:size])
    return found, next(other, len(found))


@cache
def _short(size: int) -> re.Pattern[str]:
    """中印两国, 美中双方; 美日韩三国 with three letters."""
    letters = "".join(sorted(by_short()))
    behind = small_words("three_states") if size == 3 else small_words("of_states") | small_words("both")
    return re.compile(f"(?<![{letters}])[{letters}]{{{size}}}(?:{either(behind)})")


def _heads(folded: str, start: int, at: int) -> bool:
    """True at the head of a clause: 印度和巴基斯坦…, not 向印度和日本供货, 批评英国和法国."""
    return at == start or folded[at - 1] in "，。；：、\n "


@cache
def _joined() -> re.Pattern[str]:
    """亚美尼亚和阿塞拜疆: two states side by side, no more behind them that belongs to a longer name."""
    state = either({fold(name) for one in states() for name in one.names if len(name) > 1})
    joiner = any_word("small_words.toml", "pair_joiner").pattern
    tail = either(word_list("small_words.toml", "behind_states"))
    return re.compile(f"(?P<both>(?P<one>{state})(?:{joiner})(?P<other>{state}))(?!{tail})")
