"""Browsing: which records a view of the ledger holds, how many by each facet, and the rows of one page.

    found = browse(connection, View(chosen={"kind": ("statement",), "act": ("deny",)}, query="核武"), page=1)

The store keeps how many records share each set of facet values (store/shown.py); `gather` takes these counts as they
are, or counts them for a search, a speaker or an actor. Each facet's counts are sums over them with the facet's own
choice left out, so that a reader sees what another choice would give. A page sorts the records of the months it shows.
Only current records are looked at; restricted documents only when asked for.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection, select

from tracktwo.store import schema
from tracktwo.store.lookup import StoredRecord, records
from tracktwo.store.paging import Choice, FacetSet, facet_sets, in_order, most_speakers, record_ids
from tracktwo.store.search import numbers
from tracktwo.store.shown import OWN, SHARED

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


@dataclass(frozen=True, slots=True)
class Tally:
    """How many records have one set of facet values (`id`); `values` by facet, more than one for tracks."""

    id: int
    values: Mapping[str, tuple[str, ...]]
    count: int

    def misses(self, chosen: Mapping[str, tuple[str, ...]]) -> list[str]:
        """The wanted facets of which it has none of the wanted values."""
        return [
            facet
            for facet, wanted in chosen.items()
            if wanted and not any(v in wanted for v in self.values.get(facet, ()))
        ]


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a search, a speaker, an actor leave of the ledger.

    `found` are the numbers of the records that the search finds (a JSON list; None without a search), `tallies` the
    counts of what is left.
    """

    found: str | None
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
        return last_page(self.total, self.size)


def last_page(total: int, size: int) -> int:
    """The number of the last page of `total` items, 1 for none."""
    return max(1, -(-total // size))


def browse(connection: Connection, view: View, *, page: int = 1, size: int = PAGE) -> Page:
    """One page of a view with its facets. Raises QueryError for a search that cannot be read."""
    gathered = gather(connection, view)
    return page_of(connection, view, gathered, tuple(speakers(connection, view, gathered)), number=page, size=size)


def gather(connection: Connection, view: View) -> Gathered:
    """What all pages and facet choices of one search have in common; worth keeping. Raises QueryError."""
    found = numbers(connection, view.query) if view.query.strip() else None
    return Gathered(found, tuple(_tallies(connection, view, found)))


def page_of(
    connection: Connection,
    view: View,
    gathered: Gathered,
    speakers: tuple[tuple[str, int], ...] = (),
    *,
    number: int = 1,
    size: int = PAGE,
) -> Page:
    """One page of a view whose counts were gathered; behind the last page the last."""
    fitting = [line for line in gathered.tallies if not line.misses(view.chosen)]
    total = sum(line.count for line in fitting)
    number = min(number, last_page(total, size))
    near, skipped = _window(fitting, view, (number - 1) * size, size)
    shown: tuple[Row, ...] = ()
    if near:
        sets = [line.id for line in fitting if line.values["month"][0] in near]
        choice = replace(_choice(view, gathered.found), sets=sets)
        first = (number - 1) * size - skipped
        numbered = in_order(connection, choice, oldest_first=view.oldest_first, limit=size, offset=first)
        shown = tuple(rows(connection, record_ids(connection, numbered)))
    return Page(total, number, size, shown, tuple(facets(gathered.tallies, view)), speakers)


def _window(fitting: list[Tally], view: View, offset: int, size: int) -> tuple[tuple[str, ...], int]:
    """The months in which the rows from `offset` on lie, and how many rows of the view stand before them.

    The counts are known, so that a page sorts the records of a month or two and not those of the whole ledger.
    """
    counts: Counter[str] = Counter()
    for line in fitting:
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
    gathered = gather(connection, view)
    choice = replace(_choice(view, gathered.found), sets=_fitting(gathered.tallies, view))
    numbered = in_order(connection, choice, oldest_first=view.oldest_first)
    for start in range(0, len(numbered), chunk):
        yield from rows(connection, record_ids(connection, numbered[start : start + chunk]))


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


def _tallies(connection: Connection, view: View, found: str | None) -> Iterator[Tally]:
    for one in facet_sets(connection, _choice(view, found)):
        if view.restricted or not one.restricted:
            yield Tally(one.id, _values(one), one.count)


def _values(one: FacetSet) -> dict[str, tuple[str, ...]]:
    values: dict[str, tuple[str, ...]] = {
        "kind": (one.kind,),
        "outlet": (one.outlet or NONE,),
        "month": (one.month or NONE,),
    }
    for name, value in zip(OWN[one.kind], one.own, strict=True):
        values[name] = (tuple(json.loads(value or "[]")) or (NONE,)) if name == "track" else (value or NONE,)
    return values


def facets(tallies: tuple[Tally, ...], view: View) -> Iterator[Facet]:
    """The facets of a view: each counted with its own choice left out; facets of other kinds are left away."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    for line in tallies:
        missed = line.misses(view.chosen)
        for name in () if len(missed) > 1 else missed or line.values:
            for value in line.values.get(name, ()):
                counts[name][value] += line.count
    for name, counted in counts.items():
        for value in view.values(name):
            counted.setdefault(value, 0)
        ordered = sorted(counted.items())
        if name != "month":
            ordered.sort(key=lambda item: -item[1])
        if ordered and (name in SHARED or len(ordered) > 1 or view.values(name)):
            yield Facet(name, tuple(ordered))


def speakers(connection: Connection, view: View, gathered: Gathered) -> Iterator[tuple[str, int]]:
    """The speakers, as written, that a view holds most often; the view's own choice of a speaker is left out."""
    others, tallies = replace(view, speaker=None), gathered.tallies
    choice = _choice(others, gathered.found)
    if choice.condition or view.chosen:
        if view.speaker is not None:
            tallies = tuple(_tallies(connection, others, gathered.found))
        choice = replace(choice, sets=_fitting(tallies, view))
    yield from most_speakers(connection, choice, restricted=view.restricted, limit=SPEAKERS)


def _choice(view: View, found: str | None) -> Choice:
    return Choice(found, view.speaker, view.actor)


def _fitting(tallies: Iterable[Tally], view: View) -> list[int]:
    return [line.id for line in tallies if not line.misses(view.chosen)]
