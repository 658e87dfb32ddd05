"""Whether a cue word stands as a word of its own: 总统说 has 说, 传统说法 has none."""

from __future__ import annotations

from functools import cache

import rjieba

REACH = 8  # characters on either side that the word cutter sees


@cache
def plain_cutter() -> rjieba.Jieba:
    """The word cutter with its own dictionary alone."""
    return rjieba.Jieba()


def stands_alone(folded: str, start: int, end: int, sentence: tuple[int, int]) -> bool:
    """True where no word of the dictionary runs over either edge of `folded[start:end]`."""
    left = max(sentence[0], start - REACH)
    right = min(sentence[1], end + REACH)
    at = left
    for word in plain_cutter().cut(folded[left:right], False):
        stop = at + len(word)
        if at < start < stop or at < end < stop:
            inside = stop - start  # 媒体报道|说: the word ends with the first characters of the cue
            return len(word) == 1 or _is_loose(word, folded[start:end]) or (at < start and 2 <= inside < end - start)
        at = stop
    return True


def _is_loose(word: str, cue: str) -> bool:
    """True for a word that ends with the cue: 还称, 媒体报道, a name cut wrongly. 小说 and 名称 never come here."""
    if len(cue) > 1 and len(word) - len(cue) > 1 and word.startswith(cue):
        return True
    return len(word) > len(cue) and word.endswith(cue)
