"""What a decline was asked about, and by whom (TRAPS 14)."""

from __future__ import annotations

import re

from tracktwo.extract.declines import find_decline_cues
from tracktwo.extract.drafts import Draft
from tracktwo.extract.page import Page
from tracktwo.extract.phrases import words_before
from tracktwo.extract.tokens import longest_first
from tracktwo.languages import table_pattern
from tracktwo.model import Span

SHORTEST = 10  # characters of what stands before 对此 in its own sentence that may be what was asked
LOOK_BACK = 3  # sentences before; one that declines itself, or opens a broadcast, is none


def _pattern(table: str, group: str | None = None) -> re.Pattern[str]:
    return table_pattern("tracktwo.languages.zh", "declines.toml", table, group=group)


def asked_of(page: Page, draft: Draft) -> tuple[Span | None, str | None]:
    """What was asked about and by whom; a pointer (对此) gives the words before, None where nothing is named.

    国防部没有对越境指控立即作出回应 gives 越境指控; 有报道说会谈取消。对此，外交部尚未回应 gives the sentence before.
    """
    before = words_before(page, draft)
    start = (draft.cue.start if draft.cue else draft.sentence.start) - len(before)
    asker = _pattern("asker", "who").search(before)
    who = page.text[start + asker.start("who") : start + asker.end("who")] if asker else None
    clause = max(before.rfind(mark) for mark in "，；") + 1
    if _pattern("asked_pointer").search(before):
        return _words_before(page, draft, start + clause), who
    topic = _pattern("asked_about", "what").search(before, clause) or _pattern("asked_in_question", "what").search(
        before
    )
    if topic is None:
        return None, who
    words = _without_tail(topic["what"])
    at = start + topic.start("what")
    return (page.span(at, at + len(words)) if len(words) > 1 else None), who


def _without_tail(words: str) -> str:
    """越境指控暂时未有 without its small words: 越境指控."""
    while tail := next((one for one in longest_first("declines.toml", "asked_tail") if words.endswith(one)), None):
        words = words[: -len(tail)]
    return words


def _words_before(page: Page, draft: Draft, clause: int) -> Span | None:
    """What 对此 points at: the clauses before it in its sentence, else the sentence before."""
    own = page.text[draft.sentence.start : clause].rstrip("，； ")
    if len(own) >= SHORTEST and not find_decline_cues_in(page, draft.sentence.start, clause):
        return page.span(draft.sentence.start, draft.sentence.start + len(own))
    before = [sentence for sentence in page.sentences if sentence.end <= draft.sentence.start]
    told = (one for one in reversed(before[-LOOK_BACK:]) if not find_decline_cues_in(page, one.start, one.end))
    return next(told, None)


def find_decline_cues_in(page: Page, start: int, end: int) -> bool:
    """True where `page.text[start:end]` holds a decline."""
    return any(start <= decline.phrase.start < end for decline in find_decline_cues(page))
