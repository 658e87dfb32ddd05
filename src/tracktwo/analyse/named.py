"""Who is named most in one role: the parties of talks, the subjects of figures; for lists to choose from."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from tracktwo.model import MentionRole
from tracktwo.store import schema


def most_named(
    connection: Connection, role: MentionRole, *, restricted: bool = False, limit: int = 40
) -> list[tuple[str, int]]:
    """The actors that most current records name in a role, with the number of records, most first."""
    mention, record, document = schema.mention, schema.record, schema.document
    joined = mention.join(record, record.c.id == mention.c.record).join(document, document.c.id == record.c.document)
    count = func.count(mention.c.record.distinct())
    query = (
        select(mention.c.actor, count)
        .select_from(joined)
        .where(mention.c.role == role, mention.c.actor.is_not(None), record.c.current)
        .group_by(mention.c.actor)
        .order_by(count.desc(), mention.c.actor)
        .limit(limit)
    )
    if not restricted:
        query = query.where(~document.c.restricted)
    return [(actor, number) for actor, number in connection.execute(query)]
