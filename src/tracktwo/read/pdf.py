"""PDF: each page is a block, its wrapped lines joined to paragraphs; every span knows its page.

Raw positions are those of the page's own text as pdfium gives it, so they can be proved again from the raw.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tracktwo.errors import RefusedInput
from tracktwo.model import Block, Document, Issue, Span, digest
from tracktwo.read.align import Piece
from tracktwo.read.extras import need
from tracktwo.read.items import Item
from tracktwo.read.lines import Line, compose
from tracktwo.read.metadata import Metadata, dated, read_when, whose
from tracktwo.read.tidy import plain_text
from tracktwo.read.tongue import tongue_of

READER_VERSION = "pdf/1"
ROW = re.compile(r"[^\r\n]+")
PAGE_NUMBER = re.compile(r"[\s\-–—·|]{0,80}\d{1,4}[\s\-–—·|]{0,80}")
CREATED = re.compile(r"D:(\d{4})(\d{2})(\d{2})")
FULL = 0.75  # of the longest row of its page: a shorter row ends its paragraph
PAGES = 2000


def is_pdf(data: bytes) -> bool:
    """True where a PDF begins within the first kilobyte, as viewers allow."""
    return b"%PDF-" in data[:1024]


def page_texts(data: bytes) -> list[str]:
    """The text of each page. Raises RefusedInput for a PDF that cannot be opened."""
    with _opened(data) as pdf:
        return list(_texts(pdf))


def _opened(data: bytes) -> Any:
    pdfium = need("pypdfium2", "pdf", "reading a PDF")
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        what = "a PDF locked with a password" if locked else "a PDF that cannot be opened: damaged or cut off"
        raise RefusedInput(what, todo="save it unlocked" if locked else "fetch it again") from None


def _texts(pdf: Any) -> Iterator[str]:
    if len(pdf) > PAGES:
        raise RefusedInput(f"a PDF of more than {PAGES} pages", todo="split it")
    for number in range(len(pdf)):
        try:
            page = pdf[number]
            text = page.get_textpage()
            yield text.get_text_range()
            text.close()
            page.close()
        except Exception as error:  # pdfium's own errors differ between versions; a page that fails has no text
            if isinstance(error, MemoryError):
                raise
            yield ""


def read_pdf(item: Item) -> Document:
    """The document of a PDF. Raises RefusedInput for one that is damaged, locked or holds no text."""
    with _opened(item.data) as pdf:
        fields = {key: value for key, value in pdf.get_metadata_dict().items() if value}
        pages = list(_texts(pdf))
    lines = [line for number, text in enumerate(pages, start=1) for line in page_lines(text, number)]
    if not lines:
        raise RefusedInput("a PDF without text: its pages are pictures", todo="run text recognition (OCR) on it first")
    metadata = _metadata(fields, item, lines)
    composed = compose(lines)
    language, script = tongue_of(composed.text)
    empty = [number for number, text in enumerate(pages, start=1) if not text.strip()]
    issues = metadata.issues
    if empty:
        issues += (Issue("pdf.pages_without_text", f"pages without text: {', '.join(map(str, empty[:20]))}"),)
    return Document(
        id=digest(item.data),
        title=metadata.title,
        text=composed.text,
        raw=item.data,
        encoding="pdf",
        format="pdf",
        reader_version=READER_VERSION,
        blocks=tuple(_page_blocks(composed.text, composed.blocks)),
        outlet=metadata.outlet,
        published=metadata.published,
        local_date=metadata.local_date,
        time_zone=metadata.time_zone,
        url=metadata.url,
        language=language,
        script=script,
        restricted=metadata.restricted,
        issues=issues,
        where=item.where,
    )


def page_lines(text: str, number: int) -> Iterator[Line]:
    """The paragraphs of one page: rows that fill the page's width run on into the next."""
    rows = [row for row in ROW.finditer(text) if plain_text(row.group())]
    while rows and PAGE_NUMBER.fullmatch(rows[-1].group()):
        rows.pop()
    if rows and PAGE_NUMBER.fullmatch(rows[0].group()):
        rows.pop(0)
    longest = max((len(row.group().strip()) for row in rows), default=0)
    pieces: list[Piece] = []
    for row in rows:
        source = row.group().strip()
        start = row.start() + row.group().index(source)
        said = plain_text(source)
        pieces.append(Piece(said, start, start + len(source), said == source, "\n" if pieces else "", ""))
        if len(source) < FULL * longest:
            yield Line("paragraph", pieces, page=number)
            pieces = []
    if pieces:
        yield Line("paragraph", pieces, page=number)


def _page_blocks(text: str, blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The paragraphs joined to one block a page."""
    pages: dict[int | None, list[Block]] = {}
    for block in blocks:
        pages.setdefault(block.segments[0].page if block.segments else None, []).append(block)
    for part in pages.values():
        span = Span.of(text, part[0].span.start, part[-1].span.end)
        yield Block("paragraph", span, tuple(segment for block in part for segment in block.segments))


def _metadata(fields: dict[str, str], item: Item, lines: list[Line]) -> Metadata:
    title = plain_text(fields.get("Title", "")) or lines[0].pieces[0].text[:200]
    outlet, name, _ = whose(item.hints.outlet, None, item.hints.url)
    metadata = Metadata(title=title, outlet=name, url=item.hints.url, restricted=item.hints.restricted)
    created = CREATED.match(fields.get("CreationDate", ""))
    if not created:
        return dated(metadata, read_when(None), outlet)
    from dataclasses import replace

    metadata = dated(metadata, read_when("-".join(created.groups())), outlet)
    if metadata.local_date is None:
        return metadata
    guessed = Issue("date.of_file", f"the only date is that of the file, {metadata.local_date}: it may be another day")
    return replace(metadata, issues=(*metadata.issues, guessed))
