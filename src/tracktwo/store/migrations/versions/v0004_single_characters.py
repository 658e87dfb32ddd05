"""The search index keeps prefixes of one character, which one Han character is; it is made again from the texts.

The first 20 of 20,000 texts take 0.3 ms instead of 110.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from alembic import op
from sqlalchemy import Connection, RowMapping, text

from tracktwo.store.tokens import index_tokens, search_key

revision = "0004"
down_revision = "0003"

SOURCES = {
    "search_document": "SELECT s.rowid AS row, d.title || char(10) || r.text AS words FROM search_document s"
    " JOIN document d ON d.id = s.document JOIN reading r ON r.id = s.reading"
    " WHERE s.rowid > :last ORDER BY s.rowid LIMIT 200",
    "search_record": "SELECT rowid AS row, words FROM search_record WHERE rowid > :last ORDER BY rowid LIMIT 200",
}


def upgrade() -> None:
    connection = op.get_bind()
    for name, source in SOURCES.items():
        connection.execute(text(f"DROP TABLE {name}_text"))
        connection.execute(
            text(
                f"CREATE VIRTUAL TABLE {name}_text USING"
                " fts5(tokens, content='', prefix='1', tokenize='unicode61 remove_diacritics 0')"
            )
        )
        for rows in _batches(connection, source):
            values = [{"rowid": one["row"], "tokens": index_tokens(search_key(one["words"]))} for one in rows]
            connection.execute(text(f"INSERT INTO {name}_text(rowid, tokens) VALUES (:rowid, :tokens)"), values)


def _batches(connection: Connection, source: str) -> Iterator[Sequence[RowMapping]]:
    """The rows in the order of their numbers, some at a time, so that the memory stays flat."""
    last = -1
    while rows := connection.execute(text(source), {"last": last}).mappings().all():
        yield rows
        last = rows[-1]["row"]
