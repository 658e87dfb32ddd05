"""Bytes -> documents: every format, told by its content.

    for read in read_path("posts-2020.tar.xz"):      # streams; nothing is unpacked to disk
        match read:
            case Document(): ...
            case Refusal(): print(read)               # one line: where, what, what to do

The two halves serve processes: `items` is cheap and streams, `read_item` is a pure function of one item.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tracktwo.model import Document
from tracktwo.read.check import check_segments
from tracktwo.read.containers import all_items, items, items_of
from tracktwo.read.folders import packed_size
from tracktwo.read.items import Hints, Item, Refusal
from tracktwo.read.reading import READER_VERSIONS, read_item

__all__ = [
    "READER_VERSIONS",
    "Hints",
    "Item",
    "Refusal",
    "all_items",
    "check_segments",
    "items",
    "packed_size",
    "read_bytes",
    "read_item",
    "read_path",
]


def read_path(path: str | Path, *, restricted: bool = False) -> Iterator[Document | Refusal]:
    """Every document of a file, folder or archive, and a refusal for each input that is none; streams.

    Nothing but a missing or forbidden `path` itself raises (UsageError).
    """
    for item in items(path, restricted=restricted):
        yield from read_item(item)


def read_bytes(data: bytes, where: str, *, restricted: bool = False) -> list[Document | Refusal]:
    """The documents of one file's bytes, whatever the format, archives too."""
    hints = Hints(restricted=restricted)
    return [found for item in items_of(data, where, hints) for found in read_item(item)]
