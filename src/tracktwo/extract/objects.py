"""Whom a clause only speaks of, where another clause without a subject takes over who spoke in front of it."""

from __future__ import annotations

from tracktwo.extract.noun_phrases import Phrase
from tracktwo.extract.tokens import Token
from tracktwo.extract.word_kinds import is_skipped, is_verb
from tracktwo.languages.particles import BY, OF


def is_praised(tokens: list[Token], phrase: Phrase) -> bool:
    """丁一鸣道别，|赞扬不懈努力的官员|，又说…: a clause that begins with a verb and ends with what the verb is about.

    Only somebody unnamed who is described with 的: 出席会谈的丁一鸣 at the end of a clause speaks.
    """
    if phrase.kind not in ("title", "group") or phrase.end != tokens[-1].end:
        return False
    first = next((one for one in tokens if not is_skipped(one)), tokens[0])
    return (is_verb(first) or first.word == BY) and any(one.word == OF for one in tokens)
