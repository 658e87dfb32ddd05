"""Dotted names of which one character is no syllable that the lists have: 奥斯卡·拉方丹, 谭美·达克沃斯."""

from __future__ import annotations

import re
from functools import cache

from tracktwo.extract.native_names import bound_at
from tracktwo.extract.tokens import DOTS, word_list
from tracktwo.extract.word_edges import plain_cutter
from tracktwo.languages import HAN

_ONE = re.compile(f"[{HAN}]")
_FRONT = re.compile(f"[{HAN}]{{2,4}}[{DOTS}]")
_LONGEST_END = 5  # characters of the end of a name behind one that is no syllable
_LONGEST_PART = 8  # characters of the part behind the dot
_SHORTEST_PART = 2


def past_unproved(folded: str, end: int) -> int:
    """Where the name 奥斯卡·拉|方丹|近日 ends of which `end` has caught the head; `end` where nothing proves more.

    One character that is no syllable, and syllables behind it up to what bounds a name: not 盖伊|领导的, 盖伊|问达赖.
    """
    if not _ONE.match(folded, end) or bound_at(folded, end) or folded[end] in _small():
        return end
    syllables, stop = word_list("sources.toml", "syllable"), end + 1
    while stop < min(len(folded), end + _LONGEST_END) and folded[stop] in syllables:
        stop += 1
    closed = not _ONE.match(folded, stop) or bound_at(folded, stop) > 1
    if not closed or stop == end + 1 or plain_cutter().has_word(folded[end : end + 2]):
        return end
    return end if stop > end + 2 and plain_cutter().has_word(folded[end + 1 : stop]) else stop


def unproved_front(folded: str, start: int) -> int | None:
    """Where the dotted name behind a title at `start` ends whose first part has a character that is no syllable.

    军人|谭美·达克沃斯|说: the first part holds no word (前往约翰·盖伊), the last is of syllables; None for any other.
    """
    front = _FRONT.match(folded, start)
    if front is None or not _small().isdisjoint(front.group()):
        return None
    part, syllables = front.group()[:-1], word_list("sources.toml", "syllable")
    if any(plain_cutter().has_word(part[at : at + 2]) for at in range(len(part) - 1)):
        return None
    stop = front.end()
    while stop < min(len(folded), front.end() + _LONGEST_PART) and folded[stop] in syllables:
        stop += 1
    return stop if stop - front.end() >= _SHORTEST_PART else None


@cache
def _small() -> frozenset[str]:
    """Characters that no name has, at its end or at all: 的, 在, 说."""
    return word_list("sources.toml", "never_named") | word_list("sources.toml", "never_last")
