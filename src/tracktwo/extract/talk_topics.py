"""Whether a talk is one on arms, security or strategy between states; trade, health and party talks are none."""

from __future__ import annotations

import re
from functools import cache

from tracktwo.extract.page import Page
from tracktwo.extract.talk_mentions import Mention
from tracktwo.extract.talk_states import leaders_in
from tracktwo.extract.talk_words import pattern
from tracktwo.languages import fold

FILE = "talk_topics.toml"
NEAR = 24  # characters of a long clause that belong to the name
MOST = 2  # so many words of one kind count in one place
LEAST = 0.5
LEADERS = 2  # persons of two states, named without their offices
NAME_WEIGHT, CLAUSE_WEIGHT, SENTENCE_WEIGHT, AROUND_WEIGHT = 3.0, 2.0, 1.0, 0.5


def is_on_security(page: Page, mention: Mention, *, goes_on: bool = False) -> bool:
    """True where the words of security around the name outweigh those of other business.

    The name weighs most, then its clause, its sentence, the words around the sentence; an office of defence counts, and
    that the sides are those of the talk before (`goes_on`).
    """
    low, high = max(mention.clause[0], mention.span.start - NEAR), min(mention.clause[1], mention.span.end + NEAR)
    clause = page.folded[mention.before[0] : mention.clause[1]]
    if _is_of_club(page.folded, mention) and not _security().search(
        page.folded[mention.span.start : mention.span.end + 6]
    ):
        return False
    if pattern(FILE, "internal").search(page.folded, mention.sentence.start, mention.clause[1]):
        return False
    if _is_state_meeting(page, mention, clause):
        return True
    score = NAME_WEIGHT * _balance(page.folded[mention.span.start : mention.span.end])
    score += CLAUSE_WEIGHT * (_balance(page.folded[low:high]) + bool(pattern(FILE, "office").search(clause)))
    score += SENTENCE_WEIGHT * _balance(page.folded[mention.sentence.start : mention.sentence.end])
    start, end = max(0, mention.sentence.start - 150), mention.sentence.end + 150
    score += AROUND_WEIGHT * (_balance(page.folded[start:end]) + _balance(fold(page.document.title)))
    leaning = _leaning(page.folded)
    if leaning > 0 and _is_state_business(clause):  # ministers meet: on what the text is about
        score += 1.0
    return score + leaning + goes_on >= LEAST


def _is_state_meeting(page: Page, mention: Mention, clause: str) -> bool:
    """True where those who lead states met, unless trade or other business is named beside it: 东岸总统会晤西岸外长."""
    name = page.folded[mention.span.start : mention.span.end]
    if not pattern(FILE, "meeting").search(name) or _other().search(page.folded, *mention.clause):
        return False
    if pattern(FILE, "other_office").search(page.folded, mention.sentence.start, mention.clause[1]):
        return False
    leaders = len(leaders_in(page.folded[mention.sentence.start : mention.sentence.end])) >= LEADERS
    if leaders and pattern(FILE, "meets").search(name):
        return True
    return bool(pattern(FILE, "frame").search(mention.window)) and (leaders or _is_state_business(clause))


def _is_of_club(folded: str, mention: Mention) -> bool:
    """True for `二十国集团峰会`, the club's own one; False for a talk on its fringe (联合国大会期间进行三方峰会)."""
    fringe, own = pattern(FILE, "fringe"), pattern(FILE, "own_meeting")
    told_before = pattern(FILE, "this_meeting").search(folded, mention.clause[0], mention.span.start)
    low = mention.sentence.start if told_before else mention.clause[0]
    for match in pattern(FILE, "club").finditer(folded, low, mention.clause[1]):
        before = match.start() < mention.span.end
        its_own = before and own.fullmatch(folded, match.end(), max(match.end(), mention.span.start))
        if its_own or not fringe.match(folded, match.end()):
            return True
    return False


@cache
def _leaning(folded: str) -> float:
    """What the whole text is about, as a small weight."""
    security, other = len(_security().findall(folded)), len(_other().findall(folded))
    return 0.5 if security > other else -0.5 if other > security else 0.0


def _security() -> re.Pattern[str]:
    return pattern(FILE, "topic", "zh.talk.topic.security")


def _other() -> re.Pattern[str]:
    return pattern(FILE, "other_topic")


def _balance(stretch: str) -> float:
    """Words of security less words of other business, each up to MOST."""
    security = min(MOST, len(set(_security().findall(stretch))))
    return float(security - min(MOST, len(set(_other().findall(stretch)))))


def _is_state_business(stretch: str) -> bool:
    return bool(pattern(FILE, "topic", "zh.talk.topic.state_business").search(stretch))
