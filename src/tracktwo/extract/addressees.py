"""Addressees: to whom something was said, as the text writes it (guide section 1). Journalists and outlets are none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from tracktwo.extract.drafts import Draft
from tracktwo.extract.noun_phrases import titles
from tracktwo.extract.page import Page
from tracktwo.extract.phrases import words_before, words_behind
from tracktwo.extract.voices import state_names
from tracktwo.languages import entries, fold

_PACKAGE = "tracktwo.languages.zh"
_MODIFIER = "[^，。；：！？、“”「」《》\\s对向在把停不要将应须能会以从就为采让给与使被正已是有]{0,8}?"


@dataclass(frozen=True)
class AddresseeRule:
    """Where a rule looks (phrase, content, clause), the cues that it is limited to (none: any), its patterns."""

    where: str
    cues: frozenset[str]
    patterns: tuple[re.Pattern[str], ...]


@cache
def addressee_rules() -> tuple[AddresseeRule, ...]:
    """The rules of addressees.toml, in order."""
    party, states = _party(), _any_of(state_names())
    return tuple(
        AddresseeRule(
            entry["where"],
            frozenset(entry.get("cues", ())),
            tuple(
                re.compile(pattern.replace("PARTY", party).replace("STATE", states)) for pattern in entry["patterns"]
            ),
        )
        for entry in entries(_PACKAGE, "addressees.toml", "addressee", required=("where", "patterns"), group="who")
    )


def _any_of(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))})"


def _party() -> str:
    """A pattern of parties: a group with its modifiers (东岸政府, 各国领导人), or states in a row (东岸和西岸)."""
    (entry,) = entries(_PACKAGE, "addressees.toml", "party", required=("heads",))
    states, heads, offices = (_any_of(words) for words in (state_names(), entry["heads"], titles()))
    person = f"{_MODIFIER}{offices}{_MODIFIER.replace('{0,8}', '{2,6}')}"
    return f"(?:{_MODIFIER}{heads}|{states}(?:(?:和|与|及|、){states})*|{person})"


def _bare(words: str) -> int:
    """Where the name begins behind a title: 4 in 东岸总统丁一鸣; 0 where there is no title with a name behind it.

    A title that stands there twice counts where it stands first.
    """
    ends = range(len(words) - 2, max(0, len(words) - 7), -1)
    fronts = ((words[at:end], at, end) for end in ends for at in range(end))
    return next((end for title, at, end in fronts if title in titles() and words.find(title) == at), 0)


@cache
def _barred() -> re.Pattern[str]:
    found = entries(_PACKAGE, "addressees.toml", "no_addressee", required=("patterns",))
    return re.compile("|".join(pattern for entry in found for pattern in entry["patterns"]))


def addressee_of(page: Page, draft: Draft) -> str | None:
    """To whom it was said; None where the text does not say.

    中方代表告诉`美方`，…; 向`国会`表示，…; 呼吁`各国领导人`共同行动; “我们敦促`美方`停止…”.
    """
    speaker = fold(draft.speaker or "")
    phrase = _phrase(page, draft)
    for rule in addressee_rules():
        for words, start in phrase if rule.where == "phrase" else _contents(page, draft, rule):
            for pattern in rule.patterns:
                match = pattern.search(words)
                if match and match["who"] != speaker and not _barred().search(match["who"]):
                    low, high = match.span("who")
                    low += _bare(match["who"])
                    return page.text[start + low : start + high].strip("，： ")
    return None


def _phrase(page: Page, draft: Draft) -> tuple[tuple[str, int], ...]:
    """The words of the cue's phrase and where they begin; () without a cue."""
    if draft.cue is None:
        return ()
    before, behind = words_before(page, draft), words_behind(page, draft)
    cue = page.folded[draft.cue.start : draft.cue.end]
    return (((before + cue + behind).rstrip('，：“「『" '), draft.cue.start - len(before)),)


def _contents(page: Page, draft: Draft, rule: AddresseeRule) -> Iterator[tuple[str, int]]:
    """The contents that a rule is matched against and where they begin."""
    if rule.cues and not (draft.cue and page.folded[draft.cue.start : draft.cue.end] in rule.cues):
        return
    for content in draft.contents:
        yield page.folded[content.span.start : content.span.end], content.span.start
