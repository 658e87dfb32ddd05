"""Mappings: which column of a published table holds what, and which actor a subject of it is."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, cast, get_args

from tracktwo.errors import UsageError
from tracktwo.languages.entries import entries
from tracktwo.model import Metric, Unit

PACKAGE = "tracktwo.knowledge"
REQUIRED = ("publisher", "title", "source", "licence", "subject", "unit", "values")


@dataclass(frozen=True, slots=True)
class TableMapping:
    """How one kind of table is read.

    `subject` and `as_of` name columns; `always` is the date of every row where the table has no column for it.
    `values` pairs a column with its metric. `subjects` gives actor ids by the names the table uses.
    """

    id: str
    publisher: str
    title: str
    source: str
    licence: str
    subject: str
    unit: Unit
    values: tuple[tuple[str, Metric], ...]
    as_of: str | None = None
    always: str | None = None
    subjects: Mapping[str, str] = field(default_factory=dict)

    def fits(self, head: Collection[str]) -> bool:
        """True where a table has every column that the mapping names."""
        wanted = {self.subject, *(column for column, _ in self.values)} | ({self.as_of} if self.as_of else set())
        return wanted <= set(head)


@cache
def mappings() -> tuple[TableMapping, ...]:
    """The mappings of mappings.toml, in order. Raises EntryError."""
    found = entries(PACKAGE, "mappings.toml", "mapping", required=("id", "cite", *REQUIRED))
    return tuple(_mapping(entry, {}) for entry in found)


@cache
def known_subjects() -> Mapping[str, str]:
    """Actor ids by the names that published tables use: `state.cn` for China."""
    found = entries(PACKAGE, "mappings.toml", "subject", required=("id", "cite", "names"))
    return {name: entry["id"] for entry in found for name in entry["names"]}


def parse_mapping(text: str, where: str) -> TableMapping:
    """The mapping that a person's own TOML file writes: the fields of a `[[mapping]]`, and `[subjects]`.

    Raises UsageError for what is no TOML, lacks a field, or names a unit or metric that the glossary has not.
    """
    try:
        written = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"not TOML: {error}", where=where, todo="mend the mapping") from None
    missing = [name for name in REQUIRED if not written.get(name)]
    if not written.get("as_of") and not written.get("always"):
        missing.append("as_of or always")
    if missing:
        raise UsageError("the mapping lacks " + ", ".join(missing), where=where, todo="see docs/answers.md")
    try:
        made = _mapping({"id": where, **written}, written.get("subjects", {}))
    except (KeyError, TypeError, AttributeError):
        todo = 'write values = [{ column = "…", metric = "stockpile" }]'
        raise UsageError("the mapping's values cannot be read", where=where, todo=todo) from None
    for metric in {metric for _, metric in made.values} - set(get_args(Metric)):
        raise UsageError(f"unknown metric {metric!r}", where=where, todo="one of " + ", ".join(get_args(Metric)))
    if made.unit not in get_args(Unit):
        raise UsageError(f"unknown unit {made.unit!r}", where=where, todo="one of " + ", ".join(get_args(Unit)))
    return made


def _mapping(entry: Mapping[str, Any], subjects: Mapping[str, str]) -> TableMapping:
    return TableMapping(
        id=entry["id"],
        publisher=entry["publisher"],
        title=entry["title"],
        source=entry["source"],
        licence=entry["licence"],
        subject=entry["subject"],
        unit=cast(Unit, entry["unit"]),
        values=tuple((one["column"], cast(Metric, one["metric"])) for one in entry["values"]),
        as_of=entry.get("as_of"),
        always=entry.get("always"),
        subjects={**known_subjects(), **subjects},
    )
