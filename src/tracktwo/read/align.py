"""Text nodes of a parsed page -> where they stand in its source. No HTML parser tells, so both are walked side by side.

The source is cut into runs of text between tags; the parser's text nodes come in the same order, each made of one run,
or of several where a stray tag was dropped. So each node is looked for only from the last one on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tracktwo.read.tidy import html_text, plain_text

# A tag as HTML 5 cuts it; always matches once begun (to the end of the source), so a page of "<a<a<a" stays linear.
TAG_END = r"""(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'>]*+))*+(?:>|\Z)"""
MARKUP = re.compile(
    rf"""<!--(?:-?>|.*?(?:--!?>|\Z))
    |<(?P<raw>script|style|iframe|noembed|noframes|xmp)\b{TAG_END}.*?(?:(?=</(?P=raw)[\s/>])|\Z)
    |</?[a-zA-Z]{TAG_END}
    |<[!?][^>]*+(?:>|\Z)
    |</[^a-zA-Z][^>]*+(?:>|\Z)""",
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)
AHEAD = 200  # runs looked at for a node that is not the next one (a template, a table with text between its rows)


class Piece(NamedTuple):
    """A stretch of text and its range in the raw; `before` and `after` is the white space around it."""

    text: str
    start: int
    end: int
    verbatim: bool
    before: str
    after: str


class Run(NamedTuple):
    """A run of source between tags, not blank; `start` and `end` without the white space around it."""

    start: int
    end: int
    source: str
    before: str
    after: str


def text_runs(raw: str, start: int, end: int) -> Iterator[Run]:
    """The runs of text between the tags of `raw[start:end]`, in order, blank ones left out."""
    at = start
    for markup in MARKUP.finditer(raw, start, end):
        if markup.start() > at and (run := _run(raw, at, markup.start())):
            yield run
        at = markup.end()
    if at < end and (run := _run(raw, at, end)):
        yield run


def _run(raw: str, start: int, end: int) -> Run | None:
    whole = raw[start:end]
    right = whole.rstrip()
    source = right.lstrip()
    if not source:
        return None
    lead = len(right) - len(source)
    return Run(start + lead, start + len(right), source, whole[:lead], whole[len(right) :])


class Aligner:
    """Finds the pieces of one text node after the other, forward only."""

    def __init__(self, raw: str, start: int, end: int) -> None:
        self._runs = list(text_runs(raw, start, end))
        self._next = 0

    def pieces(self, text: str) -> list[Piece]:
        """The pieces that make up the text node `text`; an empty list where it does not stand in the source."""
        wanted = plain_text(text)
        at = self._next
        if at < len(self._runs):
            piece = _piece(self._runs[at])
            if piece.text == wanted:
                self._next = at + 1
                return [piece]
        for at in range(self._next, min(self._next + AHEAD, len(self._runs))):
            if found := self._joined(wanted, at):
                self._next = at + len(found)
                return found
        return []

    def _joined(self, wanted: str, at: int) -> list[Piece]:
        """The pieces from run `at` on that together say `wanted`."""
        found: list[Piece] = []
        while wanted and at < len(self._runs):
            piece = _piece(self._runs[at])
            if not wanted.startswith(piece.text):
                return []
            found.append(piece)
            wanted = wanted[len(piece.text) :].lstrip()
            at += 1
        return [] if wanted else found


def _piece(run: Run) -> Piece:
    text = html_text(run.source)
    return Piece(text, run.start, run.end, text == run.source, run.before, run.after)
