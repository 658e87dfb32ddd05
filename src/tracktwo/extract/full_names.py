"""The full name of a body that its short form means: 以军 is 以色列国防军 where the text has that name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import permutations

from tracktwo.extract.tokens import longest_first
from tracktwo.knowledge.bodies import bodies
from tracktwo.languages import fold


def full_name(short: str, folded: str) -> str | None:
    """The longest name of the same body that the text has, None where it has none: 以色列国防军 for 以军.

    The short form picks its characters from it, or stands in a bracket behind it: 巴勒斯坦伊斯兰抵抗运动（哈马斯）.
    """
    return next(
        (
            name
            for name, picked in _longer().get(short, ())
            if name in folded and (picked or f"{name}（{short}）" in folded or f"{name}({short})" in folded)
        ),
        None,
    )


@cache
def _longer() -> Mapping[str, tuple[tuple[str, bool], ...]]:
    """The longer names of each name of a body, the longest first, and whether it picks its characters from them.

    A name with its state in front is no fuller (东岸议会, 议会), and one that begins with a state is full.
    """
    found: dict[str, list[tuple[str, bool]]] = {}
    lands = longest_first("sources.toml", "place_name")
    for body in bodies():
        for short, name in permutations(dict.fromkeys(map(fold, body.full)), 2):
            if len(name) > len(short) and short not in name and not short.startswith(lands):
                found.setdefault(short, []).append((name, abbreviates(short, name)))
    return {short: tuple(sorted(names, key=lambda one: -len(one[0]))) for short, names in found.items()}


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
