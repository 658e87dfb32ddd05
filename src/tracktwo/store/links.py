"""Which records belong together: rows beside the records, made by link/, made anew whenever something changes."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select, update

from tracktwo.store import schema


def unlink_document(connection: Connection, document_id: str) -> None:
    """Take a document's records out of their groups; those that stay behind are linked again."""
    keys = select(schema.record.c.key).where(schema.record.c.document == document_id)
    link = schema.link.c
    groups = select(link.group_key).where(link.key.in_(keys))
    left = select(link.key).where(link.group_key.in_(groups))
    again = select(schema.record.c.reading).where(schema.record.c.key.in_(left))
    connection.execute(
        update(schema.resolution).where(schema.resolution.c.reading.in_(again)).values(linker_version=None)
    )
    connection.execute(delete(schema.link).where(link.key.in_(left)))
