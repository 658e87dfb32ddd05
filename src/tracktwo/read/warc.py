"""WARC files: each HTTP answer with a text is an item of its own, its bytes unpacked from chunks and compression."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import redirect_stderr
from io import BufferedReader, StringIO
from typing import Any

from tracktwo.errors import RefusedInput
from tracktwo.read.extras import need
from tracktwo.read.items import Hints, Item, Refusal
from tracktwo.read.streams import ITEM_LIMIT, too_big

# What warcio raises on damaged records beside its own error, as fuzzing found.
BROKEN = (AttributeError, KeyError, TypeError, ValueError)
KINDS = ("response", "resource", "conversion")
TEXTS = ("text/", "application/xhtml", "application/xml", "application/rss", "application/atom", "application/pdf")


def is_warc(head: bytes) -> bool:
    """True where a WARC record begins."""
    return head.startswith(b"WARC/")


def records(file: BufferedReader, where: str, hints: Hints) -> Iterator[Item]:
    """The items of a WARC file's records: answers with status 200 and a text or PDF; others are passed over.

    An answer that reports an error is a refused item. Raises RefusedInput where warcio is missing or the file broken.
    """
    iterate = need("warcio.archiveiterator", "warc", "reading a web archive").ArchiveIterator
    failed = need("warcio.exceptions", "warc", "reading a web archive").ArchiveLoadFailed
    number = 0
    try:
        for record, complaint in _with_complaints(iterate(file)):
            if complaint:
                spot = f"{where}:{number}"
                yield Item(
                    spot, b"", hints, Refusal(spot, "the record's length is wrong: it may be cut", "fetch it again")
                )
            if record is None or not record.rec_type:  # a head without the fields of a record
                break
            number += 1
            if record.rec_type in KINDS and (item := _item(record, f"{where}:{number}", hints)):
                yield item
        if number == 0:
            raise RefusedInput("damaged: a web archive without one whole record", todo="fetch it again")
    except (failed, *BROKEN) as error:
        raise RefusedInput(
            f"damaged after record {number}: {' '.join(str(error).split())[:80]}", todo="fetch it again"
        ) from None


def _with_complaints(found: Iterator[Any]) -> Iterator[tuple[Any, str]]:
    """Each record, and what warcio printed about the one before it; None for the record after the last."""
    while True:
        with redirect_stderr(StringIO()) as printed:
            record = next(found, None)
        complaint = printed.getvalue()
        yield record, complaint if "Content-Length" in complaint else ""
        if record is None:
            return


def _item(record: Any, where: str, hints: Hints) -> Item | None:
    url = record.rec_headers.get_header("WARC-Target-URI")
    headers = record.http_headers or record.rec_headers
    kind = (headers.get_header("Content-Type") or "").lower()
    if not kind.startswith(TEXTS):
        return None
    if record.http_headers and not (status := record.http_headers.get_statuscode()).startswith("2"):
        if status.startswith("3"):
            return None
        return Item(where, b"", hints, Refusal(where, f"the server answered {status} for {url}", "leave it out"))
    data: bytes = record.content_stream().read(ITEM_LIMIT + 1)
    if len(data) > ITEM_LIMIT:
        return Item(where, b"", hints, Refusal.of(too_big(), where))
    if getattr(record.raw_stream, "limit", 0) > 0:
        return Item(where, b"", hints, Refusal(where, "the record is cut off", "fetch it again"))
    charset = kind.partition("charset=")[2].strip(" \"';") or None
    return Item(where, data, Hints(None, hints.restricted, url, hints.outlet, hints.language, charset))
