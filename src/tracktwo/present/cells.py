"""Tables as CSV: rows of plain text that no other program is needed to read, and no spreadsheet runs."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows with the names of their columns, which stand in the file's first line even where there is no row."""

    columns: tuple[str, ...]
    rows: Iterable[Row]


def print_table(table: Table) -> None:
    """Write a table as CSV to stdout."""
    sys.stdout.writelines(csv_lines(table, "\n"))


def csv_lines(table: Table, end: str) -> Iterator[str]:
    """The names of the columns, then each row, as lines of CSV that end with `end`."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, table.columns, lineterminator=end)
    writer.writeheader()
    yield buffer.getvalue()
    for row in table.rows:
        buffer.seek(0)
        buffer.truncate()
        writer.writerow(plain_row(row))
        yield buffer.getvalue()


def plain_row(row: Row) -> dict[str, str]:
    """A row in plain text; a cell that a spreadsheet would take for a formula gets an apostrophe before it."""
    return {name: _harmless(value) for name, value in row.items()}


def plain(value: object, between: str = "; ") -> str:
    """A value in plain text: [中国, 美国] as `中国; 美国`, 500.0 as `500`, nothing as an empty text."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float():
            return str(int(value)) if value.is_integer() else str(value)
        case list() | tuple():
            return between.join(plain(part, between) for part in value)
        case Mapping():
            parts = {name: plain(part, " ") for name, part in value.items()}
            return between.join(f"{name} {part}" for name, part in parts.items() if part)
        case _:
            return str(value)


def _harmless(value: object) -> str:
    text = plain(value)
    return "'" + text if text.lstrip().startswith(_FORMULA) and not isinstance(value, int | float) else text
