"""The lines of a plain text as drafts of blocks."""

from __future__ import annotations

import re

from tracktwo.errors import RefusedInput
from tracktwo.read.align import Piece
from tracktwo.read.layout import Draft
from tracktwo.read.tidy import plain_text

LINE_LIMIT = 100_000  # an article has tens; a million take gigabytes
LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")


def check_lines(text: str) -> None:
    """Raises RefusedInput for a text of more than LINE_LIMIT lines."""
    if text.count("\n") + text.count("\r") > 2 * LINE_LIMIT:
        raise RefusedInput(f"more than {LINE_LIMIT:,} lines", todo="split it into single texts")


def drafts_of_lines(raw: str, start: int = 0) -> list[Draft]:
    """A draft for each line that says anything."""
    check_lines(raw)
    drafts = []
    for line in LINE.finditer(raw, start):
        source = line.group().strip()
        if said := plain_text(source):
            at = line.start() + line.group().index(source)
            piece = Piece(said, at, at + len(source), said == source, "", "")
            drafts.append(Draft("paragraph", "p", [piece], flags=0))
    return drafts
