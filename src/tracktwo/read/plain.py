"""Plain text: the first line is the title if it is short and stands alone, every other line a paragraph."""

from __future__ import annotations

import re

from tracktwo.errors import RefusedInput
from tracktwo.model import Document
from tracktwo.read.align import Aligner, Piece
from tracktwo.read.encoding import Decoded
from tracktwo.read.items import Item
from tracktwo.read.layout import Draft, Layout
from tracktwo.read.metadata import Metadata, dated, read_when
from tracktwo.read.posts import finish
from tracktwo.read.roles import settle
from tracktwo.read.tidy import plain_text

READER_VERSION = "text/1"
LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
TITLE_LENGTH = 80
STOP = re.compile(r"[。！？!?….，,；;]\W*\Z")


def drafts_of(raw: str, start: int = 0) -> list[Draft]:
    """A draft for each line that says anything."""
    drafts = []
    for line in LINE.finditer(raw, start):
        source = line.group().strip()
        if said := plain_text(source):
            at = line.start() + line.group().index(source)
            piece = Piece(said, at, at + len(source), said == source, "", "")
            drafts.append(Draft("paragraph", "p", [piece], flags=0))
    return drafts


def read_plain(item: Item, decoded: Decoded) -> Document:
    """The document of a plain text. Raises RefusedInput for one without a line of text."""
    drafts = drafts_of(decoded.text)
    if not drafts:
        raise RefusedInput("no line of text", todo="leave it out")
    first = drafts[0].text()
    title = first if len(drafts) > 1 and len(first) <= TITLE_LENGTH and not STOP.search(first) else ""
    metadata = dated(Metadata(title=title, restricted=item.hints.restricted), read_when(None), None)
    layout = Layout(Aligner(decoded.text, 0, 0), drafts=drafts)
    settled = settle(drafts, [], title)
    return finish(item, decoded, metadata, layout, settled, [], (READER_VERSION, "text", None))
