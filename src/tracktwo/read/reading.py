"""One item -> its documents, by the format its first bytes show."""

from __future__ import annotations

from tracktwo.errors import RefusedInput
from tracktwo.model import Document
from tracktwo.read import corpus, feeds, pages, pdf, plain, posts
from tracktwo.read.corpus import read_line
from tracktwo.read.encoding import decode
from tracktwo.read.feeds import is_feed, read_feed
from tracktwo.read.formats import binary_kind, is_web_page
from tracktwo.read.frontmatter import has_front_matter
from tracktwo.read.items import Item, Refusal
from tracktwo.read.pages import read_page
from tracktwo.read.pdf import is_pdf, read_pdf
from tracktwo.read.plain import read_plain
from tracktwo.read.posts import read_post

# Every reader version that this program writes: a document read by one of them need not be read again.
READER_VERSIONS = frozenset(reader.READER_VERSION for reader in (corpus, feeds, pages, pdf, plain, posts))


def read_item(item: Item) -> list[Document | Refusal]:
    """The documents of one item, or its refusal: a pure function, so that a pool of processes can do it."""
    if item.refused:
        return [item.refused]
    try:
        return list(_documents(item))
    except RefusedInput as error:
        return [Refusal.of(error, item.where)]


def _documents(item: Item) -> list[Document]:
    data = item.data
    if not data.strip():
        raise RefusedInput("empty", todo="leave it out")
    if item.hints.kind == "jsonl":
        return [read_line(data, item.where, restricted=item.hints.restricted)]
    if is_pdf(data):
        return [read_pdf(item)]
    if kind := binary_kind(data):
        raise RefusedInput(f"{kind}, not a text", todo="give the text itself")
    decoded = decode(data, item.hints.encoding)
    if not decoded.text.strip():
        raise RefusedInput("empty", todo="leave it out")
    if has_front_matter(decoded.text):
        return [read_post(item, decoded)]
    if is_feed(decoded.text):
        return list(read_feed(item, decoded))
    if is_web_page(decoded.text):
        return [read_page(item, decoded)]
    return [read_plain(item, decoded)]
