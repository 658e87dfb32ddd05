"""Pages and drafts made from literal words, for tests of the labels."""

from __future__ import annotations

from tracktwo.extract.drafts import Draft
from tracktwo.extract.page import Page, open_page
from tracktwo.model import Block, Content, Document, Quoted, Span


def page_of(text: str, *, outlet: str | None = "样本晨报", local_date: str | None = "2024-06-22") -> Page:
    """A page of one text; each line is a paragraph."""
    blocks, start = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append(Block("paragraph", Span.of(text, start, start + len(line))))
        start += len(line) + 1
    return open_page(
        Document(
            "0" * 16, "", text, text.encode(), "utf-8", "test", "test/1", tuple(blocks), outlet, local_date=local_date
        )
    )


def draft_of(
    page: Page,
    speaker: str,
    cue: str | None,
    *contents: str,
    act: str = "assert",
    quoted: Quoted = "none",
    outer: Draft | None = None,
) -> Draft:
    """A draft whose words are found in the page: the source right before the cue, contents in order."""
    text = page.text
    spans, start = [], 0
    for content in contents:
        at = text.index(content, start)
        spans.append(Content(Span.of(text, at, at + len(content)), quoted))
        start = at + len(content)
    where = text.index(cue) if cue else text.index(speaker)
    source = text.rfind(speaker, 0, where + 1)
    source_span = Span.of(text, source, source + len(speaker)) if source >= 0 else None
    cue_span = Span.of(text, where, where + len(cue)) if cue else None
    sentence = next(one for one in page.sentences if one.start <= where < one.end)
    entry = {"act": act} if cue else None
    return Draft(sentence, source_span, speaker, cue_span, tuple(spans), entry, outer)
