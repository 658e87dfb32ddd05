"""Statements by position alone: a quotation alone in its paragraph, 丁一鸣：“…”, a sentence wholly a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from tracktwo.extract.candidates import ClauseReader, between_words, clauses
from tracktwo.extract.contents import LONG_QUOTE, bare_length, contents_behind, direct, is_bare, quoted_behind
from tracktwo.extract.drafts import ALONE
from tracktwo.extract.findings import Finding, renewed
from tracktwo.extract.held_words import Stretches
from tracktwo.extract.layout import PACKAGE, QUOTED, SHORT_LINE, Layout, Line
from tracktwo.extract.noun_phrases import ACTORS, Kind, Phrase
from tracktwo.extract.quotation import Quotation
from tracktwo.extract.tokens import Token, word_list
from tracktwo.languages.entries import table_pattern
from tracktwo.model import Content

FEW = 6  # characters between a name and its cue: 丁一鸣周三说
_WHOLE = ("。", "！", "？", "!", "?")
LONG_SPEECH = 12  # characters of a quotation that is a sentence of its own
OWN_CUE = 6  # characters behind the colon of a heading within which another statement takes all of it
ANSWER = 12  # characters that a word for an answer may have, with the mark behind it
_PARTS = "，,：:；"  # between parts of a sentence, each of which may have a subject of its own
_PERSONS: frozenset[Kind] = frozenset({"person", "title", "group"})
LONGEST_SOURCE = 20  # characters in front of a colon that may name a speaker


def _taken(findings: Iterable[Finding]) -> Stretches:
    """The contents that findings have already."""
    return Stretches((content.span.start, content.span.end) for one in findings for content in one.contents)


def _by_sentence(findings: Iterable[Finding]) -> dict[tuple[int, int], Finding]:
    """The first of the findings of each sentence."""
    return {one.sentence: one for one in sorted(findings, key=lambda one: -one.order)}


def with_broken(layout: Layout, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings; a quotation that opens a line and is broken by a cue is a content of the cue behind it too.

    “甲。”丁一鸣说，“乙。”: one statement with two contents (guide, rule 1).
    """
    findings = list(findings)
    taken, said = _taken(findings), _by_sentence(one for one in findings if one.kept)
    fronts: dict[int, tuple[Content, ...]] = {}
    for line in layout.lines:
        if len(line.sentences) < 2 or line.kind not in ("prose", "heading"):
            continue
        first, second = line.sentences[:2]
        if (behind := said.get(second)) is None or taken.reach(first) or _is_title(layout, line):
            continue
        front = _alone(layout, first, governed=True, behind=False)
        if front is not None and _breaks(layout, front, behind):
            fronts[id(behind)] = front.contents

    def with_front(one: Finding) -> Finding:
        return replace(one, contents=(*fronts[id(one)], *one.contents)) if id(one) in fronts else one

    return renewed(findings, with_front)


def loose_quotations(layout: Layout, reader: ClauseReader, findings: Iterable[Finding]) -> Iterator[Finding]:
    """A statement without a cue for each quotation that only its place gives to somebody."""
    findings = list(findings)
    taken = _taken(findings)
    spoken = {one.sentence for one in findings}
    first, said = _by_sentence(findings), _by_sentence(one for one in findings if one.kept)
    last: tuple[int, int] | None = None  # the last sentence of the line before
    for line in layout.lines:
        if line.kind not in ("prose", "heading"):
            continue
        before, introduced = False, _introduced(layout, reader, last, spoken)
        last = line.sentences[-1] if line.sentences else None
        for number, sentence in enumerate(line.sentences):
            finding = _colon(layout, reader, line, sentence, first.get(sentence))
            if finding is None and not taken.reach(sentence):
                governed = before or sentence[0] == line.start or _is_answer(layout, line.start, sentence[0])
                finding = _alone(layout, sentence, governed and not _is_title(layout, line), behind=before)
                if finding is not None and sentence[0] == line.start:
                    behind = said.get(line.sentences[number + 1]) if number + 1 < len(line.sentences) else None
                    finding = replace(finding, introduced=introduced or _named_behind(layout, behind))
                finding = finding or _behind_colon(layout, reader, sentence)
                finding = finding or _behind_comma(layout, reader, sentence, before)
            if finding is not None:
                yield finding
            before = before or sentence in spoken or finding is not None


@cache
def _introduces() -> re.Pattern[str]:
    return table_pattern(PACKAGE, "cues.toml", "introduces")


def _introduced(
    layout: Layout, reader: ClauseReader, sentence: tuple[int, int] | None, spoken: set[tuple[int, int]]
) -> Phrase | None:
    """丁一鸣向本台这样对比了两国。 on the line before a quotation: the subject of a sentence that only brings it in."""
    if sentence is None or sentence in spoken or not _introduces().search(layout.masked, *sentence):
        return None
    source = next((reader.borrow((start, end), end) for start, end in clauses(layout.masked, *sentence)), None)
    return source if source is not None and source.kind in ("person", "title") else None


def _named_behind(layout: Layout, finding: Finding | None) -> Phrase | None:
    """“甲。”丁一鸣周三说，“乙。”: who opens the sentence right behind a quotation that opens a line has said it."""
    if finding is None or finding.source is None or finding.cue is None:
        return None
    source = finding.source
    between = layout.masked[finding.sentence[0] : finding.cue[0]]
    at_once = not any(mark in between.rstrip("，, ") for mark in _PARTS) and source.end <= finding.cue[0]
    return source if at_once and source.kind in _PERSONS else None


def _breaks(layout: Layout, front: Finding, behind: Finding) -> bool:
    """“甲。”丁一鸣说，“乙。”: one that its cue breaks in two (guide, rule 1); “甲。”丁一鸣说：“乙。” is two."""
    source, cue, contents = behind.source, behind.cue, behind.contents
    if source is None or cue is None or not contents or any(one.quoted != "all" for one in contents):
        return False
    at_once = source.full_start - behind.sentence[0] <= 1 and 0 <= cue[0] - source.end <= FEW
    gap = layout.page.folded[cue[1] : contents[0].span.start - 1].strip()
    return at_once and gap in ("，", ",") and is_bare(layout.page.text, front.contents[-1].span.end, source.full_start)


def _is_title(layout: Layout, line: Line) -> bool:
    """“东岸要改变现状” on a line of its own, without an end mark inside: a heading (guide, rule 6)."""
    words = layout.page.folded[line.start : line.end].rstrip()
    closed = words.endswith(tuple("”」』")) and not words[:-1].endswith(tuple("。！？!?…"))
    return closed and len(words) <= SHORT_LINE


def _alone(layout: Layout, sentence: tuple[int, int], governed: bool, *, behind: bool) -> Finding | None:
    """A sentence that is wholly a quotation, behind a statement or at the start of its line; one that a paragraph opens
    anew may be of any length, and so may one `behind` a statement that is a whole sentence (丁一鸣说。“很痛苦。”).
    """
    if not governed:
        return None
    opening = next(iter(layout.outer_in(*sentence)), None)
    if opening is None or bare_length(layout.page.text[sentence[0] : opening.start]) > 1:
        return None
    whole = behind and layout.page.folded[opening.inner_end - 1] in _WHOLE
    shortest = 1 if whole or opening.start in layout.resumed else LONG_QUOTE
    contents = quoted_behind(layout, opening.start, max(sentence[1], opening.end), shortest=shortest)
    if not contents:
        return None
    return Finding(sentence, None, None, None, contents, rule=ALONE, order=opening.start)


@cache
def _answers() -> re.Pattern[str]:
    words = "|".join(word_list("cues.toml", "answer"))
    return re.compile(f"(?:{words})[。：:]\\s*$")


def _is_answer(layout: Layout, start: int, at: int) -> bool:
    """之后就是官方回应。“甲”，“乙”。: the sentence in front ends with a word for an answer."""
    return _answers().search(layout.masked, max(start, at - ANSWER), at) is not None


def _behind_colon(layout: Layout, reader: ClauseReader, sentence: tuple[int, int]) -> Finding | None:
    """他知道原因：“…”。: a quotation behind a colon to the end of its sentence; its speaker heads the sentence."""
    for one in layout.outer_in(sentence[0] + 1, sentence[1]):
        if layout.page.folded[one.start - 1] in "：:":
            whole = bare_length(layout.page.text[one.end : sentence[1]]) == 0
            if not whole or layout.page.folded[one.inner_end - 1] not in "。！？!?":
                return None
            source = reader.borrow(sentence, one.start - 1)
            if source is None or source.kind not in ("person", "title", "pronoun", "group", "body"):
                return None
            contents = direct(layout, one)
            return Finding(sentence, source, None, None, contents, rule="quotation.colon", order=sentence[0])
    return None


@cache
def _asked() -> re.Pattern[str]:
    return re.compile("|".join(word_list("cues.toml", "not_spoken_behind")))


def _behind_comma(layout: Layout, reader: ClauseReader, sentence: tuple[int, int], spoken: bool) -> Finding | None:
    """丁一鸣并不看好会谈，“…。”: a whole quotation behind a comma to the end of its sentence.

    Its speaker is the person who heads the sentence, else whoever speaks in the line before; `spoken` tells of one.
    """
    one = next(iter(layout.outer_in(sentence[0] + 1, sentence[1])), None)
    if (
        one is None
        or layout.page.folded[one.start - 1] not in "，,"
        or bare_length(layout.page.text[one.end : sentence[1]])
    ):
        return None
    inner = layout.page.text[one.inner_start : one.inner_end]
    if inner[-1:] not in _WHOLE or bare_length(inner) < LONG_SPEECH:
        return None
    if _asked().search(layout.masked, sentence[0], one.start):
        return None
    source = reader.borrow(sentence, one.start - 1)
    named = source is not None and source.kind in ("person", "title", "pronoun")
    if not named and not (spoken and source is None):
        return None
    contents = direct(layout, one)
    return Finding(sentence, source, None, None, contents, rule="quotation.comma", order=sentence[0])


def _colon(
    layout: Layout, reader: ClauseReader, line: Line, sentence: tuple[int, int], other: Finding | None
) -> Finding | None:
    """丁一鸣：“…” and, in a heading, 丁一鸣：…; `other` is the first statement of the sentence that has a cue."""
    masked = layout.masked
    at = min((place for mark in "：:" if (place := masked.find(mark, *sentence)) >= 0), default=-1)
    if at < 0:
        return None
    cue = other.order if other else None
    heading = line.kind == "heading" or _is_quoting(layout, line)
    plain = line.kind == "heading" and cue is None
    if cue is not None and not heading:
        return None
    begin = _last_part(masked, sentence[0], at)
    if not 1 < at - begin <= LONGEST_SOURCE:
        return None
    quotation = _opens(layout, at + 1)
    if (quotation is None and not heading) or (cue is not None and cue - at < OWN_CUE):
        return None  # 东岸：要求西岸撤军 is the demand of its cue
    tokens = reader.tokens(begin, at)
    source = reader.source_of(tokens)
    if source is None or source.kind not in ACTORS or not tokens or tokens[-1].end > source.end + 30:
        return None
    if quotation is None and ((not plain and source.end != at) or QUOTED in masked[source.start : source.end]):
        return None  # “晨钟案”：警方公布细节
    if masked[sentence[0] : source.full_start].rstrip().endswith("/"):
        return None  # 其它 / 西岸：… is a rubric
    if quotation is None and any(_acts(token) for token in tokens if token.start >= source.end):
        return None  # 总统丁一鸣会见西岸议长：访问为何引起争议
    contents = contents_behind(layout, at + 1, sentence[1])
    if not contents or bare_length(contents[0].span.quote) < 5:
        return None
    return Finding(sentence, source, None, None, contents, rule="colon", order=sentence[0])


def _is_quoting(layout: Layout, line: Line) -> bool:
    """丁一鸣：会谈是“走过场”: a heading whose last words are quoted; a sentence has an end mark."""
    words = layout.page.folded[line.start : line.end].strip()
    return len(words) <= SHORT_LINE and words.endswith(tuple("”」』")) and not any(mark in words for mark in _WHOLE)


def _last_part(masked: str, start: int, colon: int) -> int:
    """Where the part of a heading begins that the colon closes: 会谈没有取消 |丁一鸣：…."""
    spaces = (place for place in range(colon - 1, start, -1) if masked[place] == " " and between_words(masked, place))
    return next(spaces, start - 1) + 1


def _acts(token: Token) -> bool:
    """True for a verb that is none of speaking: what a heading tells of somebody, no source of what follows."""
    return token.tag == "v" and len(token.word) > 1 and token.word not in word_list("sources.toml", "speech_verb")


def _opens(layout: Layout, at: int) -> Quotation | None:
    while at < len(layout.masked) and layout.masked[at] == " ":
        at += 1
    return layout.opening.get(at)
