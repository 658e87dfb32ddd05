"""Findings: statements found but not resolved, from which drafts are made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from tracktwo.extract.noun_phrases import Phrase
from tracktwo.languages.entries import Table
from tracktwo.model import Content

Sentence = tuple[int, int]


@dataclass(slots=True, eq=False)  # not frozen: made many times a text (docs/measured.md)
class Finding:
    """A statement found but not resolved: source phrase, cue and contents.

    `kept` is False for an outer one that adds nothing of its own; `order` is its place in the text. `speaker` is given
    where the page itself says who speaks (a turn); `answers` is the question that it answers; `introduced` is who
    brings the quotation in on the line before, where it has no source phrase of its own.
    """

    sentence: Sentence
    source: Phrase | None
    cue: tuple[int, int] | None
    entry: Table | None
    contents: tuple[Content, ...]
    outer: Finding | None = None
    kept: bool = True
    rule: str = ""
    order: int = 0
    speaker: str | None = None
    answers: Finding | None = None
    introduced: Phrase | None = None


def renewed(findings: Iterable[Finding], change: Callable[[Finding], Finding | None]) -> Iterator[Finding]:
    """The findings as `change` gives them, without those for which it gives None; an outer one comes first.

    What stood in one that has changed stands in what it has become.
    """
    became: dict[int, Finding] = {}
    for one in findings:
        new = change(one)
        if new is None:
            continue
        if became and one.outer is not None and (outer := became.get(id(one.outer))) is not None:
            new = replace(new, outer=outer)
        if new is not one:
            became[id(one)] = new
        yield new
