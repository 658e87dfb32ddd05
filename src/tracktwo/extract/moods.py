"""Moods: what a source feels about something that the sentence names in front of the cue (guide, rule 6).

丁一鸣对东岸扩建发射井表示担忧: the content is 东岸扩建发射井, the cue 担忧.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache

from ahocorasick_rs import AhoCorasick

from tracktwo.extract.candidates import ClauseReader, clauses
from tracktwo.extract.contents import bare_length, indirect, quoted_behind
from tracktwo.extract.cue_fronts import is_unreal
from tracktwo.extract.cues import cue_table
from tracktwo.extract.findings import Finding
from tracktwo.extract.layout import Layout
from tracktwo.extract.noun_phrases import ACTORS, Phrase
from tracktwo.extract.tokens import PACKAGE, longest_first, openings, small_words
from tracktwo.languages import entries
from tracktwo.languages.particles import OF
from tracktwo.languages.scanner import word_scanner

SHORTEST = 4  # characters of what a mood is about
LONG = 7  # characters of what points back and still says what is meant: 这项新的出行规定
# The words of each table that its patterns name as {verbs}, {felt}.
MOOD = ("verbs", "nouns", "alone", "wishes")
CROWD = ("names", "felt", "causes")
REASON_FEAR = ("causes", "felt")


@cache
def _felt(table: str, keys: tuple[str, ...]) -> AhoCorasick:
    """Finds the words of which a mood of the table has one: 担忧, 担心."""
    (entry,) = entries(PACKAGE, "cues.toml", table)
    return word_scanner({word for key in keys for word in entry[key]})


def _sentences_with(layout: Layout, table: str, keys: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """The sentences that hold one of the words outside quotations: the costly patterns are tried on no other."""
    places = [start for _, start, _ in _felt(table, keys).find_matches_as_indexes(layout.masked)]
    if places:
        for line in layout.lines:
            for start, end in line.sentences:
                if bisect_left(places, start) < bisect_left(places, end):
                    yield start, end


@cache
def mood_patterns(table: str, keys: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """The patterns of a table of moods, its words (`keys`) put in for {verbs}, {felt}; what it is about is `about`."""
    (entry,) = entries(PACKAGE, "cues.toml", table, required=("patterns", *keys), group="about")
    words = {f"{{{key}}}": "|".join(sorted(entry[key], key=len, reverse=True)) for key in keys}
    return tuple(re.compile(_put_in(pattern, words)) for pattern in entry["patterns"])


def _put_in(pattern: str, words: dict[str, str]) -> str:
    """The pattern with the words of each key: {felt} becomes 担忧|担心, {2,45} stays a repeat."""
    for place, listed in words.items():
        pattern = pattern.replace(place, listed)
    return pattern


def crowd_moods(layout: Layout, findings: Iterable[Finding]) -> Iterator[Finding]:
    """One finding for each feeling of many that stands outside quotations and is no part of another's content."""
    cues = [one.cue for one in findings if one.cue]
    contents = [(content.span.start, content.span.end) for one in findings for content in one.contents]
    for sentence in _sentences_with(layout, "crowd", ("felt",)):
        for pattern in mood_patterns("crowd", CROWD):
            for match in pattern.finditer(layout.masked, *sentence):
                start, end = match.span("felt")
                inside = any(a <= match.start("who") and end <= b for a, b in contents)
                if inside or any(a < match.end() and match.start("who") < b for a, b in cues):
                    continue
                if match["about"].startswith(openings("points_back")):
                    continue
                source = _crowd(layout.masked, *match.span("who"))
                about = indirect(layout, *match.span("about"))
                if about:
                    entry = cue_table().get(match["felt"])
                    yield Finding(sentence, source, (start, end), entry, about, rule="mood.crowd", order=start)


def _crowd(masked: str, start: int, end: int) -> Phrase:
    """The many who feel something, with the place that stands in front of them: 江南|公众."""
    places = longest_first("sources.toml", "place_name")
    start -= next((len(place) for place in places if masked.endswith(place, 0, start)), 0)
    return Phrase(start, end, masked[start:end], "group", None, start)


def fears(layout: Layout, reader: ClauseReader, findings: Iterable[Finding]) -> Iterator[Finding]:
    """One finding for each fear that is given as the reason of what its holder does; also inside a report of it."""
    cues = [one.cue for one in findings if one.cue]
    (worry,) = mood_patterns("reason_fear", REASON_FEAR)
    for sentence in _sentences_with(layout, "reason_fear", ("felt",)):
        for match in worry.finditer(layout.masked, *sentence):
            if any(a < match.end() and match.start() < b for a, b in cues):
                continue
            source = None
            if match["end"] == "，":
                start, end = next(clauses(layout.masked, match.end(), sentence[1]), (match.end(), match.end()))
                source = reader.subject(start, end)
            source = source or reader.borrow(sentence, match.start())
            if source is None or source.kind not in ACTORS:
                continue
            if about := indirect(layout, *match.span("about")):
                at = match.span("felt")
                rule = "mood.reason" if source.kind in ("place", "body", "group") else "mood.person"
                yield Finding(sentence, source, at, cue_table().get(match["felt"]), about, rule=rule, order=at[0])


def moods(layout: Layout, reader: ClauseReader, findings: Iterable[Finding]) -> Iterator[Finding]:
    """One finding for each mood outside quotations whose clause names a source and what it is about."""
    cues = [one.cue for one in findings if one.cue]
    contents = [(content.span.start, content.span.end) for one in findings for content in one.contents]
    for sentence in _sentences_with(layout, "mood", ("nouns", "alone", "wishes")):
        for pattern in mood_patterns("mood", MOOD):
            for match in pattern.finditer(layout.masked, *sentence):
                cue = match.span("noun" if match["noun"] else "alone")
                inside = any(start <= match.start() and cue[1] <= end for start, end in contents)
                if inside or any(a < match.end() and match.start() < b for a, b in cues):
                    continue
                if finding := _finding(layout, reader, sentence, match, cue):
                    yield finding


def _finding(
    layout: Layout,
    reader: ClauseReader,
    sentence: tuple[int, int],
    match: re.Match[str],
    cue: tuple[int, int],
) -> Finding | None:
    start, end = match.span("about")
    about = layout.masked[start:end]
    back = about.startswith(openings("points_back")) and bare_length(about) < LONG
    if bare_length(about) < SHORTEST or back:
        return None
    clause, _ = reader.clause_start(match.start(), sentence[0])
    if any(word in layout.masked[clause : match.end()] for word in openings("whether")):
        return None  # 外界是否要对东岸扩张感到担忧
    own = reader.source(clause, match.start())
    source = own or reader.borrow(sentence, clause)
    if source is None or source.kind in ("other", "self") or not source.leads:
        return None
    if _is_told(layout, reader, match) or is_unreal(reader.tokens(clause, match.start()), "unreal"):
        return None
    contents = quoted_behind(layout, match.end(), sentence[1]) or indirect(layout, start, end)
    return Finding(sentence, source, cue, None, contents, rule="mood", order=cue[0]) if contents else None


def _is_told(layout: Layout, reader: ClauseReader, match: re.Match[str]) -> bool:
    """对东岸政府发出警告: whom a warning is for, no verb in it; 对局势恶化, 对保护主义发出警告 is what it warns of."""
    if match["noun"] not in small_words("told_with"):
        return False
    tokens = reader.tokens(*match.span("about"))
    if any(token.tag.startswith("v") or token.word == OF for token in tokens):
        return False
    who = reader.source_of(tokens)
    return who is not None and who.kind in ACTORS
