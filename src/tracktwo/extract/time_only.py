"""An outer source whose words before the next cue only tell when or where: 样本社报道，会谈结束后，丁一鸣表示…."""

from __future__ import annotations

from tracktwo.extract.between_cues import carries
from tracktwo.extract.candidates import Candidate, ClauseReader, with_source
from tracktwo.extract.kept import Kept
from tracktwo.extract.layout import Layout
from tracktwo.extract.noun_phrases import ACTORS
from tracktwo.extract.tokens import PACKAGE, longest_first, openings
from tracktwo.languages import table_pattern
from tracktwo.model import Content

_SPEAKERS = (*ACTORS, "place")


def passes_on(reader: ClauseReader, kept: list[Kept], number: int, contents: tuple[Content, ...]) -> bool:
    """Whether `kept[number]` has only a time for its contents; then those behind are told by way of it.

    样本社报道，会谈结束后，丁一鸣表示…: 丁一鸣 by way of 样本社. Where the first goes on himself, as in
    丁一鸣说，会谈结束后，预计…, he is not replaced, the second is gone, and both are one.
    """
    one, behind = kept[number], kept[number + 1 :]
    if not behind or not behind[0].cuts or not (behind[0].outer is one or behind[0].outer is one.outer):
        return False
    if not _only_sets_time(reader.layout, one.candidate, contents, behind[0].candidate):
        return False
    candidate = _with_subject_of_time(reader, contents, behind[0].candidate)
    itself = candidate.borrowed and candidate.source is one.candidate.source
    told = itself or carries(one.candidate) or candidate is not behind[0].candidate
    if not (
        told or reader.layout.masked.startswith(longest_first("sources.toml", "preposition"), contents[0].span.start)
    ):
        return False  # 丁一鸣认为，责任在西岸手里，李砚衡表示…: both say something
    behind[0].candidate = candidate
    if itself:
        del kept[number + 1]
    one.replaced = not itself
    for other in behind:
        if other.outer is (behind[0] if itself else one.outer):
            other.outer = one
    return True


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
