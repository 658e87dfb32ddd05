"""The words around a draft that its labels are read from: the cue's own phrase, the head of the content."""

from __future__ import annotations

import re
from functools import lru_cache

from tracktwo.extract.drafts import Draft
from tracktwo.extract.page import Page
from tracktwo.languages.gate import Words

_LONGEST = 90
_HEAD = 80
_DRAFTS = 64  # drafts whose words are remembered: channel, mode, via and addressee ask for the same
PHRASE_WORDS = Words(texts=_DRAFTS)  # what channels, outlets and addressees look for in a cue's phrase
_CLAUSE = re.compile(r"[，；。！？：\n]")


@lru_cache(maxsize=_DRAFTS)
def cue_phrase(page: Page, draft: Draft) -> str:
    """The folded words of the cue's own phrase: the sentence before the cue, without what was quoted there, and what
    stands between the cue and its content (告诉`美方`，). Other statements of the sentence do not count.
    """
    anchor = draft.cue or draft.source
    if anchor is None:
        return ""
    before = words_before(page, draft)
    return before + page.folded[anchor.start : anchor.end] + words_behind(page, draft)


@lru_cache(maxsize=_DRAFTS)
def words_before(page: Page, draft: Draft) -> str:
    """The part of the cue's phrase that stands before the cue."""
    anchor = draft.cue or draft.source
    if anchor is None:
        return ""
    start = max(draft.sentence.start, anchor.start - _LONGEST)
    for content in draft.contents:
        if start < content.span.end <= anchor.start:
            start = content.span.end
    return page.folded[start : anchor.start]


@lru_cache(maxsize=_DRAFTS)
def words_behind(page: Page, draft: Draft) -> str:
    """What stands between the cue and the content behind it, or up to the next mark where the content is before it."""
    if draft.cue is None:
        return ""
    later = [content.span.start for content in draft.contents if content.span.start >= draft.cue.end]
    stop = min(later) if later else draft.cue.end + 30
    words = page.folded[draft.cue.end : min(stop, draft.cue.end + 40)]
    return words if later else _CLAUSE.split(words)[0]


@lru_cache(maxsize=_DRAFTS)
def content_words(page: Page, draft: Draft) -> str:
    """The folded words of all contents, one after the other."""
    return " ".join(page.folded[content.span.start : content.span.end] for content in draft.contents)


def content_head(page: Page, draft: Draft) -> str:
    """The first clauses of the content, about eighty characters: what its main clause decides by."""
    words = content_words(page, draft).lstrip('，：；“”「」『』" ')
    if len(words) <= _HEAD:
        return words
    stop = _CLAUSE.search(words, _HEAD)
    return words[: stop.start() if stop and stop.start() < _HEAD + 40 else _HEAD]
