"""Who is named most in one role: the parties of talks, the subjects of figures; for lists to choose from."""

from __future__ import annotations

from sqlalchemy import Connection

from tracktwo.model import MentionRole
from tracktwo.store.mentions import name_counts


def most_named(
    connection: Connection, role: MentionRole, *, restricted: bool = False, limit: int = 40
) -> list[tuple[str, int]]:
    """The actors that most current records name in a role, with the number of records, most first."""
    counts = name_counts(connection, restricted=restricted)
    named = [(actor, count) for actor, named_as, count in counts if named_as == role]
    return sorted(named, key=lambda line: (-line[1], line[0]))[:limit]
