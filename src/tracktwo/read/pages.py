"""Web pages saved as HTML: metadata of the page's head, the text of its body."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from tracktwo.model import Document
from tracktwo.read.encoding import Decoded
from tracktwo.read.items import Item
from tracktwo.read.layout import Layout, lay_out
from tracktwo.read.mainpart import main_part, marked_part, needs_choice
from tracktwo.read.metadata import Metadata, dated, read_when, whose
from tracktwo.read.posts import finish
from tracktwo.read.roles import settle
from tracktwo.read.tidy import tidy

READER_VERSION = "html/2"
META = re.compile(r"<meta\s[^>]{1,2000}>", re.IGNORECASE)
ATTRIBUTE = re.compile(r"""([\w:-]{1,60})\s{0,20}=\s{0,20}(?:"([^"]{0,2000})"|'([^']{0,2000})'|([^\s"'>]{1,2000}))""")
TITLE = re.compile(r"<title[^>]{0,200}>([^<]{1,1000})</title", re.IGNORECASE)
CANONICAL = re.compile(r"""<link\s[^>]{0,300}?rel=["']?canonical["']?[^>]{0,1000}>""", re.IGNORECASE)
LOOK = 256 * 1024
TITLES = ("og:title", "twitter:title", "title", "headline")
DATES = ("article:published_time", "datepublished", "pubdate", "publishdate", "publish_date", "date", "dc.date")
OUTLETS = ("og:site_name", "application-name", "publisher")
AUTHORS = ("author", "article:author", "dc.creator")


def head_fields(raw: str) -> dict[str, str]:
    """What the `<meta>` elements of a page say, by lower-case name; `link` is the canonical address."""
    fields: dict[str, str] = {}
    for meta in META.finditer(raw, 0, LOOK):
        attributes = attributes_of(meta.group())
        name = (attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or "").lower()
        if name and (content := tidy(attributes.get("content", "")).strip()):
            fields.setdefault(name, content)
    if canonical := CANONICAL.search(raw, 0, LOOK):
        fields.setdefault("link", attributes_of(canonical.group()).get("href", ""))
    return fields


def attributes_of(tag: str) -> dict[str, str]:
    """The attributes of one tag, unescaped."""
    return {name.lower(): unescape(a or b or c) for name, a, b, c in ATTRIBUTE.findall(tag)}


def _first(fields: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((fields[name] for name in names if fields.get(name)), None)


def page_metadata(raw: str, item: Item) -> Metadata:
    """The metadata of a page: what its container knows, then its own head."""
    fields = head_fields(raw)
    title = _first(fields, TITLES)
    if title is None and (found := TITLE.search(raw, 0, LOOK)):
        title = tidy(unescape(found[1])).strip()
    url = item.hints.url or fields.get("og:url") or fields.get("link") or None
    known, name, author = whose(item.hints.outlet or None, _first(fields, AUTHORS), url)
    if known is None and (site := _first(fields, OUTLETS)):
        known, name, _ = whose(site, None, url)
        author = _first(fields, AUTHORS)
    metadata = Metadata(title=title or "", outlet=name, url=url, author=author, restricted=item.hints.restricted)
    return dated(metadata, read_when(_first(fields, DATES)), known)


def _printed_title(metadata: Metadata, layout: Layout) -> Metadata:
    """The metadata with the page's own headline for a title that goes on with the outlet's name: 会谈 - 晨报."""
    for draft in layout.drafts:
        if draft.tag == "h1" and (text := draft.text()) and metadata.title.startswith(text):
            return replace(metadata, title=text)
    return metadata


def read_page(item: Item, decoded: Decoded) -> Document:
    """The document of a web page."""
    raw = decoded.text
    metadata = page_metadata(raw, item)
    part = marked_part(raw)
    layout = lay_out(raw, *(part or (0, len(raw))))
    metadata = _printed_title(metadata, layout)
    if part is None and needs_choice(layout.drafts):
        layout.drafts = main_part(raw, layout.drafts)
    settled = settle(layout.drafts, layout.pictures, metadata.title)
    return finish(item, decoded, metadata, layout, settled, [], (READER_VERSION, "html", "publisher"))
