"""Official questions and answers: lines with a mark (问：, 晨报记者：, 答：) -> turns with who asks and who answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from tracktwo.languages import every_language
from tracktwo.languages.patterns import either
from tracktwo.model import Block, Span
from tracktwo.read.bylines import of_line
from tracktwo.read.interviews import FILE, MARK, asks, name_of, speakers
from tracktwo.read.metadata import Metadata
from tracktwo.read.outlets import publishes_transcripts
from tracktwo.read.pagewords import printed_day

SPOKEN = ("paragraph", "subhead")
LEAST = 2  # questions and answers that make an interview of a text whose title and outlet do not say so
LEAST_SHARE = 0.4  # of its paragraphs that carry a mark
OPENING_LINES = 3


@dataclass(frozen=True, slots=True)
class Turn:
    """Lines `first` to `last` (inclusive) said by one speaker; `question` None where nobody asks or answers."""

    first: int
    last: int
    speaker: str | None
    question: bool | None


def spokesperson_of(lines: Sequence[str]) -> str | None:
    """The spokesperson that a title or the first lines name."""
    for line in lines:
        for entry in every_language(FILE, "spokesperson"):
            if found := re.search(entry["pattern"], line):
                return next(filter(None, found.groups()), None)
    return None


def mark_of(line: str, name: str | None) -> tuple[str | None, bool] | None:
    """Who speaks from this line on and whether it is a question; None for a line without a mark."""
    found = MARK.match(line)
    if not found:
        return None
    mark = found[1].strip()
    for entry in every_language(FILE, "question"):
        if mark in entry["labels"]:
            return entry["unnamed"], True
        if mark.endswith(tuple(entry["endings"])):
            return mark, True
    for entry in every_language(FILE, "answer"):
        if mark in entry["labels"] or (name and mark in (name, *(name + after for after in entry["after_name"]))):
            return name, False
    return None


def _marked(lines: Sequence[str], name: str | None) -> list[tuple[int, tuple[str | None, bool]]]:
    return [(number, mark) for number, line in enumerate(lines) if (mark := mark_of(line, name))]


def _interviewed(lines: Sequence[str]) -> list[tuple[int, tuple[str | None, bool]]]:
    """The lines with which a turn of a press interview begins, with who speaks and whether he asks; [] for none.

    A byline (记者：丁一鸣 责编：罗修文) ends the last turn and is nobody's.
    """
    asking = speakers(lines)
    found = [(number, MARK.match(line)) for number, line in enumerate(lines)] if asking else []
    named = [(number, mark[1].strip()) for number, mark in found if mark and mark[1].strip() in asking]
    turns: list[tuple[int, tuple[str | None, bool]]] = []
    for number, mark in named:
        speaker, _ = mark_of(lines[number], None) or (name_of(mark), True)
        turns.append((number, (None if of_line(lines[number]) else speaker, asking[mark] and asks(lines[number]))))
    byline = next((at for at in range(turns[-1][0] + 1, len(lines)) if of_line(lines[at])), None) if turns else None
    return turns if byline is None else [*turns, (byline, (None, False))]


def is_transcript(text: str, blocks: Sequence[Block], metadata: Metadata) -> bool:
    """True for a text of an outlet that publishes transcripts, with a title of one, or with its marks."""
    if publishes_transcripts(metadata.outlet, metadata.url):
        return True
    if "：" not in text and ":" not in text:
        return False
    spoken = [block for block in blocks if block.role in SPOKEN]
    marks = [mark for block in spoken if (mark := mark_of(block.span.quote, None))]
    asked = sum(question for _, question in marks)
    if is_official(metadata):
        return 0 < asked < len(marks)
    if min(asked, len(marks) - asked) >= LEAST and len(marks) >= LEAST_SHARE * len(spoken):
        return True
    return bool(speakers([block.span.quote for block in spoken]))


def is_official(metadata: Metadata) -> bool:
    """True where outlet or title say that the text is a press conference or an official statement."""
    return publishes_transcripts(metadata.outlet, metadata.url) or _titles().search(metadata.title) is not None


@cache
def _titles() -> re.Pattern[str]:
    return re.compile(either(word for entry in every_language(FILE, "title") for word in entry["words"]))


def turns_of(title: str, lines: Sequence[str], *, official: bool = True) -> Iterator[Turn]:
    """The turns of a transcript's lines.

    In an official one what stands before the first mark, or a text without any, is one turn of the spokesperson; in an
    interview of the press it is no turn, and 答 does not say who answers.
    """
    name = spokesperson_of([title, *lines[:OPENING_LINES]]) if official else None
    marks = (_interviewed(lines) if not official else []) or _marked(lines, name)
    if not lines:
        return
    if official and (not marks or marks[0][0] > 0):
        last = marks[0][0] - 1 if marks else len(lines) - 1
        yield Turn(0, last, name, None)
    ends = [first - 1 for first, _ in marks[1:]] + [len(lines) - 1]
    for (first, (speaker, question)), last in zip(marks, ends, strict=False):
        yield Turn(first, last, speaker, question)


def join_turns(text: str, blocks: Sequence[Block], metadata: Metadata) -> list[Block]:
    """The blocks with their paragraphs joined to turns; where another block stands in between, the turn begins anew."""
    title, official = metadata.title, is_official(metadata)
    spoken = [block for block in blocks if block.role in SPOKEN]
    turn_of: dict[int, Turn] = {}
    for found in turns_of(title, [block.span.quote for block in spoken], official=official):
        turn_of.update((block.span.start, found) for block in spoken[found.first : found.last + 1])
    joined: list[Block] = []
    last: Turn | None = None
    for block in blocks:
        turn = turn_of.get(block.span.start)
        if turn is not None and turn is last:
            before = joined.pop()
            span = Span.of(text, before.span.start, block.span.end)
            joined.append(replace(before, span=span, segments=before.segments + block.segments))
        elif turn is not None:
            joined.append(replace(block, role="turn", speaker=turn.speaker, question=turn.question))
        else:
            joined.append(block)
        last = turn
    return joined


def title_day(title: str) -> str | None:
    """The day that a title gives: 2019年3月21日…例行记者会 is 2019-03-21; None where it gives none."""
    found = re.search(printed_day(), title)
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else None


def with_title_day(metadata: Metadata) -> Metadata:
    """The metadata with the day of its title, where no field gave a date."""
    if metadata.published or metadata.local_date or not (day := title_day(metadata.title)):
        return metadata
    issues = tuple(issue for issue in metadata.issues if issue.kind != "date.missing")
    return replace(metadata, local_date=day, issues=issues)
