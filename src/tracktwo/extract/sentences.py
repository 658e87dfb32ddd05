"""Sentences: `。！？!?` and line ends close one; closing quotation marks and brackets stay with it."""

from __future__ import annotations

import re

from tracktwo.model import Span

_SENTENCE = re.compile(r"[^\n。！？!?]+(?:[。！？!?]+[”’」』）)\"]*)?|[。！？!?]+[”’」』）)\"]*")


def split_sentences(text: str) -> tuple[Span, ...]:
    """The sentences of `text` in order, white space at their ends left out."""
    found = []
    for match in _SENTENCE.finditer(text):
        raw = match.group()
        start = match.start() + len(raw) - len(raw.lstrip())
        end = match.end() - (len(raw) - len(raw.rstrip()))
        if start < end:
            found.append(Span(start, end, text[start:end]))
    return tuple(found)
