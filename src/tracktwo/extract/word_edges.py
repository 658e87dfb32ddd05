"""Whether a cue word stands as a word of its own: 总统说 has 说, 传统说法 has none."""

from __future__ import annotations

from functools import cache, lru_cache

import rjieba

from tracktwo.extract.cues import CueHit, cue_running_over
from tracktwo.extract.word_tables import word_list

REACH = 8  # characters on either side that the word cutter sees
_MARKS = frozenset("，。：；、！？!? \n“”‘’「」『』《》（）()")  # no word of the dictionary runs over one
_WINDOWS = 5_000  # words with what stands around them, of which the answer is remembered


@cache
def plain_cutter() -> rjieba.Jieba:
    """The word cutter with its own dictionary alone."""
    return rjieba.Jieba()


def stands_alone(folded: str, start: int, end: int, sentence: tuple[int, int]) -> bool:
    """True where no word of the dictionary runs over either edge of `folded[start:end]`."""
    left, first = start, max(sentence[0], start - REACH)
    while left > first and folded[left - 1] not in _MARKS:
        left -= 1
    right, last = end, min(sentence[1], end + REACH)
    while right < last and folded[right] not in _MARKS:
        right += 1
    return (left, right) == (start, end) or _is_alone(folded[left:right], start - left, end - left)


def own_word(folded: str, hit: CueHit, sentence: tuple[int, int]) -> CueHit | None:
    """The hit where it is a word of its own, else the cue that runs over its end: 一直|指责, no 直指."""
    if stands_alone(folded, hit.start, hit.end, sentence):
        return hit
    over = cue_running_over(folded, hit)
    return over if over is not None and stands_alone(folded, over.start, over.end, sentence) else None


@lru_cache(maxsize=_WINDOWS)
def _is_alone(words: str, start: int, end: int) -> bool:
    at = 0
    for word in plain_cutter().cut(words, False):
        stop = at + len(word)
        if at < start < stop or at < end < stop:
            inside = stop - start  # 媒体报道|说: the word ends with the first characters of the cue
            return len(word) == 1 or _is_loose(word, words[start:end]) or (at < start and 2 <= inside < end - start)
        at = stop
    return True


def _is_loose(word: str, cue: str) -> bool:
    """True for a word that ends with the cue: 还称, 媒体报道, a name cut wrongly. 小说 and 名称 never come here."""
    if len(cue) > 1 and len(word) - len(cue) > 1 and word.startswith(cue):
        return True
    if word in word_list("cues.toml", "torn") and word.startswith(cue):
        return True  # 东岸官员|指|印|军越界
    return len(word) > len(cue) and word.endswith(cue)
