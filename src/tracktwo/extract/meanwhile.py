"""What somebody speaks of while he says something else: 丁一鸣被问及样本社的报道|时|表示, 回应样本社查询|时|指."""

from __future__ import annotations

from functools import cache

from tracktwo.extract.tokens import Token, openings, small_words
from tracktwo.extract.word_kinds import is_skipped
from tracktwo.languages.particles import BY


def topic_verb(tokens: list[Token]) -> int | None:
    """The index of 谈到 in 丁一鸣谈到这两国的协议|时: the verb whose object is no source of what follows.

    None where no word of time or matter closes the clause (军|演时 is none), or no such verb stands in front.
    """
    last = len(tokens) - 1
    while last > 0 and is_skipped(tokens[last]) and not _is_time(tokens[last]):
        last -= 1
    if last < 2 or not (_is_time(tokens[last]) or tokens[last].word in small_words("matter")):
        return None
    return next((i for i in range(last) if tokens[i].word in _topic_verbs()), None)


@cache
def _topic_verbs() -> frozenset[str]:
    """The verbs of speaking of something and of being asked about it: 谈到, 被问及."""
    return small_words("speaks_of") | small_words("asked_of")


def only_topic(tokens: list[Token], verb: int) -> bool:
    """True for 被问及样本社的报道|时 and 回应样本社查询|时: nobody heads the clause, who speaks stands in front."""
    front = all(one.word == BY or is_skipped(one) for one in tokens[:verb])
    return front and any(map(_is_time, tokens[verb:]))


def _is_time(token: Token) -> bool:
    return token.word.endswith(openings("meanwhile"))
