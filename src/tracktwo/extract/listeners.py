"""Whether the words between a cue and a comma name who is told something, or are told themselves already."""

from __future__ import annotations

from tracktwo.extract.layout import BRACKETED, QUOTED
from tracktwo.extract.parties import party_ends
from tracktwo.extract.tokens import Token, longest_first, tag_words, word_list
from tracktwo.extract.word_kinds import is_noun
from tracktwo.languages import table_pattern
from tracktwo.languages.particles import OF

_PACKAGE = "tracktwo.languages.zh"
SHORTEST_CLAUSE = 5  # characters behind 警告 that may be a clause; fewer are a name
_ACTS = ("v", "d", "p", "i")  # first letters of the tags of what no name has behind its modifiers


def is_told_already(cue: str, told: str) -> bool:
    """True for 澳国公民密切注意局势，, 司法机构蒙上阴影， and 往来的风险，; not for 支持停火的东岸政府，.

    `told` are the words behind the cue up to its mark, masked. Behind 告诉 only what can be no name counts: outlets of
    any name follow it.
    """
    words = told.rstrip("，,：:。").strip(f"{BRACKETED}{QUOTED} ")
    if words.startswith(longest_first("cues.toml", "condition")):
        return True
    if len(words) <= SHORTEST_CLAUSE:
        return False
    if table_pattern(_PACKAGE, "cues.toml", "clause_word").search(words):
        return True
    return cue not in word_list("cues.toml", "tells_outlets") and _is_clause(tag_words(words, 0, len(words)))


def _is_clause(tokens: list[Token]) -> bool:
    """Behind the last 的, and so in no modifier, stands a verb, or the noun that closes the words is a thing.

    Not where the noun is a party: 阿富汗重建特别监察长, 盟友与合作伙伴.
    """
    behind = max((at + 1 for at, token in enumerate(tokens) if token.word == OF), default=0)
    head = tokens[behind:]
    if not head:
        return True
    if head[-1].word.endswith(party_ends()):
        return False
    acts = any(token.tag.startswith(_ACTS) and not is_noun(token) for token in head)
    return acts or head[-1].word.endswith(longest_first("cues.toml", "thing_told"))
