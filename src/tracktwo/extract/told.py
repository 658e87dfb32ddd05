"""Statements inside what somebody is told to have said, without marks: 丁一鸣说，甲，韩国希望乙."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tracktwo.extract.contents import holds, indirect
from tracktwo.extract.drafts import TOLD, TURNS
from tracktwo.extract.findings import Finding
from tracktwo.extract.inner_sources import may_have_source, speaks
from tracktwo.extract.judged import judges_act
from tracktwo.extract.layout import Layout
from tracktwo.extract.sentence_cues import Cued, SentenceRules
from tracktwo.extract.tokens import PACKAGE, openings
from tracktwo.languages import table_pattern
from tracktwo.model import Content

SHORTEST = 15  # characters of a content that can hold a statement of somebody else
SHORTEST_CLAUSE = 4  # characters of what somebody else says


def told_statements(rules: SentenceRules, cued: Cued, findings: Iterable[Finding]) -> Iterator[Finding]:
    """One finding for each cue of `cued` inside an unquoted content that has a source of its own there."""
    layout, reader = rules.layout, rules.reader
    findings = [one for one in findings if one.rule not in TURNS]
    used = {place for one in findings if one.cue for place in range(*one.cue)}
    free = ((sentence, [hit for hit in hits if hit.start not in used]) for sentence, hits in cued)
    unused = {sentence: hits for sentence, hits in free if hits}
    for outer in findings:
        hits = unused.get(outer.sentence, [])
        for content in outer.contents if hits else ():
            if content.quoted == "all" or not holds(content.span.quote, SHORTEST):
                continue
            within = (content.span.start, content.span.end)
            inside = [hit for hit in hits if within[0] <= hit.start and hit.end <= within[1]]
            if not inside or not any(may_have_source(layout, reader, within, hit) for hit in inside):
                continue
            made: dict[int, Finding] = {}
            for finding in rules.read(within, inside):
                if not speaks(layout, reader, finding):
                    continue
                if not _is_thing(layout, finding, within[1]) and not _polled(outer, finding):
                    contents = _first_clause(layout, finding)
                    inner = made.get(id(finding.outer), outer)
                    told = replace(finding, outer=inner, rule=TOLD, sentence=outer.sentence, contents=contents)
                    made[id(finding)] = told
                    yield told


def _is_thing(layout: Layout, finding: Finding, stop: int) -> bool:
    """东岸要求西岸关闭领馆，是挑衅: what the inner cue tells is only the subject of what the outer speaker says.

    The outer words end at `stop`. Not where a person says it in plain words: 丁一鸣曾表示愿意让步，显示….
    """
    if finding.entry and finding.cue and judges_act(layout, finding.entry, finding.cue[1], stop):
        return True
    plain = finding.entry is not None and finding.entry["strength"] == "strong"
    if plain and finding.source is not None and finding.source.kind == "person":
        return False
    start, end = finding.contents[0].span.start, finding.contents[-1].span.end
    marked = finding.cue is not None and layout.masked[finding.cue[1] : finding.cue[1] + 1] in "，：,:"
    kinds = ("told_thing",) if marked else ("told_thing", "judged_so")
    return any(table_pattern(PACKAGE, "cues.toml", kind).search(layout.page.folded, start, end + 2) for kind in kinds)


def _polled(outer: Finding, finding: Finding) -> bool:
    """民调显示，过半数民众乐见…: what a poll shows of many is what the poll says (guide, rule 6)."""
    polls = outer.source is not None and outer.source.words.endswith(openings("poll"))
    return polls and finding.source is not None and finding.source.kind != "person"


def _first_clause(layout: Layout, finding: Finding) -> tuple[Content, ...]:
    """东岸要求备战|，官媒就造假: behind the comma the outer speaker goes on, unless a word binds what follows (并…)."""
    first = finding.contents[0]
    binds, opens = (table_pattern(PACKAGE, "cues.toml", table) for table in ("told_binds", "told_opens"))
    begun = at = first.span.start
    while (at := layout.masked.find("，", at + 1, first.span.end)) >= 0:
        told = at - first.span.start >= SHORTEST_CLAUSE and opens.match(layout.masked, begun) is None
        if told and binds.match(layout.masked, at) is None:
            return indirect(layout, first.span.start, at)
        begun = at + 1
    return finding.contents
