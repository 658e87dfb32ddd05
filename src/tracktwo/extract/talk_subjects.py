"""Who sits at the table where the clause of a talk names one side only: by a pronoun, by a name told of elsewhere."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from functools import cache, lru_cache

from tracktwo.extract.page import Page
from tracktwo.extract.talk_mentions import LONGEST, Mention
from tracktwo.extract.talk_states import states_in
from tracktwo.extract.talk_words import pattern
from tracktwo.extract.word_tables import word_list
from tracktwo.knowledge.states import State
from tracktwo.languages import HAN

OFFICE = 20  # characters of an office between a state and the name behind it
LENGTHS = (4, 3, 2)  # of a name, the longest first
_NAME = re.compile(rf"[{HAN}·]{{2,4}}")
_STOPS = "，。；：！？\n"
_FILE = "talk_parties.toml"


def subject_of(
    page: Page, mention: Mention, met: Collection[State], persons: Sequence[tuple[str, State]]
) -> State | None:
    """The state of whoever meets somebody of `met`; None where the words tell none.

    For 他 and 她 the first one of the sentence before (`persons` are those of the page whose state it tells), else the
    one that the text puts before the name that opens the clause, or the one in front.
    `丁一鸣`6月前往江南，与西岸外长会谈 is of 东岸 where the text has 东岸外长丁一鸣; so is `丁一鸣`会见了西岸大使.
    """
    words = page.folded[mention.before[0] : mention.span.start]
    if pattern(_FILE, "he_meets").search(words):
        return _first_before(page, mention.sentence.start, met, persons)
    verb = pattern("talk_topics.toml", "meets").search(page.folded, mention.span.start, mention.span.end)
    if not verb and not pattern(_FILE, "meets").search(words):
        return None
    for start in dict.fromkeys((mention.clause[0], mention.before[0], mention.sentence.start)):
        if (state := _by_name(page, start)) is not None and state not in met:
            return state
    return None


def _first_before(page: Page, start: int, met: Collection[State], persons: Sequence[tuple[str, State]]) -> State | None:
    """The state named first in the sentence that ends where this one begins, unless it names no other than `met`."""
    at = bisect_right(page.sentences, start, key=lambda one: one.end) - 1
    before = page.sentences[at] if at >= 0 else None
    if before is None or page.folded[before.end : start].count("\n") > 1:
        return None
    words = page.folded[before.start : min(before.end, before.start + LONGEST)]
    press = pattern(_FILE, "press")
    named = [(words.find(name), state) for name, state in persons if name in words and not press.search(name)]
    named = sorted([*named, *states_in(words, places=False)], key=lambda one: one[0])
    return named[0][1] if named and named[0][1] not in met else None


def _by_name(page: Page, start: int) -> State | None:
    """The state whose office the text gives to the person whose name stands at `start`."""
    begins = pattern(_FILE, "leads").match(page.folded, start)
    start = begins.end() if begins else start
    words = _NAME.match(page.folded, start)
    names = (page.folded[start : start + length] for length in LENGTHS) if words else ()
    return next((state for name in names if (state := _state_of_official(page, name)) is not None), None)


@lru_cache(maxsize=1024)  # asked for at each talk of a person
def _state_of_official(page: Page, name: str) -> State | None:
    """The state of the person of that name, where the text puts an office of it right in front of it."""
    if not _NAME.fullmatch(name):
        return None
    at = page.folded.find(name)
    while at >= 0:
        if (state := _office(page.folded, at)) is not None:
            return state
        at = page.folded.find(name, at + 1)
    return None


def _office(folded: str, at: int) -> State | None:
    """The state in front of the office that stands right in front of a name: 西岸 of `西岸政府东岸问题特使`."""
    if not folded.endswith(_offices(), max(0, at - OFFICE), at):
        return None
    low = max(0, at - OFFICE)
    low = max(low, *(folded.rfind(mark, low, at) + 1 for mark in _STOPS))
    named = states_in(folded[low:at], places=False) or states_in(folded[low:at])
    return named[-1][1] if named else None


@cache
def _offices() -> tuple[str, ...]:
    return tuple(word_list("titles.toml", "official"))
