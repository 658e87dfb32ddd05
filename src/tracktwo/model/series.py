"""Published series: one value for each subject and date, as a publisher's table prints them."""

from __future__ import annotations

from dataclasses import dataclass

from tracktwo.model.figure import Metric, Unit


@dataclass(frozen=True, slots=True)
class SeriesValue:
    """One cell of a published table: `410` for `state.cn` in `2023`.

    `subject` is an actor id, `as_of` a date prefix, `printed` the head of the column, `line` the line of the file that
    holds it (the head is line 1). A published zero is a value; an empty cell is none.
    """

    subject: str
    as_of: str
    value: float
    unit: Unit
    metric: Metric
    printed: str
    line: int


@dataclass(frozen=True, slots=True)
class Series:
    """A published table with whom it is from, under which licence it may be shown, and the sha256 of its bytes.

    `left_out` tells in one line each what gave no value: a subject that the mapping does not name, a cell that is no
    number.
    """

    publisher: str
    title: str
    source: str
    licence: str
    sha256: str
    values: tuple[SeriesValue, ...]
    left_out: tuple[str, ...] = ()
