"""Everybody that knowledge/ holds, as actors; and the version of that knowledge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tracktwo.knowledge.states import states
from tracktwo.model import Actor, Name, digest

PACKAGE = "tracktwo.knowledge"
FILES = ("states.toml",)


@dataclass(frozen=True, slots=True)
class WhoIsWho:
    """The actors by id, and the version of the knowledge that they come from."""

    version: str
    actors: Mapping[str, Actor]


@cache
def who_is_who() -> WhoIsWho:
    """Every actor of the knowledge files; the version changes with their bytes."""
    version = digest(*(files(PACKAGE).joinpath(name).read_bytes() for name in FILES))
    return WhoIsWho(version, {actor.id: actor for actor in _states()})


def _states() -> tuple[Actor, ...]:
    return tuple(
        Actor(
            f"state.{state.id}", "state", tuple(Name(name, "zh", "Hans") for name in state.names), f"state.{state.id}"
        )
        for state in states()
    )


@cache
def _by_name() -> dict[str, Actor]:
    return {name.text: actor for actor in who_is_who().actors.values() for name in actor.names}


def actor_of_name(name: str) -> Actor | None:
    """The actor that a folded name stands for wherever it stands; None where there is none, or more than one."""
    return _by_name().get(name)
