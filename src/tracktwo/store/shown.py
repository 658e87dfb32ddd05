"""What the list of records is counted and paged from: a narrow row for each shown record, and counts kept beside them.

A shown record is one that `search_record` holds, whose number it has. Its facet values stand once for all records that
share them (`facet_set`), with how many do; so do speakers as written (`speaker_count`) and actors by role
(`named_count`). All of it changes in the transaction that changes the records: `hide` before, `show` after.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, text

SHARED = ("kind", "outlet", "month")
OWN: Mapping[str, tuple[str, ...]] = {
    "statement": ("act", "mode", "voice", "channel"),
    "figure": ("unit", "metric_reported"),
    "forecast": ("unit",),
    "talk": ("status", "track"),
}


def _facets() -> str:
    """SQL: the facet values of a record as a JSON list, those that all kinds share first."""
    shared = "d.restricted, r.kind, d.outlet, substr(d.local_date, 1, 7)"
    cases = (
        f"WHEN '{kind}' THEN json_array({shared}, {', '.join(f'{kind}.{name}' for name in names)})"
        for kind, names in OWN.items()
    )
    return f"CASE r.kind {' '.join(cases)} END"


_JOINED = " ".join(f"LEFT JOIN {kind} ON {kind}.record = r.id" for kind in OWN)
_ACTOR = "SELECT m.actor FROM mention m WHERE m.record = s.record AND m.role = 'speaker' AND m.n = 0"
SOURCE = (  # 2024-06 is told as 20240600: before every day of its month
    f"SELECT s.rowid AS id, {_facets()} AS facets, d.restricted, statement.speaker, r.start,"
    " CAST(replace(substr(d.local_date || '-00-00', 1, 10), '-', '') AS INTEGER) AS day,"
    f" substr(r.document, 1, 10) AS document, ({_ACTOR}) AS actor"
    " FROM search_record s CROSS JOIN record r ON r.id = s.record"
    f" CROSS JOIN document d ON d.id = r.document {_JOINED} WHERE r.current"
)
NAMES = (
    "SELECT m.actor, m.role, count(DISTINCT CASE WHEN NOT d.restricted THEN m.record END) AS shown,"
    " count(DISTINCT CASE WHEN d.restricted THEN m.record END) AS hidden"
    " FROM search_record s CROSS JOIN document d ON d.id = s.document"
    " CROSS JOIN mention m ON m.record = s.record WHERE m.actor IS NOT NULL{} GROUP BY m.actor, m.role"
)
_ADDED = "shown = shown + excluded.shown"
_BOTH = f"{_ADDED}, hidden = hidden + excluded.hidden"
_SHOW = (
    "INSERT INTO facet_set(facets, shown) SELECT facets, count(*) FROM ({}) GROUP BY facets"
    f" ON CONFLICT(facets) DO UPDATE SET {_ADDED}",
    "INSERT INTO speaker_count(name, shown, hidden) SELECT speaker, sum(NOT restricted), sum(restricted) FROM ({})"
    f" WHERE speaker IS NOT NULL GROUP BY speaker ON CONFLICT(name) DO UPDATE SET {_BOTH}",
    "INSERT INTO shown(id, facets, day, document, start, speaker, actor)"
    " SELECT x.id, f.id, x.day, x.document, x.start, c.id, x.actor"
    " FROM ({}) x CROSS JOIN facet_set f ON f.facets = x.facets"
    " LEFT JOIN speaker_count c ON c.name = x.speaker ORDER BY x.id",
)
_OF_DOCUMENT = "id IN (SELECT rowid FROM search_record WHERE document = :document)"
_HIDE = (
    "UPDATE facet_set SET shown = shown - x.n"
    f" FROM (SELECT facets, count(*) AS n FROM shown WHERE {_OF_DOCUMENT} GROUP BY facets) x WHERE x.facets = id",
    f"DELETE FROM facet_set WHERE shown = 0 AND id IN (SELECT facets FROM shown WHERE {_OF_DOCUMENT})",
    "UPDATE speaker_count SET shown = shown - x.n * (1 - d.restricted), hidden = hidden - x.n * d.restricted"
    f" FROM (SELECT speaker, count(*) AS n FROM shown WHERE {_OF_DOCUMENT} GROUP BY speaker) x, document d"
    " WHERE x.speaker = speaker_count.id AND d.id = :document",
    "DELETE FROM speaker_count WHERE shown = 0 AND hidden = 0"
    f" AND id IN (SELECT speaker FROM shown WHERE {_OF_DOCUMENT})",
    f"DELETE FROM shown WHERE {_OF_DOCUMENT}",
)
_NAME = (
    f"UPDATE shown SET actor = named.actor FROM (SELECT s.rowid AS id, ({_ACTOR}) AS actor FROM search_record s"
    " WHERE s.document = :document) named WHERE named.id = shown.id AND shown.actor IS NOT named.actor"
)


def show(connection: Connection, document_id: str) -> None:
    """Count a document's current records, which stand in the search index, in."""
    for statement in _SHOW:
        connection.execute(text(statement.format(f"{SOURCE} AND s.document = :document")), {"document": document_id})
    count_names(connection, document_id, 1)


def show_all(connection: Connection) -> None:
    """Count in every current record of a ledger where none is yet."""
    for statement in _SHOW:
        connection.execute(text(statement.format(SOURCE)))
    connection.execute(text(f"INSERT INTO named_count(actor, role, shown, hidden) {NAMES.format('')}"))


def hide(connection: Connection, document_id: str) -> None:
    """Count a document's records out, while they and their mentions still stand as they were counted in."""
    count_names(connection, document_id, -1)
    for statement in _HIDE:
        connection.execute(text(statement), {"document": document_id})


def name_speakers(connection: Connection, document_id: str) -> None:
    """Put beside a document's shown records who their speakers are, after their names were resolved."""
    connection.execute(text(_NAME), {"document": document_id})


def count_names(connection: Connection, document_id: str, sign: int) -> None:
    """Count the actors that a document's shown records name in (1) or out (-1)."""
    of_document = " AND s.document = :document"
    found = connection.execute(text(NAMES.format(of_document)), {"document": document_id}).all()
    if not found:
        return
    into = "INSERT INTO named_count(actor, role, shown, hidden) VALUES (:actor, :role, :shown, :hidden)"
    values = [
        {"actor": actor, "role": role, "shown": sign * shown, "hidden": sign * hidden}
        for actor, role, shown, hidden in found
    ]
    connection.execute(text(f"{into} ON CONFLICT(actor, role) DO UPDATE SET {_BOTH}"), values)
    if sign < 0:
        gone = "DELETE FROM named_count WHERE actor = :actor AND role = :role AND shown = 0 AND hidden = 0"
        connection.execute(text(gone), values)


def first_day(since: str | None) -> int | None:
    """The number that the days of `shown` from `since` on reach: 2020-07 gives 20200700; None for all time."""
    return int(since.replace("-", "").ljust(8, "0")) if since else None


def last_day(until: str | None) -> int | None:
    """The number that the days of `shown` until `until` do not pass: 2020-07 gives 20200799; None for all time."""
    return int(until.replace("-", "").ljust(8, "9")) if until else None
