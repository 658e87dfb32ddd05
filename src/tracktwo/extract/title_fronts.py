"""What stands in front of an unnamed source and is part of it, though no noun: 一名|匿名|官员, 这位|前|上将."""

from __future__ import annotations

from tracktwo.extract.public_persons import public_forms
from tracktwo.extract.tokens import Token, openings, small_words
from tracktwo.extract.word_kinds import NAME_TAGS, ends_body, is_brand, is_noun, source_words, titles

_BEFORE_ONCE = frozenset({"m", "q", "nt", "ns", "rz", "r", "uj"})  # tags of what stands in front of 前|官员
_LANDS = frozenset({"ns", "nt", "s", "j"})  # tags of states, places and their short forms


def belongs_to_title(tokens: list[Token], first: int, last: int) -> bool:
    """True where the word in front of `tokens[first]` says more of the title that ends the phrase at `last`."""
    before, head = tokens[first - 1], tokens[last].word
    if before.word in small_words("concerned_one"):
        return tokens[first].word in titles() or tokens[first].word in small_words("concerned_paper")
    titled = head in titles() or head.endswith(openings("head_end"))
    if titled and (before.word in small_words("unnamed") or before.word in small_words("asked_one")):
        return True  # 一名|匿名|东岸官员, 受访|学者
    if before.word in small_words("asked_one") and first == last and (first == 1 or is_noun(tokens[first - 2])):
        shared = first > 1 and tokens[first - 2].tag == "m"  # 55%|受访民众 are told of by who asked them
        return not shared and head.endswith(openings("whom_a_clause_tells"))  # 东岸|受访|民众
    if titled and before.word in small_words("once"):  # 一名|东岸情报局|前|官员, 前|官员, 要求匿名的|前|军方高官
        ahead = tokens[first - 2]
        listed = first > 2 and ahead.word in small_words("joiner")  # 学者和|前|官员
        return first == 1 or listed or ahead.tag in _BEFORE_ONCE or ends_body(ahead.word)
    if before.word in small_words("part_of_land") and first > 1 and tokens[first - 2].tag in _LANDS:
        return ends_body(head)  # 西岸|南部|作战司令部
    if titled and before.word in small_words("beside_somebody"):  # 船厂|附近|消息人士
        return first > 1 and is_noun(tokens[first - 2])
    if before.word in source_words("kind_of_title") and tokens[first].word in titles():  # 东岸|选举|官员
        return first > 1 and is_noun(tokens[first - 2])
    return False


def is_close_to(tokens: list[Token], i: int) -> bool:
    """True for 亲 of 东岸|亲|江南|媒体: the place behind it and the body belong together."""
    if tokens[i].word not in small_words("close_to") or i + 2 >= len(tokens):
        return False
    return tokens[i + 1].tag in _LANDS and ends_body(tokens[i + 2].word)


def leads_to_name(tokens: list[Token], i: int) -> bool:
    """True for 前 of 东岸|前|驻西岸大使|丁一鸣: behind a place or a body, in front of nouns, a title and a name."""
    if i == 0 or tokens[i].word not in small_words("once"):
        return is_in_office(tokens, i)
    return (tokens[i - 1].tag in ("ns", "nt") or ends_body(tokens[i - 1].word)) and _names_holder(tokens, i + 1)


def is_in_office(tokens: list[Token], i: int) -> bool:
    """True for 执行 of 安全部门|执行|副主任|丁一鸣: a verb in the name of an office, in front of title and name."""
    inside = i > 0 and tokens[i].word in small_words("in_office") and is_noun(tokens[i - 1])
    return inside and _names_holder(tokens, i + 1)


def _names_holder(tokens: list[Token], at: int) -> bool:
    """True where nouns up to a title, and a name behind it, begin at `at`."""
    while at < len(tokens) and is_noun(tokens[at]) and tokens[at].word not in titles():
        at += 1
    return at + 1 < len(tokens) and tokens[at].word in titles() and tokens[at + 1].tag in NAME_TAGS


def is_somebodys(title: str, token: Token) -> bool:
    """True where who is named in front of the title does not hold it: 塔利班|官员, TikTok|律师, 特朗普|律师."""
    if token.tag == "eng" and (token.word.isupper() or is_brand(token.word)):
        return True
    if title in small_words("of_public_person") and token.word in public_forms():
        return True
    return title in small_words("of_somebody") and token.tag in NAME_TAGS
