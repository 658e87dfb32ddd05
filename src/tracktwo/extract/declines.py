"""Declines: a refusal to say something, with its kind and what was asked (TRAPS 14)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tracktwo.extract.drafts import Draft
from tracktwo.extract.page import Page
from tracktwo.extract.phrases import words_before
from tracktwo.languages import entries
from tracktwo.languages.gate import Gate
from tracktwo.model import DeclineKind, Span

_TOPIC = re.compile(
    r"(?:对|就|针对|关于|被问及|被问到|问及)(?P<what>[^，。；：]{2,40}?)(?:一事|问题|的问题|提问)?(?:时|，|作|做|发表|表示|置评|$)"
)
_POINTER = re.compile(r"^(?:此|此事|这|这一|该|上述|有关|其)")
_POINTING = re.compile(r"对此|就此|有关此事")
_TAIL = re.compile(r"(?:立即|立刻|予以|给予|正面|直接|公开|进一步|的){1,5}$")
_ASKER = re.compile(
    r"(?P<who>[^，。；：]{2,14}?(?:社|报|台|网|记者|电视|媒体|本台|法广))(?:的)?(?:置评|查询|询问|采访|提问)"
)


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
    """The kind of a decline's draft."""
    if draft.cue:
        words = page.folded[max(0, draft.cue.start - 40) : draft.cue.end + 10]
        for kind, pattern in decline_rules():
            if pattern.search(words):
                return kind
    return "refused"


def asked_of(page: Page, draft: Draft) -> tuple[Span | None, str | None]:
    """What was asked about and by whom; a pointer (对此) gives the sentence before, None where nothing is named."""
    before = words_before(page, draft)
    start = (draft.cue.start if draft.cue else draft.sentence.start) - len(before)
    asker = _ASKER.search(before)
    who = page.text[start + asker.start("who") : start + asker.end("who")] if asker else None
    topic = _TOPIC.search(before)
    if topic is None:
        return (_sentence_before(page, draft) if _POINTING.search(before) else None), who
    if _POINTER.match(topic["what"]):
        return _sentence_before(page, draft), who
    end = start + topic.start("what") + len(_TAIL.sub("", topic["what"]))
    return page.span(start + topic.start("what"), end), who


def _sentence_before(page: Page, draft: Draft) -> Span | None:
    before = [sentence for sentence in page.sentences if sentence.end <= draft.sentence.start]
    return before[-1] if before else None
