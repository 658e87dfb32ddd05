"""A clause with 的 that describes an unnamed source and belongs to it: 三名熟悉情况的|消息人士, 支持会谈的|民众."""

from __future__ import annotations

from tracktwo.extract.tokens import Token, small_words
from tracktwo.extract.word_kinds import NAME_TAGS, is_skipped, is_verb, source_words, titles
from tracktwo.languages.particles import IS

MODIFIER_LIMIT = 24  # characters of a modifier that still belongs to an unnamed source


def whole_clause(tokens: list[Token], first: int, last: int) -> int | None:
    """Where 三名熟悉情况的|消息人士 begins: a modifier with a verb, at the head of the clause, of somebody unnamed."""
    head = tokens[last]
    if head.tag != "plural" and head.word not in titles() and head.word not in small_words("whom_a_clause_tells"):
        return None
    begin = 0
    while begin < first and _opens_clause(tokens[begin]):
        begin += 1
    words = tokens[begin : first - 1]
    if not words or head.end - tokens[begin].start > MODIFIER_LIMIT or not any(map(is_verb, words)):
        return None
    opens = words[0].word in small_words("one_person") or words[0].word in small_words("knows_of")
    leads = opens or words[0].tag in ("m", "rz", "r", "ns", "nt")
    if not (leads or _tells_of(tokens, begin, first, last)) or _is_no_modifier(words):
        return None
    while begin and is_verb(words[0]) and tokens[begin - 1].word in small_words("starts_modifier"):
        begin -= 1  # 不|赞成弹劾的议员
    return begin


def _opens_clause(token: Token) -> bool:
    """但, 有, 周二: what may stand in front of the words that describe somebody."""
    return (is_skipped(token) and token.tag != "m") or token.word in small_words("brings_up")


def _tells_of(tokens: list[Token], begin: int, first: int, last: int) -> bool:
    """支持|会谈的民众, 研究|军控的学者: a verb that says nothing itself describes a group or one of many, no name."""
    verb, head = tokens[begin], tokens[last]
    told = head.word in small_words("whom_a_clause_tells") or head.tag == "plural"
    named = any(one.tag in NAME_TAGS for one in tokens[first:last])
    deed = verb.tag == "v" and len(verb.word) > 1 and verb.word not in source_words("speech_verb")
    ahead = begin > 0 and tokens[begin - 1].word in small_words("ahead_of_deed")
    return told and deed and not named and not ahead and verb.word not in small_words("seated_at")


def _is_no_modifier(words: list[Token]) -> bool:
    """西岸是…最大的, …的努力让西岸的, 丁一鸣对西岸的: a clause with a predicate of its own, or an addressee."""
    for at, one in enumerate(words):
        bars = one.word in source_words("preposition") and one.word not in small_words("joiner")
        if bars and [behind.tag for behind in words[at + 1 : at + 2]] != ["j"]:
            return True
        named = one.word == IS and words[0].tag == "m"  # 一位自称是主管的|代表
        if (one.word in small_words("ends_modifier") and not named) or one.tag == "bracket":
            return True
    return words[0].word in source_words("pronoun")
