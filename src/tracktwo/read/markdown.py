"""A Markdown body: rendered by markdown-it, laid out like any page, and each piece aligned to the Markdown itself."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from tracktwo.read.align import Piece
from tracktwo.read.layout import Layout
from tracktwo.read.rows import drafts_of_lines
from tracktwo.read.tidy import plain_text, tidy

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
HTML_BLOCK = re.compile(
    r"<(?:p|div|article|section|table|ul|ol|li|h[1-6]|blockquote|figure|br|span)[\s/>]", re.IGNORECASE
)
LOOK = 64 * 1024
SPELT_LIMIT = 4000  # characters of a line that is looked for in other spellings
MARKDOWN_LIMIT = (
    256 * 1024
)  # characters; markdown-it takes time by the square on hostile texts: a longer one is read as lines


def is_html(body: str) -> bool:
    """True where a post's body is HTML rather than Markdown."""
    return HTML_BLOCK.search(body, 0, LOOK) is not None


def markdown_text(raw: str) -> str:
    """What a stretch of Markdown without marks says on the page."""
    return tidy(unescape(ESCAPED.sub(r"\1", raw))).strip()


class MarkdownAligner:
    """Finds each line of a rendered text node in the Markdown, forward only."""

    def __init__(self, raw: str, start: int, end: int) -> None:
        self._raw, self._at, self._end = raw, start, end

    def pieces(self, text: str) -> list[Piece]:
        """The pieces of the text node, one for each of its lines; an empty list if one is not found."""
        found: list[Piece] = []
        for line in text.split("\n"):
            core = line.strip()
            if not core:
                continue
            place = self._find(core)
            if place is None:
                return []
            start, end = place
            self._at = end
            tidied = plain_text(core)
            before = "\n" if found else text[: len(text) - len(text.lstrip())]
            found.append(Piece(tidied, start, end, self._raw[start:end] == tidied, before, ""))
        if found:
            found[-1] = found[-1]._replace(after=text[len(text.rstrip()) :])
        return found

    def _find(self, core: str) -> tuple[int, int] | None:
        at = self._raw.find(core, self._at, self._end)
        if at >= 0:
            return at, at + len(core)
        if len(core) > SPELT_LIMIT:
            return None
        pattern = "".join(_spelt(character) for character in core)
        found = re.compile(pattern).search(self._raw, self._at, self._end)
        return found.span() if found and markdown_text(found.group()) == plain_text(core) else None


@cache
def _spelt(character: str) -> str:
    """A pattern for one character as Markdown may spell it: itself, escaped, or as an entity."""
    if character.isalnum():
        return character
    if character.isspace():
        return r"(?:\s|&nbsp;)"
    entities = {"&": "&amp;|", "<": "&lt;|", ">": "&gt;|", '"': "&quot;|"}.get(character, "")
    return rf"(?:{entities}\\?{re.escape(character)}|&#?\w{{1,8}};)"


@cache
def _renderer() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": True, "typographer": False}).enable("table")


def lay_out_markdown(raw: str, start: int, end: int) -> Layout:
    """The layout of the Markdown at `raw[start:end]`."""
    layout = Layout(MarkdownAligner(raw, start, end))
    if end - start > MARKDOWN_LIMIT:
        layout.drafts = drafts_of_lines(raw, start)
        return layout
    root = LexborHTMLParser(_renderer().render(raw[start:end])).root
    if root is not None:
        layout.walk(root)
    return layout
