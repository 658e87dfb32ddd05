"""Of whom something is demanded: the party that the words of a demand begin with, cut by words."""

from __future__ import annotations

import re
from dataclasses import replace

from tracktwo.extract.noun_phrases import ACTORS, Phrase, is_noun, is_skipped, is_time, phrase_start, read_noun_phrase
from tracktwo.extract.page import Page
from tracktwo.extract.parties import party_ends
from tracktwo.extract.tokens import Token, small_words, tag_words, word_list
from tracktwo.languages.particles import OF

_LONGEST = 40  # characters in which the party ends and what it is to do begins
_CLAUSE = re.compile(r"[^，。；：！？,;:!?\n]*")
_FAR = 8  # words of a clause that describes the party
_PREDICATE = ("v", "d", "p", "zg", "l")


def party_demanded(page: Page, start: int, end: int, known: frozenset[str]) -> tuple[int, int] | None:
    """The party at the start of a demand, whose deed follows; None where there is none.

    `所有网络公司`配合审查, `各大学`更进一步披露…, `即将上任的东岸政府`正视威胁; none in 停止试验, 有关法案生效.
    """
    clause = _CLAUSE.match(page.folded, start, min(end, start + _LONGEST))
    tokens = tag_words(page.folded, start, clause.end()) if clause else []
    phrase = _party(tokens, known)
    return (phrase.start, phrase.end) if phrase else None


def _party(tokens: list[Token], known: frozenset[str]) -> Phrase | None:
    """The longest noun phrase at the start that names somebody and has a predicate behind it."""
    if not tokens or tokens[0].tag == "vn" or tokens[0].word in word_list("addressees.toml", "opens_deed"):
        return None  # 调查|东岸公司的活动, 与|东岸建立关系
    for last in range(_nouns(tokens, 0) - 1, -1, -1):
        if phrase := _named(tokens, 0, last, known):
            return phrase if phrase.kind == "person" else replace(phrase, start=tokens[0].start)
    described = _behind_clause(tokens)
    for last in range(_nouns(tokens, described) - 1, described - 1, -1) if described else ():
        if phrase := _named(tokens, described, last, known):
            return phrase
    return None


def _named(tokens: list[Token], first: int, last: int, known: frozenset[str]) -> Phrase | None:
    if tokens[last].word == OF or not _acts(tokens[last + 1]):
        return None
    phrase = read_noun_phrase(tokens, max(first, phrase_start(tokens, last)), last, known)
    nobody = word_list("addressees.toml", "nobody_told")
    if phrase is None or phrase.words in nobody:
        return None
    if phrase.start < tokens[first].start:  # 在东岸上市的|企业, not 调查东岸公司的|活动 and not 参加会谈的|人
        described = first and phrase.start == tokens[0].start and tokens[last].word not in nobody
        return replace(phrase, start=tokens[first].start) if described and phrase.kind in ACTORS else None
    return phrase if phrase.kind in ACTORS or _ends_party(phrase.words) else None


def _ends_party(words: str) -> bool:
    more = word_list("addressees.toml", "demanded_end")
    return words.endswith((*party_ends(), *more))


def _nouns(tokens: list[Token], start: int) -> int:
    """Where the words from `start` end that may belong to the party; one at least is left behind it."""
    end = start
    while end < len(tokens) - 1 and _may_name(tokens[end]):
        end += 1
    return end


def _behind_clause(tokens: list[Token]) -> int:
    """Where the noun begins that a clause in front of it describes: 即将上任的|东岸政府; 0 without."""
    return next((at + 1 for at, token in enumerate(tokens[1:_FAR], 1) if token.word == OF), 0)


def _may_name(token: Token) -> bool:
    if token.word in word_list("addressees.toml", "opens_deed"):
        return False
    part = token.word == OF or token.word in small_words("joins_nouns") or token.word in small_words("concerned_one")
    return part or (is_noun(token) and not is_time(token) and token.tag != "l")


def _acts(token: Token) -> bool:
    """True for a word that a predicate begins with: 停止, 不要, 在九月前."""
    return token.word != OF and (token.tag.startswith(_PREDICATE) or is_skipped(token))
