"""Rows of a damaged table: everything that can still be read, page by page, around what cannot."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

_HIGHEST = 2**62
Row = tuple[int, sqlite3.Row]


def salvage(connection: sqlite3.Connection, table: str) -> Iterator[Row]:
    """The number and the row of every readable row of `table`, in order; unreadable stretches are jumped over."""
    last = -_HIGHEST
    while True:
        try:
            for number, row in _rows(connection, table, last):
                last = number
                yield number, row
        except sqlite3.DatabaseError:
            # Python's cursor looks one row ahead, so the row before the damage is lost with it: it is read by itself.
            found = _after_damage(connection, table, last)
            if found is None:
                return
            last = found["_number"]
            yield last, found
        else:
            return


def _rows(connection: sqlite3.Connection, table: str, after: int) -> Iterator[Row]:
    query = f'SELECT rowid AS "_number", * FROM "{table}" WHERE rowid > ? ORDER BY rowid'
    for row in connection.execute(query, (after,)):
        yield row["_number"], row


def _after_damage(connection: sqlite3.Connection, table: str, last: int) -> sqlite3.Row | None:
    """The first readable row behind number `last`; None where nothing readable follows.

    Steps grow until a row can be read, then halve back to the edge of the damage.
    """
    low, step = max(last, -1), 1
    while step < _HIGHEST:
        found = _first(connection, table, low + step)
        if found is not None:
            return _edge(connection, table, low, found)
        step *= 2
    return None


def _edge(connection: sqlite3.Connection, table: str, low: int, row: sqlite3.Row) -> sqlite3.Row:
    high: int = row["_number"]
    while high - low > 1:
        middle = (low + high) // 2
        found = _first(connection, table, middle)
        if found is None:
            low = middle
        else:
            row, high = found, min(middle, found["_number"])
    return row


def _first(connection: sqlite3.Connection, table: str, number: int) -> sqlite3.Row | None:
    query = f'SELECT rowid AS "_number", * FROM "{table}" WHERE rowid >= ? ORDER BY rowid LIMIT 1'
    try:
        row: sqlite3.Row | None = connection.execute(query, (number,)).fetchone()
    except sqlite3.DatabaseError:
        return None
    return row
