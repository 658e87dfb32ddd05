"""Addressees: to whom something was said, as the text writes it (guide section 1). Journalists and outlets are none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Self

from tracktwo.extract.demanded import party_demanded
from tracktwo.extract.drafts import Draft
from tracktwo.extract.noun_phrases import source_words, titles
from tracktwo.extract.page import Page
from tracktwo.extract.parties import party_ends
from tracktwo.extract.phrases import PHRASE_WORDS, cue_phrase, words_before
from tracktwo.extract.tokens import word_list
from tracktwo.extract.voices import state_names
from tracktwo.knowledge.states import states as states_known
from tracktwo.languages import entries, fold, table_pattern
from tracktwo.languages.gate import Gate
from tracktwo.languages.patterns import either, filled

_PACKAGE = "tracktwo.languages.zh"


@dataclass(frozen=True)
class AddresseeRule:
    """Where a rule looks (phrase, content, clause), the cues that it is limited to (none: any), its patterns, and what
    tells which of them may match."""

    where: str
    cues: frozenset[str]
    patterns: tuple[re.Pattern[str], ...]
    gate: Gate[re.Pattern[str]]

    @classmethod
    def of(cls, where: str, cues: Iterable[str], patterns: Iterable[str]) -> Self:
        """The rule of an entry of addressees.toml."""
        made = tuple(map(re.compile, patterns))
        words = PHRASE_WORDS if where == "phrase" else None
        return cls(where, frozenset(cues), made, Gate(zip(made, made, strict=True), words=words))


@cache
def addressee_rules() -> tuple[AddresseeRule, ...]:
    """The rules of addressees.toml, in order."""
    party, states = _party(), either(state_names())
    return tuple(
        AddresseeRule.of(
            entry["where"],
            entry.get("cues", ()),
            (pattern.replace("PARTY", party).replace("STATE", states) for pattern in entry["patterns"]),
        )
        for entry in entries(_PACKAGE, "addressees.toml", "addressee", required=("where", "patterns"), group="who")
    )


def _party() -> str:
    """A pattern of parties: a group with its modifiers (东岸政府, 各国领导人), or states in a row (东岸和西岸)."""
    (entry,) = entries(_PACKAGE, "addressees.toml", "party", required=("heads", "patterns", "pieces"))
    pieces = {
        "leader": either(leader for state in states_known() for leader in state.leaders),
        "state": either(state_names()),
        "head": either(entry["heads"]),
        "office": either(titles()),
        **entry["pieces"],
    }
    return f"(?:{filled('|'.join(entry['patterns']), pieces)})"


def _bare(words: str) -> int:
    """Where the name begins behind a title: 4 in 东岸总统丁一鸣; 0 where there is no title with a name behind it.

    A title that stands there twice counts where it stands first.
    """
    ends = range(len(words) - 2, max(0, len(words) - 7), -1)
    fronts = ((words[at:end], at, end) for end in ends for at in range(end))
    return next((end for title, at, end in fronts if title in titles() and words.find(title) == at), 0)


def _title_behind(words: str, known: frozenset[str]) -> int:
    """How long the title behind the name of one who speaks here is: 2 in 丁一鸣总统."""
    name = max((name for name in known if words.startswith(name)), key=len, default="")
    return len(words) - len(name) if name and words[len(name) :] in titles() else 0


def addressee_of(page: Page, draft: Draft, known: frozenset[str]) -> str | None:
    """To whom it was said; None where the text does not say. `known` are the names, folded, of those who speak here.

    中方代表告诉`美方`，…; 向`国会`表示，…; 呼吁`各国领导人`共同行动; “我们敦促`美方`停止…”.
    """
    speaker = fold(draft.speaker or "")
    cue = page.folded[draft.cue.start : draft.cue.end] if draft.cue else ""
    if demanded := _demanded(page, draft, known, cue):
        return demanded
    barred = table_pattern(_PACKAGE, "addressees.toml", "no_addressee")
    for pattern, words, start, in_phrase in _looked_for(page, draft, cue):
        match = pattern.search(words)
        if match and match["who"] != speaker and not barred.search(match["who"]):
            if in_phrase and not _is_party(match["who"], known):
                continue
            low, high = match.span("who")
            low += _bare(match["who"])
            high -= _title_behind(words[low:high], known)
            return page.text[start + low : start + high].strip("，： ")
    return None


def _looked_for(page: Page, draft: Draft, cue: str) -> Iterator[tuple[re.Pattern[str], str, int, bool]]:
    """Each pattern that may match, the words that it is looked for in, where they begin, and True for the phrase."""
    for rule in _rules_of(cue):
        if rule.where == "phrase":
            if draft.cue is not None:
                phrase, start = cue_phrase(page, draft), draft.cue.start - len(words_before(page, draft))
                for pattern in rule.gate.fitting(phrase):
                    yield pattern, phrase.rstrip('，：“「『" '), start, True
            continue
        for content in draft.contents:
            words = page.folded[content.span.start : content.span.end]
            for pattern in rule.gate.fitting(words):
                yield pattern, words, content.span.start, False


def _demanded(page: Page, draft: Draft, known: frozenset[str], cue: str) -> str | None:
    """Who is to do what is demanded, cut by words: 要求`所有网络公司`配合审查; none behind 通知东岸，…."""
    if draft.cue is None or cue not in word_list("addressees.toml", "demands") or not draft.contents:
        return None
    first = draft.contents[0].span
    if first.start < draft.cue.end or page.folded[draft.cue.end : first.start].strip('“"「 '):
        return None
    found = party_demanded(page, first.start, first.end, known)
    who = page.folded[slice(*found)] if found else ""
    barred = table_pattern(_PACKAGE, "addressees.toml", "no_addressee")
    if found is None or who == fold(draft.speaker or "") or barred.search(who):
        return None
    return page.text[slice(*found)]


@lru_cache(maxsize=4096)  # of the words that are cues
def _rules_of(cue: str) -> tuple[AddresseeRule, ...]:
    """The rules that a cue word has, in order: those for any phrase, and those for what such a cue says."""
    return tuple(
        rule for rule in addressee_rules() if rule.where == "phrase" or not rule.cues or (cue and cue in rule.cues)
    )


def _is_party(words: str, known: frozenset[str]) -> bool:
    """True for a state, a body, a group or a person, false for what only stands where one would (只是回避地, 相关)."""
    if words in known or words in state_names() or words.endswith(party_ends()) or _bare(words):
        return True
    if any(words.endswith(name) or name.startswith(words) for name in known):
        return True
    surnames, syllables = source_words("surname"), source_words("transliteration")
    return (words[:1] in surnames and 2 <= len(words) <= 4) or all(one in syllables or one in "·•" for one in words)
