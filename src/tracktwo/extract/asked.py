"""Questions told in the passive: 被记者问到东岸是否会停火时，丁一鸣说，…. The content is what was asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from tracktwo.extract.candidates import ClauseReader
from tracktwo.extract.channels import is_press
from tracktwo.extract.contents import bare_length, contents_behind
from tracktwo.extract.cue_nouns import is_share
from tracktwo.extract.drafts import ASKS
from tracktwo.extract.findings import Finding, Sentence
from tracktwo.extract.layout import Layout
from tracktwo.extract.noun_phrases import Phrase
from tracktwo.extract.tokens import PACKAGE, word_list
from tracktwo.languages import table_pattern
from tracktwo.languages.gate import Gate
from tracktwo.languages.remembered import remembered

SHORTEST = 5  # characters of a question
ANSWER = 16  # characters behind it that tell of a poll
_KINDS = frozenset({"person", "title", "body", "group"})


@remembered
def _pattern(table: str) -> re.Pattern[str]:
    return table_pattern(PACKAGE, "cues.toml", table)


@cache
def _gate() -> Gate[re.Pattern[str]]:
    return Gate([(_pattern("asked"), _pattern("asked"))])


def asked(layout: Layout, reader: ClauseReader, findings: Iterable[Finding]) -> Iterator[Finding]:
    """One finding for each question of somebody who is told to have asked it, outside quotations and others' words."""
    matches = [match for pattern in _gate().fitting(layout.masked) for match in pattern.finditer(layout.masked)]
    if not matches:
        return
    findings = list(findings)
    for line in layout.lines:
        for sentence in line.sentences if line.kind == "prose" else ():
            for match in (one for one in matches if sentence[0] <= one.start() and one.end() <= sentence[1]):
                beside = [one for one in findings if one.sentence == sentence]
                if not any(_holds(one, match.start()) for one in beside):
                    yield from _finding(layout, reader, sentence, match, beside)


def _holds(finding: Finding, at: int) -> bool:
    """Whether the words at `at` are part of what somebody says, or of what a cue stands in."""
    spoken = any(content.span.start <= at < content.span.end for content in finding.contents)
    return spoken or (finding.cue is not None and finding.cue[0] <= at < finding.cue[1])


def _finding(
    layout: Layout, reader: ClauseReader, sentence: Sentence, match: re.Match[str], beside: list[Finding]
) -> Iterator[Finding]:
    front = reader.tokens(reader.clause_start(match.start(), sentence[0])[0], match.start())
    unreal = word_list("cues.toml", "unreal") | word_list("cues.toml", "condition")
    if any(token.word in unreal for token in front):
        return  # 从未被问到…, 如果被问到…
    end = _end(layout, match.end(), sentence[1], beside)
    contents = contents_behind(layout, match.end(), end)
    words = "".join(layout.page.folded[one.span.start : one.span.end] for one in contents)
    if is_share(layout.masked[end : end + ANSWER]):
        return  # 问到会谈是否有用时，近六成民众…: a poll (guide, rule 6)
    if bare_length(words) < SHORTEST or _pattern("asking").search(words) is None:
        return
    cue = match.span("cue")
    asker = _asker(reader, match) or _interviewer(layout, reader, sentence[0], match.start())
    if asker is None and all(content.quoted == "none" for content in contents):
        return  # 被问及会谈是否取消, and by nobody who is told: no statement (guide, rule 4.7)
    yield Finding(sentence, asker, cue, None, contents, rule=ASKS, order=cue[0])


def _asker(reader: ClauseReader, match: re.Match[str]) -> Phrase | None:
    """Who asks, between 被 and 问; None where nobody is named."""
    start, end = match.span("who")
    source = reader.source(start, end) if 0 <= start < end else None
    return source if source is not None and source.kind in _KINDS else None


def _interviewer(layout: Layout, reader: ClauseReader, start: int, end: int) -> Phrase | None:
    """丁一鸣接受《样本晨报》专访被问及…: whoever interviews him asks; None where no outlet is named."""
    by = _pattern("asked_by").search(layout.masked, start, end)
    source = reader.source(*by.span("who")) if by else None
    return source if source is not None and is_press(source.words) else None


def _end(layout: Layout, start: int, end: int, beside: list[Finding]) -> int:
    """Where the question ends: in front of 时，, or of whoever answers in the same sentence, else with the sentence."""
    if (meanwhile := _pattern("asked_when").search(layout.masked, start, end)) is not None:
        return meanwhile.start()
    answers = [one.source.full_start if one.source else one.order for one in beside]
    behind = min((at for at in answers if at > start), default=end)
    comma = layout.masked.rfind("，", start, behind)
    return comma if comma > start and behind < end else end
