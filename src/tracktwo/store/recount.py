"""Whether the counts that stand beside the records are what a plain count of the records gives."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, text

from tracktwo.store.shown import SOURCE

_COUNTED = {  # a sort of count: what the records say, and what is held
    "records": (
        "SELECT id, facets, speaker, day, document, start, actor FROM plain",
        "SELECT h.id, f.facets, c.name, h.day, h.document, h.start, h.actor FROM shown h"
        " LEFT JOIN facet_set f ON f.id = h.facets LEFT JOIN speaker_count c ON c.id = h.speaker",
    ),
    "facets": ("SELECT facets, count(*) FROM plain GROUP BY facets", "SELECT facets, shown FROM facet_set"),
    "speakers": (
        "SELECT speaker, sum(NOT restricted), sum(restricted) FROM plain WHERE speaker IS NOT NULL GROUP BY speaker",
        "SELECT name, shown, hidden FROM speaker_count",
    ),
    "actors": (
        "SELECT m.actor, m.role, count(DISTINCT CASE WHEN NOT d.restricted THEN m.record END),"
        " count(DISTINCT CASE WHEN d.restricted THEN m.record END)"
        " FROM mention m JOIN record r ON r.id = m.record JOIN document d ON d.id = r.document"
        " WHERE r.current AND m.actor IS NOT NULL GROUP BY m.actor, m.role",
        "SELECT actor, role, shown, hidden FROM named_count",
    ),
}
_DIFFERS = "EXISTS (SELECT * FROM ({}) EXCEPT SELECT * FROM ({}))"
_ALL_COUNTED = "(SELECT count(*) FROM plain) = (SELECT count(*) FROM record WHERE current)"


def wrong_counts(connection: Connection) -> Iterator[str]:
    """A line for each sort of count that is not what the records say."""
    differ = {
        name: f"{_DIFFERS.format(plain, held)} OR {_DIFFERS.format(held, plain)}"
        for name, (plain, held) in _COUNTED.items()
    }
    differ["records"] += f" OR NOT {_ALL_COUNTED}"
    asked = ", ".join(f"{condition} AS {name}" for name, condition in differ.items())
    told = connection.execute(text(f"WITH plain AS MATERIALIZED ({SOURCE}) SELECT {asked}")).mappings().one()
    yield from (f"the counts of {name} are not those of the records" for name in differ if told[name])
