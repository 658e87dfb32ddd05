"""The full name of a body that its short form means: 以军 is 以色列国防军 where the text has that name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import permutations

from tracktwo.extract.tokens import longest_first
from tracktwo.knowledge.bodies import bodies
from tracktwo.languages import fold


def full_name(short: str, folded: str) -> str | None:
    """The longest name of the same body that the text has and that `short` picks its characters from, None without."""
    return next((name for name in _longer().get(short, ()) if name in folded), None)


@cache
def _longer() -> Mapping[str, tuple[str, ...]]:
    """The longer names of each name of a body, the longest first.

    A name with its state in front is no fuller (东岸议会, 议会), and one that begins with a state is full.
    """
    found: dict[str, list[str]] = {}
    lands = longest_first("sources.toml", "place_name")
    for body in bodies():
        for short, name in permutations(dict.fromkeys(map(fold, body.full)), 2):
            if abbreviates(short, name) and not short.startswith(lands):
                found.setdefault(short, []).append(name)
    return {short: tuple(sorted(names, key=len, reverse=True)) for short, names in found.items()}


def abbreviates(short: str, full: str) -> bool:
    """True where `short` picks its characters from `full` in order, the last one last: 陆委会, 大陆委员会."""
    if short in full or len(short) >= len(full) or full[-1] != short[-1]:
        return False
    at = -1
    for character in short:
        at = full.find(character, at + 1)
        if at < 0:
            return False
    return full.find(short[0]) <= 1
