"""Documents of the ledger: a list with facets and exact search, and an overview of what the ledger holds.

The store filters, groups and pages; restricted documents only when asked for.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from tracktwo.analyse.browse import NONE, Facet, last_page
from tracktwo.store import schema
from tracktwo.store.paging import counts_by_kind
from tracktwo.store.query import parse_query
from tracktwo.store.rows import listed
from tracktwo.store.search import Snippet, matching, snippets

FACETS = ("outlet", "month", "language")
PAGE = 25
NEWEST = 12


@dataclass(frozen=True)
class DocumentsView:
    """Which documents are asked for: the wanted values of each facet, an exact search over title and text."""

    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    query: str = ""
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """What a list says of a document; `records` counts its current records."""

    id: str
    title: str
    outlet: str | None
    date: str | None
    url: str | None
    script: str | None
    restricted: bool
    records: int
    snippets: tuple[Snippet, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentsPage:
    """One page of documents with the facets beside it."""

    total: int
    number: int
    size: int
    heads: tuple[Head, ...]
    facets: tuple[Facet, ...]

    @property
    def last(self) -> int:
        """The number of the last page, 1 for an empty list."""
        return last_page(self.total, self.size)


@dataclass(frozen=True, slots=True)
class Overview:
    """What the ledger holds: records by kind, documents by outlet and month, the ones read in last."""

    documents: int
    restricted: int
    kinds: Mapping[str, int]
    outlets: tuple[tuple[str, int, Mapping[str, int]], ...]
    newest: tuple[Head, ...]
    last_read: str | None


def documents_page(connection: Connection, view: DocumentsView, *, number: int = 1, size: int = PAGE) -> DocumentsPage:
    """One page of a view, newest first; behind the last page the last. Raises QueryError for an unreadable search."""
    found = _found(connection, view)
    facets = tuple(_facet(connection, view, found, name) for name in FACETS)
    total = connection.execute(_selected([func.count()], view, found)).scalar_one()
    number = min(number, last_page(total, size))
    page = _ordered(view, found).limit(size).offset((number - 1) * size)
    shown = heads(connection, list(connection.execute(page).scalars()), view.query)
    return DocumentsPage(total, number, size, shown, facets)


def all_documents(connection: Connection, view: DocumentsView) -> Iterator[Head]:
    """Every document of a view in its order."""
    ids = list(connection.execute(_ordered(view, _found(connection, view))).scalars())
    for start in range(0, len(ids), 500):
        yield from heads(connection, ids[start : start + 500])


def heads(connection: Connection, ids: Sequence[str], query: str = "") -> tuple[Head, ...]:
    """What a list says of some documents, in the order of their ids; with a query, snippets with the hits marked."""
    document, record = schema.document.c, schema.record.c
    counted = (
        select(func.count())
        .where(record.document == document.id, record.current)
        .correlate(schema.document)
        .scalar_subquery()
    )
    columns = (
        document.id, document.title, document.outlet, document.local_date, document.url, document.script,
        document.restricted, counted,
    )  # fmt: skip
    found = {row[0]: Head(*row) for row in connection.execute(select(*columns).where(document.id.in_(ids)))}
    if not query:
        return tuple(found[identity] for identity in ids)
    parsed = parse_query(query)
    texts = (
        select(schema.search_document.c.document, schema.reading.c.text)
        .join(schema.reading, schema.reading.c.id == schema.search_document.c.reading)
        .where(schema.search_document.c.document.in_(ids))
    )
    for identity, text in connection.execute(texts):
        found[identity] = replace(found[identity], snippets=tuple(snippets(text, parsed)))
    return tuple(found[identity] for identity in ids)


def overview(connection: Connection, *, restricted: bool = False) -> Overview:
    """What the ledger holds at a glance."""
    document = schema.document.c
    open_ = [] if restricted else [~document.restricted]
    month = func.substr(document.local_date, 1, 7)
    by_month = select(document.outlet, month, func.count()).where(*open_).group_by(document.outlet, month)
    outlets: dict[str, Counter[str]] = {}
    for outlet, name, count in connection.execute(by_month):
        outlets.setdefault(outlet or NONE, Counter())[name or NONE] += count
    lines = [(name, months.total(), dict(months)) for name, months in outlets.items()]
    newest = select(document.id).where(*open_).order_by(document.run.desc(), document.local_date.desc(), document.id)
    hidden = select(func.count()).where(document.restricted)
    return Overview(
        documents=sum(total for _, total, _ in lines),
        restricted=connection.execute(hidden).scalar_one(),
        kinds=counts_by_kind(connection, restricted=restricted),
        outlets=tuple(sorted(lines, key=lambda line: (-line[1], line[0]))),
        newest=heads(connection, list(connection.execute(newest.limit(NEWEST)).scalars())),
        last_read=connection.execute(select(func.max(schema.run.c.started))).scalar_one(),
    )


# --- SQL -----------------------------------------------------------------------------------------


def _found(connection: Connection, view: DocumentsView) -> str | None:
    if not view.query:
        return None
    return json.dumps(matching(connection, view.query, restricted=view.restricted))


def _column(facet: str) -> ColumnElement[Any]:
    if facet == "month":
        return func.substr(schema.document.c.local_date, 1, 7)
    return schema.document.c[facet]


def _selected(columns: list[Any], view: DocumentsView, found: str | None, without: str = "") -> Select[Any]:
    query = select(*columns).select_from(schema.document)
    if not view.restricted:
        query = query.where(~schema.document.c.restricted)
    if found is not None:
        query = query.where(schema.document.c.id.in_(listed(found)))
    for facet, values in view.chosen.items():
        if facet != without:
            some: list[ColumnElement[bool]] = [_column(facet).in_([value for value in values if value != NONE])]
            some += [_column(facet).is_(None)] if NONE in values else []
            query = query.where(or_(*some))
    return query


def _ordered(view: DocumentsView, found: str | None) -> Select[Any]:
    document = schema.document.c
    query = _selected([document.id], view, found)
    return query.order_by(
        document.local_date.is_(None), document.local_date.desc(), document.published.desc(), document.id
    )


def _facet(connection: Connection, view: DocumentsView, found: str | None, name: str) -> Facet:
    column = _column(name).label("value")
    query = _selected([column, func.count()], view, found, without=name).group_by("value")
    counts = {value or NONE: count for value, count in connection.execute(query)}
    counts |= {value: 0 for value in view.chosen.get(name, ()) if value not in counts}
    ordered = (
        sorted(counts.items()) if name == "month" else sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )
    return Facet(name, tuple(ordered))
