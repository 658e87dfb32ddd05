"""A parsed page -> drafts of blocks in reading order, each piece of text with its place in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tracktwo.errors import RefusedInput
from tracktwo.read.align import Aligner, Piece
from tracktwo.read.marks import is_picture, role_of
from tracktwo.read.tidy import gap, plain_text

# Elements whose source the tokenizer swallows whole; their text is never on the page.
SWALLOWED = frozenset(["script", "style", "iframe", "noembed", "noframes", "xmp"])
# Elements that a reader of an article does not read: controls, drawings, players.
UNREAD = frozenset(
    ["title", "svg", "math", "button", "select", "textarea", "nav", "template", "canvas", "object", "video", "audio"]
)
INLINE = frozenset([
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "ins", "kbd", "label", "mark", "o", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike",
    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
])  # fmt: skip
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
ROLES = {"figcaption": "caption", "time": "dateline", **dict.fromkeys(HEADINGS, "subhead")}
HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
LINK, STRONG, SMALL = 1, 2, 4
FLAGS = {"a": LINK, "b": STRONG, "strong": STRONG, "small": SMALL}
# Elements that stay open until closed: those that end by themselves (p, li, td) and the empty ones do not nest.
NESTING = re.compile(
    r"<(/?)(?!(?:p|li|dt|dd|td|th|tr|option|br|hr|img|input|meta|link|source|wbr|col|area|embed|base|param|track)[\s/>])"
    r"[a-zA-Z]",
    re.IGNORECASE,
)
DEPTH_LIMIT = 1000
TAG_LIMIT = 200_000  # an article has hundreds; a million take gigabytes
DATA_URL = "data:"


@dataclass(slots=True)
class Picture:
    """An image of the page, before its caption is known."""

    url: str | None
    alt: str | None


@dataclass(slots=True)
class Draft:
    """A block to be: its pieces, its role so far, and what flags (LINK, STRONG, SMALL) hold for every piece of it.

    `picture` is the number of the last image before it (-1 for none), `follows_picture` is True where nothing stands in
    between; `tag` is the element it stands in.
    """

    role: str
    tag: str
    pieces: list[Piece] = field(default_factory=list)
    flags: int = LINK | STRONG | SMALL
    picture: int = -1
    follows_picture: bool = False
    link: str | None = None

    def text(self) -> str:
        """The block's text."""
        return "".join(part for part, _ in joined(self.pieces))


def joined(pieces: list[Piece]) -> Iterator[tuple[str, Piece | None]]:
    """The parts of a block's text: each piece's own, and between two the blank that separates them, if any."""
    last: Piece | None = None
    for piece in pieces:
        if last is not None and (space := gap(last.after + piece.before, last.text, piece.text)):
            yield space, None
        yield piece.text, piece
        last = piece


@dataclass(slots=True)
class _Frame:
    depth: int
    block: bool
    role: str
    tag: str
    flags: int
    hidden: bool
    link: str | None


class Finds(Protocol):
    """What finds the pieces of a text node in the raw, one node after the other."""

    def pieces(self, text: str) -> list[Piece]:
        """The pieces that make up the node; an empty list where they are nowhere in the raw."""
        ...


@dataclass(slots=True)
class Layout:
    """Walks a page once; `drafts` and `pictures` are in reading order, `lost` counts text nowhere in the source."""

    aligner: Finds
    drafts: list[Draft] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    lost: int = 0
    _frames: list[_Frame] = field(default_factory=list)
    _now: _Frame = field(default_factory=lambda: _Frame(0, True, "paragraph", "body", 0, False, None))
    _draft: Draft | None = None
    _fresh_picture: bool = False

    def walk(self, root: LexborNode) -> None:
        """Lay out everything below `root`."""
        node, depth = root.child, 1
        while node is not None:
            while self._frames and depth <= self._now.depth:
                self._leave()
            if self._visit(node, depth) and (child := node.child) is not None:
                node, depth = child, depth + 1
                continue
            while (follower := node.next) is None:
                depth -= 1
                parent = node.parent
                if depth < 1 or parent is None:
                    break
                node = parent
            if follower is None:
                break
            node = follower
        while self._frames:
            self._leave()
        self._flush()

    def _visit(self, node: LexborNode, depth: int) -> bool:
        """Take one node; True where what is below it is to be visited as well."""
        tag = node.tag or ""
        if tag == "-text":
            self._take(node.text_content or "")
            return False
        if tag in ("br", "hr"):
            self._flush()
            return False
        if tag == "img":
            self._picture(node.attributes)
            return False
        if tag in SWALLOWED or tag[:1] in "-!":
            return False
        self._enter(node, tag, depth)
        return True

    def _enter(self, node: LexborNode, tag: str, depth: int) -> None:
        now, attributes = self._now, node.attributes
        block = tag not in INLINE and tag not in ("td", "th")
        role, hidden = now.role, now.hidden or tag in UNREAD
        if attributes:
            marked = role_of(f"{attributes.get('class') or ''} {attributes.get('id') or ''}")
            if marked == "hidden" or "hidden" in attributes or HIDING.search(attributes.get("style") or ""):
                hidden = True
            elif marked:
                role = marked
        if tag in ROLES and role in ("paragraph", "caption"):
            role = ROLES[tag]
        if not block and role == now.role and hidden == now.hidden and tag not in FLAGS:
            if tag in ("td", "th"):
                self._space()
            return
        if block:
            self._flush()
        link = attributes.get("href") if tag == "a" else now.link
        self._frames.append(now)
        shown = tag if block else now.tag
        self._now = _Frame(depth, block, role, shown, now.flags | FLAGS.get(tag, 0), hidden, link)

    def _leave(self) -> None:
        if self._now.block:
            self._flush()
        self._now = self._frames.pop()

    def _space(self) -> None:
        if self._draft and self._draft.pieces:
            last = self._draft.pieces[-1]
            self._draft.pieces[-1] = last._replace(after=last.after + " ")

    def _take(self, text: str) -> None:
        if not text.strip():
            if text and self._draft and self._draft.pieces:
                last = self._draft.pieces[-1]
                self._draft.pieces[-1] = last._replace(after=last.after + text)
            return
        pieces = self.aligner.pieces(text)
        if self._now.hidden:
            return
        if not pieces and (lost := plain_text(text)):
            self.lost += 1
            pieces = [Piece(lost, -1, -1, False, " " if text[0].isspace() else "", " " if text[-1].isspace() else "")]
        for piece in pieces:
            if piece.text:
                self._add(piece)

    def _add(self, piece: Piece) -> None:
        now = self._now
        if self._draft is not None and self._draft.role != now.role and now.role == "credit":
            self._flush()
        if self._draft is None:
            number = len(self.pictures) - 1
            self._draft = Draft(now.role, now.tag, picture=number, follows_picture=self._fresh_picture, link=now.link)
        self._draft.pieces.append(piece)
        self._draft.flags &= now.flags

    def _flush(self) -> None:
        if self._draft is not None:
            self.drafts.append(self._draft)
            self._draft = None
            self._fresh_picture = False

    def _picture(self, attributes: dict[str, str | None]) -> None:
        url = attributes.get("src") or attributes.get("data-src") or ""
        if url.startswith(DATA_URL):
            url = attributes.get("data-src") or ""
        if self._now.hidden or not url or not is_picture(url):
            return
        if self._draft is not None and self._now.role == "paragraph":
            self._flush()
        self.pictures.append(Picture(url, plain_text(attributes.get("alt") or "") or None))
        self._fresh_picture = True


def check_shape(raw: str, start: int, end: int) -> None:
    """Raises RefusedInput for HTML with too many tags, or nested too deep: a tree takes time by the square of that."""
    tags = raw.count("<", start, end)
    if tags <= DEPTH_LIMIT:
        return
    if tags > TAG_LIMIT:
        raise RefusedInput(f"more than {TAG_LIMIT:,} tags", todo="split it into single articles")
    depth = 0
    for tag in NESTING.finditer(raw, start, end):
        depth += -1 if tag[1] else 1
        if depth > DEPTH_LIMIT:
            raise RefusedInput(f"HTML nested more than {DEPTH_LIMIT} deep", todo="save the article alone")
        depth = max(depth, 0)


def lay_out(raw: str, start: int, end: int) -> Layout:
    """The layout of the HTML at `raw[start:end]`. Raises RefusedInput for HTML nested too deep."""
    check_shape(raw, start, end)
    layout = Layout(Aligner(raw, start, end))
    root = LexborHTMLParser(raw[start:end]).root
    if root is not None:
        layout.walk(root)
    return layout
