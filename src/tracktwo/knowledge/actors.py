"""Everybody that knowledge/ holds, as actors; the names they go by; and the version of that knowledge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tracktwo.errors import UsageError
from tracktwo.knowledge.bodies import bodies, side_words
from tracktwo.knowledge.named_things import dialogues, weapons
from tracktwo.knowledge.naming import name_key
from tracktwo.knowledge.people import people
from tracktwo.knowledge.states import by_short, states
from tracktwo.languages import fold
from tracktwo.languages.entries import entries
from tracktwo.model import Actor, Name, RoleHeld, digest

PACKAGE = "tracktwo.knowledge"
FILES = ("states.toml", "people.toml", "bodies.toml", "publishers.toml", "outlets.toml", "press.toml")

Index = Mapping[str, tuple[Actor, ...]]


@dataclass(frozen=True, slots=True)
class WhoIsWho:
    """The actors by id, and the version of the knowledge that they come from."""

    version: str
    actors: Mapping[str, Actor]


@cache
def who_is_who() -> WhoIsWho:
    """Every actor of the knowledge files; the version changes with their bytes."""
    version = digest(*(files(PACKAGE).joinpath(name).read_bytes() for name in FILES))
    found = (*_states(), *(person.actor for person in people()), *(body.actor for body in bodies()))
    return WhoIsWho(version, {actor.id: actor for actor in found})


def is_actor(identity: str) -> bool:
    """True for an id that knowledge holds (state.cn), and for one made of a Latin name in a text (latin.ivan-ding)."""
    return identity in who_is_who().actors or identity.startswith("latin.")


def actors_called(name: str) -> tuple[str, ...]:
    """The ids of the actors that somebody may mean by an id or a name in any script, none where knowledge has none.

    中國, China, PRC, state.cn: state.cn. A surname (Trump), a short character (中), a name that bodies share (外交部)
    count where nobody has it as a whole name.
    """
    if is_actor(name):
        return (name,)
    key = name_key(name)
    whole = (*by_full_name().get(key, ()), *by_latin_name().get(key, ()))
    found = [actor.id for actor in whole or (*by_short_name().get(key, ()), *by_bare_name().get(key, ()))]
    if not whole and (state := by_short().get(key)):
        found.append(f"state.{state.id}")
    found += [] if found else [actor.id for actor in by_latin_surname().get(key, ())]
    return tuple(dict.fromkeys(found))


def actor_called(name: str) -> str:
    """The id of the one actor that an id or a name means. Raises UsageError where that is nobody, or one of several."""
    found = actors_called(name)
    if not found:
        todo = "write a name that it knows (China, in any script), or an id: state.cn, body.sipri, person.…"
        raise UsageError(f"knowledge/ has no actor {name!r}", todo=todo)
    if len(found) > 1:
        raise UsageError(f"{name!r} may be one of several actors", todo="write one of " + ", ".join(found))
    return found[0]


def _states() -> tuple[Actor, ...]:
    return tuple(
        Actor(
            f"state.{state.id}",
            "state",
            (
                *(Name(name, "zh", "Hans") for name in (*state.names, *state.metonyms)),
                *(Name(name, "en", "Latn") for name in (state.english, *state.latin)),
            ),
            f"state.{state.id}",
            (),
            state.cite,
        )
        for state in states()
    )


def _index(pairs: Iterable[tuple[str, Actor]]) -> Index:
    found: dict[str, dict[str, Actor]] = {}
    for name, actor in pairs:
        found.setdefault(name_key(name), {})[actor.id] = actor
    return {name: tuple(actors.values()) for name, actors in found.items()}


@cache
def by_full_name() -> Index:
    """Names that stand for an actor wherever they stand, by key; a name that two bear has both.

    A body's own name goes before a state's: 白宫 and 解放军 are bodies, though states.toml has them as metonyms.
    """
    named = _index(
        (
            *((name, person.actor) for person in people() for name in person.full),
            *((name, body.actor) for body in bodies() for name in body.full),
        )
    )
    sides = _index((name, actor) for actor in _states() for name in _sides(actor))
    return {**sides, **named}


def _sides(actor: Actor) -> Iterable[str]:
    for name in actor.names:
        yield name.text
        yield from (name.text + word for word in side_words())


@cache
def by_short_name() -> Index:
    """Surnames and names that others bear too, by key: they need the document."""
    return _index((name, person.actor) for person in people() for name in person.short)


@cache
def full_person_names() -> tuple[str, ...]:
    """The keys of the Chinese names of persons that stand for themselves."""
    return tuple(name for name, actors in by_full_name().items() if actors[0].kind == "person" and not name.isascii())


@cache
def by_bare_name() -> Index:
    """外交部, 国防部, 国务院: bodies that only the document or its outlet's place tell apart, by key."""
    return _index((name, body.actor) for body in bodies() for name in body.bare)


@cache
def latin_names() -> Mapping[str, tuple[str, ...]]:
    """The Latin names of each person that has one, by actor id."""
    return {person.actor.id: tuple(map(name_key, person.latin)) for person in people() if person.latin}


@cache
def same_titles() -> Mapping[str, str]:
    """Each title with the one that stands for all of its office: 外相 is 外长."""
    groups = entries("tracktwo.languages.zh", "titles.toml", "same", required=("names",))
    return {title: group["names"][0] for group in groups for title in group["names"]}


@cache
def office_holders() -> Mapping[tuple[str, str], tuple[tuple[Actor, RoleHeld], ...]]:
    """Who held which office, by state id and title: (`state.us`, 国务卿)."""
    found: dict[tuple[str, str], list[tuple[Actor, RoleHeld]]] = {}
    for person in people():
        for role in person.actor.roles:
            office = (person.actor.state or "", same_titles().get(role.title, role.title))
            found.setdefault(office, []).append((person.actor, role))
    return {office: tuple(held) for office, held in found.items()}


@cache
def single_offices() -> frozenset[str]:
    """Titles that one person of a state holds at a time: 总统, 外长; never 发言人, 代表, 官员."""
    found = entries(PACKAGE, "people.toml", "office", required=("names",))
    return frozenset(same_titles().get(title, title) for entry in found for title in entry["names"])


@cache
def person_words(table: str) -> frozenset[str]:
    """The words of a list of people.toml.

    `namesake`: titles that tell a namesake from the public person (记者); `head`: those after whom a government is
    called (总统); `other_time`: what makes a former or coming holder (时任); `joins`: what parts two persons of a
    phrase (和); `address`: forms of address in Latin.
    """
    return frozenset(name for entry in entries(PACKAGE, "people.toml", table) for name in entry["names"])


@cache
def by_latin_name() -> Index:
    """Full Latin names of persons, by key."""
    return _index((name, person.actor) for person in people() for name in person.latin)


@cache
def by_latin_surname() -> Index:
    """Persons by a surname in Latin letters, for those who ask for them; no text is read by it.

    Where a surname alone is somebody's in Chinese (特朗普, 习) it is his in Latin too; else it is that of all who have
    it, in front or behind.
    """
    alone = _index((surname, person.actor) for person in people() for surname in person.latin_surnames)
    named = ((name.split(), person.actor) for person in people() for name in person.latin)
    either = _index((word, actor) for words, actor in named for word in (words[0], words[-1]))
    return {**either, **alone}


@cache
def known_names() -> tuple[str, ...]:
    """The Chinese names of persons, bodies, weapons, series of talks, folded and sorted: what no cutter should cut."""
    listed = {*by_full_name(), *by_short_name(), *by_bare_name()}
    things = {fold(name) for thing in (*weapons(), *dialogues()) for name in thing.names}
    return tuple(sorted(name for name in listed | things if not name.isascii()))
