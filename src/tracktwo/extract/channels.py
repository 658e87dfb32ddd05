"""Channels: where something was said, as the cue's own phrase names it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from tracktwo.extract.drafts import Draft
from tracktwo.extract.page import Page
from tracktwo.extract.phrases import PHRASE_WORDS, cue_phrase, words_before
from tracktwo.languages import entries, fold, table_pattern
from tracktwo.languages.gate import Gate
from tracktwo.model import Channel

_PACKAGE = "tracktwo.languages.zh"


@dataclass(frozen=True)
class ChannelRule:
    """One channel and the patterns of a cue phrase that name it."""

    channel: Channel
    patterns: re.Pattern[str]


@cache
def channel_rules() -> tuple[ChannelRule, ...]:
    """The rules of channels.toml, in order."""
    return tuple(
        ChannelRule(entry["channel"], re.compile("|".join(entry["patterns"])))
        for entry in entries(_PACKAGE, "channels.toml", "channel", required=("channel", "patterns"))
    )


@cache
def _gate() -> Gate[ChannelRule]:
    return Gate(((rule, rule.patterns) for rule in channel_rules()), words=PHRASE_WORDS)


def channel_of(page: Page, draft: Draft) -> Channel:
    """The channel that the cue's own phrase names, `unspecified` where none is; the one nearest to the cue wins."""
    phrase = cue_phrase(page, draft)
    fitting = _gate().fitting(phrase)
    if not fitting:
        return "unspecified"
    phrase = phrase[_passed_on(page, draft) :].rpartition("；")[2]
    best: tuple[int, Channel] = (-1, "unspecified")
    over = table_pattern(_PACKAGE, "channels.toml", "over")  # 声明`公布之后，`丁一鸣说
    for rule in fitting:
        for match in rule.patterns.finditer(phrase):
            if not over.match(phrase, match.end()):
                best = max(best, (match.end(), rule.channel), key=lambda found: found[0])
    return best[1]


def _passed_on(page: Page, draft: Draft) -> int:
    """How many characters of the cue's phrase are of whoever passes it on: the cue of the speaker around, 援引."""
    before = words_before(page, draft)
    start = (draft.cue or draft.source or draft.sentence).start - len(before)
    if draft.outer is not None and draft.outer.cue is not None and 0 < draft.outer.cue.end - start <= len(before):
        return draft.outer.cue.end - start
    if draft.source is None:
        return 0
    ahead = max(0, draft.source.start - start)
    tables = (table_pattern(_PACKAGE, "channels.toml", table) for table in ("cited", "carried"))
    return max((match.end() for table in tables for match in table.finditer(before, 0, ahead)), default=0)


def channel_of_turn(page: Page) -> Channel:
    """The channel of questions and answers: what the title names, else an interview; written where nobody asks."""
    title = fold(page.document.title)
    for rule in channel_rules():
        if rule.channel == "press_conference" and rule.patterns.search(title):
            return rule.channel
    asked = any(block.question for block in page.document.blocks)
    return "interview" if asked else "written"


def is_writer(page: Page, draft: Draft) -> bool:
    """True where the source is an outlet or a document, which speak only in writing."""
    if is_press(fold(draft.speaker or "")):
        return True
    return draft.source is not None and is_press(page.folded[draft.source.start : draft.source.end])


@lru_cache(maxsize=10_000)
def is_press(name: str) -> bool:
    """True for the name of an outlet or an agency, folded: 样本晨报, 样本通讯社."""
    return table_pattern(_PACKAGE, "channels.toml", "writer").search(name) is not None
