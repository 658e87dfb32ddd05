"""Whether words tell something, or only name a thing: 网民减少, 有人离开; not 爆炸装置."""

from __future__ import annotations

from tracktwo.extract.noun_phrases import is_noun
from tracktwo.extract.tokens import Token, small_words
from tracktwo.languages.particles import OF

_PREDICATES = ("v", "a", "d", "z", "i", "l")  # first letters of the tags of what a clause tells


def tells(tokens: list[Token]) -> bool:
    """True for 网民减少, 有人离开, 船队捕到三吨的鱼: a noun with a verb behind it, or a verb without a subject."""
    ends = (at for at, token in enumerate(tokens) if at and token.word == OF and not _counts(tokens[at - 1]))
    last = max(ends, default=-1)
    words = tokens[last + 1 :]
    if last < 0 and words and words[0].word in small_words("there_is"):
        return True
    noun = next((at for at, token in enumerate(words) if is_noun(token)), None)
    if noun is None:
        return last < 0
    behind = words[noun + 1 :]
    return any(one.tag[:1] in _PREDICATES or one.word in small_words("there_is") for one in behind)


def _counts(token: Token) -> bool:
    """True for 吨 in front of 的: the count is of what stands behind it, and no clause ends there."""
    return token.tag in ("m", "q")
