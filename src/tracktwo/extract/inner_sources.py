"""Whether a cue inside a quotation has a source that speaks there; rather one too few than one in the wrong mouth."""

from __future__ import annotations

import re

from tracktwo.extract.candidates import ClauseReader, clauses
from tracktwo.extract.contents import bare_length
from tracktwo.extract.cues import CueHit
from tracktwo.extract.findings import Finding, Sentence
from tracktwo.extract.layout import Layout
from tracktwo.extract.noun_phrases import ACTORS, Phrase, is_skipped, source_words
from tracktwo.extract.tokens import Token, longest_first, openings, small_words, word_list
from tracktwo.languages import table_pattern
from tracktwo.languages.particles import IS, OF
from tracktwo.languages.remembered import remembered

SHORTEST_CONTENT = 5  # characters of what somebody is said to say or think
SENTENCES_BACK = 2  # sentences in front of a pronoun that may name whom it means


def may_have_source(opened: Layout, reader: ClauseReader, sentence: Sentence, hit: CueHit) -> bool:
    """A quick look before words are cut: whether a source may stand in front of the cue, or in the clause before."""
    clause, _ = reader.clause_start(hit.start, sentence[0])
    lead = opened.masked[clause : hit.start].strip()
    if not lead:
        return clause > sentence[0] and (hit.strong or "does_and_says" in hit.lists)
    may = len(lead) > 1 or lead in source_words("pronoun")
    return may and _pattern("inner_unreal").search(lead) is None


def speaks(opened: Layout, reader: ClauseReader, finding: Finding) -> bool:
    """Whether the finding has a source of its own that speaks, heading its clause, and content behind the cue."""
    source, cue = finding.source, finding.cue
    if not finding.kept or source is None or cue is None or source.end > cue[0]:
        return False
    word = opened.masked[slice(*cue)]
    return (
        (_may_speak(source, word) or finding.speaker is not None)
        and not _pattern("inner_described").match(opened.masked, cue[1])
        and _heads_clause(opened, reader, finding, source, cue[0])
        and _has_content(finding, cue[1])
        and not _only_describes(opened, reader, finding, word)
        and not is_joined(opened, reader, source)
    )


def is_joined(opened: Layout, reader: ClauseReader, source: Phrase) -> bool:
    """他与|李砚衡同意…: who stands behind 与 acts with whoever stands in front, whom the phrase does not name."""
    front = opened.masked[source.full_start : source.start]
    who = next((one for one in source_words("pronoun") if front.startswith(one)), None)
    if who is not None and front.startswith(openings("partner"), len(who)):
        return True
    if not opened.masked.endswith(openings("partner"), 0, source.full_start):
        return False
    tokens = reader.tokens(reader.clause_start(source.start, 0)[0], source.full_start)
    return bool(tokens) and tokens[-1].word in small_words("partner")  # not 如同, 共同


def _may_speak(source: Phrase, cue: str) -> bool:
    if source.kind not in ACTORS or not source.leads or source.words in word_list("cues.toml", "inner_nobody"):
        return False
    if source.words[1:] in word_list("sources.toml", "adverb"):
        return False  # 曾明确表示
    only_prints = cue in word_list("cues.toml", "prints_only") and source.kind != "body"
    return cue not in word_list("cues.toml", "inner_shows") and not only_prints


def _has_content(finding: Finding, behind: int) -> bool:
    later = [one for one in finding.contents if one.span.start >= behind]
    two = finding.entry is not None and finding.entry["takes"] == "two"
    whole = two or len(later) == len(finding.contents)
    return whole and sum(bare_length(one.span.quote) for one in later) >= SHORTEST_CONTENT


def _only_describes(opened: Layout, reader: ClauseReader, finding: Finding, cue: str) -> bool:
    """东岸认为|不寻常的事件: no verb behind a cue of thinking, only a noun with what describes it."""
    if cue not in word_list("cues.toml", "inner_thinks"):
        return False
    start = finding.contents[0].span.start
    end = next(clauses(opened.masked, start, finding.contents[0].span.end), (start, start))[1]
    words = reader.tokens(start, end)
    described = words if cue in word_list("cues.toml", "inner_perceives") else words[-2:-1]
    noun = len(words) > 1 and words[-1].tag.startswith("n") and any(token.word == OF for token in described)
    return noun and not any(token.tag.startswith("v") for token in words)


def _heads_clause(opened: Layout, reader: ClauseReader, finding: Finding, source: Phrase, cue: int) -> bool:
    """Whether the source heads the clause of the cue, or of the one before where the cue is plainly one of saying."""
    strong = finding.entry is not None and finding.entry["strength"] == "strong"
    between = opened.masked[source.end : cue]
    if between.startswith(openings("in_person")):
        return False  # 老丁个人认为
    if any(mark in between for mark in "；：;:") or between.count("，") > 1:
        return False
    comma = between.rfind("，")
    if comma >= 0 and not strong and not _does_and_says(opened, finding, source.end, source.end + comma):
        return False
    behind = source.end + comma + 1
    if behind < cue and not strong and not all(map(is_skipped, reader.tokens(behind, cue))):
        return False
    clause, _ = reader.clause_start(source.start, finding.sentence[0])
    front = reader.tokens(clause, source.full_start) if clause < source.full_start else []
    if not all(is_skipped(one) or _is_time_of(one) for one in front) and not _is_modifier(front):
        return False
    return _pattern("inner_unreal").search(opened.masked, clause, cue) is None


def _does_and_says(opened: Layout, finding: Finding, start: int, comma: int) -> bool:
    """西岸`拘捕多名学生`，指控他们…: a deed of whoever stands in front of the comma, and a cue that says it all."""
    word = "" if finding.cue is None else opened.masked[slice(*finding.cue)]
    deed, who = opened.masked[start:comma], "" if finding.source is None else finding.source.words
    if who.endswith(longest_first("cues.toml", "no_deed_of")):
        return False
    return len(deed) > 1 and IS not in deed and word in word_list("cues.toml", "does_and_says")


def _is_time_of(token: Token) -> bool:
    """四月份: a month that the cutter takes for a number."""
    return token.tag == "mq" and token.word.endswith(openings("month_end"))


def _is_modifier(front: list[Token]) -> bool:
    """参加会谈的|西岸外长: the words in front of the source describe it; 被, 对 and their like make it an object."""
    words = {token.word for token in front}
    return front[-1].word == OF and not words & word_list("cues.toml", "inner_object")


@remembered
def _pattern(table: str) -> re.Pattern[str]:
    return table_pattern("tracktwo.languages.zh", "cues.toml", table)


def meant_by(opened: Layout, reader: ClauseReader, finding: Finding) -> str | None:
    """Whom a pronoun inside a quotation means: 他（丁一鸣）说 by its bracket, else the subject of a sentence before.

    “中国宣称…。他们希望…”: 中国, one or two sentences back in the same quotation; None where none is of the right kind.
    """
    source = finding.source
    if source is None or source.kind != "pronoun":
        return None
    if (gloss := _pattern("inner_gloss").match(opened.page.folded, source.end)) is not None:
        return gloss["who"]
    one = source.words in small_words("he")
    wanted = frozenset({"person"}) if one else frozenset({"place", "body", "group"})
    line = next((line for line in opened.lines if line.start <= source.start < line.end), None)
    before = [one for one in line.sentences if one[1] <= finding.sentence[0]] if line is not None else []
    for sentence in reversed(before[-SENTENCES_BACK:]):
        clause = next(clauses(opened.masked, *sentence), sentence)
        phrase = reader.subject(*clause)
        if phrase is None or phrase.kind == "pronoun":
            continue
        return phrase.words if phrase.kind in wanted else None
    return None
