"""Words in Latin letters: Ed Crooks and AT&T are one, the number of a day is none of them (Axios 17|日, AXN|6|月)."""

from __future__ import annotations

import re

from tracktwo.extract.word_kinds import Token
from tracktwo.extract.word_tables import small_words

_L = "A-Za-zÀ-ſ0-9"  # no number in front of a day: Axios 17|日
_LATIN = re.compile(rf"[{_L}][{_L}'’\-]*+\.?+(?:(?:[ ](?![0-9]+[^\x00-ſ]))?[{_L}&][{_L}'’\-&]*+\.?+)*+")
_DAY_NUMBER = re.compile(r"(?<=[A-Za-zÀ-ſ])[0-3]?[0-9]$")


def join_latin(tokens: list[Token], masked: str) -> list[Token]:
    """The words with Latin letters that stand side by side as one: Ed Crooks, AT&T; the day behind them stays a day."""
    joined: list[Token] = []
    until = -1
    for token in tokens:
        if token.start < until:
            continue
        if token.tag == "eng" and (match := _LATIN.match(masked, token.start, tokens[-1].end)):
            until = match.end()
            joined.append(Token(token.start, until, match.group(), "eng"))
            continue
        if joined and token.start == until and token.word in small_words("calendar_word"):
            joined += _without_day(joined.pop())
        joined.append(token)
    return joined


def _without_day(latin: Token) -> list[Token]:
    """Latin letters, and the number of a day or a month that is glued to them: AXN|6 of AXN6月."""
    number = _DAY_NUMBER.search(latin.word)
    if number is None:
        return [latin]
    at = latin.start + number.start()
    return [Token(latin.start, at, latin.word[: number.start()], "eng"), Token(at, latin.end, number.group(), "m")]
