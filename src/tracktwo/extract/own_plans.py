"""Cues of expecting that only tell what is to come of the subject, expected by nobody: 丁一鸣预计下周访问西岸."""

from __future__ import annotations

from tracktwo.extract.candidates import Candidate, ClauseReader
from tracktwo.extract.noun_phrases import Phrase
from tracktwo.extract.tokens import Token, small_words
from tracktwo.extract.word_kinds import is_time
from tracktwo.languages.particles import OF

_FAR = 16  # characters behind the cue in which what is to come begins
_TIME = ("m", "t", "q")
_EXPECTS = ("group", "title")  # 专家预计将有… is theirs


def is_own_plan(reader: ClauseReader, candidate: Candidate) -> bool:
    """丁一鸣预计|将于下周访问, 西岸预计|下月举行演习, …，预计|停留三天: no subject of its own stands behind the cue."""
    if "agentless" not in candidate.hit.lists:
        return False
    source, at = candidate.source, candidate.hit.end
    if source is not None and source.kind in _EXPECTS and not candidate.borrowed:
        return False
    tokens = reader.tokens(at, min(at + _FAR, candidate.sentence[1]))
    if tokens and tokens[0].word in small_words("ahead"):
        return True
    plans = "may_plan" if source is not None else "foreseen"
    if plans not in candidate.hit.lists or _is_many(source):
        return False
    tokens = _behind_time(tokens)
    if tokens and tokens[0].word in small_words("ahead"):
        return True
    return bool(tokens) and (source is None or source.kind != "document") and _is_deed(tokens)


def _is_many(source: Phrase | None) -> bool:
    """他们: officials who have spoken expect what follows."""
    return source is not None and source.words in small_words("plural")


def _behind_time(tokens: list[Token]) -> list[Token]:
    """The words without the time that opens them: 下个月|会, 17日至19日|将, 最快在7月28日|采取."""
    for at, token in enumerate(tokens):
        if not (is_time(token) or token.tag in _TIME or token.word in small_words("time_small")):
            return tokens[at:]
    return []


def _is_deed(tokens: list[Token]) -> bool:
    """停留三天, 购买导弹; not for 出口会增加, where the word that may be a verb is what something is expected of."""
    first = tokens[0]
    if first.tag != "v" or first.word in small_words("no_deed"):
        return False
    return len(tokens) < 2 or (tokens[1].word != OF and tokens[1].word not in small_words("ahead"))
