"""Occasions: where a speaker says what he says, named once and carried over what he says next.

A speech, a press conference or an interview is named at one cue, or told in a sentence of its own (丁一鸣发表了演讲。);
it goes on for the same speaker until another occasion or another time (上个月，他…) is named.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter

from tracktwo.extract.channels import channel_of, channel_of_turn, is_press, is_writer
from tracktwo.extract.drafts import Draft
from tracktwo.extract.page import Page
from tracktwo.extract.phrases import words_before, words_behind
from tracktwo.extract.tokens import word_list
from tracktwo.extract.voices import is_official, state_names, voice_of
from tracktwo.languages import entries, fold, table_pattern
from tracktwo.languages.gate import Gate
from tracktwo.languages.remembered import remembered
from tracktwo.model import Channel, Span

_PACKAGE = "tracktwo.languages.zh"
_LASTING: frozenset[Channel] = frozenset({"interview", "speech", "press_conference", "written"})
_CLAUSE = re.compile(r"[，；：\n]")
_MET = 80  # characters before a sentence in which those who speak together were told to meet
_BACK = 14  # characters in front of an occasion in which a word may say that it has not been


@dataclass(frozen=True)
class Told:
    """An occasion that a sentence tells: where its words stand, who was there, and its channel."""

    start: int
    speakers: tuple[str, ...]
    channel: Channel


@cache
def told_patterns() -> tuple[tuple[Channel, re.Pattern[str]], ...]:
    """The patterns of the occasions of channels.toml, each with its channel, in order."""
    found = entries(_PACKAGE, "channels.toml", "occasion", required=("channel", "patterns"))
    return tuple((entry["channel"], re.compile(pattern)) for entry in found for pattern in entry["patterns"])


@cache
def _told_gate() -> Gate[tuple[Channel, re.Pattern[str]]]:
    return Gate((one, one[1]) for one in told_patterns())


@cache  # of some of the few patterns of one channel
def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


def _fitting(folded: str) -> Iterator[tuple[Channel, re.Pattern[str]]]:
    """The occasions that the text may tell, each with those of its patterns that may match there."""
    for channel, found in groupby(_told_gate().fitting(folded), key=itemgetter(0)):
        yield channel, _any_of(tuple(pattern.pattern for _, pattern in found))


@remembered
def _words(table: str) -> re.Pattern[str]:
    return table_pattern(_PACKAGE, "channels.toml", table)


def channels_of(page: Page, drafts: tuple[Draft, ...]) -> list[Channel]:
    """The channel of each draft, which come in text order: named at its cue, else the occasion that goes on."""
    forms = names_of(drafts)
    named = [_named(page, draft, forms) for draft in drafts]
    found = list(named)
    told = sorted(_told(page, drafts, forms), key=lambda one: one.start, reverse=True)
    lasting: dict[str, Channel] = {}
    beside: dict[tuple[int, str], Channel] = {}
    for number, draft in enumerate(drafts):
        speaker, start = draft.speaker or "", _start(draft)
        while told and told[-1].start < start:
            occasion = told.pop()
            lasting.update(dict.fromkeys(occasion.speakers, occasion.channel))
        place = (draft.sentence.start, speaker)
        if named[number] == "unspecified" and draft.contents:
            found[number] = beside[place] if place in beside else _goes_on(page, draft, lasting)
        elif named[number] in _LASTING and not _is_others(draft):
            lasting[speaker] = named[number]
        beside[place] = found[number]
    return _from_behind(page, drafts, named, found)


def _goes_on(page: Page, draft: Draft, lasting: dict[str, Channel]) -> Channel:
    """The occasion on which its speaker spoke before, none for what he is told to have said at another time."""
    channel = lasting.get(draft.speaker or "", "unspecified")
    if channel == "unspecified" or _is_others(draft) or _words("other_time").search(words_before(page, draft)):
        return "unspecified"
    return channel


def _from_behind(page: Page, drafts: tuple[Draft, ...], named: list[Channel], found: list[Channel]) -> list[Channel]:
    """An occasion that is named only behind the first words of a speaker holds for these too (汪文斌今天说…).

    What was written does not: the text says so where somebody writes. Officials give many interviews.
    """
    later: dict[str, tuple[Channel, int]] = {}
    for number in range(len(drafts) - 1, -1, -1):
        draft = drafts[number]
        speaker, start = draft.speaker or "", _start(draft)
        if _is_others(draft):
            continue
        if named[number] in _LASTING:
            if not _words("other_time").search(words_before(page, draft)):
                later[speaker] = (named[number], start)
        elif found[number] == "unspecified" and draft.contents and speaker in later:
            channel, at = later[speaker]
            if channel != "written" and not (channel == "interview" and _speaks_often(page, draft, at)):
                found[number] = channel
    return found


def _speaks_often(page: Page, draft: Draft, at: int) -> bool:
    """True for what an official said on another line than the one at `at`: he speaks elsewhere too, an expert once."""
    return "\n" in page.text[_start(draft) : at] and is_official(voice_of(page, draft))


def _is_others(draft: Draft) -> bool:
    """True for what stands inside another speaker's content, an outlet excepted, which only carries it."""
    return draft.outer is not None and not is_press(fold(draft.outer.speaker or ""))


def _start(draft: Draft) -> int:
    first = draft.cue if draft.cue is not None else draft.source
    return (first if first is not None else draft.contents[0].span).start


def _named(page: Page, draft: Draft, forms: dict[str, str]) -> Channel:
    if draft.is_turn:
        return channel_of_turn(page)
    named = channel_of(page, draft)
    if named != "unspecified":
        return named
    if is_writer(page, draft) or _is_printed(page, draft):
        return "written"
    return "meeting" if _is_face_to_face(page, draft, forms) else "unspecified"


def _is_printed(page: Page, draft: Draft) -> bool:
    """True for a cue of printing (写道, 报道), not where another's words are printed (样本社援引官员的话报道)."""
    if draft.cue is None or not _words("prints").match(page.folded, draft.cue.start, draft.cue.end):
        return False
    return not _words("cited").search(words_before(page, draft))


def _is_face_to_face(page: Page, draft: Draft, forms: dict[str, str]) -> bool:
    """True for what is said to a person (向李砚衡表示), and for what two sides that have just met say together."""
    if draft.cue is None:
        return False
    before = words_before(page, draft)
    behind = words_behind(page, draft).rstrip('，：“「『" ')
    toward = _words("toward").search(page.folded, draft.cue.start - len(before), draft.cue.end + len(behind))
    if toward and any(toward["who"].endswith(name) or name.startswith(toward["who"]) for name in forms):
        return True
    if not draft.source or not _words("both").match(page.folded[draft.source.start : draft.source.end]):
        return False
    return bool(_words("met").search(page.folded, max(0, draft.sentence.start - _MET), draft.cue.start))


def _told(page: Page, drafts: tuple[Draft, ...], forms: dict[str, str]) -> Iterator[Told]:
    if not forms:
        return
    fitting = _fitting(page.folded)
    matches = [(channel, match) for channel, pattern in fitting for match in pattern.finditer(page.folded)]
    if not matches:
        return
    starts = [sentence.start for sentence in page.sentences]
    cued_drafts = sorted((draft for draft in drafts if draft.cue), key=lambda draft: draft.sentence.start)
    for channel, match in matches:
        sentence = page.sentences[max(0, bisect_right(starts, match.start()) - 1)]
        if _words("not_yet").search(page.folded, max(sentence.start, match.start() - _BACK), match.start()):
            continue
        speakers = _there(page, forms, sentence.start, match.start(), match.end(), sentence.end)
        cued = _first_cued(cued_drafts, sentence)
        if cued is not None:
            if channel == "written" or (match.start() > _start(cued) and not _only_carries(cued)):
                continue
            speakers = tuple(one for one in speakers if one != cued.speaker)
        if speakers:
            yield Told(match.start(), speakers, channel)


def _only_carries(draft: Draft) -> bool:
    """True for a report or a decline, behind whose cue another's occasion may be told: 样本社报道，丁一鸣受访."""
    return not draft.contents or is_press(fold(draft.speaker or ""))


def _first_cued(drafts: list[Draft], sentence: Span) -> Draft | None:
    """The first of the drafts, which come by sentence, whose sentence begins in this one: behind a dateline (样本社江南
    10月13日电) too, which belongs to the line and to no statement.
    """
    at = bisect_left(drafts, sentence.start, key=lambda draft: draft.sentence.start)
    return drafts[at] if at < len(drafts) and drafts[at].sentence.start < sentence.end else None


@lru_cache(maxsize=4)  # asked for by channels and by addressees
def names_of(drafts: tuple[Draft, ...]) -> dict[str, str]:
    """The speakers by the names, folded, that their statements give them; no pronoun and no bare state is one."""
    forms: dict[str, str] = {}
    looked: set[tuple[str, str]] = set()
    for draft in drafts:
        if draft.speaker:
            for name in (draft.speaker, draft.source.quote if draft.source is not None else ""):
                if len(name) > 1 and (name, draft.speaker) not in looked:
                    looked.add((name, draft.speaker))
                    if (folded := fold(name)) not in _nobody():
                        forms.setdefault(folded, draft.speaker)
    return forms


@cache
def _nobody() -> frozenset[str]:
    """Bare states and pronouns, by which nobody is known."""
    return state_names() | word_list("sources.toml", "pronoun")


def _there(page: Page, forms: dict[str, str], low: int, start: int, end: int, high: int) -> tuple[str, ...]:
    """The speakers named in the occasion's clause up to its end, else the last one before, else those behind."""
    breaks = [match.end() for match in _CLAUSE.finditer(page.folded, low, start)]
    clause = breaks[-1] if breaks else low
    near = _named_in(page, forms, clause, end)
    if near:
        return tuple(speaker for _, speaker in near)
    before = _named_in(page, forms, low, clause)
    if before:
        return (max(before)[1],)
    return tuple(speaker for _, speaker in _named_in(page, forms, end, high))


def _named_in(page: Page, forms: dict[str, str], low: int, high: int) -> list[tuple[int, str]]:
    return [(at, speaker) for name, speaker in forms.items() if (at := page.folded.find(name, low, high)) >= 0]
