"""Coverage: what a question could have found at all. Every answer opens with it: absence is not silence.

Documents by outlet and month (empty months between the first and the last are there with nothing in them), official
transcripts apart, how much of a kind of record is found on gold, texts with a topic's words that gave no record.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial

from sqlalchemy import Connection, func, select

from tracktwo.analyse.topics import Topic
from tracktwo.knowledge.recall import Recall, recall
from tracktwo.read.outlets import publishes_transcripts
from tracktwo.store import schema
from tracktwo.store.query import parse_query
from tracktwo.store.search import matching

NONE = "-"  # the outlet or month of a document that does not say


@dataclass(frozen=True, slots=True)
class OutletCoverage:
    """One outlet's documents by month (`2020-09`); `official` for one that publishes transcripts of its own words."""

    outlet: str
    total: int
    months: Mapping[str, int]
    official: bool


@dataclass(frozen=True, slots=True)
class OpenHits:
    """Documents that contain a term exactly: how many, how many of them stand in the answer, which are left open.

    `query` finds these documents: the term alone, or beside the names of those asked for.
    """

    term: str
    query: str
    texts: int
    recorded: int
    open: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the ledger holds: `months` from the first to the last without a break, newest last; `recall` by kind.

    `unmeasured` are kinds whose recall nobody ever measured. `time` is from when until when the texts of `hits` were
    printed, whatever day an answer's own points stand at.
    """

    documents: int
    outlets: tuple[OutletCoverage, ...]
    months: tuple[str, ...]
    recall: tuple[Recall, ...]
    hits: tuple[OpenHits, ...] = ()
    unmeasured: tuple[str, ...] = ()
    time: tuple[str | None, str | None] = (None, None)

    @property
    def empty_months(self) -> tuple[str, ...]:
        """The months for which the ledger holds no document at all."""
        held = {month for outlet in self.outlets for month in outlet.months}
        return tuple(month for month in self.months if month not in held)


def coverage(connection: Connection, *kinds: str, restricted: bool = False) -> Coverage:
    """The coverage of a question about records of these kinds."""
    document = schema.document.c
    month = func.substr(document.local_date, 1, 7)
    query = select(document.outlet, month, func.count()).group_by(document.outlet, month)
    if not restricted:
        query = query.where(~document.restricted)
    months: dict[str, Counter[str]] = {}
    for outlet, name, count in connection.execute(query):
        months.setdefault(outlet or NONE, Counter())[name or NONE] += count
    outlets = [
        OutletCoverage(name, held.total(), dict(held), publishes_transcripts(name, None))
        for name, held in months.items()
    ]
    outlets.sort(key=lambda line: (line.official, -line.total, line.outlet))
    named = [name for line in outlets for name in line.months if name != NONE]
    measured = recall()
    return Coverage(
        documents=sum(line.total for line in outlets),
        outlets=tuple(outlets),
        months=months_between(min(named), max(named)) if named else (),
        recall=tuple(measured[kind] for kind in kinds if kind in measured),
        unmeasured=tuple(kind for kind in kinds if kind not in measured),
    )


def open_hits(
    connection: Connection,
    topics: Iterable[Topic],
    recorded: Collection[str],
    *,
    restricted: bool = False,
    time: tuple[str | None, str | None] = (None, None),
) -> tuple[OpenHits, ...]:
    """For each topic the documents that contain it exactly, against those (`recorded`) that stand in the answer.

    `time` is from when until when the documents were printed, both in it: date prefixes.
    """
    named = zip(("from", "to"), time, strict=True)
    filters = "".join(f" {name}:{day}" for name, day in named if day)
    holding = cache(partial(_holding, connection, filters=filters, restricted=restricted))  # many name the same states
    found = []
    for topic in topics:
        beside = [holding(names) for names in topic.beside]
        documents = [one for one in holding((topic.term,)) if all(one in named for named in beside)]
        left = tuple(document for document in documents if document not in recorded)
        found.append(OpenHits(topic.term, topic.query + filters, len(documents), len(documents) - len(left), left))
    return tuple(found)


def _holding(connection: Connection, words: tuple[str, ...], *, filters: str, restricted: bool) -> dict[str, None]:
    """The documents that contain one of the words exactly, in the order of search.

    Words that the index alone finds exactly are asked for together, each other one apart: its texts are looked at.
    """
    queries = {word: parse_query(f'"{word}"{filters}') for word in words}
    together = " OR ".join(f'"{word}"' for word, query in queries.items() if query.sure)
    asked = [
        *([parse_query(f"({together}){filters}")] if together else []),
        *(one for one in queries.values() if not one.sure),
    ]
    return dict.fromkeys(one for query in asked for one in matching(connection, query, restricted=restricted))


def months_between(first: str, last: str) -> tuple[str, ...]:
    """Every month from the first to the last: `2023-11` to `2024-01` gives three."""
    start, end = (int(name[:4]) * 12 + int(name[5:7]) - 1 for name in (first, last))
    return tuple(f"{number // 12:04d}-{number % 12 + 1:02d}" for number in range(start, end + 1))
