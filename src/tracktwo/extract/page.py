"""One document laid open for the rules: its text, the folded look-up text of the same length, blocks and sentences."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from tracktwo.extract.sentences import split_sentences
from tracktwo.languages import fold
from tracktwo.model import Document, Span


@dataclass(frozen=True, eq=False)
class Page:
    """A document with what every rule needs; `folded[i]` is the look-up form of `text[i]`."""

    document: Document
    folded: str

    @property
    def text(self) -> str:
        """The text of the document, in the original."""
        return self.document.text

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the text, in order, none over a line end."""
        return split_sentences(self.text)

    def span(self, start: int, end: int) -> Span:
        """The span `[start, end)` of the original text."""
        return Span.of(self.document.text, start, end)


def open_page(document: Document) -> Page:
    """The document with its folded text."""
    return Page(document, fold(document.text))
