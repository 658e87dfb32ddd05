"""Turns of a transcript: each is one statement of its speaker, without a cue (guide 1.9)."""

from __future__ import annotations

from collections.abc import Iterator

from tracktwo.extract.drafts import Draft
from tracktwo.extract.page import Page
from tracktwo.extract.voices import voice_of
from tracktwo.knowledge.recall import precision
from tracktwo.model import Block, Content, Span, Statement

RULE = "turn"


def turns(page: Page) -> Iterator[Statement]:
    """A statement for every turn whose speaker the transcript names, in text order; one content a line.

    答：会谈没有取消。 is said by the spokesperson that the title names; 问：会谈是否取消？ is a question of 记者.
    """
    blocks = [block for block in page.document.blocks if block.role == "turn"]
    asked = any(block.question for block in blocks)
    for block in blocks:
        contents = tuple(_contents(page, block))
        if block.speaker and contents:
            yield _statement(page, block, contents, asked=asked)


def _contents(page: Page, block: Block) -> Iterator[Content]:
    start = block.span.start
    if block.question is not None:
        start += 1 + next(n for n, character in enumerate(block.span.quote) if character in "：:")
    for line in page.text[start : block.span.end].split("\n"):
        if words := line.strip():
            first = start + line.index(words)
            yield Content(page.span(first, first + len(words)))
        start += len(line) + 1


def _statement(page: Page, block: Block, contents: tuple[Content, ...], *, asked: bool) -> Statement:
    first = contents[0].span
    draft = Draft(Span.of(page.text, first.start, first.end), None, block.speaker, None, contents, rule=RULE)
    return Statement(
        source=None,
        speaker=block.speaker,
        cue=None,
        contents=contents,
        act="question" if block.question else "assert",
        channel="press_conference" if asked else "written",
        voice=voice_of(page, draft) if block.question else "spokesperson",
        confidence=precision(RULE),
        rule=RULE,
    )
