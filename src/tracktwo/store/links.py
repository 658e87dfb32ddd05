"""Which records belong together: rows beside the records, made by link/, made anew whenever something changes."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from sqlalchemy import Connection, RowMapping, delete, func, insert, select, text, update

from tracktwo.store import schema
from tracktwo.store.rows import listed

_AT_ONCE = 500  # values bound in one query
_SHARED = (
    'r.key AS "key", r.id AS record, r.reading AS reading, coalesce(d.local_date, substr(d.published, 1, 10)) AS day'
)
_FROM = "FROM record r JOIN document d ON d.id = r.document"
_LIGHT = {
    "reprint": f"SELECT {_SHARED}, s.speaker AS name, m.actor AS actor, s.mode AS mode {_FROM}"
    " JOIN statement s ON s.record = r.id LEFT JOIN mention m ON m.record = r.id AND m.role = 'speaker'"
    " WHERE r.current AND s.speaker IS NOT NULL",
    "meeting": f'SELECT {_SHARED}, t.status, t."when", t.place, t.series {_FROM}'
    ' JOIN talk t ON t.record = r.id WHERE r.current AND t."when" IS NOT NULL',
    "forecast": f'SELECT {_SHARED}, f.due, f.unit, f.publisher, f.subject, coalesce(f."values", \'[]\') AS "values",'
    f" coalesce(p.actor, '') AS publisher_actor, coalesce(s.actor, '') AS subject_actor {_FROM}"
    " JOIN forecast f ON f.record = r.id"
    " LEFT JOIN mention p ON p.record = r.id AND p.role = 'publisher'"
    " LEFT JOIN mention s ON s.record = r.id AND s.role = 'subject'"
    " WHERE r.current AND f.due IS NOT NULL AND f.unit IS NOT NULL AND f.publisher IS NOT NULL"
    "  AND f.subject IS NOT NULL",
}

Pick = Literal["reading", "key", "actor", "name"]
_WANTED = "(SELECT value FROM json_each(:wanted))"
_PICKED: dict[Pick, str] = {
    "reading": f"r.reading IN {_WANTED}",
    "key": f"r.key IN {_WANTED}",
    "actor": f"r.id IN (SELECT record FROM mention WHERE role = 'speaker' AND actor IN {_WANTED})",
    "name": f"m.actor IS NULL AND r.id IN (SELECT record FROM statement WHERE speaker IN {_WANTED})",
}


@dataclass(frozen=True, slots=True)
class Appearance:
    """One of the records that report the same thing: where it stands, who printed it and when."""

    key: str
    record: str
    document: str
    outlet: str | None
    day: str | None
    title: str
    why: str


def appearances(connection: Connection, key: str) -> tuple[Appearance, ...]:
    """The records of the groups that a record is in, itself among them, by day, outlet and key; none where it has none.

    Restricted documents are left out.
    """
    mine, link, record, document = schema.link.alias("mine"), schema.link, schema.record, schema.document
    query = (
        select(
            link.c.key, record.c.id, document.c.id, document.c.outlet, document.c.local_date, document.c.title,
            link.c.why,
        )
        .join(mine, (mine.c.kind == link.c.kind) & (mine.c.group_key == link.c.group_key))
        .join(record, (record.c.key == link.c.key) & record.c.current)
        .join(document, document.c.id == record.c.document)
        .where(mine.c.key == key, ~document.c.restricted)
        .order_by(document.c.local_date, document.c.outlet, link.c.key)
    )  # fmt: skip
    return tuple(Appearance(*row) for row in connection.execute(query))


def groups(connection: Connection, kind: str, keys: Collection[str] | None = None) -> dict[str, str]:
    """The group of every linked record of a kind, or of those with some keys, by key: reprint, meeting or forecast."""
    query = select(schema.link.c.key, schema.link.c.group_key).where(schema.link.c.kind == kind)
    if keys is not None:
        query = query.where(schema.link.c.key.in_(listed(keys)))
    return {row.key: row.group_key for row in connection.execute(query)}


def group_counts(connection: Connection) -> dict[str, dict[str, int]]:
    """How many groups there are of each kind, and of how many records."""
    link = schema.link.c
    query = select(link.kind, func.count(link.group_key.distinct()), func.count()).group_by(link.kind)
    return {kind: {"groups": groups, "records": records} for kind, groups, records in connection.execute(query)}


def unlinked(connection: Connection, linker_version: str) -> set[str]:
    """The shown readings whose records this linker has not linked as they are now."""
    shown, done = schema.extraction.c, schema.resolution.c
    same = (done.reading == shown.reading) & (done.extractor_version == shown.extractor_version)
    query = (
        select(shown.reading)
        .outerjoin(schema.resolution, same)
        .where(shown.current, done.linker_version.is_distinct_from(linker_version))
    )
    return set(connection.execute(query).scalars())


def mark_linked(connection: Connection, readings: Iterable[str], linker_version: str) -> None:
    """Remember that the records of these readings were linked."""
    for some in _portions(readings):
        where = schema.resolution.c.reading.in_(some)
        connection.execute(update(schema.resolution).where(where).values(linker_version=linker_version))


def candidates(connection: Connection, kind: str) -> Sequence[RowMapping]:
    """What linking compares, a row for each shown record of a kind that has enough to be compared; no texts."""
    return connection.execute(text(_LIGHT[kind])).mappings().all()


def candidates_of(connection: Connection, kind: str, by: Pick, values: Iterable[str]) -> Sequence[RowMapping]:
    """The candidates of some readings, keys, actors that speak, or names of speakers without an actor."""
    wanted = json.dumps(sorted(values))
    return connection.execute(text(f"{_LIGHT[kind]} AND {_PICKED[by]}"), {"wanted": wanted}).mappings().all()


def speaker_names(connection: Connection) -> list[str]:
    """Every name of a speaker, as written, once."""
    column = schema.statement.c.speaker
    return list(connection.execute(select(column).where(column.is_not(None)).distinct()).scalars())


def unsettled_keys(connection: Connection, kind: str, readings: Iterable[str]) -> set[str]:
    """The linked keys that may have left: no current record has them, or one of these readings has."""
    current = "SELECT 1 FROM record r WHERE r.key = l.key AND r.current"
    query = (
        f"SELECT l.key FROM link l WHERE l.kind = :kind AND (NOT EXISTS ({current})"
        f" OR EXISTS ({current} AND r.reading IN (SELECT value FROM json_each(:readings))))"
    )
    values = {"kind": kind, "readings": json.dumps(sorted(readings))}
    return set(connection.execute(text(query), values).scalars())


def parties(connection: Connection) -> dict[str, list[tuple[str, str | None]]]:
    """The parties of every talk, by record: the name as written and its actor."""
    found: dict[str, list[tuple[str, str | None]]] = {}
    table = schema.mention.c
    query = select(table.record, table.name, table.actor).where(table.role == "party")
    for record, name, actor in connection.execute(query):
        found.setdefault(record, []).append((name, actor))
    return found


def words(connection: Connection, records: Iterable[str]) -> dict[str, str]:
    """What each of some statements says, by record: its contents in text order, a line each."""
    found: dict[str, list[str]] = {}
    span = schema.span.c
    for some in _portions(records):
        query = select(span.record, span.quote).where(span.record.in_(some), span.role == "content")
        for record, quote in connection.execute(query.order_by(span.record, span.start)):
            found.setdefault(record, []).append(quote)
    return {record: "\n".join(quotes) for record, quotes in found.items()}


def put_groups(
    connection: Connection, kind: str, keys: Iterable[str], found: Iterable[tuple[tuple[str, ...], str]]
) -> None:
    """Store groups (their sorted keys and what they have in common) in the place of all links of `keys`."""
    for some in _portions(keys):
        connection.execute(delete(schema.link).where(schema.link.c.kind == kind, schema.link.c.key.in_(some)))
    rows = [
        {"kind": kind, "key": key, "group_key": members[0], "why": why} for members, why in found for key in members
    ]
    if rows:
        connection.execute(insert(schema.link), rows)


def judged_pairs(connection: Connection) -> list[tuple[str, str, bool]]:
    """The pairs of keys that people last called the same (True) or different; what they took back is left out."""
    table = schema.judgement.c
    query = select(table.key, table.other, table.verdict).where(table.other.is_not(None)).order_by(table.id)
    last: dict[frozenset[str], tuple[str, str, str]] = {}
    for key, other, verdict in connection.execute(query):
        last[frozenset((key, other))] = (key, other, verdict)
    return sorted((key, other, verdict == "same") for key, other, verdict in last.values() if verdict != "undecided")


def link_again(connection: Connection, keys: Collection[str]) -> None:
    """Have the records of these keys, and all that were in a group with them, linked anew."""
    link, record = schema.link.c, schema.record.c
    in_groups = select(link.group_key).where(link.key.in_(keys))
    fellows = select(link.key).where(link.group_key.in_(in_groups))
    readings = select(record.reading).where(record.key.in_(keys) | record.key.in_(fellows))
    connection.execute(
        update(schema.resolution).where(schema.resolution.c.reading.in_(readings)).values(linker_version=None)
    )


def link_kind_again(connection: Connection, kind: str) -> None:
    """Have the texts that hold current records of a kind linked anew: forecast."""
    record, resolution = schema.record.c, schema.resolution
    readings = select(record.reading).where(record.kind == kind, record.current)
    connection.execute(update(resolution).where(resolution.c.reading.in_(readings)).values(linker_version=None))


def unlink_document(connection: Connection, document_id: str) -> None:
    """Take a document's records out of their groups; those that stay behind are linked anew."""
    of_document = select(schema.record.c.key).where(schema.record.c.document == document_id)
    keys = list(connection.execute(of_document.distinct()).scalars())
    for some in _portions(keys):
        link_again(connection, some)
        left = select(schema.link.c.group_key).where(schema.link.c.key.in_(some))
        connection.execute(delete(schema.link).where(schema.link.c.group_key.in_(left)))


def _portions(values: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(values)
    while some := list(islice(rest, _AT_ONCE)):
        yield some
