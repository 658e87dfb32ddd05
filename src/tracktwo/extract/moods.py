"""Moods: what a source feels about something that the sentence names in front of the cue (guide, rule 6).

丁一鸣对东岸扩建发射井表示担忧: the content is 东岸扩建发射井, the cue 担忧.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache

from tracktwo.extract.candidates import ClauseReader, clauses
from tracktwo.extract.contents import bare_length, indirect, quoted_behind
from tracktwo.extract.cues import cue_table
from tracktwo.extract.layout import Layout
from tracktwo.extract.noun_phrases import Phrase
from tracktwo.extract.sentence_cues import Finding
from tracktwo.extract.sources import first_noun_phrase, read_source
from tracktwo.languages import entries
from tracktwo.languages.entries import Table

SHORTEST = 4  # characters of what a mood is about


@cache
def _felt(table: str, keys: tuple[str, ...]) -> re.Pattern[str]:
    """The words of which a mood of the table has one: 担忧, 担心."""
    (entry,) = entries("tracktwo.languages.zh", "cues.toml", table)
    return re.compile("|".join(word for key in keys for word in entry[key]))


def _sentences_with(layout: Layout, table: str, keys: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """The sentences that hold one of the words outside quotations: the costly patterns are tried on no other."""
    places = [match.start() for match in _felt(table, keys).finditer(layout.masked)]
    if places:
        for line in layout.lines:
            for start, end in line.sentences:
                if bisect_left(places, start) < bisect_left(places, end):
                    yield start, end


@cache
def _pattern() -> tuple[tuple[re.Pattern[str], ...], Table]:
    (entry,) = entries("tracktwo.languages.zh", "cues.toml", "mood", required=("verbs", "nouns", "alone", "wishes"))
    verbs, nouns, alone, wishes = ("|".join(entry[key]) for key in ("verbs", "nouns", "alone", "wishes"))
    about = r"(?<![\u9762])(?:对|就|为|针对|对于)(?P<about>[^，。；：\n]{2,45}?)"
    felt = rf"(?:{verbs})了?[^，。；：\n]{{0,4}}?(?P<noun>{nouns})|(?P<alone>{alone})"
    before = rf"{about}(?:，(?:也|亦)?[^，。；：\n]{{0,8}})?(?:{felt})"
    wished = rf"表(?:达|示)(?:了|出)?(?!对)(?P<about>[^，。；：\n]{{4,45}}?)的[^，。；：\n的]{{0,4}}(?P<noun>{wishes})"
    behind = rf"表(?:达|示)(?:了|出)?对于?(?P<about>[^，。；：\n]{{2,45}}?)的[^，。；：\n的]{{0,4}}(?P<noun>{nouns})"
    end = r"(?=[，。；\n]|$)"
    return (re.compile(before + end), re.compile(behind + end), re.compile(wished + end)), entry


@cache
def _crowd() -> tuple[re.Pattern[str], ...]:
    """What many feel: 人们对…的担忧 as a noun, 使外界担心… behind a verb of causing."""
    (entry,) = entries("tracktwo.languages.zh", "cues.toml", "crowd", required=("names", "felt", "causes"))
    names, felt, causes = ("|".join(sorted(entry[key], key=len, reverse=True)) for key in ("names", "felt", "causes"))
    who = f"(?P<who>{names})"
    noun = rf"(?P<who>{names})对于?(?P<about>[^，。；：\n]{{4,40}}?)的[^，。；：\n的]{{0,4}}?(?P<felt>{felt})"
    caused = rf"(?:{causes})了?{who}(?:普遍)?(?P<felt>{felt})，?(?P<about>[^，。；：\n]{{4,60}})(?=[，。；\n]|$)"
    return re.compile(noun), re.compile(caused)


def crowd_moods(layout: Layout, findings: Iterable[Finding]) -> Iterator[Finding]:
    """One finding for each feeling of many that stands outside quotations and is no part of another's content."""
    cues = [one.cue for one in findings if one.cue]
    contents = [(content.span.start, content.span.end) for one in findings for content in one.contents]
    for sentence in _sentences_with(layout, "crowd", ("felt",)):
        for pattern in _crowd():
            for match in pattern.finditer(layout.masked, *sentence):
                start, end = match.span("felt")
                inside = any(a <= match.start("who") and end <= b for a, b in contents)
                if inside or any(a < match.end() and match.start("who") < b for a, b in cues):
                    continue
                if match["about"].startswith(("此", "这", "该")):
                    continue
                who = match.span("who")
                source = Phrase(*who, match["who"], "group", None, who[0])
                about = indirect(layout, *match.span("about"))
                if about:
                    entry = cue_table().get(match["felt"])
                    yield Finding(sentence, source, (start, end), entry, about, rule="mood.crowd", order=start)


@cache
def _worry() -> re.Pattern[str]:
    """由于担心…，东岸…; 东岸…，因担心…: a fear that is the reason of a deed."""
    (entry,) = entries("tracktwo.languages.zh", "cues.toml", "reason_fear", required=("causes", "felt"))
    causes, felt = ("|".join(sorted(entry[key], key=len, reverse=True)) for key in ("causes", "felt"))
    return re.compile(
        rf"(?:^|(?<=[，；。\n]))(?:{causes})(?P<felt>{felt})(?P<about>[^，。；：\n]{{5,60}})(?P<end>，|。|；|$)"
    )


def fears(layout: Layout, reader: ClauseReader, findings: Iterable[Finding]) -> Iterator[Finding]:
    """One finding for each fear that is given as the reason of what its holder does; also inside a report of it."""
    cues = [one.cue for one in findings if one.cue]
    for sentence in _sentences_with(layout, "reason_fear", ("felt",)):
        for match in _worry().finditer(layout.masked, *sentence):
            if any(a < match.end() and match.start() < b for a, b in cues):
                continue
            source = None
            if match["end"] == "，":
                start, end = next(clauses(layout.masked, match.end(), sentence[1]), (match.end(), match.end()))
                source = reader.unmask(first_noun_phrase(reader.tokens(start, end), reader.known))
            source = source or reader.borrow(sentence, match.start())
            if source is None or source.kind not in ("place", "body", "group", "title", "person"):
                continue
            if about := indirect(layout, *match.span("about")):
                at = match.span("felt")
                rule = "mood.reason" if source.kind in ("place", "body", "group") else "mood.person"
                yield Finding(sentence, source, at, cue_table().get(match["felt"]), about, rule=rule, order=at[0])


def moods(layout: Layout, reader: ClauseReader, findings: Iterable[Finding]) -> Iterator[Finding]:
    """One finding for each mood outside quotations whose clause names a source and what it is about."""
    patterns, entry = _pattern()
    cues = [one.cue for one in findings if one.cue]
    contents = [(content.span.start, content.span.end) for one in findings for content in one.contents]
    for sentence in _sentences_with(layout, "mood", ("nouns", "alone", "wishes")):
        for pattern in patterns:
            for match in pattern.finditer(layout.masked, *sentence):
                cue = match.span("noun") if match["noun"] else match.span("alone")
                inside = any(start <= match.start() and cue[1] <= end for start, end in contents)
                if inside or any(a < match.end() and match.start() < b for a, b in cues):
                    continue
                if finding := _finding(layout, reader, sentence, match, cue, entry):
                    yield finding


def _finding(
    layout: Layout,
    reader: ClauseReader,
    sentence: tuple[int, int],
    match: re.Match[str],
    cue: tuple[int, int],
    entry: Table,
) -> Finding | None:
    start, end = match.span("about")
    about = layout.masked[start:end]
    if bare_length(about) < SHORTEST or about.startswith(("此", "这", "该")):
        return None
    clause, _ = reader.clause_start(match.start(), sentence[0])
    source = read_source(reader.tokens(clause, match.start()), reader.known) or reader.borrow(sentence, clause)
    if source is None or source.kind in ("other", "self") or not source.leads:
        return None
    contents = quoted_behind(layout, match.end(), sentence[1]) or indirect(layout, start, end)
    return Finding(sentence, source, cue, None, contents, rule="mood", order=cue[0]) if contents else None
