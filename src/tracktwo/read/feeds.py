"""RSS and Atom: each entry is a document, so a feed polled twice adds only what is new, and a changed entry revises.

The entries are cut out of the feed's source, feedparser reads their fields, and the HTML of an entry, which stands in
it as CDATA, as XHTML or escaped once more, is laid out like any page and aligned to the entry's own source.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from calendar import timegm
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape
from io import BytesIO
from typing import Any, NamedTuple

from tracktwo.errors import RefusedInput
from tracktwo.model import Document, Issue
from tracktwo.read.align import Piece
from tracktwo.read.encoding import Decoded
from tracktwo.read.extras import need
from tracktwo.read.items import Item
from tracktwo.read.layout import Layout, lay_out
from tracktwo.read.lines import Line
from tracktwo.read.metadata import Metadata, When, dated, read_when, whose
from tracktwo.read.posts import finish
from tracktwo.read.roles import settle
from tracktwo.read.tidy import html_text

READER_VERSION = "feed/2"
ENTRY = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|<(?P<end>/?)(?P<name>item|entry)(?=[\s>/])[^>]*+(?:>|\Z)", re.DOTALL
)
CDATA = re.compile(r"\s{0,200}+<!\[CDATA\[(.*)\]\]>\s{0,200}+", re.DOTALL)
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|\w{1,31});")
FEED = re.compile(r"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
DECLARATION = re.compile(r"<\?xml[^>]{0,300}\?>")
WITHOUT_MARK = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}
BODIES = ("content:encoded", "content", "description", "summary")
LOOK = 4096
HEAD_LIMIT = 256 * 1024  # it is parsed again with each entry


def is_feed(text: str) -> bool:
    """True where an RSS or Atom feed begins within the first LOOK characters."""
    found = FEED.search(text, 0, LOOK)
    return found is not None and "<html" not in text[: found.start()].lower()


def entry_ranges(feed: str) -> list[tuple[int, int]]:
    """Where each entry stands in the source of a feed; one that is not closed ends where the next begins."""
    ranges: list[tuple[int, int]] = []
    start: int | None = None
    for tag in ENTRY.finditer(feed):
        if not tag["name"] or tag.group().endswith("/>"):
            continue
        if tag["end"]:
            if start is not None:
                ranges.append((start, tag.end()))
            start = None
        else:
            if start is not None:
                ranges.append((start, tag.start()))
            start = tag.start()
    if start is not None:
        ranges.append((start, len(feed)))
    return ranges


def read_feed(item: Item, decoded: Decoded) -> Iterator[Document]:
    """The documents of a feed, in its order. Raises RefusedInput for a feed without entries."""
    parse = need("feedparser", "feeds", "reading a feed").parse
    feed = decoded.text
    ranges = entry_ranges(feed)
    if not ranges:
        raise RefusedInput("a feed without entries", todo="leave it out")
    head, tail = feed[: ranges[0][0]], feed[ranges[-1][1] :]
    if len(head) + len(tail) > HEAD_LIMIT:
        raise RefusedInput("a feed with too much around its entries", todo="give the entries alone")
    encoding = WITHOUT_MARK.get(decoded.encoding, decoded.encoding)
    for number, (start, end) in enumerate(ranges, start=1):
        source = feed[start:end]
        parsed = _parsed(parse, DECLARATION.sub("", head, count=1) + source + tail)
        entry = replace(item, where=f"{item.where}:{number}", data=source.encode(encoding, "replace"))
        yield _read_entry(entry, Decoded(source, encoding, decoded.issues), parsed)


def _parsed(parse: Callable[..., Any], feed: str) -> Any:
    """What feedparser makes of a feed, None where it fails.

    It is given bytes, never a string: it takes a string that looks like an address for one, and opens it.
    """
    try:
        headers = {"content-type": "text/xml; charset=utf-8"}
        return parse(BytesIO(feed.encode("utf-8", "replace")), sanitize_html=False, response_headers=headers)
    except Exception:  # as fuzzing found: its parsers raise what they like on broken names
        return None


def _read_entry(item: Item, decoded: Decoded, parsed: Any) -> Document:
    fields: dict[str, Any] = parsed.entries[0] if parsed and parsed.entries else {}
    metadata = _metadata(fields, parsed.feed if parsed else {}, item)
    layout = _body(decoded.text)
    settled = settle(layout.drafts, layout.pictures, metadata.title)
    issues = [] if fields else [Issue("feed.entry_unreadable", "the fields of this entry cannot be read")]
    head = _headline(decoded.text, metadata.title)
    return finish(item, decoded, metadata, layout, settled, issues, (READER_VERSION, "feed", "publisher"), head)


def _metadata(fields: dict[str, Any], feed: dict[str, Any], item: Item) -> Metadata:
    url = fields.get("link") or item.hints.url
    outlet, name, author = whose(item.hints.outlet, fields.get("author"), url)
    if outlet is None:
        outlet, name, _ = whose(feed.get("title"), None, url)
        author = fields.get("author")
    metadata = Metadata(
        title=html_text(fields.get("title") or ""),
        outlet=name,
        url=url,
        tags=tuple(dict.fromkeys(tag["term"] for tag in fields.get("tags", ()) if tag.get("term"))),
        author=author,
        restricted=item.hints.restricted,
    )
    return dated(metadata, _when(fields), outlet)


def _when(fields: dict[str, Any]) -> When:
    # dict's own get: feedparser's warns where it takes `published` for `updated`
    moment = dict.get(fields, "published_parsed") or dict.get(fields, "updated_parsed")
    if moment is None:
        return read_when(dict.get(fields, "published") or dict.get(fields, "updated"))
    try:
        when = datetime.fromtimestamp(timegm(moment), UTC)
    except (ValueError, OverflowError, OSError) as error:
        return When(issue=Issue("date.absurd", f"the entry's date cannot be: {error}"))
    return read_when(when.isoformat())


def _headline(source: str, title: str) -> list[Line]:
    place = _element(source, "title")
    if not place or not title:
        return []
    start, end, _ = place
    if cdata := CDATA.fullmatch(source, start, end):
        start, end = cdata.span(1)
    printed = source[start:end]
    if title not in (html_text(printed), html_text(unescape(printed))):
        return []
    return [Line("headline", [Piece(title, start, end, printed == title, "", "")])]


def _element(source: str, name: str) -> tuple[int, int, str] | None:
    """Where the content of the first such element stands, and its attributes."""
    opening = re.compile(rf"<{name}(\s[^>]{{0,2000}}+)?>").search(source)
    if not opening or opening.group().endswith("/>"):
        return None
    end = source.find(f"</{name}", opening.end())
    return (opening.end(), end, opening[1] or "") if end >= 0 else None


def _body(source: str) -> Layout:
    """The layout of the longest of an entry's texts, with places in the entry's source."""
    bodies = [place for name in BODIES if (place := _element(source, name))]
    if not bodies:
        return lay_out("", 0, 0)
    start, end, attributes = max(bodies, key=lambda place: place[1] - place[0])
    if cdata := CDATA.fullmatch(source, start, end):
        return lay_out(source, *cdata.span(1))
    if "xhtml" in attributes:
        return lay_out(source, start, end)
    return _escaped(source, start, end)


class _Entity(NamedTuple):
    """An entity of the source and what it says in the HTML."""

    html_start: int
    html_end: int
    start: int
    end: int


def _escaped(source: str, start: int, end: int) -> Layout:
    """The layout of HTML that stands in the feed with its tags escaped."""
    parts: list[str] = []
    entities: list[_Entity] = []
    at, size = start, 0
    for found in ENTITY.finditer(source, start, end):
        said = unescape(found.group())
        parts += [source[at : found.start()], said]
        size += found.start() - at
        entities.append(_Entity(size, size + len(said), found.start(), found.end()))
        size += len(said)
        at = found.end()
    html = "".join(parts) + source[at:end]
    layout = lay_out(html, 0, len(html))
    starts = [entity.html_start for entity in entities]

    def back(place: int) -> int:
        """The place in the source; -1 for one inside an entity (`&gtlt;` says two characters)."""
        number = bisect_right(starts, place) - 1
        if number < 0:
            return start + place
        entity = entities[number]
        if place >= entity.html_end:
            return entity.end + place - entity.html_end
        return entity.start if place == entity.html_start else -1

    for draft in layout.drafts:
        draft.pieces = [_placed(source, piece, back(piece.start), back(piece.end)) for piece in draft.pieces]
    return layout


def _placed(source: str, piece: Piece, start: int, end: int) -> Piece:
    if min(piece.start, start, end) < 0:
        return piece._replace(start=-1, end=-1, verbatim=False)
    return piece._replace(start=start, end=end, verbatim=source[start:end] == piece.text)
