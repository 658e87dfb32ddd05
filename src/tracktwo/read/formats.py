"""What a file is, told by its first bytes; its name is only asked where they do not say."""

from __future__ import annotations

import json


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
