"""Reads the TOML files of languages/ and knowledge/; an entry without examples does not load (ARCHITECTURE rule 7)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from tracktwo.errors import EntryError

Table = Mapping[str, Any]
_LANGUAGES = "tracktwo.languages"


@cache
def read_toml(package: str, name: str) -> Table:
    """The parsed TOML file `name` of `package` (`tracktwo.languages.zh`, `cues.toml`). Raises EntryError."""
    source = files(package).joinpath(name)
    try:
        return tomllib.loads(source.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise EntryError("there is no such data file", where=f"{package}/{name}") from None
    except tomllib.TOMLDecodeError as error:
        raise EntryError(f"not TOML: {error}", where=f"{package}/{name}", todo="mend the file") from error


def entries(
    package: str, name: str, table: str, *, required: tuple[str, ...] = (), group: str | None = None
) -> tuple[Table, ...]:
    """The entries of `[[table]]` in a data file, each with `examples` and the `required` fields. Raises EntryError.

    A plain list of names is one entry with `names`, and needs one example for the list. With `group`, every one of an
    entry's `patterns` must mark what it finds: `(?P<who>…)` for the group who.
    """
    found = read_toml(package, name).get(table, [])
    for number, entry in enumerate(found, start=1):
        where = f"{package}/{name} [[{table}]] number {number} ({entry.get('id', 'without id')})"
        for field in ("examples", *required):
            if not entry.get(field):
                raise EntryError(f"the entry has no {field}", where=where, todo="add one")
        for pattern in entry.get("patterns", ()) if group else ():
            if f"(?P<{group}>" not in pattern:
                todo = f"mark what it finds with (?P<{group}>…)"
                raise EntryError(f"a pattern has no group {group}: {pattern[:40]}", where=where, todo=todo)
    return tuple(found)


@cache
def every_language(name: str, table: str) -> tuple[Table, ...]:
    """The entries of `[[table]]` in the file `name` of each language that has it, in the order of the languages' names.

    `every_language("page.toml", "byline")` has 责编 of zh and Editor of en. Raises EntryError.
    """
    languages = sorted(folder.name for folder in files(_LANGUAGES).iterdir() if folder.joinpath(name).is_file())
    return tuple(entry for language in languages for entry in entries(f"{_LANGUAGES}.{language}", name, table))


@cache
def table_pattern(package: str, name: str, table: str, *, group: str | None = None) -> re.Pattern[str]:
    """The `patterns` of all entries of `[[table]]` as one: at each place the first that fits. Raises EntryError.

    `[[over]]` with 之际 and 以后 gives 之际|以后. A table with a `group` (as in `entries`) has one pattern: a group's
    name stands in a pattern once. A missing table is an error, no pattern that fits everywhere.
    """
    found = entries(package, name, table, required=("patterns",), group=group)
    patterns = [pattern for entry in found for pattern in entry["patterns"]]
    where = f"{package}/{name} [[{table}]]"
    if not patterns:
        raise EntryError("there is no such table", where=where, todo="add it")
    try:
        return re.compile("|".join(patterns))
    except re.error as error:
        raise EntryError(f"the patterns do not join: {error}", where=where, todo="mend them") from error
