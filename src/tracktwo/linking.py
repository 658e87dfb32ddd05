"""Links over the ledger: what changed is compared with all that could be the same, bucket by bucket.

A bucket holds the records that can be one at all: the statements of a speaker, the talks of the same parties, the
forecasts of a publisher. A bucket in which anything changed is linked anew as a whole, so that what the ledger holds
does not depend on the order in which documents came, nor on how often this ran.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, get_args

from sqlalchemy import Connection

from tracktwo.analyse.published import all_added
from tracktwo.knowledge.editions import editions
from tracktwo.knowledge.named_things import dialogue_id
from tracktwo.knowledge.naming import name_key
from tracktwo.link import (
    LINKER_VERSION,
    Group,
    Judged,
    Met,
    Said,
    foretold,
    same_forecasts,
    same_meetings,
    same_statements,
)
from tracktwo.link.groups import LinkKind, decided, joined
from tracktwo.store import Ledger, links

AT_ONCE = 2_000  # records linked in one transaction, where no bucket alone has more
FEW = 500  # readings up to which only the buckets that they touch are loaded

Row = Mapping[str, Any]
Buckets = dict[Hashable, list[Row]]


def link(ledger: Ledger) -> Iterator[int]:
    """Link what is new or changed with all that is stored; gives how many records were looked at so far.

    Killed and restarted, it begins again: nothing is lost and nothing doubled.
    """
    with ledger.reads() as connection:
        readings = links.unlinked(connection, LINKER_VERSION)
    if not readings:
        return
    done = 0
    for kind in get_args(LinkKind):
        for portion, gone in _portions(ledger, kind, readings):
            with ledger.writes() as connection:
                _link(connection, kind, portion, gone)
            done += sum(map(len, portion))
            yield done
    with ledger.writes() as connection:
        links.mark_linked(connection, sorted(readings), LINKER_VERSION)


def _portions(ledger: Ledger, kind: LinkKind, readings: set[str]) -> Iterator[tuple[list[list[Row]], list[str]]]:
    """The buckets to link anew, some at a time, and the keys of records that are gone."""
    with ledger.reads() as connection:
        linked = links.groups(connection, kind)
        judged = [Judged(*one) for one in links.judged_pairs(connection)]
        few = kind == "reprint" and len(readings) <= FEW
        buckets = _touched(connection, readings, linked, judged) if few else _buckets(connection, kind)
        settled = linked.keys() - links.unsettled_keys(connection, kind, readings) if few else set()
    place = {row["key"]: bucket for bucket, rows in buckets.items() for row in rows}
    gone = sorted(linked.keys() - place.keys() - settled)
    changed = {row["key"] for rows in buckets.values() for row in rows if row["reading"] in readings} | {*gone}
    left = {linked[key] for key in changed if key in linked}
    changed |= {key for key, group in linked.items() if group in left}
    portion: list[list[Row]] = []
    for bucket in _kept_together(buckets, place, judged):
        if any(row["key"] in changed for row in bucket):
            portion.append(bucket)
            if sum(map(len, portion)) >= AT_ONCE:
                yield portion, gone
                portion, gone = [], []
    if portion or gone:
        yield portion, gone


def _touched(
    connection: Connection, readings: set[str], linked: Mapping[str, str], judged: Sequence[Judged]
) -> Buckets:
    """The buckets of statements that some readings can change, whole: theirs, those that their groups were in before,
    and those that a judgement of `same` joins to them.
    """
    rows = links.candidates_of(connection, "reprint", "reading", readings)
    keys = {row["key"] for row in rows} | links.unsettled_keys(connection, "reprint", readings)
    left = {linked[key] for key in keys if key in linked}
    keys |= {key for key, group in linked.items() if group in left}
    names: dict[str, list[str]] = {}
    for name in links.speaker_names(connection):
        names.setdefault(name_key(name), []).append(name)
    buckets: Buckets = {}
    asked: set[str] = set()
    while keys:
        asked |= keys
        found = links.candidates_of(connection, "reprint", "key", keys)
        actors = {row["actor"] for row in found if row["actor"]}
        written = {name for row in found if not row["actor"] for name in names[name_key(row["name"])]}
        of_actors = links.candidates_of(connection, "reprint", "actor", actors)
        of_names = links.candidates_of(connection, "reprint", "name", written)
        for row in map(dict, (*of_actors, *of_names)):
            buckets.setdefault(_speaker(row), []).append(row)
        there = {row["key"] for some in buckets.values() for row in some}
        same = [{one.key, one.other} for one in judged if one.same]
        keys = {key for pair in same if pair & there for key in pair} - there - asked
    return buckets


def _kept_together(buckets: Buckets, place: Mapping[str, Hashable], judged: Sequence[Judged]) -> Iterator[list[Row]]:
    """The buckets, those in one that a judgement of `same` joins."""
    names = list(buckets)
    number = {name: n for n, name in enumerate(names)}
    pairs = [
        (number[place[one.key]], number[place[one.other]])
        for one in judged
        if one.same and one.key in place and one.other in place
    ]
    for part in joined(len(names), pairs):
        yield [row for n in part for row in buckets[names[n]]]


def _link(connection: Connection, kind: LinkKind, portion: list[list[Row]], gone: list[str]) -> None:
    rows = [row for bucket in portion for row in bucket]
    keys = {row["key"] for row in rows}
    judged = [Judged(*one) for one in links.judged_pairs(connection)]
    judged = [one for one in judged if one.key in keys and one.other in keys]
    found = decided(_GROUPS[kind](connection, rows), judged)
    links.put_groups(connection, kind, [*gone, *sorted(keys)], ((group.keys, group.why) for group in found))


def _buckets(connection: Connection, kind: LinkKind) -> Buckets:
    found: Buckets = {}
    parties = links.parties(connection) if kind == "meeting" else {}
    for row in map(dict, links.candidates(connection, kind)):
        if kind == "meeting":
            names = frozenset(_ref(name, actor) for name, actor in parties.get(row["record"], ()))
            found.setdefault(names, []).append({**row, "parties": names})
        else:
            found.setdefault(_BUCKET[kind](row), []).append(row)
    return found


def _ref(name: str, actor: str | None) -> str:
    """Who is meant: the actor, else the name however it is written."""
    return actor or name_key(name)


def _speaker(row: Row) -> str:
    """The speaker; what is only imputed is another statement than what was said."""
    imputed = " (imputed)" if row["mode"] == "imputed" else ""
    return _ref(row["name"], row["actor"]) + imputed


def _arsenal(row: Row) -> tuple[str, str]:
    """Publisher and subject: whose forecast of whose arsenal."""
    return _ref(row["publisher"], row["publisher_actor"]), _ref(row["subject"], row["subject_actor"])


def _statements(connection: Connection, rows: Iterable[Row]) -> list[Group]:
    dated = [row for row in rows if _day(row)]
    said = links.words(connection, [row["record"] for row in dated])
    return same_statements(
        Said(row["key"], _speaker(row), row["day"], said[row["record"]]) for row in dated if row["record"] in said
    )


def _meetings(connection: Connection, rows: Iterable[Row]) -> list[Group]:
    names = ("key", "parties", "status", "when", "place")
    return same_meetings(
        Met(**{name: row[name] for name in names}, series=dialogue_id(row["series"] or "", row["parties"]))
        for row in rows
    )


def _forecasts(connection: Connection, rows: Iterable[Row]) -> list[Group]:
    lines = [line for line in (*editions(), *all_added(connection)) if line.due]
    return same_forecasts(
        foretold(row["key"], *_arsenal(row), row["unit"], row["due"], row["day"], json.loads(row["values"]), lines)
        for row in rows
    )


def _day(row: Row) -> str | None:
    return row["day"] if row["day"] and len(row["day"]) == 10 else None


_BUCKET: dict[LinkKind, Callable[[Row], Hashable]] = {"reprint": _speaker, "forecast": _arsenal}
_GROUPS: dict[LinkKind, Callable[[Connection, Iterable[Row]], list[Group]]] = {
    "reprint": _statements,
    "meeting": _meetings,
    "forecast": _forecasts,
}
