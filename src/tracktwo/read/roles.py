"""What each draft of a page is: paragraph, subhead, caption, related link, byline, dateline, or no part of the text.

The cases, in the order they are asked:
    the headline again          left out
    a line of the site          left out (获取更多RSS)
    credit                      joined to its caption; alone it is a byline (© 2020 AFP)
    caption                     joined to its picture; the same caption twice stands once
    dateline                    a date and nothing else; a short line of names before it is the byline
    related                     a title 延伸閱讀 and the links after it; a list item or line that is one link
    byline                      a line that only names who made the document
    subhead                     a heading, or a short line set bold without a stop at its end
    paragraph                   everything else
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tracktwo.model import Image, Issue, Role
from tracktwo.read import bylines
from tracktwo.read.align import Piece
from tracktwo.read.bylines import Maker
from tracktwo.read.datelines import Stamp, read_stamp
from tracktwo.read.layout import LINK, SMALL, STRONG, Draft, Picture
from tracktwo.read.lines import Line
from tracktwo.read.pagewords import credit, cut, heads_related, is_furniture

STOP = re.compile(r"[。！？!?….：:；;,，”」』)）]\W*\Z")
SUBHEAD_LENGTH = 48
NAMES_LENGTH = 80
LEDE_BLOCKS, TAIL_BLOCKS = 3, 4


@dataclass(slots=True)
class Settled:
    """The lines of a page and what was learnt from them on the way."""

    lines: list[Line] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    stamps: list[Stamp] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    captions: dict[int, tuple[str | None, str | None]] = field(default_factory=dict)


def settle(drafts: list[Draft], pictures: list[Picture], title: str) -> Settled:
    """The lines of a page whose headline is `title` (not among them)."""
    settled = Settled()
    seen: set[str] = set()
    linking = dropping = False
    for draft in drafts:
        text = draft.text()
        is_link = bool(draft.flags & LINK)
        if (dropping and is_link) or (text == title and not _has_body(settled)):
            continue
        if dropping := is_furniture(text):
            continue
        if draft.role in ("paragraph", "related", "subhead") and heads_related(text):
            linking = True
            continue
        linking = linking and is_link
        if draft.role in ("caption", "credit") or _is_small_caption(draft):
            _caption(settled, draft, text, seen)
        elif draft.role == "dateline" or text[:1].isdigit() or text[-3:] == "GMT":
            _dateline(settled, draft, text)
        else:
            settled.lines.append(Line(_role(draft, text, linking), draft.pieces))
    settled.images = [Image(p.url, *settled.captions.get(n, (None, None))) for n, p in enumerate(pictures)]
    _finish(settled)
    return settled


def _has_body(settled: Settled) -> bool:
    return any(line.role == "paragraph" for line in settled.lines)


def _is_small_caption(draft: Draft) -> bool:
    return bool(draft.flags & SMALL) and draft.follows_picture and draft.role == "paragraph"


def _role(draft: Draft, text: str, linking: bool) -> Role:
    if draft.role == "related" or linking:
        return "related"
    if draft.role == "byline":
        return "byline"
    if draft.role in ("subhead", "headline"):
        return "paragraph" if text[-1] in "。.!！?？" and len(text) > SUBHEAD_LENGTH else "subhead"
    if draft.flags & LINK and draft.link and (draft.tag == "li" or not STOP.search(text)):
        return "related"
    if draft.flags & STRONG and len(text) <= SUBHEAD_LENGTH and not STOP.search(text):
        return "subhead"
    return "paragraph"


def _caption(settled: Settled, draft: Draft, text: str, seen: set[str]) -> None:
    caption, maker = settled.captions.get(draft.picture, (None, None))
    last = settled.lines[-1] if settled.lines else None
    if draft.role == "credit":
        if draft.picture >= 0:
            settled.captions[draft.picture] = (caption, maker or text)
        if last is not None and last.role == "caption" and not draft.follows_picture:
            last.pieces = _beside(last.pieces, draft.pieces)
        else:
            settled.lines.append(Line("caption" if draft.follows_picture else "byline", draft.pieces))
        return
    if text in seen:
        return
    seen.add(text)
    if draft.picture >= 0 and caption is None:
        found = credit().search(text)
        words = text[: found.start()] if found else text
        settled.captions[draft.picture] = (words or None, found[1] if found else maker)
    settled.lines.append(Line("caption", draft.pieces))


def _beside(pieces: list[Piece], more: list[Piece]) -> list[Piece]:
    """The pieces as one line with a blank between."""
    return [*pieces[:-1], pieces[-1]._replace(after=" "), *more]


def _dateline(settled: Settled, draft: Draft, text: str) -> None:
    try:
        stamp = read_stamp(text)
    except ValueError as error:
        settled.issues.append(Issue("date.absurd", f"the page prints the date {text}: {error}"))
        stamp = None
    if stamp is None:
        role: Role = "dateline" if draft.role == "dateline" and len(text) <= NAMES_LENGTH else "paragraph"
        settled.lines.append(Line(role, draft.pieces))
        return
    settled.stamps.append(stamp)
    if len(settled.lines) == 1 and settled.lines[0].role == "paragraph":
        _names(settled.lines[0])
    settled.lines.append(Line("dateline", draft.pieces))


def _names(line: Line) -> None:
    """Make the one line above a dateline a byline, if it is names only: Ivan Ding, Zheng Xiu."""
    text = "".join(piece.text for piece in line.pieces)
    if len(text) > NAMES_LENGTH or len(line.pieces) != 1:
        return
    names = [(found.group().strip(), found.start()) for found in re.finditer(r"[^,，、;；/（(]+(?![^（(]*[)）])", text)]
    line.role = "byline"
    if all(re.fullmatch(bylines.NAME, name) for name, _ in names):
        makers = [Maker(name, "reporter", text.index(name, at), text.index(name, at) + len(name)) for name, at in names]
        line.makers = tuple(makers)


def _finish(settled: Settled) -> None:
    """Bylines, people of the first and last lines, and what to do where nothing is left but links."""
    lines = settled.lines
    if not any(line.role in ("paragraph", "caption") for line in lines):
        for line in lines:
            if line.role in ("related", "subhead"):
                line.role = "paragraph"
    plain = [line for line in lines if line.role in ("paragraph", "byline", "subhead") and not line.makers]
    for number, line in enumerate(plain):
        text = _text(line)
        if makers := bylines.of_line(text):
            line.role, line.makers = "byline", tuple(makers)
            continue
        if number < LEDE_BLOCKS:
            line.makers = tuple(bylines.of_lede(text))
        if number >= len(plain) - TAIL_BLOCKS:
            line.makers += tuple(bylines.of_tail(text))
    last = next((line for line in reversed(lines) if line.role == "paragraph"), None)
    if last and cut().search(_text(last)[-40:]):
        settled.issues.append(Issue("text.cut_off", "the text breaks off: only its beginning was read"))


def _text(line: Line) -> str:
    from tracktwo.read.layout import joined

    return "".join(part for part, _ in joined(line.pieces))
