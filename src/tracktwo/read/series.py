"""A published table, comma-separated with a head, as a Series: which column holds what is said by a mapping."""

from __future__ import annotations

import csv
import hashlib
import io
import math
import re
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from tracktwo.errors import UsageError
from tracktwo.knowledge.mappings import TableMapping, mappings, parse_mapping
from tracktwo.model import Series, SeriesValue

LARGEST = 20_000_000  # bytes: a table of every state and year has some ten thousand
_DATE = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


def read_series(path: Path, mapping: TableMapping | None = None) -> Series:
    """The series that a table holds, read by `mapping`, else by the built-in one that fits its head.

    Raises UsageError for a file that cannot be read, that no mapping fits, or that gives no value at all.
    """
    raw = _bytes(path)
    text = _decoded(raw, path)
    rows = csv.reader(io.StringIO(text, newline=""))
    try:
        head = [name.strip() for name in next(rows, [])]
        found = _fitting(head, path) if mapping is None else mapping
        if not found.fits(head):
            raise UsageError("the table lacks a column that the mapping names", where=str(path), todo=", ".join(head))
        told: list[SeriesValue | str] = [one for row in _rows(rows) for one in _values(*row, head, found)]
    except csv.Error as error:
        raise UsageError(f"not a table: {error}", where=str(path), todo="save it as CSV") from None
    values = tuple(one for one in told if isinstance(one, SeriesValue))
    left_out = tuple(dict.fromkeys(one for one in told if isinstance(one, str)))
    if not values:
        raise UsageError("no row gives a value", where=str(path), todo=left_out[0] if left_out else "it has no rows")
    digest = hashlib.sha256(raw).hexdigest()
    return Series(found.publisher, found.title, found.source, found.licence, digest, values, left_out)


def read_mapping(path: Path) -> TableMapping:
    """The mapping that a person's own TOML file writes. Raises UsageError where it cannot be read, or is none."""
    return parse_mapping(_decoded(_bytes(path), path), str(path))


def _bytes(path: Path) -> bytes:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # to open a pipe would wait for whoever writes into it
            what = "a folder" if path.is_dir() else "not a regular file"
            raise UsageError(what, where=str(path), todo="give the file itself")
        if status.st_size > LARGEST:
            raise UsageError("the file is larger than 20 MB", where=str(path), todo="take the part that you need")
        return path.read_bytes()
    except FileNotFoundError:
        raise UsageError("there is no such file", where=str(path), todo="check the name") from None
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror}", where=str(path), todo="check its permissions") from None


def _decoded(raw: bytes, path: Path) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError("the file is not UTF-8", where=str(path), todo="save it as UTF-8") from None


def _fitting(head: Sequence[str], path: Path) -> TableMapping:
    found = next((mapping for mapping in mappings() if mapping.fits(head)), None)
    if found is None:
        raise UsageError("no built-in mapping fits its columns", where=str(path), todo="give one with --mapping")
    return found


def _rows(rows: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    for line, row in enumerate(rows, start=2):
        if any(cell.strip() for cell in row):
            yield line, row


def _values(line: int, row: list[str], head: Sequence[str], mapping: TableMapping) -> Iterator[SeriesValue | str]:
    cells = dict(zip(head, (cell.strip() for cell in row), strict=False))
    name = cells.get(mapping.subject, "")
    subject = mapping.subjects.get(name)
    as_of = mapping.always or cells.get(mapping.as_of or "", "")
    if subject is None:
        yield f"the mapping has no actor for {name!r}"
    elif not _DATE.fullmatch(as_of):
        yield f"line {line}: {as_of!r} is no date"
    else:
        for column, metric in mapping.values:
            cell = cells.get(column, "")
            if cell:
                value = _number(cell)
                wrong = f"line {line}: {cell!r} is no count"
                yield SeriesValue(subject, as_of, value, mapping.unit, metric, column, line) if value >= 0 else wrong


def _number(cell: str) -> float:
    """The count of a cell: `1,550` is 1550; -1 for what is no count."""
    try:
        value = float(cell.replace(",", ""))
    except ValueError:
        return -1.0
    return value if math.isfinite(value) else -1.0
