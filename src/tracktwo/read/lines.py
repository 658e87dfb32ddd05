"""Lines -> the text of a reading with its blocks, segments and people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tracktwo.model import Block, BylinePerson, Role, Segment, Span
from tracktwo.read.align import Piece
from tracktwo.read.bylines import Maker
from tracktwo.read.layout import joined


@dataclass(slots=True)
class Line:
    """One block to be: its role, the pieces it is made of, and who made the document by its word.

    `start` of a piece is -1 where it stands nowhere in the raw. `page` counts from 1 (PDF).
    """

    role: Role
    pieces: list[Piece]
    makers: tuple[Maker, ...] = ()
    speaker: str | None = None
    question: bool | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Composed:
    """The text, one block a line, and what stands in it."""

    text: str
    blocks: tuple[Block, ...]
    people: tuple[BylinePerson, ...]
    unproved: tuple[Span, ...]


def compose(lines: Iterable[Line]) -> Composed:
    """The text of the lines, one a line, each piece with its segment.

    Blanks between pieces are in no segment; `unproved` are the spans of pieces that stand nowhere in the raw.
    """
    parts: list[str] = []
    at = 0
    made: list[tuple[Line, int, int, tuple[Segment, ...]]] = []
    loose: list[tuple[int, int]] = []
    for line in lines:
        start, segments = at, []
        for part, piece in joined(line.pieces):
            end = at + len(part)
            if piece is not None:
                if piece.start < 0:
                    loose.append((at, end))
                else:
                    segments.append(Segment(at, end, piece.start, piece.end, piece.verbatim, line.page))
            parts.append(part)
            at = end
        made.append((line, start, at, tuple(segments)))
        parts.append("\n")
        at += 1
    text = "".join(parts[:-1])
    blocks = tuple(
        Block(line.role, Span.of(text, start, end), segments, line.speaker, line.question)
        for line, start, end, segments in made
    )
    people = tuple(
        BylinePerson(maker.name, maker.role, Span.of(text, start + maker.start, start + maker.end))
        for line, start, _, _ in made
        for maker in line.makers
    )
    return Composed(text, blocks, _once(people), tuple(Span.of(text, *place) for place in loose))


def _once(people: tuple[BylinePerson, ...]) -> tuple[BylinePerson, ...]:
    """Each person once in each role, at the first place."""
    found: dict[tuple[str, str], BylinePerson] = {}
    for person in people:
        found.setdefault((person.name, person.role), person)
    return tuple(found.values())
