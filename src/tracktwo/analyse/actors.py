"""Actors of the ledger: who is named how often and as what; one actor with names, offices and what concerns it.

The store counts and pages. Only current records are looked at; restricted documents only when asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from tracktwo.analyse.browse import Row, rows
from tracktwo.knowledge.actors import who_is_who
from tracktwo.model import Actor, Name
from tracktwo.store import schema
from tracktwo.store.mentions import name_counts

# What a page tells apart: the mention roles that make an actor a speaker, a party, a subject, a publisher. Who calls
# for a talk, or says why it stopped, is no party to it.
ASPECTS: Mapping[str, tuple[str, ...]] = {
    "speaker": ("speaker",),
    "imputed_by": ("imputed_by",),
    "addressee": ("addressee",),
    "via": ("via",),
    "party": ("party",),
    "wish": ("by", "reason_by"),
    "participant": ("participant",),
    "behind": ("convener", "host", "funder"),
    "subject": ("subject",),
    "publisher": ("publisher", "repeated_by"),
}
NEWEST = 12
WRITTEN = 24


@dataclass(frozen=True, slots=True)
class ActorLine:
    """One actor in a list: how many records name it in which aspect."""

    actor: Actor
    counts: Mapping[str, int]
    total: int


@dataclass(frozen=True, slots=True)
class Aspect:
    """What concerns an actor in one way: how many records, and the newest of them."""

    name: str
    total: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ActorAnswer:
    """One actor: how texts write its name (with counts), on which ground it was resolved, what concerns it."""

    actor: Actor
    written: tuple[tuple[str, int], ...]
    basis: Mapping[str, int]
    aspects: tuple[Aspect, ...]
    outlets: tuple[tuple[str, int], ...]
    first: str | None
    last: str | None


def actors(connection: Connection, *, restricted: bool = False) -> tuple[ActorLine, ...]:
    """Every actor that a current record names, most records first."""
    counts: dict[str, dict[str, int]] = {}
    for actor, role, count in name_counts(connection, restricted=restricted):
        aspect = next((name for name, roles in ASPECTS.items() if role in roles), None)
        if aspect:
            line = counts.setdefault(actor, {})
            line[aspect] = line.get(aspect, 0) + count
    unknown = [identity for identity in counts if identity not in who_is_who().actors]
    latin = _latin_names(connection, unknown, restricted=restricted)
    lines = [ActorLine(_actor(identity, latin), line, sum(line.values())) for identity, line in counts.items()]
    return tuple(sorted(lines, key=lambda line: (-line.total, line.actor.id)))


def called_by_texts(connection: Connection, ids: Collection[str], *, restricted: bool = False) -> dict[str, Actor]:
    """The actors among these ids that only documents name (latin.ivan-ding), as they name them: 丁一鸣, Ivan Ding."""
    asked = [identity for identity in ids if identity not in who_is_who().actors]
    latin = _latin_names(connection, asked, restricted=restricted)
    return {identity: _actor(identity, latin) for identity in asked if identity in latin}


def actor_answer(connection: Connection, identity: str, *, restricted: bool = False) -> ActorAnswer | None:
    """What the ledger holds of one actor; None where neither the ledger nor knowledge/ knows it."""
    named = _mentions(connection, identity, restricted=restricted)
    if not named and identity not in who_is_who().actors:
        return None
    days = [one.local_date for one in named if one.local_date is not None]
    by_outlet = Counter(outlet for _, outlet in {(one.record, one.outlet) for one in named} if outlet is not None)
    return ActorAnswer(
        actor=_actor(identity, _latin_names(connection, [identity], restricted=restricted)),
        written=tuple(_most(Counter(one.name for one in named))[:WRITTEN]),
        basis=dict(Counter(one.basis or "" for one in named)),
        aspects=tuple(_aspects(connection, named)),
        outlets=tuple(_most(by_outlet)),
        first=min(days, default=None),
        last=max(days, default=None),
    )


def _most(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _aspects(connection: Connection, named: Sequence[Any]) -> Iterator[Aspect]:
    for name, roles in ASPECTS.items():
        newest = dict.fromkeys(one.record for one in named if one.role in roles)
        if newest:
            yield Aspect(name, len(newest), tuple(rows(connection, list(newest)[:NEWEST])))


def _mentions(connection: Connection, identity: str, *, restricted: bool) -> Sequence[Any]:
    """Every mention of an actor in a current record, newest document first, in order of place."""
    mention, record, document = schema.mention, schema.record, schema.document
    joined = mention.join(record, record.c.id == mention.c.record).join(document, document.c.id == record.c.document)
    columns = (
        mention.c.record,
        mention.c.role,
        mention.c.name,
        mention.c.basis,
        document.c.outlet,
        document.c.local_date,
    )
    day = document.c.local_date
    order = (day.is_(None), day.desc(), record.c.document, record.c.start, record.c.id)
    query = select(*columns).select_from(joined).where(record.c.current, mention.c.actor == identity).order_by(*order)
    return connection.execute(query if restricted else query.where(~document.c.restricted)).all()


def _actor(identity: str, latin: Mapping[str, tuple[str, str | None]]) -> Actor:
    """The actor that knowledge/ holds; else a person whom a document itself names in full beside a Latin name."""
    known = who_is_who().actors.get(identity)
    if known:
        return known
    name, latin_name = latin.get(identity, (identity, None))
    names = (Name(name, "zh"), *([Name(latin_name, "en", "Latn")] if latin_name else []))
    return Actor(identity, "person", names)


def _latin_names(connection: Connection, ids: list[str], *, restricted: bool) -> dict[str, tuple[str, str | None]]:
    """For actors that only documents name: the longest name as written, and the Latin name beside it."""
    mention, record, document = schema.mention, schema.record, schema.document
    joined = mention.join(record, record.c.id == mention.c.record).join(document, document.c.id == record.c.document)
    query = select(mention.c.actor, mention.c.name, mention.c.latin).select_from(joined).where(record.c.current)
    query = query.order_by(mention.c.actor, func.length(mention.c.name), mention.c.name)
    query = query if restricted else query.where(~document.c.restricted)
    found: dict[str, tuple[str, str | None]] = {}
    for start in range(0, len(ids), 500):
        for actor, name, latin in connection.execute(query.where(mention.c.actor.in_(ids[start : start + 500]))):
            found[actor] = (name, latin or found.get(actor, ("", None))[1])
    return found
