"""An outer source whose words before the next cue only tell when or where: 样本社报道，会谈结束后，丁一鸣表示…."""

from __future__ import annotations

from tracktwo.extract.between_cues import carries
from tracktwo.extract.candidates import Candidate, ClauseReader, with_source
from tracktwo.extract.kept import Kept
from tracktwo.extract.layout import QUOTED, Layout
from tracktwo.extract.noun_phrases import ACTORS
from tracktwo.extract.tokens import PACKAGE, longest_first, openings, small_words
from tracktwo.languages import table_pattern
from tracktwo.model import Content

_PERSONS = ("person", "title", "group", "pronoun")
_SPEAKERS = (*ACTORS, "place")


def passes_on(reader: ClauseReader, kept: list[Kept], number: int, contents: tuple[Content, ...]) -> bool:
    """Whether `kept[number]` has only a time or half a sentence for its contents; then those behind are told by it.

    样本社报道，会谈结束后，丁一鸣表示…: 丁一鸣 by way of 样本社. Where the first goes on himself, as in
    丁一鸣说，会谈结束后，预计…, he is not replaced, the second is gone, and both are one.
    """
    one, behind = kept[number], kept[number + 1 :]
    if not behind or not behind[0].cuts or not (behind[0].outer is one or behind[0].outer is one.outer):
        return False
    half = _is_half(reader.layout, one.candidate, contents)
    if half and _is_itself(one.candidate, behind[0].candidate):
        _take_in(one, kept, number + 1)
        return True
    told_half = half and carries(one.candidate)  # 样本社报道，由于协议还没有签署，|丁一鸣表示…
    if not told_half and not _only_sets_time(reader.layout, one.candidate, contents, behind[0].candidate):
        return False
    candidate = _with_subject_of_time(reader, contents, behind[0].candidate)
    itself = candidate.borrowed and candidate.source is one.candidate.source
    told = itself or carries(one.candidate) or candidate is not behind[0].candidate
    if not (
        told or reader.layout.masked.startswith(longest_first("sources.toml", "preposition"), contents[0].span.start)
    ):
        return False  # 丁一鸣认为，责任在西岸手里，李砚衡表示…: both say something
    behind[0].candidate = candidate
    one.replaced = not itself
    if itself:
        _take_in(one, kept, number + 1)
        return True
    for other in behind:
        if other.outer is one.outer:
            other.outer = one
    return True


def _take_in(one: Kept, kept: list[Kept], at: int) -> None:
    """Drop `kept[at]`, which goes on for `one`; what it governs is governed by `one`."""
    gone = kept.pop(at)
    for other in kept[at:]:
        if other.outer is gone:
            other.outer = one


def _is_half(layout: Layout, outer: Candidate, contents: tuple[Content, ...]) -> bool:
    """Whether the words up to the next cue need more behind them: 丁一鸣说，|如果会谈失败|，他认为…."""
    if outer.hit.weak or len(contents) != 1 or contents[0].span.start < outer.hit.end:
        return False
    span = contents[0].span
    if layout.masked[span.end - 1] == QUOTED:
        return False  # 关于会谈的消息“并非事实”
    return table_pattern(PACKAGE, "cues.toml", "half").fullmatch(layout.masked, span.start, span.end) is not None


def _is_itself(outer: Candidate, behind: Candidate) -> bool:
    """Whether the cue behind has the outer speaker for its source, or the pronoun of a person for him."""
    if behind.borrowed:
        return behind.source is outer.source
    own = behind.source
    if own is None or own.kind != "pronoun" or own.words in small_words("it"):
        return False
    return outer.source is not None and outer.source.kind in _PERSONS


def _only_sets_time(layout: Layout, outer: Candidate, contents: tuple[Content, ...], behind: Candidate) -> bool:
    """Whether what stands between an outer cue and the one behind is only the time or place of what is said there.

    样本社报道，|会谈结束后|，丁一鸣表示…; not 丁一鸣说，|会谈已经推后|，并称… (he goes on).
    """
    if not outer.hit.strong and outer.hit.entry["strength"] != "spoken":
        return False
    if len(contents) != 1 or contents[0].span.start < outer.hit.end:
        return False
    if behind.lead.lstrip().startswith((*openings("alongside"), *openings("contrast"))):
        return False
    span = contents[0].span
    return table_pattern(PACKAGE, "cues.toml", "only_time").fullmatch(layout.masked, span.start, span.end) is not None


def _with_subject_of_time(reader: ClauseReader, contents: tuple[Content, ...], behind: Candidate) -> Candidate:
    """The candidate behind such a time; where it borrowed its source, whoever the time has for a subject speaks.

    丁一鸣透露，李砚衡与他会谈时，|曾说…: 李砚衡.
    """
    if not behind.borrowed or "agentless" in behind.hit.lists:
        return behind
    span = contents[0].span
    tokens = reader.tokens(span.start, span.end)
    subject = reader.subject_of(tokens)
    if subject is None or subject.kind not in _SPEAKERS or subject.full_start != tokens[0].start:
        return behind
    return with_source(behind, subject)
