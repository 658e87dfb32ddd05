"""Declines: a refusal to say something, with its kind (TRAPS 14)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from tracktwo.extract.drafts import Draft
from tracktwo.extract.page import Page
from tracktwo.languages import entries
from tracktwo.languages.gate import Gate
from tracktwo.model import DeclineKind, Span


@dataclass(frozen=True, slots=True)
class DeclineCue:
    """The words that decline (`未…评论` gives 评论), the whole phrase, and what was given instead of an answer."""

    cue: Span
    phrase: Span
    kind: DeclineKind


@cache
def decline_rules() -> tuple[tuple[DeclineKind, re.Pattern[str]], ...]:
    """The patterns of declines.toml with their kinds."""
    found = entries("tracktwo.languages.zh", "declines.toml", "decline", required=("kind", "patterns"), group="cue")
    return tuple((entry["kind"], re.compile(pattern)) for entry in found for pattern in entry["patterns"])


@cache
def _gate() -> Gate[tuple[DeclineKind, re.Pattern[str]]]:
    return Gate((rule, rule[1]) for rule in decline_rules())


@lru_cache(maxsize=4)  # a page's declines are asked for by refusals, by turns and for each decline by what was asked
def find_decline_cues(page: Page) -> tuple[DeclineCue, ...]:
    """The declines of the page in text order, none overlapping another."""
    found: list[DeclineCue] = []
    for kind, pattern in _gate().fitting(page.folded):
        for match in pattern.finditer(page.folded):
            cue = page.span(*match.span("cue"))
            found.append(DeclineCue(cue, page.span(*match.span()), kind))
    found.sort(key=lambda decline: (decline.phrase.start, -decline.phrase.end))
    kept: list[DeclineCue] = []
    for decline in found:
        if not kept or decline.phrase.start >= kept[-1].phrase.end:
            kept.append(decline)
    return tuple(kept)


def kind_of(page: Page, draft: Draft) -> DeclineKind:
    """The kind of a decline's draft: that of the phrase in which its cue stands."""
    cue = draft.cue
    found = (one.kind for one in find_decline_cues(page) if cue and one.phrase.start <= cue.start < one.phrase.end)
    return next(found, "refused")
