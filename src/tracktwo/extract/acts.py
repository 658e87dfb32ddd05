"""Acts: what a speaker does by saying something. The cue decides where it is plain (呼吁); else the content does."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tracktwo.extract.drafts import ASKED, Draft
from tracktwo.extract.page import Page
from tracktwo.extract.phrases import content_head, content_words
from tracktwo.extract.voices import is_official
from tracktwo.knowledge.states import by_name
from tracktwo.languages import entries, fold
from tracktwo.languages.gate import Gate
from tracktwo.model import Act, Voice

_QUESTION = re.compile(r"[？?][”」』\"]?$")


@dataclass(frozen=True)
class ActRule:
    """One act and the patterns of content that show it."""

    act: Act
    head: bool
    who: str
    patterns: tuple[re.Pattern[str], ...]


@cache
def act_rules() -> tuple[ActRule, ...]:
    """The rules of acts.toml, in order."""
    return tuple(
        ActRule(
            entry["act"], entry["where"] == "head", entry.get("who", "any"), tuple(map(re.compile, entry["patterns"]))
        )
        for entry in entries("tracktwo.languages.zh", "acts.toml", "act", required=("act", "patterns"))
    )


@cache
def _gate() -> Gate[tuple[ActRule, re.Pattern[str]]]:
    return Gate(((rule, pattern), pattern) for rule in act_rules() for pattern in rule.patterns)


@cache
def _cue_acts() -> dict[str, Act]:
    found = entries("tracktwo.languages.zh", "acts.toml", "cue_act", required=("act", "match"))
    return {word: entry["act"] for entry in found for word in entry["match"]}


@cache
def _own_hope() -> re.Pattern[str]:
    found = entries("tracktwo.languages.zh", "acts.toml", "own_hope", required=("patterns",))
    return re.compile("|".join(pattern for entry in found for pattern in entry["patterns"]))


def act_of(page: Page, draft: Draft, voice: Voice) -> Act:
    """The act of a draft. `assert` is what remains where neither cue nor content says more.

    A turn is long: its head decides.
    """
    if draft.rule == ASKED:
        return "question"
    cue = page.folded[draft.cue.start : draft.cue.end] if draft.cue else ""
    default: Act = _cue_acts().get(cue) or (draft.cue_entry["act"] if draft.cue_entry else "assert")
    if default != "assert" or cue in _cue_acts() or not draft.contents:
        return _sharpened(default, page, draft)
    words = content_head(page, draft) if draft.is_turn else content_words(page, draft)
    if not (fitting := _gate().fitting(words)):
        return "assert"
    head = content_head(page, draft)
    official = is_official(voice) or fold(draft.speaker or "") in by_name()
    for rule, pattern in fitting:
        if rule.who == "official" and not official:
            continue
        if pattern.search(head if rule.head else words):
            return rule.act
    return "assert"


def _sharpened(default: Act, page: Page, draft: Draft) -> Act:
    """A warning that carries what we will do is a threat (guide 4.5)."""
    cue = page.folded[draft.cue.start : draft.cue.end] if draft.cue else ""
    if default == "demand" and cue.endswith("希望") and _own_hope().search(content_head(page, draft)):
        return "assert"
    if default == "concern" and cue.startswith("警"):
        threat = next(rule for rule in act_rules() if rule.act == "threaten")
        words = content_words(page, draft)
        if any(pattern.search(words) for pattern in threat.patterns):
            return "threaten"
    return default
