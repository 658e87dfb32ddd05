"""Turns: in questions and answers each turn is a statement of its speaker (guide, rule 9).

    问：会谈是否取消？            the reporter's question
    答：没有取消。                the spokesperson's statement
    答：我不掌握你说的情况。      a decline; what was asked is the question before it

A turn stands as it was said, so all of it is verbatim, each paragraph a content of its own. What the speaker says of
others' words stays a statement beside it, carried by the speaker; what is said in the name of the speaker's own side is
the turn itself: 中方反对… in an answer is no statement of 中方.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tracktwo.extract.declines import DeclineCue, find_decline_cues
from tracktwo.extract.drafts import ANSWERED, ASKED, REFUSED, SPOKEN
from tracktwo.extract.findings import Finding, Sentence
from tracktwo.extract.layout import Layout
from tracktwo.extract.noun_phrases import Phrase
from tracktwo.extract.sentences import split_sentences
from tracktwo.knowledge.states import states
from tracktwo.languages import fold
from tracktwo.model import Block, Content

MARK = re.compile(r"\s{0,40}[^：:\n]{1,24}[：:]\s{0,40}")
UNSURE = ("cue.weak", "mood", "mood.crowd", "mood.reason", "mood.person")  # 李克强总理将为…举行欢迎仪式
_PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Turn:
    """The findings of one turn: what was said (None where all of it declines) and what was refused."""

    block: Block
    said: Finding | None
    declines: tuple[Finding, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The statements of the turn."""
        return (*((self.said,) if self.said else ()), *self.declines)


def with_turns(layout: Layout, findings: Iterable[Finding]) -> list[Finding]:
    """The findings and the turns of the page; without what the turns say themselves."""
    found = _turns(layout)
    if not found:
        return list(findings)
    kept = [one for finding in findings if (one := _inside(layout, found, finding)) is not None]
    return [*(finding for turn in found for finding in turn.findings), *kept]


def _turns(layout: Layout) -> list[Turn]:
    """The turns in text order; one that nobody is known to speak is none."""
    blocks = [block for block in layout.page.document.blocks if block.role == "turn" and block.speaker]
    declines = find_decline_cues(layout.page) if blocks else ()
    found: list[Turn] = []
    question: Finding | None = None
    for block in blocks:
        found.append(_turn(layout, block, question, declines))
        question = found[-1].said if block.question else question
    return found


def _turn(layout: Layout, block: Block, question: Finding | None, declines: Iterable[DeclineCue]) -> Turn:
    text, end = layout.page.text, block.span.end
    mark = MARK.match(text, block.span.start, end) if block.question is not None else None
    start = mark.end() if mark else block.span.start
    sentences = [(start + one.start, start + one.end) for one in split_sentences(text[start:end])]
    refused = () if block.question else tuple(one for one in declines if start <= one.phrase.start < end)
    source = _source(layout, block, start)
    contents = tuple(_contents(layout, block, _without(sentences, refused) if refused else [(start, end)]))
    said = Finding(
        sentences[0] if sentences else (start, end),
        source,
        None,
        None,
        contents,
        rule=SPOKEN if block.question is None else ASKED if block.question else ANSWERED,
        order=start,
        speaker=block.speaker,
    )
    given = {
        one.sentence: one for one in reversed([_decline(one, sentences, source, block, question) for one in refused])
    }
    return Turn(block, said if contents else None, tuple(sorted(given.values(), key=lambda one: one.order)))


def _without(sentences: list[Sentence], refused: Iterable[DeclineCue]) -> list[Sentence]:
    """The sentences that decline nothing, those side by side joined."""
    joined: list[Sentence] = []
    broken = True
    for start, end in sentences:
        if any(start <= one.phrase.start < end for one in refused):
            broken = True
        elif broken:
            joined.append((start, end))
            broken = False
        else:
            joined[-1] = (joined[-1][0], end)
    return joined


def _contents(layout: Layout, block: Block, ranges: Iterable[Sentence]) -> Iterator[Content]:
    for start, end in ranges:
        for paragraph in _PARAGRAPH.finditer(layout.page.text, start, end):
            words = paragraph.group()
            if not words.strip() or (block.question is None and str(block.speaker) in words):
                continue  # 外交部发言人丁一鸣宣布：
            begin = paragraph.start() + len(words) - len(words.lstrip())
            yield Content(layout.page.span(begin, begin + len(words.strip())), "all")


def _source(layout: Layout, block: Block, start: int) -> Phrase | None:
    """The speaker's name in the mark: 丁一鸣：…; None where the mark only says that somebody asks or answers."""
    name = fold(block.speaker or "")
    at = layout.page.folded.find(name, block.span.start, start)
    return Phrase(at, at + len(name), name, "person", None, at) if at >= 0 else None


def _decline(
    one: DeclineCue, sentences: list[Sentence], source: Phrase | None, block: Block, question: Finding | None
) -> Finding:
    at = (one.cue.start, one.cue.end)
    sentence = next(((start, end) for start, end in sentences if start <= at[0] < end), at)
    return Finding(sentence, source, at, None, (), rule=REFUSED, order=at[0], speaker=block.speaker, answers=question)


def _inside(layout: Layout, turns: list[Turn], finding: Finding) -> Finding | None:
    """The finding, carried by the speaker of the turn that it stands in; None where the turn itself says it."""
    turn = next((one for one in turns if one.block.span.start <= finding.order < one.block.span.end), None)
    if turn is None:
        return finding
    source = finding.source
    if any(finding.cue == one.cue for one in turn.declines):
        return None
    if source is None or source.kind in ("pronoun", "self", "other") or finding.rule in UNSURE:
        return None
    own = source.words == fold(turn.block.speaker or "") or _is_own_side(layout, source.words)
    if own and not turn.block.question:
        return None
    return finding if finding.outer is not None else replace(finding, outer=turn.said)


def _is_own_side(layout: Layout, words: str) -> bool:
    """True for the state whose outlet prints the turns: 中方 in a text of 中国外交部."""
    outlet = fold(layout.page.document.outlet or "")
    sides = (one for one in states() if any(outlet.startswith(name) for name in one.names))
    return any(words in (*side.names, *side.metonyms) for side in sides)
