"""Voices: the level at which something was said; and whether a quotation must be a translation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import cast

from tracktwo.extract.channels import is_press
from tracktwo.extract.drafts import ASKED, Draft
from tracktwo.extract.page import Page
from tracktwo.knowledge.states import states
from tracktwo.languages import entries, fold
from tracktwo.languages.gate import Gate
from tracktwo.model import Voice

_PACKAGE = "tracktwo.languages.zh"
_INTRODUCTION = 22  # characters before a name in which its office stands
_MENTIONS = 12
_CHINESE = frozenset({"cn", "tw", "hk", "mo", "sg"})  # states whose leaders speak Chinese
_FOREIGN = re.compile(r"·|[A-Za-z]{2}")
_LATIN_BEHIND = re.compile(r"\s?[（(][A-Z][A-Za-zÀ-ſ.\-' ]{2,60}")
_STOP = re.compile(r"[，。；：！？\n“”「」『』]")


@dataclass(frozen=True)
class VoiceRule:
    """The words of one voice and where they are looked for."""

    voice: Voice
    where: str
    words: re.Pattern[str]
    barred: re.Pattern[str] | None


@cache
def voice_rules() -> tuple[VoiceRule, ...]:
    """The rules of voices.toml, in order."""
    rules = []
    for entry in entries(_PACKAGE, "voices.toml", "voice", required=("voice", "words")):
        words = "|".join(sorted(map(re.escape, entry["words"]), key=len, reverse=True))
        barred = "|".join(map(re.escape, entry.get("except", ())))
        rules.append(
            VoiceRule(entry["voice"], entry["where"], re.compile(words), re.compile(barred) if barred else None)
        )
    return tuple(rules)


def voice_of(page: Page, draft: Draft) -> Voice:
    """The voice of a draft: by the source phrase itself, by the words with the speaker's name, else other.

    Words in front of an outlet or a bare state say nothing about it (发言人对样本晨报说).
    """
    speaker = fold(draft.speaker or "")
    phrase = page.folded[draft.source.start : draft.source.end] if draft.source else speaker
    side = speaker in state_names() or phrase in state_names()
    if draft.rule == ASKED:
        return "other"
    introductions = "" if side or is_press(speaker) else introduction(page, speaker)
    if draft.is_turn:
        introductions += "\n" + fold(page.document.title).partition(speaker)[0]
    return _voice(phrase, speaker, introductions) or ("metonym" if side else "other")


@lru_cache(maxsize=10_000)
def _voice(phrase: str, speaker: str, introductions: str) -> Voice | None:
    own = (phrase,) if phrase == speaker else (phrase, speaker)
    fitting = _gate().fitting("\n".join((phrase, speaker, introductions)))
    rules = (
        rule for number, rule in enumerate(voice_rules()) if number in fitting or rule.barred
    )  # words that are barred are taken out first, and what they parted may be a word
    return next((rule.voice for rule in rules if _fits(rule, own, introductions)), None)


@cache
def _gate() -> Gate[int]:
    """The numbers of the rules by their words."""
    return Gate((number, rule.words) for number, rule in enumerate(voice_rules()))


def _fits(rule: VoiceRule, own: tuple[str, ...], introductions: str) -> bool:
    pattern, barred = rule.words, rule.barred
    if rule.where == "whole":
        return any(pattern.fullmatch(words) for words in own)
    looked = own if rule.where == "phrase" or not introductions else (*own, introductions)
    for words in looked:
        clean = barred.sub("", words) if barred else words
        if pattern.search(clean) and (rule.where != "phrase" or _ends_with(pattern, clean)):
            return True
    return False


def _ends_with(pattern: re.Pattern[str], words: str) -> bool:
    """True where one of the words that the pattern finds stands at the end too."""
    return any(words.endswith(match.group()) for match in pattern.finditer(words))


def introduction(page: Page, speaker: str) -> str:
    """The words right before the first mentions of a name, one line a mention: where a text says who somebody is."""
    return _introduction(page.folded, speaker)


@lru_cache(maxsize=100)
def _introduction(folded: str, speaker: str) -> str:
    if len(speaker) < 2:
        return ""
    found: list[str] = []
    start = 0
    while len(found) < _MENTIONS and (at := folded.find(speaker, start)) >= 0:
        words = folded[max(0, at - _INTRODUCTION) : at]
        found.append(_STOP.split(words)[-1])
        start = at + len(speaker)
    return "\n".join(found)


def is_translated(page: Page, draft: Draft) -> bool:
    """True for a quotation whose speaker is foreign: a name with · or Latin letters, or Latin in brackets behind it."""
    if all(content.quoted == "none" for content in draft.contents):
        return False
    speaker = fold(draft.speaker or "")
    if not speaker:
        return False
    if _FOREIGN.search(speaker) or speaker in _foreign_leaders():
        return True
    return _has_latin_behind(page.folded, speaker) or _is_foreign_office(introduction(page, speaker))


@lru_cache(maxsize=100)  # asked for at each of a speaker's quotations
def _has_latin_behind(folded: str, speaker: str) -> bool:
    at = folded.find(speaker)
    while at >= 0:
        if _LATIN_BEHIND.match(folded, at + len(speaker)):
            return True
        at = folded.find(speaker, at + len(speaker))
    return False


@lru_cache(maxsize=1_000)
def _is_foreign_office(introductions: str) -> bool:
    return any(re.search(word, introductions) for word in foreign_words())


@cache
def foreign_words() -> tuple[str, ...]:
    """States and bodies whose people do not speak Chinese, as patterns."""
    return tuple(pattern for entry in entries(_PACKAGE, "voices.toml", "foreign") for pattern in entry["patterns"])


@cache
def _foreign_leaders() -> frozenset[str]:
    """Leaders whom texts name without an office, of states where they do not speak Chinese."""
    return frozenset(leader for state in states() if state.id not in _CHINESE for leader in state.leaders)


@cache
def state_names() -> frozenset[str]:
    """Bare states and what stands for them: 中国, 美方, 北京."""
    return frozenset(name for state in states() for name in (*state.names, *state.metonyms))


def is_official(voice: Voice) -> bool:
    """True for voices that can announce and assure for themselves or for their side."""
    return cast(str, voice) not in ("expert", "state_media", "other")
