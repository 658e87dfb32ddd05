"""Persons: the names they go by in each script, their Latin names, and the offices they held (people.toml)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tracktwo.languages.entries import Table, entries
from tracktwo.languages.script import DOT
from tracktwo.model import Actor, Name, RoleHeld

PACKAGE, FILE = "tracktwo.knowledge", "people.toml"


@dataclass(frozen=True, slots=True)
class Person:
    """An actor with what tells it from others.

    `full` are names that are this person's wherever they stand; `short` (a surname, a name that others bear too) only
    where the document says so. `latin` are full Latin names, `latin_surnames` those of whom the surname alone means in
    Chinese: Trump (特朗普), Xi (习). `woman`: whom the texts call 她.
    """

    actor: Actor
    full: tuple[str, ...]
    short: tuple[str, ...]
    latin: tuple[str, ...]
    latin_surnames: tuple[str, ...]
    woman: bool


@cache
def people() -> tuple[Person, ...]:
    """The persons of people.toml, in order. Raises EntryError."""
    return tuple(_person(entry) for entry in entries(PACKAGE, FILE, "person", required=("id", "cite", "not")))


def _person(entry: Table) -> Person:
    names = tuple(Name(text, "zh", "Hans") for text in entry.get("hans", ()))
    names += tuple(Name(text, "zh", "Hant") for text in entry.get("hant", ()))
    latin = tuple(entry.get("latin", ()))
    short = tuple(entry.get("short", ()))
    full = tuple(name.text for name in names)
    given = tuple(entry.get("given", ()))
    dotted = tuple(f"{first}{DOT}{last}" for first in given for last in (*full, *short) if DOT not in last)
    shown = names + tuple(Name(text, "zh") for text in (*dotted, *short))
    shown += tuple(Name(text, "en", "Latn") for text in latin)
    state = f"state.{entry['state']}" if "state" in entry else None
    roles = tuple(_role(role) for role in entry.get("roles", ()))
    actor = Actor(f"person.{entry['id']}", "person", shown, state, roles, entry["cite"])
    surnames = _surnames(latin, given, full, short)
    return Person(actor, (*full, *dotted, *latin), short, latin, surnames, bool(entry.get("woman")))


def _surnames(
    latin: tuple[str, ...], given: tuple[str, ...], full: tuple[str, ...], short: tuple[str, ...]
) -> tuple[str, ...]:
    """The last word of Donald Trump, whose Chinese names do without the given one; the first of Xi Jinping, for 习."""
    parts = [name.split() for name in latin]
    if given and any(DOT not in name for name in full):
        return tuple(words[-1] for words in parts)
    return tuple(
        words[0] for words in parts if any(name.startswith(one) and len(one) == 1 for one in short for name in full)
    )


def _role(role: Table) -> RoleHeld:
    shown = role.get("shown")
    return RoleHeld(
        role["title"],
        f"body.{role['body']}" if "body" in role else None,
        role.get("start"),
        role.get("end"),
        role["cite"],
        (shown[0], shown[1]) if shown else None,
    )
