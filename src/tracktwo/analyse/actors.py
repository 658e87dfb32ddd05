"""Actors of the ledger: who is named how often and as what; one actor with names, offices and what concerns it.

The store counts and pages. Only current records are looked at; restricted documents only when asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from tracktwo.analyse.browse import Row, rows
from tracktwo.knowledge.actors import who_is_who
from tracktwo.model import Actor, Name
from tracktwo.store import schema

# What a page tells apart: the mention roles that make an actor a speaker, a party, a subject, a publisher.
ASPECTS: Mapping[str, tuple[str, ...]] = {
    "speaker": ("speaker",),
    "imputed_by": ("imputed_by",),
    "addressee": ("addressee",),
    "via": ("via",),
    "party": ("party", "by", "reason_by"),
    "behind": ("convener", "host", "funder", "participant"),
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
    mention = schema.mention.c
    counted = _named([mention.actor, mention.role, func.count(mention.record.distinct())], restricted=restricted)
    counts: dict[str, dict[str, int]] = {}
    for actor, role, count in connection.execute(counted.group_by(mention.actor, mention.role)):
        aspect = next((name for name, roles in ASPECTS.items() if role in roles), None)
        if aspect:
            line = counts.setdefault(actor, {})
            line[aspect] = line.get(aspect, 0) + count
    latin = _latin_names(connection, [identity for identity in counts if identity not in who_is_who().actors])
    lines = [ActorLine(_actor(identity, latin), line, sum(line.values())) for identity, line in counts.items()]
    return tuple(sorted(lines, key=lambda line: (-line.total, line.actor.id)))


def actor_answer(connection: Connection, identity: str, *, restricted: bool = False) -> ActorAnswer | None:
    """What the ledger holds of one actor; None where neither the ledger nor knowledge/ knows it."""
    mention, document = schema.mention.c, schema.document.c
    this = mention.actor == identity
    named = _named([mention.name, func.count()], this, restricted=restricted).group_by(mention.name)
    written = connection.execute(named.order_by(func.count().desc(), mention.name).limit(WRITTEN)).all()
    if not written and identity not in who_is_who().actors:
        return None
    basis = _named([mention.basis, func.count()], this, restricted=restricted).group_by(mention.basis)
    outlets = _named([document.outlet, func.count(mention.record.distinct())], this, restricted=restricted)
    by_outlet = outlets.where(document.outlet.is_not(None)).group_by(document.outlet)
    days = _named([func.min(document.local_date), func.max(document.local_date)], this, restricted=restricted)
    first, last = connection.execute(days).one()
    return ActorAnswer(
        actor=_actor(identity, _latin_names(connection, [identity])),
        written=tuple((name, count) for name, count in written),
        basis={name or "": count for name, count in connection.execute(basis)},
        aspects=tuple(_aspects(connection, identity, restricted=restricted)),
        outlets=tuple(
            (name, count)
            for name, count in connection.execute(
                by_outlet.order_by(func.count(mention.record.distinct()).desc(), document.outlet)
            )
        ),
        first=first,
        last=last,
    )


def _aspects(connection: Connection, identity: str, *, restricted: bool) -> list[Aspect]:
    mention, document, record = schema.mention.c, schema.document.c, schema.record.c
    found = []
    for name, roles in ASPECTS.items():
        where = (mention.actor == identity, mention.role.in_(roles))
        total = connection.execute(
            _named([func.count(mention.record.distinct())], *where, restricted=restricted)
        ).scalar_one()
        if not total:
            continue
        newest = _named([mention.record], *where, restricted=restricted).group_by(mention.record)
        newest = newest.order_by(
            document.local_date.is_(None), document.local_date.desc(), record.document, record.start
        )
        ids = list(connection.execute(newest.limit(NEWEST)).scalars())
        found.append(Aspect(name, total, tuple(rows(connection, ids))))
    return found


def _named(columns: list[Any], *where: ColumnElement[bool], restricted: bool) -> Select[Any]:
    """Mentions of current records that were resolved to an actor."""
    mention, record, document = schema.mention, schema.record, schema.document
    joined = mention.join(record, record.c.id == mention.c.record).join(document, document.c.id == record.c.document)
    query = select(*columns).select_from(joined).where(record.c.current, mention.c.actor.is_not(None), *where)
    return query if restricted else query.where(~document.c.restricted)


def _actor(identity: str, latin: Mapping[str, tuple[str, str | None]]) -> Actor:
    """The actor that knowledge/ holds; else a person whom a document itself names in full beside a Latin name."""
    known = who_is_who().actors.get(identity)
    if known:
        return known
    name, latin_name = latin.get(identity, (identity, None))
    names = (Name(name, "zh"), *([Name(latin_name, "en", "Latn")] if latin_name else []))
    return Actor(identity, "person", names)


def _latin_names(connection: Connection, ids: list[str]) -> dict[str, tuple[str, str | None]]:
    """For actors that only documents name: the longest name as written, and the Latin name beside it."""
    mention = schema.mention.c
    found: dict[str, tuple[str, str | None]] = {}
    for start in range(0, len(ids), 500):
        asked = select(mention.actor, mention.name, mention.latin).where(mention.actor.in_(ids[start : start + 500]))
        for actor, name, latin in connection.execute(
            asked.order_by(mention.actor, func.length(mention.name), mention.name)
        ):
            found[actor] = (name, latin or found.get(actor, ("", None))[1])
    return found
