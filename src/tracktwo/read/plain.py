"""Plain text: the first line is the title if it is short and stands alone, every other line a paragraph."""

from __future__ import annotations

import re

from tracktwo.errors import RefusedInput
from tracktwo.model import Document
from tracktwo.read.align import Aligner
from tracktwo.read.encoding import Decoded
from tracktwo.read.items import Item
from tracktwo.read.layout import Layout
from tracktwo.read.metadata import Metadata, dated, read_when
from tracktwo.read.posts import finish
from tracktwo.read.roles import settle
from tracktwo.read.rows import drafts_of_lines

READER_VERSION = "text/2"
TITLE_LENGTH = 80
STOP = re.compile(r"[。！？!?….，,；;]\W*\Z")


def read_plain(item: Item, decoded: Decoded) -> Document:
    """The document of a plain text. Raises RefusedInput for one without a line of text."""
    drafts = drafts_of_lines(decoded.text)
    if not drafts:
        raise RefusedInput("no line of text", todo="leave it out")
    first = drafts[0].text()
    title = first if len(drafts) > 1 and len(first) <= TITLE_LENGTH and not STOP.search(first) else ""
    metadata = dated(Metadata(title=title, restricted=item.hints.restricted), read_when(None), None)
    layout = Layout(Aligner(decoded.text, 0, 0), drafts=drafts)
    settled = settle(drafts, [], title)
    return finish(item, decoded, metadata, layout, settled, [], (READER_VERSION, "text", None))
