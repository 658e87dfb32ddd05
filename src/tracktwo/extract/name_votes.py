"""What all mentions of a name say of it: 西尔|买买提 at every place is 西尔买买提."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import takewhile

from tracktwo.extract.name_places import places_of
from tracktwo.extract.native_names import bound_at
from tracktwo.extract.public_persons import HYPHENS, STOPS
from tracktwo.extract.tokens import DOTS, is_transliterated, word_list
from tracktwo.extract.word_edges import plain_cutter
from tracktwo.extract.word_kinds import titles
from tracktwo.languages import HAN

LONGEST_REST = 4  # characters that the cutter may have taken from a name
LONGEST_FRONT = 3  # characters that it may have taken in front of one
_SMALL = ("preposition", "adverb", "never_named")
_FEWEST = 3  # places at which one character stands in front of a name
_RUN = re.compile(f"[{HAN}]*")
_LATIN = re.compile(r" ?[（(](?P<first>[A-ZÀ-Ý])[A-Za-zÀ-ſ.'’\- ]{2,60}[）)，,]")
_MARK = re.compile(f"[{DOTS}{STOPS}{HYPHENS}]")


def with_rest(name: str, folded: str) -> str:
    """The name with the characters that stand behind it at every mention, up to where a name ends; else as it is.

    A Chinese name of two characters (李成) gains one (李成东), a foreign one up to four that are no word (格桑|坚参).
    """
    if not 2 <= len(name) <= 2 * LONGEST_REST:
        return name
    ends = [at + len(name) for at in places_of(folded, name)]
    if len(ends) < 2 or any(bound_at(folded, end) for end in ends):
        return name
    if len(name) > LONGEST_REST and all(bound_at(folded, end - 1) > 1 for end in ends):
        return name[:-1]  # 帕纳约托普洛斯星|期四
    behind = [_run(folded[end : end + LONGEST_REST]) for end in ends]
    shared = sum(1 for _ in takewhile(lambda column: len(set(column)) == 1, zip(*behind, strict=False)))
    rest = behind[0][:shared]
    closed = (at for at in range(1, len(rest) + 1) if any(bound_at(folded, end + at) for end in ends))
    length = next(closed, 0)
    return name + rest[:length] if length and _belongs(name, rest[:length]) else name


def with_front(name: str, folded: str) -> str:
    """The name with what stands in front of it at every mention, where a clause begins with that once; else as it is.

    万古莉, at each place behind 热孜, is 热孜万古莉: two or three characters that are no word; one only in front of two
    or more characters at three places.
    """
    if not 2 <= len(name) <= LONGEST_REST or (shared := _shared_front(name, folded)) == "":
        return name
    starts = list(places_of(folded, name))
    fewest = _FEWEST if len(shared) == 1 else 2
    opens = any(at == len(shared) or _RUN.fullmatch(folded, at - len(shared) - 1, at) is None for at in starts)
    if len(starts) < fewest or not opens or _is_word(shared):
        return name
    return shared + name


def _is_word(front: str) -> bool:
    """True for what is no part of a name: a small word, a title, a word of the dictionary or one at its end."""
    if not _small().isdisjoint(front):
        return True
    titled = any(front[at:] in titles() for at in range(len(front) - 1))
    return titled or any(plain_cutter().has_word(front[at:]) for at in range(len(front) - 1))


@cache
def _small() -> frozenset[str]:
    """Characters that are small words: 在, 与, 也."""
    return frozenset().union(*(word_list("sources.toml", table) for table in _SMALL))


def _shared_front(name: str, folded: str) -> str:
    """The one, two or three characters in front of every mention; "" where the first two already differ."""
    at = folded.find(name)
    if at < 1 or _RUN.fullmatch(folded, at - 1, at) is None:
        return ""
    second = folded.find(name, at + 1)
    if second < 0 or folded[second - 1] != folded[at - 1]:
        return ""
    fronts = [_run(folded[max(0, place - LONGEST_FRONT) : place][::-1]) for place in places_of(folded, name)]
    shared = sum(1 for _ in takewhile(lambda column: len(set(column)) == 1, zip(*fronts, strict=False)))
    return fronts[0][:shared][::-1]


def are_two(short: str, full: str, folded: str) -> bool:
    """True where both have a Latin name in brackets and it begins otherwise: 康威（Kellyanne), 乔治.康威（George.

    丹尼尔·盖伊（Daniel Guy） and 盖伊（Dan Guy） may be one.
    """
    own, other = _initial(short, folded), _initial(full, folded)
    return bool(own and other) and own != other


@lru_cache(maxsize=32)  # each keeps its text
def _initial(name: str, folded: str) -> str:
    """The first letter in the brackets behind the first mention that has them and no dot in front; "" without."""
    for at in places_of(folded, name):
        match = _LATIN.match(folded, at + len(name))
        if match and (at == 0 or not _MARK.match(folded, at - 1)):
            return match["first"]
    return ""


def _run(words: str) -> str:
    match = _RUN.match(words)
    return match.group() if match else ""


def _belongs(name: str, rest: str) -> bool:
    """True where `rest` may be the end of the name: no word of the dictionary."""
    if name[0] in word_list("sources.toml", "surname") and len(name) == 2 and not is_transliterated(name):
        return len(rest) == 1
    if len(rest) == 1 and name[0] in word_list("sources.toml", "surname"):
        return len(name) == 2
    cut = plain_cutter().cut(rest, False)
    return len(rest) > 1 and (all(len(word) == 1 for word in cut) or (len(rest) == 3 and len(cut) == 1))
