"""Refusals: the source of each decline that the page holds (guide, rule 8)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tracktwo.extract.acts import cue_acts
from tracktwo.extract.candidates import ClauseReader, is_masked
from tracktwo.extract.channels import is_press
from tracktwo.extract.contents import bare_length, indirect
from tracktwo.extract.declines import DeclineCue, find_decline_cues
from tracktwo.extract.drafts import TURNS
from tracktwo.extract.findings import Finding, renewed
from tracktwo.extract.layout import Layout
from tracktwo.extract.noun_phrases import Phrase
from tracktwo.extract.tokens import longest_first, openings
from tracktwo.languages.entries import table_pattern
from tracktwo.languages.remembered import remembered
from tracktwo.model import Content

_CLAUSE = re.compile(r"[^\s，,。.；;：:！!？?…—“”‘’「」『』\"]+")
LONG_DECLINE = 80  # characters of a quotation that may hold nothing but a decline
DECLINE_TAIL = 8  # characters behind one in its clause: 不便评论|这件事
SHORT_TURN = 6  # characters of a clause behind a decline that says something
SHORT_DECLINE = 24  # characters in front of the decline's cue where the content is the decline: 不便就此事回应


def refusals(layout: Layout, reader: ClauseReader, findings: Iterable[Finding]) -> Iterator[Finding]:
    """One finding without contents for each decline outside quotations whose sentence names or implies who declines.

    A decline without a source of its own is that of whoever's words hold it: 东岸电子表示，不予置评.
    """
    spoken: dict[tuple[int, int], list[Finding]] = {}
    for one in findings:
        if one.kept:
            spoken.setdefault(one.sentence, []).append(one)
    for decline in find_decline_cues(layout.page):
        sentence = _sentence(layout, decline.phrase.start)
        if sentence is None or any(is_masked(layout, at) for at in (decline.phrase.start, decline.cue.start)):
            continue
        own = _source(reader, decline, sentence)
        if own is None and sentence not in spoken:
            continue
        thing = own is not None and _is_thing(own)
        if own is not None and own.kind in ("other", "self") and not thing:
            continue
        source = own if own and not thing else _teller(decline, spoken.get(sentence, ()))
        if thing and source is None:
            continue
        cue = (decline.cue.start, decline.cue.end)
        yield Finding(sentence, source, cue, None, (), rule="decline", order=decline.cue.start)


def without_refusals(layout: Layout, findings: Iterable[Finding], declines: Iterable[Finding]) -> Iterator[Finding]:
    """The findings without the declines that their contents hold.

    丁一鸣表示，不便回应 is a decline and nothing else; in 丁一鸣表示，将派出海军，但拒绝评论 the content ends at 但.
    """
    declines = sorted((one for one in declines if one.cue), key=lambda one: one.order)
    if not declines:
        return iter(findings)

    cues = [one.cue for one in declines if one.cue]

    def without(finding: Finding) -> Finding | None:
        at = finding.cue
        if at is not None and any(start <= at[0] and at[1] <= end for start, end in cues):
            return None  # 不愿|透露
        asks = finding.cue is not None and cue_acts().get(layout.page.folded[slice(*finding.cue)]) == "question"
        own = [one.order for one in declines if asks or _declines_itself(finding, one)]
        cut = [_cut(layout, content, own, asks=asks) for content in finding.contents]
        contents = tuple(content for content in cut if content is not None)
        if contents == finding.contents:
            return finding
        return replace(finding, contents=contents) if contents else None

    return renewed(findings, without)


def with_quoted_declines(layout: Layout, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings; those of whose contents all decline in quotation marks as declines."""
    if not find_decline_cues(layout.page):
        return iter(findings)
    return renewed(findings, lambda one: _decline_in_quotation(layout, one))


def _decline_in_quotation(layout: Layout, finding: Finding) -> Finding:
    """The finding; without contents and with the decline as its cue where all of them decline in quotation marks.

    丁一鸣说：“无可奉告。”, 丁一鸣说，他“不便评论”; a turn is no quotation, and who asks declines nothing.
    """
    asks = finding.entry is not None and finding.entry["act"] == "question"
    if not finding.kept or finding.rule in TURNS or asks:
        return finding
    declines = [_declines_all(layout, one) for one in finding.contents]
    if not declines or (first := declines[0]) is None or None in declines:
        return finding
    cue = (first.cue.start, first.cue.end)
    return replace(finding, cue=cue, entry=None, contents=(), rule="decline", order=cue[0])


def _declines_all(layout: Layout, content: Content) -> DeclineCue | None:
    """The first decline of a quotation of which each clause declines, or adds nothing to one that does."""
    page, span = layout.page, content.span
    if span.end - span.start > LONG_DECLINE:
        return None
    inside = [one for one in find_decline_cues(page) if span.start <= one.phrase.start < span.end]
    if not all(is_masked(layout, one.phrase.start) for one in inside):
        return None
    for clause in _CLAUSE.finditer(page.folded, span.start, span.end) if inside else ():
        one = next((one for one in inside if clause.start() <= one.phrase.start < clause.end()), None)
        if one is None and _pattern("beside_decline").fullmatch(clause.group()) is None:
            return None
        if one is not None and not (
            _pattern("own_decline").fullmatch(page.folded, clause.start(), one.phrase.start)
            and clause.end() - one.phrase.end <= DECLINE_TAIL
        ):
            return None
    return next(iter(inside), None)


@remembered
def _pattern(table: str) -> re.Pattern[str]:
    return table_pattern("tracktwo.languages.zh", "declines.toml", table)


def _declines_itself(finding: Finding, decline: Finding) -> bool:
    """True where the decline is the speaker's own, or is all that an outlet reports: 路透社说，白宫没有回应."""
    source = decline.source
    if source is None or source.kind == "pronoun" or finding.source is None or source.words == finding.source.words:
        return True
    return is_press(finding.source.words)


def _cut(layout: Layout, content: Content, declines: list[int], *, asks: bool) -> Content | None:
    """The content up to the clause of the first decline in it; None where that leaves nothing.

    A question that `asks` ends where somebody declines it: 记者询问丁一鸣，会谈是否取消，丁一鸣没有回应.
    """
    span = content.span
    inside = next((place for place in declines if span.start <= place < span.end), None)
    if inside is None or content.quoted == "all":
        return content
    comma = max(layout.masked.rfind(mark, span.start, inside) for mark in "，；")
    if comma < 0:
        return _turn_behind(layout, content, inside) if inside - span.start <= SHORT_DECLINE else content
    if not asks and not layout.masked.startswith(openings("decline_turn"), comma + 1):
        return content
    pieces = indirect(layout, span.start, comma)
    return pieces[0] if pieces else None


def _turn_behind(layout: Layout, content: Content, decline: int) -> Content | None:
    """What is said behind the decline that opens the content: 不便评论，|但会谈没有取消; None without such words."""
    end = content.span.end
    comma = next((at for at in range(decline, end) if layout.masked[at] in "，；"), end)
    if not layout.masked.startswith(openings("contrast"), comma + 1):
        return None
    pieces = indirect(layout, comma + 1, end)
    told = bool(pieces) and bare_length(pieces[0].span.quote) >= SHORT_TURN  # 但总体上|，他也认为
    return pieces[0] if told else None


def _source(reader: ClauseReader, decline: DeclineCue, sentence: tuple[int, int]) -> Phrase | None:
    start, _ = reader.clause_start(decline.phrase.start, sentence[0])
    source = reader.source(start, decline.phrase.start)
    if source is None or source.kind == "other" or _is_thing(source):
        source = reader.borrow(sentence, start) or source
    return replace(source, leads=True) if source else None


def _is_thing(phrase: Phrase) -> bool:
    """True for what declines nothing: 会谈的内容|不便透露."""
    return phrase.kind in ("other", "document") and phrase.words.endswith(
        longest_first("declines.toml", "declined_thing")
    )


def _teller(decline: DeclineCue, findings: Iterable[Finding]) -> Phrase | None:
    """The source of the finding whose contents hold the decline."""
    at = decline.phrase.start
    holds = (one for one in findings if any(held.span.start <= at < held.span.end for held in one.contents))
    return next((one.source for one in holds), None)


def _sentence(layout: Layout, at: int) -> tuple[int, int] | None:
    for line in layout.lines:
        if line.start <= at < line.end:
            return next((one for one in line.sentences if one[0] <= at < one[1]), None)
    return None
