"""White space as a reader sees it, and the proof that a piece of text is its range of the raw."""

from __future__ import annotations

import re
from html import unescape

from tracktwo.languages.script import WIDE

INVISIBLE = dict.fromkeys([*range(9), *range(0x0E, 0x1C), 0x7F, 0xAD, 0x200B, 0x2060, 0xFEFF])
UNTIDY = re.compile(r"[^\S ]| {2}|[\x00-\x08\x0e-\x1b\x7f\xad\u200b\u2060\ufeff]")
SPACE = re.compile(r"\s+")
SEAM = re.compile(rf"(?<=[{WIDE}])[^\S\n\r]{{0,200}}[\n\r]\s{{0,200}}(?=[{WIDE}])")
IS_WIDE = re.compile(rf"[{WIDE}]")


def tidy(text: str) -> str:
    """The text with each run of white space (also &nbsp; and the full-width space) as one blank, none invisible.

    A line break between two wide characters is no blank: `核\\n武` is 核武 on the page.
    """
    if not UNTIDY.search(text):
        return text
    return SPACE.sub(" ", SEAM.sub("", text.translate(INVISIBLE)))


def gap(space: str, before: str, after: str) -> str:
    """What stands between two pieces of a line that had `space` between them in the raw: a blank or nothing."""
    if not space:
        return ""
    seam = ("\n" in space or "\r" in space) and IS_WIDE.match(before[-1:]) and IS_WIDE.match(after[:1])
    return "" if seam else " "


def html_text(raw: str) -> str:
    """What a stretch of HTML source without tags says on the page."""
    return tidy(unescape(raw) if "&" in raw else raw).strip()


def plain_text(raw: str) -> str:
    """What a stretch of plain text says on the page."""
    return tidy(raw).strip()
