"""Names side by side: which words are one name, and where a list of persons begins (丁一鸣（Ding）与参议员李砚衡)."""

from __future__ import annotations

import re

from tracktwo.extract.tokens import DOTS, Token, any_word, is_transliterated, small_words
from tracktwo.extract.word_kinds import NAME_TAGS, ends_body, is_noun, source_words, titles
from tracktwo.languages.script import DOT


def names_two(words: str, shortest: int = 2) -> bool:
    """True for 丁一鸣和李砚衡, not for 康京和; with 3 as the shortest name not for 约翰·和仁 either."""
    joints = any_word("small_words.toml", "parts_names")
    parts = joints.split(words)
    if len(parts) > 1:  # 江南和平研究所 is one
        parts = joints.split(any_word("small_words.toml", "holds_joint").sub(_hidden, words))
    return len(parts) > 1 and all(len(part) >= shortest for part in parts)


def _hidden(found: re.Match[str]) -> str:
    return DOT * len(found[0])


def listed_with_titles(tokens: list[Token], first: int, begin: int, known: frozenset[str]) -> int | None:
    """Where 丁一鸣（Ding）|与东岸参议员|李砚衡 begins, the last name at `begin`; None where only one is named.

    和 and 与 join only behind a bracket or a title of the first name's: 丁一鸣与东岸参议员李砚衡 may be who met.
    """
    found, at = None, begin
    while at - 2 >= first:
        joint = at - 1
        while joint > first and is_noun(tokens[joint]) and tokens[joint].word not in small_words("joiner"):
            if tokens[joint].tag in NAME_TAGS:
                return found
            joint -= 1
        titled = tokens[at - 1].word in titles()
        if joint <= first or tokens[joint].word not in small_words("joiner") or not titled:
            return found
        at = joint - 1
        while at > first and (tokens[at].tag == "bracket" or tokens[at].word in titles()):
            at -= 1
        proved = at < joint - 1 or tokens[at].word in known or (at > 0 and tokens[at - 1].word in titles())
        sure = at < joint - 1 or tokens[joint].word not in small_words("partner")
        if not (proved and sure) or not is_name(tokens[at], known):
            return found  # 国家|过敏|和传染病研究所所长李砚衡
        while at > first and continues_name(tokens[at - 1], tokens[at]):
            at -= 1
        found = at
    return found


def first_of_several(tokens: list[Token], first: int, begin: int, known: frozenset[str]) -> int:
    """Where names that marks or 和 join begin, the last at `begin`: 丁一鸣、周文澜和|李砚衡."""
    while begin - 2 >= first and tokens[begin - 1].word in small_words("joiner") and is_name(tokens[begin - 2], known):
        begin -= 2
        while begin > first and continues_name(tokens[begin - 1], tokens[begin]):
            begin -= 1
    return begin


def is_name(token: Token, known: frozenset[str]) -> bool:
    """True for a word that is a person's name: one of the document's, a Latin one, what the cutter takes for one."""
    if token.word in known:
        return True
    if token.tag == "eng":
        return len(token.word) > 1 and token.word[0].isalpha() and token.word.lower() not in ("https", "http", "www")
    return token.tag in NAME_TAGS and len(token.word) > 1 and not ends_body(token.word) and token.word not in titles()


def is_letter_name(tokens: list[Token], at: int, known: frozenset[str]) -> bool:
    """True for 雷 of 局长|雷: a foreign name of one syllable behind a title, where the document has 克里斯·雷."""
    word = tokens[at].word
    if len(word) != 1 or tokens[at - 1].word not in titles() or not is_transliterated(word):
        return False
    return any(len(name) > 2 and name[-1] == word and name[-2] in DOTS for name in known)


def continues_name(before: Token, token: Token) -> bool:
    """True where two name words stand side by side and are one name: 约翰 + 盖伊, 周 + 文澜, never 美国 + 丁一鸣."""
    if before.tag == "nr" and len(before.word) == 1 and before.word in source_words("surname"):
        return token.tag in ("nr", "nrfg") and len(token.word) == 2
    return before.tag in ("nrt", "nr") and token.tag in ("nrt", "nr") and is_transliterated(before.word + token.word)
