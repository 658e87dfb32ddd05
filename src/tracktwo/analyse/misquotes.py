"""Misquotes: what a text prints otherwise than the publisher's own line of that edition; nothing is corrected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracktwo.analyse.printed import FigureQuestion, Printed
from tracktwo.knowledge.editions import Edition, is_alike


@dataclass(frozen=True, slots=True)
class Misquote:
    """What a text prints otherwise than the publisher's own line: `field` is unit or metric."""

    field: str
    printed: Printed
    line: Edition


def misquotes(printed: Sequence[Printed], lines: Iterable[Edition], question: FigureQuestion) -> list[Misquote]:
    """The misquotes in units of the question (of the text or of the line), by line, field, day and record."""
    by_id = {line.id: line for line in lines}
    found = [
        misquote
        for one in printed
        if (line := by_id.get(one.edition or "")) and {one.unit, line.unit} & question.units
        for misquote in _of_one(one, line)
    ]
    return sorted(found, key=lambda one: (one.line.id, one.field, one.printed.published or "", one.printed.record))


def _of_one(one: Printed, line: Edition) -> Iterable[Misquote]:
    if not is_alike(one.unit, line.unit):
        yield Misquote("unit", one, line)
    if one.metric_reported and line.metric and one.metric_reported != line.metric:
        yield Misquote("metric", one, line)
