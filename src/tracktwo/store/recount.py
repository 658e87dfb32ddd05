"""Whether the counts that stand beside the records are what a plain count of the records gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sqlalchemy import Connection, text

from tracktwo.store.shown import SOURCE

_HELD = (
    "SELECT h.id, f.facets, c.name, h.day, h.document, h.start FROM shown h LEFT JOIN facet_set f ON f.id = h.facets"
    " LEFT JOIN speaker_count c ON c.id = h.speaker"
)
_NAMED = (
    "SELECT m.actor, m.role, count(DISTINCT CASE WHEN NOT d.restricted THEN m.record END),"
    " count(DISTINCT CASE WHEN d.restricted THEN m.record END)"
    " FROM mention m JOIN record r ON r.id = m.record JOIN document d ON d.id = r.document"
    " WHERE r.current AND m.actor IS NOT NULL GROUP BY m.actor, m.role"
)


def wrong_counts(connection: Connection) -> Iterator[str]:
    """A line for each sort of count that is not what the records say."""
    sets: Counter[str] = Counter()
    speakers: dict[str, Counter[bool]] = {}
    rows: set[tuple[object, ...]] = set()
    for row in connection.execute(text(SOURCE)):
        sets[row.facets] += 1
        if row.speaker is not None:
            speakers.setdefault(row.speaker, Counter())[bool(row.restricted)] += 1
        rows.add((row.id, row.facets, row.speaker, row.day, row.document, row.start))
    spoken = {(name, counts[False], counts[True]) for name, counts in speakers.items()}
    shown = connection.execute(text("SELECT count(*) FROM record WHERE current")).scalar_one()
    held = {
        "records": _rows(connection, _HELD) == rows and len(rows) == shown,
        "facets": _rows(connection, "SELECT facets, shown FROM facet_set") == set(sets.items()),
        "speakers": _rows(connection, "SELECT name, shown, hidden FROM speaker_count") == spoken,
        "actors": _rows(connection, "SELECT actor, role, shown, hidden FROM named_count") == _rows(connection, _NAMED),
    }
    yield from (f"the counts of {name} are not those of the records" for name, is_right in held.items() if not is_right)


def _rows(connection: Connection, query: str) -> set[tuple[object, ...]]:
    return {tuple(row) for row in connection.execute(text(query))}
