"""The names in the records and the actors they stand for: stored beside the records, put anew by newer knowledge."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, delete, insert, select

from tracktwo.model import Basis, Document, Mention, MentionRole, digest, record_id
from tracktwo.store import schema
from tracktwo.store.shown import count_names, name_speakers


@dataclass(frozen=True, slots=True)
class StoredMention:
    """One name field of one stored record: `role` is the field, `n` counts in a list, `name` is as written."""

    record: str
    role: MentionRole
    n: int
    name: str
    actor: str | None = None
    basis: Basis | None = None
    latin: str | None = None


def put_mentions(
    connection: Connection,
    document: Document,
    mentions: Collection[Mention],
    extractor_version: str,
    knowledge_version: str,
) -> None:
    """Store the mentions of one extraction in the place of those it had, and what they were resolved with."""
    reading = document.reading_id
    mark = {"reading": reading, "extractor_version": extractor_version}
    extracted = select(schema.record.c.id).where(
        schema.record.c.reading == reading, schema.record.c.extractor_version == extractor_version
    )
    count_names(connection, document.id, -1)
    connection.execute(delete(schema.mention).where(schema.mention.c.record.in_(extracted)))
    connection.execute(delete(schema.resolution).filter_by(**mark))
    connection.execute(insert(schema.resolution), mark | {"knowledge_version": knowledge_version})
    rows = [
        {
            "record": record_id(digest(document.id, one.kind, one.anchor), reading, extractor_version),
            **{name: getattr(one, name) for name in ("role", "n", "name", "actor", "basis", "latin")},
        }
        for one in mentions
    ]
    if rows:
        connection.execute(insert(schema.mention), rows)
    count_names(connection, document.id, 1)
    name_speakers(connection, document.id)


def unresolved(connection: Connection, knowledge_version: str) -> list[tuple[str, str, str]]:
    """Document, reading and extractor version of what is shown and was not resolved with this knowledge, in order."""
    shown, done = schema.extraction.c, schema.resolution.c
    query = (
        select(schema.reading.c.document, shown.reading, shown.extractor_version)
        .join(schema.reading, schema.reading.c.id == shown.reading)
        .outerjoin(
            schema.resolution, (done.reading == shown.reading) & (done.extractor_version == shown.extractor_version)
        )
        .where(shown.current, done.knowledge_version.is_distinct_from(knowledge_version))
        .order_by(schema.reading.c.document, shown.reading)
    )
    return [(row.document, row.reading, row.extractor_version) for row in connection.execute(query)]


def mentions(connection: Connection, records: Collection[str]) -> dict[str, tuple[StoredMention, ...]]:
    """The mentions of some records (ids; some hundreds at most), by record; a record without names has none."""
    found: dict[str, list[StoredMention]] = {identity: [] for identity in records}
    table = schema.mention.c
    query = select(schema.mention).where(table.record.in_(records)).order_by(table.record, table.role, table.n)
    for row in connection.execute(query):
        found[row.record].append(StoredMention(*row))
    return {identity: tuple(some) for identity, some in found.items()}


def name_counts(connection: Connection, *, restricted: bool = False) -> list[tuple[str, MentionRole, int]]:
    """How many shown records name each actor in each role."""
    table = schema.named_count.c
    count = table.shown + table.hidden if restricted else table.shown
    query = select(table.actor, table.role, count).where(count > 0).order_by(table.actor, table.role)
    return [(actor, role, number) for actor, role, number in connection.execute(query)]


_KINDS = ("statement", "figure", "forecast", "talk")
_LISTS = {"via": "via", "party": "parties", "participant": "participants"}


def wrong_mentions(connection: Connection, reading: str) -> Iterator[str]:
    """A line for each mention of a reading's records whose name is not what that field of the record says."""
    for kind in _KINDS:
        table = schema.metadata.tables[kind]
        query = (
            select(schema.mention, table)
            .join(schema.record, schema.record.c.id == schema.mention.c.record)
            .outerjoin(table, table.c.record == schema.record.c.id)
            .where(schema.record.c.reading == reading, schema.record.c.kind == kind)
            .order_by(schema.mention.c.record, schema.mention.c.role, schema.mention.c.n)
        )
        for row in connection.execute(query).mappings():
            if _written(row, row[schema.mention.c.role], row[schema.mention.c.n]) != row[schema.mention.c.name]:
                yield f"record {row[schema.mention.c.record]}: the {row['role']} is not named {row['name']!r}"


def _written(row: RowMapping, role: str, n: int) -> str | None:
    """What a field of a record says: the n-th of a list, or the only one."""
    several = role == "reason_by" and (row.get(role) or "").startswith("[")
    if role in _LISTS or several:
        named: list[str | None] = json.loads(row.get(_LISTS.get(role, role)) or "[]")
        return named[n] if 0 <= n < len(named) else None
    return row.get(role) if n == 0 else None
