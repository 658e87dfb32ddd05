"""Where the maker of a paper stands in front of it: 江南研究所（JRI）今年4月的一项|研究, 国防部一份业务|报告."""

from __future__ import annotations

from functools import cache

from tracktwo.extract.tokens import Token, small_words, word_list
from tracktwo.extract.word_kinds import is_noun, is_time, source_words
from tracktwo.languages.particles import OF

_SHORTEST, _LONGEST = 4, 16  # characters of the name of an outlet with its marks
_BETWEEN = frozenset({"t", "m", "q", "b", "bracket"})  # between whose a paper is and the word for it


def is_word_for_paper(token: Token) -> bool:
    """True for 报告 and 声明, and for 民调 and 统计数据, which are papers only behind whoever made them."""
    return token.word in _papers()


@cache
def _papers() -> frozenset[str]:
    return source_words("document") | word_list("cues.toml", "other_paper") | small_words("counted_paper")


def maker_in_front(tokens: list[Token], paper: int) -> int | None:
    """The index of the last word of whose the paper at `paper` is, past a day, a number, a title and what kind it is.

    None where no noun stands there, or where a verb or a topic leads it (对东岸政府的一项|调查).
    """
    i = paper - 1
    while i > 0 and _stands_between(tokens, i, paper):
        i -= 1
    if i < 0 or i == paper - 1 or not (is_noun(tokens[i]) or tokens[i].tag == "quote") or is_time(tokens[i]):
        return None
    return i


def _stands_between(tokens: list[Token], i: int, paper: int) -> bool:
    """A day, a number, a word that points, what kind of paper it is, the title of the paper itself: 一份《…》|报告."""
    token = tokens[i]
    if token.tag == "quote":
        before = tokens[i - 1]
        kinds = all(one.word in small_words("kind_of_paper") for one in tokens[i + 1 : paper])
        return kinds and (before.tag in ("m", "q") or before.word == OF or before.word in small_words("titled"))
    if token.word == OF or token.tag in _BETWEEN or is_time(token):
        return True
    return any(token.word in small_words(table) for table in ("kind_of_paper", "one_paper", "titled", "of_issue"))


def is_led(tokens: list[Token], first: int) -> bool:
    """True where a verb or a preposition leads the phrase at `first`, but for 据 and the like: it made no paper."""
    before = tokens[first - 1] if first else None
    if before is None or before.word in small_words("cites_paper"):
        return False
    return before.tag.startswith("v") or before.word in source_words("preposition")


def prints(tokens: list[Token], title: int, paper: int) -> bool:
    """《样本晨报》最近的一篇|评论: what stands between marks may print it; no title of its own, 这篇“…”的|文章."""
    named = _SHORTEST <= tokens[title].end - tokens[title].start <= _LONGEST
    before = tokens[title - 1].word if title else ""
    titled = before in small_words("one_paper") or before in small_words("titled")
    return named and not titled and tokens[paper].word in word_list("cues.toml", "printed_by")


def is_brought_out(tokens: list[Token], first: int) -> bool:
    """江南集团发布的|《…》: somebody has brought out what the quoted title names."""
    return first > 1 and tokens[first - 1].word == OF and tokens[first - 2].word in small_words("issues")
