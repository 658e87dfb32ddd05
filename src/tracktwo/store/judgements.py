"""What people decided about single records: the last word on each key."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, func, or_, select

from tracktwo.errors import UsageError
from tracktwo.store import schema
from tracktwo.store.rows import listed

VERDICTS = ("accepted", "corrected", "rejected")
TAKES_BACK = "undecided"


def verdicts(connection: Connection, keys: Collection[str]) -> dict[str, str]:
    """The last verdict on each of these records that somebody judged by itself, by key; none where it was taken back.

    Judgements of two records (same, different) are not in it: they are groups by now.
    """
    table = schema.judgement.c
    query = select(table.key, table.verdict).where(table.other.is_(None), table.key.in_(listed(keys)))
    last: dict[str, str] = {}
    for key, verdict in connection.execute(query.order_by(table.id)):
        last[key] = verdict
    return {key: verdict for key, verdict in last.items() if verdict != TAKES_BACK}


def key_of(connection: Connection, identity: str) -> str:
    """The key of the record with this id or key: judgements hang on keys.

    Raises UsageError for a document, whose records are several, and for what names no record.
    """
    record = schema.record.c
    keys = connection.execute(select(record.key).where(or_(record.id == identity, record.key == identity)).distinct())
    found = list(keys.scalars())
    if len(found) == 1:
        return str(found[0])
    held = select(func.count(record.key.distinct())).where(record.document == identity)
    if of_document := connection.execute(held).scalar_one():
        told = f"{identity} is a document of {of_document} record{'' if of_document == 1 else 's'}"
        raise UsageError(told, todo=f"name one of them: see `tracktwo show {identity}`")
    several = f"{len(found)} records have" if found else "no record has"
    raise UsageError(f"{several} the id or key {identity!r}", todo="see `tracktwo find --records`")
