"""How a page is laid out: lines with their kind, sentences cut outside quotations, and a masked text to look at.

The masked text has the length of the text; characters inside quotations are QUOTED, inside brackets BRACKETED, so that
a rule sees 丁一鸣（Ivan Ding）说：“…” as name, bracket, cue and quotation without reading what they hold.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Literal

from tracktwo.extract.page import Page
from tracktwo.extract.quotation import Quotation, find_quotations
from tracktwo.extract.sentences import pieces
from tracktwo.extract.word_tables import longest_first
from tracktwo.languages import entries
from tracktwo.languages.gate import Gate

PACKAGE = "tracktwo.languages.zh"
QUOTED = "\ue000"
BRACKETED = "\ue001"
SHORT_LINE = 45  # a line without a sentence end up to this length is a heading
LONGEST_ASIDE = 160  # a longer line is running text, whatever it holds
LONGEST_CAPTION = 100  # the same of a line that ends with the agency of its picture
LIST_RUN = 3  # so many headings in a row are a list of links

LineKind = Literal["prose", "heading", "aside", "turn"]

_BRACKETS = re.compile(r"[（(][^（）()\n]{0,200}[）)]|\[[^\[\]\n]{0,200}\]|【[^【】\n]{0,200}】")
_TITLES = re.compile(r"《[^《》\n]{1,80}》|〈[^〈〉\n]{1,80}〉")
# What most texts have alone: a pattern that begins with one mark is looked for in a third of the time.
_ROUND_BRACKETS = re.compile(_BRACKETS.pattern.partition("|")[0])
_PLAIN_TITLES = re.compile(_TITLES.pattern.partition("|")[0])
_ENDS = re.compile(r"[。！？!?]+")
_STOPS = ("。", "！", "？", "”", "」")
_FINAL = re.compile(r"[。！？!?…”」』\"；;]\s*[)）]?$")


@dataclass(slots=True)  # not frozen: made many times a text (docs/measured.md)
class Line:
    """One line of the text: `[start, end)` without its line end; `sentences` are cut outside quotations."""

    start: int
    end: int
    kind: LineKind
    sentences: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Layout:
    """A page with its quotations, its masked text and its lines."""

    page: Page
    quotations: tuple[Quotation, ...]
    masked: str
    lines: tuple[Line, ...]

    @cached_property
    def headings(self) -> frozenset[int]:
        """Where the headings begin."""
        headings = [line for line in self.lines if line.kind == "heading"]
        return frozenset(start for line in headings for start in (line.start, *(one[0] for one in line.sentences[:1])))

    @cached_property
    def outer(self) -> tuple[Quotation, ...]:
        """The quotations that stand in no other."""
        return tuple(one for one in self.quotations if one.depth == 0)

    @cached_property
    def _outer_starts(self) -> list[int]:
        return [one.start for one in self.outer]

    def outer_in(self, start: int, end: int) -> tuple[Quotation, ...]:
        """The outer quotations that begin in `[start, end)`, in order."""
        return self.outer[bisect_left(self._outer_starts, start) : bisect_left(self._outer_starts, end)]

    def outer_around(self, start: int, end: int) -> tuple[Quotation, ...]:
        """The outer quotations of which a part stands in `[start, end)`, in order."""
        first = bisect_left(self._outer_starts, start)
        first -= 1 if first and self.outer[first - 1].end > start else 0
        return self.outer[first : bisect_left(self._outer_starts, end)]

    @cached_property
    def opening(self) -> dict[int, Quotation]:
        """The outer quotations by the place of their opening mark."""
        return {one.start: one for one in self.outer}

    @cached_property
    def closing(self) -> dict[int, Quotation]:
        """The outer quotations by their end."""
        return {one.end: one for one in self.outer}

    @cached_property
    def resumed(self) -> dict[int, Quotation]:
        """Quotations left open at a line's end that the next line opens anew, by the place of the new mark."""
        text = self.page.text
        pairs = zip(self.outer, self.outer[1:], strict=False)
        return {
            after.start: one
            for one, after in pairs
            if not one.closed and text[one.start] == text[after.start] and not text[one.end : after.start].strip()
        }


@cache
def _asides() -> tuple[re.Pattern[str], Gate[re.Pattern[str]]]:
    """The patterns of a line that is no running text: one for how it begins, and those that are looked for anywhere."""
    found = [one for entry in entries(PACKAGE, "asides.toml", "aside") for one in entry["match"]]
    beginnings = "|".join(f"(?:{one})" for one in found if one.startswith("^"))
    anywhere = [re.compile(one) for one in found if not one.startswith("^")]
    return re.compile(beginnings), Gate((pattern, pattern) for pattern in anywhere)


@cache
def _begins(table: str) -> re.Pattern[str]:
    """What a line begins with before its first sentence (dateline: 样本社江南10月13日电), or one after which everything
    is captions (rest; rest_inside: …。”相关图集：…)."""
    found = entries(PACKAGE, "asides.toml", table)
    return re.compile("|".join(f"(?:{one})" for entry in found for one in entry["match"]))


@cache
def _gallery() -> Gate[None]:
    """Whether a text may have a gallery in its words at all."""
    return Gate([(None, _begins("rest_inside"))])


def lay_out(page: Page) -> Layout:
    """The layout of a page."""
    quotations = find_quotations(page.text)
    masked = _mask(page.folded, quotations)
    lines = tuple(_lines(page, masked, _sentence_ends(page.folded, masked, quotations)))
    return Layout(page, quotations, masked, lines)


def _mask(folded: str, quotations: tuple[Quotation, ...]) -> str:
    pieces: list[str] = []
    done = 0
    for one in quotations:
        if one.depth == 0 and (one.closed or _begins_speech(folded, one.start)):
            pieces.append(folded[done : one.start])
            pieces.append(QUOTED * (one.end - one.start))
            done = one.end
    pieces.append(folded[done:])
    masked = "".join(pieces)
    titles = _TITLES if "〈" in masked else _PLAIN_TITLES
    masked = titles.sub(lambda match: QUOTED * len(match.group()), masked)
    brackets = _BRACKETS if "[" in masked or "【" in masked else _ROUND_BRACKETS
    return brackets.sub(lambda match: BRACKETED * len(match.group()), masked)


def _begins_speech(folded: str, at: int) -> bool:
    return at == 0 or folded[at - 1] in "\n：:，,"


def _sentence_ends(folded: str, masked: str, quotations: Iterable[Quotation]) -> list[int]:
    """Where sentences end, in order: behind 。！？ outside quotations, and behind one that ends with one of them."""
    ends = {one.end for one in quotations if one.depth == 0}
    spoken = (end for end in ends if folded[end - 2] in "。！？!?" and masked[end - 1] == QUOTED)
    return sorted({*(match.end() for match in _ENDS.finditer(masked)), *spoken})


def _lines(page: Page, masked: str, ends: list[int]) -> Iterator[Line]:
    drafts = list(_kinds(page))
    listed = _listed(drafts)
    for number, line in enumerate(drafts):
        if number in listed:
            yield replace(line, kind="aside")
        elif line.kind == "aside":
            yield line
        else:
            yield Line(line.start, line.end, line.kind, tuple(_sentences(page.folded, masked, line, ends)))


def _kinds(page: Page) -> Iterator[Line]:
    rest, (begins, anywhere) = _begins("rest"), _asides()
    asides = anywhere.fitting(page.folded)
    roles = {block.span.start: block.role for block in page.document.blocks}
    ended = False
    for start, end, caption in _pieces(page.folded):
        stripped = page.folded[start:end].strip()
        role = roles.get(start)
        if stripped:
            ended = ended or (not caption and bool(rest.match(stripped)))
            if (
                ended
                or caption
                or _is_credited(stripped)
                or role in ("caption", "related", "byline", "dateline")
                or (
                    len(stripped) <= LONGEST_ASIDE
                    and (begins.match(stripped) or any(aside.search(stripped) for aside in asides))
                )
            ):
                yield Line(start, end, "aside")
            elif role == "turn":
                yield Line(start, end, "turn")
            elif len(stripped) <= SHORT_LINE and not _FINAL.search(stripped):
                yield Line(start, end, "heading")
            else:
                yield Line(start, end, "prose")


def _is_credited(line: str) -> bool:
    """…訪問東岸。路透社: the line is a caption that ends with whoever took the picture, behind a full stop."""
    if not line.endswith(_agencies()) or len(line) > LONGEST_CAPTION:
        return False
    behind = max(line.rfind(mark) for mark in _STOPS) + 1
    return behind > 0 and line[behind:].strip() in _agencies()


@cache
def _agencies() -> tuple[str, ...]:
    return longest_first("asides.toml", "agency")


def _pieces(folded: str) -> Iterator[tuple[int, int, bool]]:
    """The lines of a text, cut where a gallery begins behind words (…。”|相关图集：…); True for its captions."""
    start = 0
    gallery = _begins("rest_inside")
    for captions in gallery.finditer(folded) if _gallery().fitting(folded) else ():
        if not folded[start : captions.start()].rpartition("\n")[2].strip():
            continue  # opens its line: nothing of the article follows
        yield from _split(folded, start, captions.start(), caption=False)
        yield from _split(folded, *captions.span(), caption=True)
        start = min(captions.end() + 1, len(folded))
    yield from _split(folded, start, len(folded), caption=False)


def _split(folded: str, start: int, end: int, *, caption: bool) -> Iterator[tuple[int, int, bool]]:
    for line in folded[start:end].split("\n"):
        yield start, start + len(line), caption
        start += len(line) + 1


def _listed(lines: list[Line]) -> set[int]:
    """The numbers of the headings of which so many stand in a row that they are a list."""
    found: set[int] = set()
    first = 0
    for number, line in enumerate([*lines, None]):
        if line is not None and line.kind == "heading":
            continue
        if number - first >= LIST_RUN:
            found.update(range(first, number))
        first = number + 1
    return found


def _sentences(folded: str, masked: str, line: Line, ends: list[int]) -> Iterator[tuple[int, int]]:
    """The sentences of a line, which is cut at those of the `ends` that stand in it."""
    cuts = ends[bisect_right(ends, line.start) : bisect_right(ends, line.end)]
    dateline = _begins("dateline").match(folded, line.start, line.end) if line.kind != "turn" else None
    begun = dateline.end() if dateline else line.start
    for cut in [*cuts, line.end]:
        start = begun
        while start < cut and folded[start].isspace():
            start += 1
        if start < cut:
            yield from pieces(masked, start, cut, QUOTED + BRACKETED)
        begun = cut


def within_quotations(layout: Layout, wanted: Sequence[Quotation]) -> Layout:
    """The same page with some outer quotations laid open: its lines are what they hold; those inside are masked."""
    folded = layout.page.folded
    inside = [
        replace(one, depth=one.depth - 1)
        for one in layout.quotations
        if one.depth and any(outer.start < one.start and one.end < outer.end for outer in wanted)
    ]
    masked = _mask(folded, tuple(inside))
    ends = _sentence_ends(folded, masked, inside)
    lines = []
    for outer in wanted:
        start = outer.inner_start
        for text in folded[outer.inner_start : outer.inner_end].split("\n"):
            line = Line(start, start + len(text), "prose")
            start += len(text) + 1
            if text.strip():
                lines.append(Line(line.start, line.end, "prose", tuple(_sentences(folded, masked, line, ends))))
    return Layout(layout.page, tuple(inside), masked, tuple(lines))
