"""Contents: what a cue governs, piece by piece, with its quoted flag and without the marks at its ends."""

from __future__ import annotations

import re
from itertools import pairwise

from tracktwo.extract.layout import Layout
from tracktwo.extract.quotation import Quotation
from tracktwo.extract.tokens import openings
from tracktwo.languages import table_pattern
from tracktwo.model import Content

LONG_QUOTE = 8  # characters of a quoted clause that makes an indirect content a mixed one

_LEADING = "，,：:、；;。"
_TRAILING = _LEADING + "."
_ENDS = ("。", "！", "？", "!", "?", "…")
_MARKS = '“”"「」『』‘’〝〞«»'
_BARE = re.compile(r"[\s，。！？、；：:,.!?;“”‘’「」『』《》（）()…—\-]")
_BARE_ONLY = re.compile(f"{_BARE.pattern}*+")


def bare_length(text: str) -> int:
    """The number of characters that are no marks and no space."""
    return len(text) - len(_BARE.findall(text))


def holds(text: str, characters: int) -> bool:
    """True where the text has so many characters that are no marks; its beginning nearly always tells."""
    return bare_length(text[: 2 * characters]) >= characters or bare_length(text) >= characters


def is_bare(text: str, start: int, end: int) -> bool:
    """True where `text[start:end]` holds nothing but marks and spaces."""
    return start >= end or _BARE_ONLY.fullmatch(text, start, end) is not None


def contents_behind(layout: Layout, start: int, end: int) -> tuple[Content, ...]:
    """The pieces of `text[start:end]` behind a cue: a chain of quotations, a clause, or a clause and its quotation."""
    text = layout.page.text
    while start < end and (text[start] in _LEADING or text[start].isspace()):
        start += 1
    if start >= end:
        return ()
    if start in layout.opening:
        chain = quotation_chain(layout, start, end)
        if is_bare(text, chain[-1].end, end):
            return indirect(layout, start, chain[-1].end) if _are_words(text, chain) else spoken(layout, chain)
    if (split := _colon_quotation(layout, start, end)) is not None:
        front = indirect(layout, start, split)
        chain = quotation_chain(layout, split, end)
        return (*front, *spoken(layout, chain))
    return indirect(layout, start, end)


def _are_words(text: str, chain: list[Quotation]) -> bool:
    """“伙伴”和“对手”: several quotations of a word or two are one content, with the words between them."""
    inner = [text[one.inner_start : one.inner_end] for one in chain]
    joined = any(bare_length(text[one.end : other.start]) for one, other in pairwise(chain))
    return joined and all(bare_length(one) < LONG_QUOTE and one[-1:] not in _ENDS for one in inner)


def quoted_behind(layout: Layout, at: int, end: int, *, shortest: int = LONG_QUOTE) -> tuple[Content, ...]:
    """The quotations behind a comma or colon at `at` that run to `end`, the first `shortest` or long enough."""
    while at < end and layout.page.folded[at] in "，,：: ":
        at += 1
    one = layout.opening.get(at)
    if one is None or bare_length(layout.page.text[one.inner_start : one.inner_end]) < shortest:
        return ()
    chain = quotation_chain(layout, at, end)
    return spoken(layout, chain) if is_bare(layout.page.text, chain[-1].end, end) else ()


def quotation_chain(layout: Layout, start: int, end: int) -> list[Quotation]:
    """The quotation that opens at `start` and those that follow it with nothing but a comma between."""
    chain = [layout.opening[start]]
    gap = table_pattern("tracktwo.languages.zh", "quotation.toml", "between")
    while chain[-1].end < end:
        between = gap.match(layout.page.text, chain[-1].end, end)
        at = between.end() if between else chain[-1].end
        if at not in layout.opening or layout.opening[at].start >= end:
            break
        chain.append(layout.opening[at])
    return chain


def _colon_quotation(layout: Layout, start: int, end: int) -> int | None:
    """Where a quotation opens behind a colon inside `text[start:end]` and runs to its end."""
    for one in layout.outer_in(start + 1, end):
        if layout.page.folded[one.start - 1] in "：:":
            tail = quotation_chain(layout, one.start, end)[-1].end
            if is_bare(layout.page.text, tail, end) and one.start - start > 2:
                return one.start
    return None


def direct(layout: Layout, quotation: Quotation) -> tuple[Content, ...]:
    """The content of a quotation, its marks left out; nothing where they hold nothing (「」)."""
    start, end = trim_space(layout.page.text, quotation.inner_start, quotation.inner_end)
    return (Content(layout.page.span(start, end), "all"),) if end > start else ()


def spoken(layout: Layout, quotations: list[Quotation]) -> tuple[Content, ...]:
    """The contents of quotations one behind the other, the empty ones left out."""
    return tuple(content for one in quotations for content in direct(layout, one))


def indirect(layout: Layout, start: int, end: int) -> tuple[Content, ...]:
    """An unquoted piece: the final 。 and ， dropped, marks at either end stripped; `part` where it quotes a clause."""
    text = layout.page.text
    start, end = _trim(text, start, end)
    if layout.page.folded.endswith(openings("turns"), start, end):
        turn = next(word for word in openings("turns") if layout.page.folded.endswith(word, start, end))
        if text[end - len(turn) - 1] in _LEADING:
            start, end = _trim(text, start, end - len(turn))  # 虽然会谈取消了，|但是，他觉得…
    if end - start < 1:
        return ()
    quoted = layout.outer_around(start, end)
    if not quoted:
        return (Content(layout.page.span(start, end), "none"),)
    long = any(bare_length(text[max(one.inner_start, start) : min(one.inner_end, end)]) >= LONG_QUOTE for one in quoted)
    if any(one.inner_start <= start and end <= one.inner_end for one in quoted):
        return (Content(layout.page.span(start, end), "all"),)
    return (Content(layout.page.span(start, end), "part" if long else "none"),)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while True:
        before = (start, end)
        while start < end and (text[start] in _LEADING or text[start].isspace()):
            start += 1
        while start < end and (text[end - 1] in _TRAILING or text[end - 1].isspace()):
            end -= 1
        if start < end and text[start] in _MARKS:
            start += 1
        if start < end and text[end - 1] in _MARKS:
            end -= 1
        if (start, end) == before or start >= end:
            return start, end


def trim_space(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without the blanks at its ends: 《`晨报` 》."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
