"""The shown records of a choice: counted by facet values and by speaker, numbered in their order.

A choice reads the narrow table `shown` alone (182,000 rows are 7 MB); without one the counts kept beside it suffice.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, text

from tracktwo.store import schema
from tracktwo.store.shown import OWN, SHARED


@dataclass(frozen=True, slots=True)
class FacetSet:
    """The facet values that some records share, and how many of them; `own` are those of the kind's own facets."""

    id: int
    restricted: bool
    kind: str
    outlet: str | None
    month: str | None
    own: tuple[str | None, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Choice:
    """Which shown records: those with these numbers (a JSON list), of this speaker as written, that name this actor,
    with one of these sets of facet values (their ids); all where left open."""

    numbers: str | None = None
    speaker: str | None = None
    actor: str | None = None
    sets: Sequence[int] | None = None

    @property
    def condition(self) -> str:
        """SQL about a row of `shown`; empty for all."""
        parts = {
            "numbers": "id IN (SELECT value FROM json_each(:numbers))",
            "speaker": "speaker = (SELECT c.id FROM speaker_count c WHERE c.name = :speaker)",
            "actor": "id IN (SELECT s.rowid FROM mention m CROSS JOIN search_record s ON s.record = m.record"
            " WHERE m.actor = :actor)",
            "sets": "facets IN (SELECT value FROM json_each(:sets))",
        }
        return " AND ".join(part for name, part in parts.items() if getattr(self, name) is not None)

    @property
    def values(self) -> dict[str, str]:
        """What the condition binds."""
        sets = None if self.sets is None else json.dumps(self.sets)
        bound = {"numbers": self.numbers, "speaker": self.speaker, "actor": self.actor, "sets": sets}
        return {name: value for name, value in bound.items() if value is not None}


def facet_sets(connection: Connection, choice: Choice) -> Iterator[FacetSet]:
    """Every set of facet values that records of a choice share, with their number."""
    query = "SELECT id, facets, shown FROM facet_set"
    if choice.condition:
        counted = f"SELECT facets AS held, count(*) AS n FROM shown WHERE {choice.condition} GROUP BY facets"
        query = f"SELECT f.id, f.facets, c.n FROM ({counted}) c CROSS JOIN facet_set f ON f.id = c.held"
    found = connection.execute(text(query), choice.values).all()
    lists = json.loads(f"[{','.join(facets for _, facets, _ in found)}]")  # all at once: 12,000 in 30 ms, not 200
    for (identity, _, count), (restricted, kind, outlet, month, *own) in zip(found, lists, strict=True):
        yield FacetSet(identity, bool(restricted), kind, outlet, month, tuple(own), count)


def statement_facet(name: str) -> ColumnElement[Any]:
    """What a row of `facet_set` of statements says: restricted, kind, outlet, month, act, mode, voice or channel."""
    return func.json_extract(schema.facet_set.c.facets, f"$[{facet_place(name)}]")


def facet_place(name: str) -> int:
    """Where a row of `facet_set` holds a value: restricted and what all kinds share first, then a statement's own."""
    return ("restricted", *SHARED, *OWN["statement"]).index(name)


def most_speakers(
    connection: Connection, choice: Choice, *, restricted: bool = False, limit: int
) -> list[tuple[str, int]]:
    """The speakers, as written, of most records of a choice, most first.

    Restricted documents count for `restricted` without a choice; else its sets say what is counted.
    """
    count = "shown + hidden" if restricted else "shown"
    query = f"SELECT name, {count} AS n FROM speaker_count WHERE n > 0"
    if choice.condition:
        counted = "SELECT speaker, count(*) AS n FROM shown WHERE speaker IS NOT NULL"
        counted = f"{counted} AND {choice.condition} GROUP BY speaker"
        query = f"SELECT c.name, x.n FROM ({counted}) x CROSS JOIN speaker_count c ON c.id = x.speaker"
    ordered = text(f"{query} ORDER BY n DESC, name LIMIT :limit")
    return [(name, n) for name, n in connection.execute(ordered, {**choice.values, "limit": limit})]


def counts_by_kind(connection: Connection, *, restricted: bool = False) -> dict[str, int]:
    """How many shown records there are of each kind."""
    counts: Counter[str] = Counter()
    for one in facet_sets(connection, Choice()):
        counts[one.kind] += one.count if restricted or not one.restricted else 0
    return {kind: count for kind, count in counts.items() if count}


def in_order(
    connection: Connection, choice: Choice, *, oldest_first: bool = False, limit: int = -1, offset: int = 0
) -> list[int]:
    """The numbers of a choice's records: by date (those without one last), document, place in the text, kind."""
    by_day = "day" if oldest_first else "day DESC"
    query = f"SELECT id FROM shown WHERE {choice.condition or 1} ORDER BY day IS NULL, {by_day}, document, start, id"
    values = {**choice.values, "limit": limit, "offset": offset}
    return list(connection.execute(text(f"{query} LIMIT :limit OFFSET :offset"), values).scalars())


def record_ids(connection: Connection, numbers: Sequence[int]) -> list[str]:
    """The ids of the records with some numbers, in their order."""
    query = text("SELECT rowid, record FROM search_record WHERE rowid IN (SELECT value FROM json_each(:numbers))")
    found = {row.rowid: row.record for row in connection.execute(query, {"numbers": json.dumps(numbers)})}
    return [found[number] for number in numbers]
