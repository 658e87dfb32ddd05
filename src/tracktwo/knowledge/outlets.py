"""Where an outlet is at home: the state that it means by 外交部, 我国 (outlets.toml)."""

from __future__ import annotations

from functools import cache

from tracktwo.languages.entries import entries


@cache
def _homes() -> dict[str, str]:
    found = entries("tracktwo.knowledge", "outlets.toml", "outlet", required=("names", "cite"))
    return {name: f"state.{entry['home']}" for entry in found if "home" in entry for name in entry["names"]}


def home_of(outlet: str | None) -> str | None:
    """The state whose bodies an outlet calls by their bare names, as an actor id; None where no text shows it."""
    return _homes().get(outlet) if outlet else None
