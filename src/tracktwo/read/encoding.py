"""Bytes -> characters, and which encoding it took."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from tracktwo.errors import RefusedInput
from tracktwo.model import Issue

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
META = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,20})|<\?xml[^>]{0,100}?encoding=["']([\w-]{2,20})""", re.I
)
LOOK = 64 * 1024
WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs", "iso-8859-1": "cp1252"}
GUESSED = ["gb18030", "big5hkscs", "utf_16_le", "utf_16_be", "cp1252"]


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a raw, and the encoding that gives them: `raw.decode(encoding, "replace")`."""

    text: str
    encoding: str
    issues: tuple[Issue, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of `data`: by its byte order mark, as UTF-8, by what it declares, or by what its bytes look like.

    Invalid UTF-8 in few places is kept with U+FFFD and an issue. Raises RefusedInput for what is no text.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _lossy(data, encoding)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    for name in (declared, _declared(data)):
        if name and (found := _as(data, name)):
            return found
    lossy = data.decode("utf-8", "replace")
    broken = lossy.count("\ufffd")
    if broken * 50 <= len(lossy):
        issue = Issue("encoding.broken", f"{broken} places are no valid UTF-8: shown as \ufffd")
        return Decoded(lossy, "utf-8", (issue,))
    return _guessed(data, broken)


def _lossy(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    broken = text.count("\ufffd")
    issue = (Issue("encoding.broken", f"{broken} places are no valid {encoding}: shown as \ufffd"),) if broken else ()
    return Decoded(text, encoding, issue)


def _declared(data: bytes) -> str | None:
    found = META.search(data, 0, LOOK)
    return (found[1] or found[2]).decode("ascii").lower() if found else None


def _as(data: bytes, name: str) -> Decoded | None:
    encoding = WIDER.get(name.lower(), name.lower())
    try:
        return Decoded(data.decode(encoding), codecs.lookup(encoding).name)
    except (LookupError, ValueError):  # also a name with a NUL in it
        return None


def _guessed(data: bytes, broken: int) -> Decoded:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:LOOK], cp_isolation=GUESSED).best()
    if best is None:
        if broken * 5 <= len(data):
            return _lossy(data, "utf-8")
        raise RefusedInput("not text in any encoding known here", todo="save it as UTF-8")
    return _lossy(data, codecs.lookup(best.encoding).name)
