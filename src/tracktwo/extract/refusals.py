"""Refusals: the source of each decline that the page holds (guide, rule 8)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tracktwo.extract.candidates import ClauseReader, is_masked
from tracktwo.extract.declines import DeclineCue, find_decline_cues
from tracktwo.extract.layout import Layout
from tracktwo.extract.noun_phrases import Phrase
from tracktwo.extract.sentence_cues import Finding
from tracktwo.extract.sources import read_source


def refusals(layout: Layout, reader: ClauseReader, findings: Iterable[Finding]) -> Iterator[Finding]:
    """One finding without contents for each decline outside quotations whose sentence names or implies who declines."""
    spoken = {one.sentence: one for one in findings if one.kept}
    for decline in find_decline_cues(layout.page):
        sentence = _sentence(layout, decline.phrase.start)
        if sentence is None or is_masked(layout, decline.cue.start):
            continue
        source = _source(layout, reader, decline, sentence)
        if source is None and sentence not in spoken:
            continue
        if source is not None and source.kind in ("other", "self"):
            continue
        cue = (decline.cue.start, decline.cue.end)
        yield Finding(sentence, source, cue, None, (), rule="decline", order=decline.cue.start)


def _source(layout: Layout, reader: ClauseReader, decline: DeclineCue, sentence: tuple[int, int]) -> Phrase | None:
    start, _ = reader.clause_start(decline.phrase.start, sentence[0])
    source = read_source(reader.tokens(start, decline.phrase.start), reader.known)
    if source is None or source.kind == "other":
        source = reader.borrow(sentence, start) or source
    return replace(source, leads=True) if source else None


def _sentence(layout: Layout, at: int) -> tuple[int, int] | None:
    for line in layout.lines:
        if line.start <= at < line.end:
            return next((one for one in line.sentences if one[0] <= at < one[1]), None)
    return None
