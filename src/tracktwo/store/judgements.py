"""What people decided about single records: the last word on each key."""

from __future__ import annotations

from sqlalchemy import Connection, select

from tracktwo.store import schema

VERDICTS = ("accepted", "corrected", "rejected")
TAKES_BACK = "undecided"


def verdicts(connection: Connection) -> dict[str, str]:
    """The last verdict on each record that somebody judged by itself, by key; none where it was taken back.

    Judgements of two records (same, different) are not in it: they are groups by now.
    """
    table = schema.judgement.c
    query = select(table.key, table.verdict).where(table.other.is_(None)).order_by(table.id)
    last: dict[str, str] = {}
    for key, verdict in connection.execute(query):
        last[key] = verdict
    return {key: verdict for key, verdict in last.items() if verdict != TAKES_BACK}
