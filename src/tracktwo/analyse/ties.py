"""Who owns or pays the outlets of an answer, as far as a text that was read states it (outlets.toml, press.toml)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tracktwo.knowledge.actors import by_full_name
from tracktwo.knowledge.naming import name_key
from tracktwo.model import Tie


@dataclass(frozen=True, slots=True)
class OutletTies:
    """One outlet as documents name it, and its owners and funders, each with the text that states it."""

    outlet: str
    ties: tuple[Tie, ...]


def outlet_ties(outlets: Iterable[str | None]) -> tuple[OutletTies, ...]:
    """The ties of those outlets of which any is known, by name; 美国之音 gives `state.us` as funder."""
    found = []
    for name in sorted({outlet for outlet in outlets if outlet}):
        ties = tuple(tie for actor in by_full_name().get(name_key(name), ()) for tie in actor.ties)
        if ties:
            found.append(OutletTies(name, ties))
    return tuple(found)
