"""The lines of a plain text as drafts of blocks."""

from __future__ import annotations

import re

from tracktwo.read.align import Piece
from tracktwo.read.layout import Draft
from tracktwo.read.tidy import plain_text

LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")


def drafts_of_lines(raw: str, start: int = 0) -> list[Draft]:
    """A draft for each line that says anything."""
    drafts = []
    for line in LINE.finditer(raw, start):
        source = line.group().strip()
        if said := plain_text(source):
            at = line.start() + line.group().index(source)
            piece = Piece(said, at, at + len(source), said == source, "", "")
            drafts.append(Draft("paragraph", "p", [piece], flags=0))
    return drafts
