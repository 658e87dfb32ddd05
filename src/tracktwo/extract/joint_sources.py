"""Both sides of a source that 和, 与 or 或 joins, where one was cut off: 东岸当局与|西岸, 丁一鸣（Ding）和|李砚衡."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from tracktwo.extract.noun_phrases import ACTORS, Phrase, phrase_start, read_noun_phrase
from tracktwo.extract.tokens import Token, small_words
from tracktwo.extract.word_kinds import NAME_TAGS, is_noun, is_skipped, is_verb, source_words
from tracktwo.languages.particles import DONE_BY, OF


@cache
def _joiners() -> frozenset[str]:
    """和, 与 and the like, and 或."""
    return small_words("joiner") | small_words("or")


def with_both_sides(tokens: list[Token], phrase: Phrase | None, known: frozenset[str]) -> Phrase | None:
    """The phrase with those whom 和, 与 or 或 joins to it in front, at the head of the clause: 东岸当局与|西岸."""
    if phrase is None or phrase.kind not in ACTORS or len(tokens) < 3:
        return phrase
    if _joiners().isdisjoint([token.word for token in tokens]):
        return phrase
    at = next((i for i, token in enumerate(tokens) if token.start == phrase.start), 0)
    while (first := _joined_in_front(tokens, at, known)) is not None:
        phrase, at = (
            _from(tokens, first, phrase),
            next(i for i, token in enumerate(tokens) if token.start == first.start),
        )
    return phrase


def _joined_in_front(tokens: list[Token], at: int, known: frozenset[str]) -> Phrase | None:
    """Who stands in front of the joiner before the phrase at `at`, past the titles of that: 丁一鸣和|参议员李砚衡."""
    joint = at - 1
    while joint > 0 and _belongs_to_name(tokens[joint]):
        joint -= 1
    if joint < 1 or tokens[joint].word not in _joiners():
        return None
    last = joint - 1
    if not (is_noun(tokens[last]) or tokens[last].tag == "bracket"):
        return None
    begin = phrase_start(tokens, last)
    first = read_noun_phrase(tokens, begin, last, known)
    if first is None or first.kind not in ACTORS or not _heads(tokens, begin):
        return None
    titled = joint < at - 1  # of whom the titles in front are too: 东岸教授、西岸研究所主任|李砚衡
    proved = (
        first.kind == "person" and (first.title or first.latin or first.words in known) and tokens[last].tag != "ns"
    )
    return first if proved or not titled else None


def _belongs_to_name(token: Token) -> bool:
    """A title, a place or a body in front of a name: 东岸|参议员|李砚衡."""
    return token.word not in _joiners() and is_noun(token) and token.tag not in NAME_TAGS


def _heads(tokens: list[Token], begin: int) -> bool:
    """True where only small words and times stand in front, or who cites them: 晨报援引|丁一鸣（Ding）和李砚衡的话."""
    if begin and tokens[begin - 1].word == OF:
        return True
    for one in reversed(tokens[:begin]):
        if one.word in small_words("cites_paper") or one.word == DONE_BY:
            return True
        if (is_verb(one) and not is_skipped(one)) or one.word in source_words("preposition"):
            return False
    return True


def _from(tokens: list[Token], first: Phrase, phrase: Phrase) -> Phrase:
    """One phrase from the first to the end of the last, persons where both are."""
    words = "".join(one.word for one in tokens if first.start <= one.start and one.end <= phrase.end)
    kind = phrase.kind if first.kind == phrase.kind else "group"
    return replace(phrase, start=first.start, words=words, kind=kind, full_start=first.full_start)
