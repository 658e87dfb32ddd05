"""Browsing: which records a view of the ledger holds, how many by each facet, and the rows of one page.

    found = browse(connection, View(chosen={"kind": ("statement",), "act": ("deny",)}, query="核武"), page=1)

The store filters, groups and pages. One grouped pass (`gather`) counts the records of every combination of facet
values; each facet's counts are sums over it with the facet's own choice left out, so that a reader sees what another
choice would give. Only current records are looked at; restricted documents only when asked for.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, func, literal, or_, select, union_all

from tracktwo.store import schema
from tracktwo.store.lookup import KINDS, StoredRecord, records
from tracktwo.store.search import matching

SHARED = ("kind", "outlet", "month")
OWN = {
    "statement": ("act", "mode", "voice", "channel"),
    "figure": ("unit", "metric_reported"),
    "forecast": ("unit",),
    "talk": ("status", "track"),
}
FACETS = (*SHARED, "act", "mode", "voice", "channel", "status", "track", "unit", "metric_reported")
NONE = "-"  # the facet value of what the text does not say
SPEAKERS = 12
PAGE = 50


@dataclass(frozen=True)
class View:
    """What of the ledger is asked for.

    `chosen` holds the wanted values of each facet, several of one facet side by side; `query` is an exact search over
    the records' words; `speaker` a name as written; `actor` the id of an actor that a record names, in whatever role.
    """

    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    query: str = ""
    speaker: str | None = None
    actor: str | None = None
    oldest_first: bool = False
    restricted: bool = False

    def values(self, facet: str) -> tuple[str, ...]:
        """The wanted values of one facet, none where it is left open."""
        return self.chosen.get(facet, ())

    @property
    def base(self) -> View:
        """The view with every facet left open: what its facets are counted over."""
        return replace(self, chosen={}, oldest_first=False)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of record that can be in the view: those wanted that have every wanted facet."""
        wanted = self.values("kind") or KINDS
        own = [facet for facet in self.chosen if facet not in SHARED]
        named = [kind for kind in KINDS if kind in wanted and all(facet in OWN[kind] for facet in own)]
        return tuple(kind for kind in named if self.speaker is None or kind == "statement")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many records have one combination of facet values; `values` by facet, more than one for tracks."""

    values: Mapping[str, tuple[str, ...]]
    count: int

    def fits(self, chosen: Mapping[str, tuple[str, ...]]) -> bool:
        """True where the combination has one of the wanted values of every wanted facet."""
        return all(set(self.values.get(facet, ())).intersection(wanted) for facet, wanted in chosen.items() if wanted)


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a search and a speaker leave: by kind the ids that the search finds (JSON lists; None without a search),
    and the counts."""

    found: Mapping[str, str] | None
    tallies: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one facet with their counts, most frequent first (months in order)."""

    name: str
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A record with what its document is."""

    record: StoredRecord
    title: str
    outlet: str | None
    date: str | None
    url: str | None
    script: str | None


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a view: how many records in all, its rows, the facets beside it."""

    total: int
    number: int
    size: int
    rows: tuple[Row, ...]
    facets: tuple[Facet, ...]
    speakers: tuple[tuple[str, int], ...]

    @property
    def last(self) -> int:
        """The number of the last page, 1 for an empty view."""
        return max(1, -(-self.total // self.size))


def browse(connection: Connection, view: View, *, page: int = 1, size: int = PAGE) -> Page:
    """One page of a view with its facets. Raises QueryError for a search that cannot be read."""
    gathered = gather(connection, view)
    return page_of(connection, view, gathered, tuple(speakers(connection, view, gathered)), number=page, size=size)


def gather(connection: Connection, view: View) -> Gathered:
    """What all pages and facet choices of one search have in common; worth keeping. Raises QueryError."""
    found = None
    if view.query.strip():
        ids = json.dumps(matching(connection, view.query, records=True, restricted=view.restricted))
        listed = func.json_each(bindparam("ids", ids)).table_valued("value")
        joined = listed.join(schema.record, schema.record.c.id == listed.c.value)
        by_kind = select(schema.record.c.kind, func.json_group_array(schema.record.c.id)).select_from(joined)
        by_kind = by_kind.where(schema.record.c.current).group_by(schema.record.c.kind)
        found = {row[0]: row[1] for row in connection.execute(by_kind)}
    return Gathered(found, tuple(_tally(connection, view.base, found)))


def page_of(
    connection: Connection,
    view: View,
    gathered: Gathered,
    speakers: tuple[tuple[str, int], ...] = (),
    *,
    number: int = 1,
    size: int = PAGE,
) -> Page:
    """One page of a view whose counts were gathered."""
    total = sum(line.count for line in gathered.tallies if line.fits(view.chosen))
    near, skipped = _window(gathered.tallies, view, (number - 1) * size, size)
    ids: list[str] = []
    if near:
        narrow = replace(view, chosen={**view.chosen, "month": near})
        ids = list(_ids(connection, narrow, gathered.found, limit=size, offset=(number - 1) * size - skipped))
    shown = tuple(rows(connection, ids))
    return Page(total, number, size, shown, tuple(facets(gathered.tallies, view)), speakers)


def _window(tallies: tuple[Tally, ...], view: View, offset: int, size: int) -> tuple[tuple[str, ...], int]:
    """The months in which the rows from `offset` on lie, and how many rows of the view stand before them.

    The counts are known, so that a page sorts the records of a month or two and not those of the whole ledger.
    """
    counts: Counter[str] = Counter()
    for line in tallies:
        if line.fits(view.chosen):
            counts[line.values["month"][0]] += line.count
    dated = sorted((month for month in counts if month != NONE), reverse=not view.oldest_first)
    near: list[str] = []
    before = skipped = 0
    for month in (*dated, *([NONE] if NONE in counts else [])):
        if before + counts[month] <= offset:
            skipped = before + counts[month]
        elif before < offset + size:
            near.append(month)
        before += counts[month]
    return tuple(near), skipped


def all_rows(connection: Connection, view: View, *, chunk: int = 500) -> Iterator[Row]:
    """Every row of a view in its order, streamed."""
    ids = list(_ids(connection, view, gather(connection, view).found))
    for start in range(0, len(ids), chunk):
        yield from rows(connection, ids[start : start + chunk])


def rows(connection: Connection, ids: list[str]) -> Iterator[Row]:
    """The rows of some record ids, in the order of the ids."""
    found = {record.id: record for record in records(connection, ids=ids)}
    heads = select(
        schema.document.c.id,
        schema.document.c.title,
        schema.document.c.outlet,
        schema.document.c.local_date,
        schema.document.c.url,
        schema.document.c.script,
    ).where(schema.document.c.id.in_({record.document for record in found.values()}))
    documents = {row[0]: tuple(row)[1:] for row in connection.execute(heads)}
    for identity in ids:
        record = found[identity]
        yield Row(record, *documents[record.document])


# --- facets --------------------------------------------------------------------------------------


def _tally(connection: Connection, view: View, found: Mapping[str, str] | None) -> Iterator[Tally]:
    for kind in view.kinds:
        names = ("outlet", "month", *OWN[kind])
        columns = [_column(kind, name).label(name) for name in names]
        query = _selected(columns, view, found, kind).add_columns(func.count())
        for *values, count in connection.execute(query.group_by(*(column.name for column in columns))):
            named = {name: _facet_values(name, value) for name, value in zip(names, values, strict=True)}
            yield Tally({"kind": (kind,), **named}, count)


def facets(tallies: tuple[Tally, ...], view: View) -> Iterator[Facet]:
    """The facets of a view: each counted with its own choice left out; facets of other kinds are left away."""
    for name in FACETS:
        chosen = {facet: values for facet, values in view.chosen.items() if facet != name}
        counts: Counter[str] = Counter()
        for line in tallies:
            if not chosen or line.fits(chosen):
                for value in line.values.get(name, ()):
                    counts[value] += line.count
        for value in view.values(name):
            counts.setdefault(value, 0)
        ordered = sorted(counts.items())
        if name != "month":
            ordered.sort(key=lambda item: -item[1])
        if ordered and (name in SHARED or len(ordered) > 1 or view.values(name)):
            yield Facet(name, tuple(ordered))


def speakers(connection: Connection, view: View, gathered: Gathered) -> Iterator[tuple[str, int]]:
    """The speakers, as written, that a view holds most often; the view's own choice of a speaker is left out."""
    view = replace(view, speaker=None)
    if "statement" not in view.kinds:
        return
    speaker = schema.statement.c.speaker
    query = _selected([speaker], view, gathered.found, "statement").add_columns(func.count())
    counted = query.where(speaker.is_not(None)).group_by(speaker).order_by(func.count().desc(), speaker)
    for row in connection.execute(counted.limit(SPEAKERS)):
        yield row[0], row[1]


# --- SQL -----------------------------------------------------------------------------------------


def _column(kind: str, facet: str) -> ColumnElement[Any]:
    if facet == "outlet":
        return schema.document.c.outlet
    if facet == "month":
        return func.substr(schema.document.c.local_date, 1, 7)
    column: ColumnElement[Any] = schema.metadata.tables[kind].c[facet]
    return column


def _facet_values(name: str, value: str | None) -> tuple[str, ...]:
    if name == "track":
        return tuple(json.loads(value or "[]")) or (NONE,)
    return (value or NONE,)


def _selected(columns: list[Any], view: View, found: Mapping[str, str] | None, kind: str) -> Select[Any]:
    """The records of one kind in the view; the table of the kind is joined only where a facet or column needs it."""
    table = schema.metadata.tables[kind]
    own = [facet for facet in view.chosen if facet not in SHARED]
    joined = schema.record.join(schema.document, schema.document.c.id == schema.record.c.document)
    if own or any(_is_of(column, table) for column in columns):
        joined = joined.join(table, table.c.record == schema.record.c.id)
    if found is None:
        query = select(*columns).select_from(joined).where(schema.record.c.current)
        if view.values("month"):  # from the month's documents to their records; else the store reads all of a kind
            within = select(schema.document.c.id).where(_wanted(kind, "month", view.values("month")))
            query = query.where(schema.record.c.document.in_(within), schema.record.c.kind.concat("") == kind)
        else:
            query = query.where(schema.record.c.kind == kind)
        if not view.restricted:
            query = query.where(~schema.document.c.restricted)
    else:  # current and not restricted already; without further conditions the store starts from the list
        listed = func.json_each(bindparam("found", found.get(kind, "[]"), unique=True)).table_valued("value")
        query = select(*columns).select_from(joined.join(listed, listed.c.value == schema.record.c.id))
    if view.speaker is not None:
        said = select(schema.statement.c.record).where(schema.statement.c.speaker == view.speaker)
        query = query.where(schema.record.c.id.in_(said))
    if view.actor is not None:
        named = select(schema.mention.c.record).where(schema.mention.c.actor == view.actor)
        query = query.where(schema.record.c.id.in_(named))
    for facet, values in view.chosen.items():
        if facet != "kind" and values:
            query = query.where(_wanted(kind, facet, values))
    return query


def _is_of(column: Any, table: Any) -> bool:
    return any(base.table is table for base in getattr(column, "base_columns", ()) if hasattr(base, "table"))


def _wanted(kind: str, facet: str, values: tuple[str, ...]) -> ColumnElement[bool]:
    column = _column(kind, facet)
    if facet == "track":
        tracks: list[ColumnElement[bool]] = [column.like(f'%"{value}"%') for value in values if value != NONE]
        tracks += [column == "[]"] if NONE in values else []
        return or_(*tracks)
    some: list[ColumnElement[bool]] = [column.in_([value for value in values if value != NONE])]
    some += [column.is_(None)] if NONE in values else []
    return or_(*some)


def _ids(
    connection: Connection, view: View, found: Mapping[str, str] | None, *, limit: int | None = None, offset: int = 0
) -> Iterator[str]:
    """The record ids of a view: by date (those without one last), document, place in the text, kind."""
    date = schema.document.c.local_date.label("date")
    columns = [schema.record.c.id, date, schema.record.c.document, schema.record.c.start]
    parts = [
        _selected([*columns, literal(number).label("kind")], view, found, kind)
        for number, kind in enumerate(KINDS)
        if kind in view.kinds
    ]
    if not parts:
        return
    whole = union_all(*parts).subquery()
    by_date = whole.c.date.asc() if view.oldest_first else whole.c.date.desc()
    order = (whole.c.date.is_(None), by_date, whole.c.document, whole.c.start, whole.c.kind, whole.c.id)
    query = select(whole.c.id).order_by(*order).limit(limit).offset(offset or None)
    yield from connection.execute(query).scalars()
