"""Who is named most in one role: the parties of talks, the subjects of figures; for lists to choose from."""

from __future__ import annotations

from sqlalchemy import Connection

from tracktwo.model import MentionRole
from tracktwo.store.mentions import name_counts


def most_named(
    connection: Connection, role: MentionRole, *, restricted: bool = False, limit: int = 40
) -> list[tuple[str, int]]:
    """The actors that most current records name in a role, with the number of records, most first."""
    return sorted(_named(connection, role, restricted=restricted), key=lambda line: (-line[1], line[0]))[:limit]


def most_heard(connection: Connection, *, restricted: bool = False, limit: int = 60) -> list[tuple[str, int]]:
    """The actors that most current records have as their speaker, with the number of records: states first."""
    heard = _named(connection, "speaker", restricted=restricted)
    return sorted(heard, key=lambda line: (not line[0].startswith("state."), -line[1], line[0]))[:limit]


def _named(connection: Connection, role: MentionRole, *, restricted: bool) -> list[tuple[str, int]]:
    counts = name_counts(connection, restricted=restricted)
    return [(actor, count) for actor, named_as, count in counts if named_as == role]
