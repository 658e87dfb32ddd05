"""Voices that speak for a state (voices.toml)."""

from __future__ import annotations

from functools import cache

from tracktwo.languages.entries import entries


@cache
def voices_for_state() -> tuple[str, ...]:
    """The voices in which a state's people and bodies speak for it. Raises EntryError."""
    found = entries("tracktwo.knowledge", "voices.toml", "for_state", required=("names", "cite", "not"))
    return tuple(name for entry in found for name in entry["names"])
