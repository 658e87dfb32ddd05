"""What a file is, told by its first bytes; its name is only asked where they do not say."""

from __future__ import annotations

import json
import re


def is_tar(head: bytes) -> bool:
    """True where the first block is a tar header."""
    return head[257:262] == b"ustar"


def is_zip(head: bytes) -> bool:
    """True for a zip archive, also an empty one."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def is_json_lines(head: bytes, where: str) -> bool:
    """True where the first line is a JSON object of its own (or the name says so)."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start.startswith(b"{"):
        return False
    line, newline, _ = start.partition(b"\n")
    if where.lower().removesuffix(".gz").removesuffix(".xz").endswith((".jsonl", ".ndjson")):
        return True
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return not newline and len(head) >= 65536


def is_json_array(head: bytes) -> bool:
    """True where a file begins as one JSON array of objects: `[{"title": ...`."""
    return re.match(rb"(?:\xef\xbb\xbf)?\s{0,200}\[\s{0,200}\{\s{0,200}\"", head) is not None


MAGIC = {
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"RIFF": "a picture or a sound",
    b"ID3": "a sound",
    b"OggS": "a sound",
    b"\x7fELF": "a program",
    b"MZ": "a program",
    b"SQLite format 3": "a database",
    b"7\x7f\x06\x82": "a database's log",
    b"7\x7f\x06\x83": "a database's log",
    b"\xd0\xcf\x11\xe0": "an old office file",
    b"Rar!": "a RAR archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"\x28\xb5\x2f\xfd": "a zstd file",
}
WEB_PAGE = re.compile(r"<(?:!doctype html|html|head|body|article|div|p|table|section|main)[\s>/]", re.IGNORECASE)
LOOK = 4096
CONTROL = bytes(sorted(set(range(32)) - {9, 10, 12, 13, 27}))


def binary_kind(data: bytes) -> str | None:
    """What a file is that holds no text: by its magic number, or by its control characters; None for a text.

    UTF-16 and UTF-32 with a byte order mark are text.
    """
    for magic, kind in MAGIC.items():
        if data.startswith(magic):
            return kind
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return None
    head = data[:LOOK]
    controls = len(head) - len(head.translate(None, CONTROL))
    return "a binary file" if controls * 20 > len(head) and not _is_wide(head) else None


def _is_wide(head: bytes) -> bool:
    """True for UTF-16 without a byte order mark: every other byte is zero, and what it spells is text."""
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if zeros.count(0) * 3 > len(head):
            spelt = head[: len(head) // 2 * 2].decode(encoding, "replace").encode("utf-8", "replace")
            return (len(spelt) - len(spelt.translate(None, CONTROL))) * 20 < len(spelt)
    return False


def is_web_page(text: str) -> bool:
    """True where HTML begins within the first LOOK characters."""
    return WEB_PAGE.search(text, 0, LOOK) is not None
