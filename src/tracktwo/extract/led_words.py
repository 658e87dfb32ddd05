"""What leads the noun phrase in front of a cue: a preposition, with small words behind it, or 代表 (on behalf of)."""

from __future__ import annotations

from tracktwo.extract.noun_phrases import NAME_TAGS, ends_body, is_skipped, is_time, source_words
from tracktwo.extract.tokens import Token, small_words

_PERSONS = NAME_TAGS - {"eng"}
_STATES = ("ns", "nt", "s", "m")
_OF_BODY = ("n", "nt", "ns", "s")


def led_by(tokens: list[Token], first: int) -> int:
    """The index of the word that leads the phrase at `first`: 对 of 对`着`西岸, 对`几乎`整个内阁; below 0 for none."""
    at = first - 1
    while at > 0 and (tokens[at].tag in ("ul", "uz") or tokens[at].word in small_words("extent")):
        at -= 1
    return at


def on_behalf(tokens: list[Token], first: int, last: int) -> int | None:
    """The index of 代表 where `tokens[first..last]` are for whom somebody speaks; None where 代表 is a title.

    大使致电丁一鸣，代表`东岸政府`祝贺; 丁一鸣3日代表`李砚衡`总统, 丁一鸣代表`公司`; not 东岸代表李砚衡, 代表李砚衡.
    """
    at = next((at for at in range(last - 1, first - 1, -1) if tokens[at].word in small_words("stands_for")), None)
    if at is None:
        return None
    behind = tokens[at + 1]
    body = ends_body(tokens[last].word) and all(one.tag in _OF_BODY for one in tokens[at + 1 : last + 1])
    if at == first and (behind.tag in _STATES or body):
        return at
    named = body or behind.tag in NAME_TAGS or behind.tag in _STATES or behind.word in source_words("pronoun")
    if not at or not named:
        return None
    before = tokens[at - 1]
    if (before.tag in _PERSONS and not is_skipped(before)) or before.word in source_words("pronoun"):
        return at
    return at if at == first and _is_when(tokens, at - 1) else None


def _is_when(tokens: list[Token], at: int) -> bool:
    """3日|代表, 曾|代表: a time or a small word; not 驻日|代表, 特别|代表."""
    word = tokens[at]
    if word.word in small_words("day_word"):
        return at > 0 and tokens[at - 1].tag == "m"
    if is_time(word):
        return True
    return is_skipped(word) and word.tag not in ("x", "c", "bracket") and word.word not in small_words("above_all")
