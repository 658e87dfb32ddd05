"""What stands in one cell of a CSV file: plain text that no program is needed to read, and no spreadsheet runs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


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


def plain_row(row: Mapping[str, Any]) -> dict[str, str]:
    """A row in plain text; a cell that a spreadsheet would take for a formula gets an apostrophe before it."""
    return {name: _harmless(value) for name, value in row.items()}


def _harmless(value: object) -> str:
    text = plain(value)
    return "'" + text if text.lstrip().startswith(_FORMULA) and not isinstance(value, int | float) else text
