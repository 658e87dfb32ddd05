"""Publishers' lines as rows and as a table: what each edition printed, what it says of whose arsenal, for when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from rich.table import Table

from tracktwo.knowledge.editions import Edition
from tracktwo.present.text import cell, terminal

Row = dict[str, Any]
_SIGNS = {
    "about": "about ",
    "more_than": "more than ",
    "less_than": "less than ",
    "nearly": "nearly ",
    "up_to": "up to ",
    "at_least": "at least ",
    "several": "several ",
}
_COLUMNS = ("publisher", "release", "true for", "due", "subject", "number", "metric", "printed", "origin")
SHORTEST_SERIES = 5


def edition_rows(
    built_in: Iterable[Edition], added: Iterable[Mapping[str, Any]], *, publisher: str | None, subject: str | None
) -> list[Row]:
    """The lines built in and those added, each with its `origin`; those of `publisher` and `subject` where given."""
    rows: list[Row] = [{**asdict(line), "origin": "built-in"} for line in built_in]
    rows += [{**line, "origin": "added"} for line in added]
    return [row for row in rows if publisher in (None, row["publisher"]) and subject in (None, row["subject"])]


def print_editions(rows: list[Row], *, whole_series: bool) -> None:
    """Print the lines as a table; the yearly values of one series stand on one line unless `whole_series`."""
    table = Table(pad_edge=False)
    for name in _COLUMNS:
        table.add_column(name, overflow="fold", ratio=3 if name == "printed" else None)
    shown = rows if whole_series else _folded(rows)
    for row in shown:
        table.add_row(*(cell(value) for value in _values(row)))
    terminal().print(table)
    terminal().print(f"{len(shown)} lines of {len(rows)} values", style="dim")


def _folded(rows: list[Row]) -> list[Row]:
    """The rows, those of one series (no release, one edition, one subject) put together as first to last."""
    groups: dict[tuple[Any, ...], list[Row]] = {}
    for row in rows:
        series = row["edition"] if not row["release"] and not row["due"] else row["id"]
        groups.setdefault((series, row["publisher"], row["subject"], row["metric"], row["printed"]), []).append(row)
    folded: list[Row] = []
    for group in groups.values():
        if len(group) < SHORTEST_SERIES:
            folded += group
        else:
            first, last = group[0], group[-1]
            folded.append({**first, "as_of": f"{first['as_of']} to {last['as_of']}", "series": (first, last)})
    return folded


def _values(row: Row) -> tuple[object, ...]:
    if "series" in row:
        first, last = row["series"]
        number = f"{_number(first)} to {_number(last)}"
    else:
        number = _number(row)
    unit = f" {row['unit']}s" if row["unit"] != "fissile_material" else " of fissile material"
    heads = (row["publisher"], row["release"], row["as_of"], row["due"], row["subject"])
    return (*heads, number + unit, row["metric"], row["printed"], row["origin"])


def _number(row: Row) -> str:
    sign = _SIGNS.get(row["qualifier"] or "", "")
    if row["values"]:
        return sign + "-".join(f"{value:,g}" for value in row["values"])
    return f"{sign}{row['times']:g} times as many"
