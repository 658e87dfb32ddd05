"""What stands in front of an unnamed source and is part of it, though no noun: 一名|匿名|官员, 这位|前|上将."""

from __future__ import annotations

from tracktwo.extract.tokens import Token, openings, small_words
from tracktwo.extract.word_kinds import ends_body, is_noun, source_words, titles

_BEFORE_ONCE = frozenset({"m", "q", "nt", "ns", "rz", "r", "uj"})  # tags of what stands in front of 前|官员


def belongs_to_title(tokens: list[Token], first: int, last: int) -> bool:
    """True where the word in front of `tokens[first]` says more of the title that ends the phrase at `last`."""
    before, head = tokens[first - 1], tokens[last].word
    if before.word in small_words("concerned_one"):
        return tokens[first].word in titles() or tokens[first].word in small_words("concerned_paper")
    titled = head in titles() or head.endswith(openings("head_end"))
    if titled and before.word in small_words("unnamed"):  # 一名|匿名|东岸官员
        return True
    if titled and before.word in small_words("once"):  # 一名|东岸情报局|前|官员, 前|官员, 要求匿名的|前|军方高官
        return first == 1 or tokens[first - 2].tag in _BEFORE_ONCE or ends_body(tokens[first - 2].word)
    if titled and before.word in small_words("beside_somebody"):  # 船厂|附近|消息人士
        return first > 1 and is_noun(tokens[first - 2])
    if before.word in source_words("kind_of_title") and tokens[first].word in titles():  # 东岸|选举|官员
        return first > 1 and is_noun(tokens[first - 2])
    return False
