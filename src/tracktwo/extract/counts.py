"""A count of arms, and the words around it that its reading needs in more than one place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tracktwo.extract.scene import ZH, Scene
from tracktwo.languages import entries, table_pattern
from tracktwo.languages.entries import Table
from tracktwo.languages.lexicon import Hit
from tracktwo.model import Quantity, Span, Unit


@dataclass(frozen=True, slots=True)
class Count:
    """A quantity with what it counts; `how` is "after", "before", "inherited" or "listed"."""

    quantity: Quantity
    unit: Unit
    nuclear: bool
    noun: Span | None
    how: str
    limit: bool = False


@cache
def classifiers() -> dict[str, Table]:
    """The classifiers of units.toml, each with its entry: what it can count, and whether it is a loose one."""
    found = entries(ZH, "units.toml", "classifier", required=("match", "units", "reach"))
    return {word: entry for entry in found for word in entry["match"]}


def is_limit(scene: Scene, quantity: Quantity) -> bool:
    """True for 不得超过1550枚: the number itself says that it is a ceiling."""
    return table_pattern(ZH, "counts.toml", "ceiling").match(scene.page.folded, quantity.span.start) is not None


def nearest_word(scene: Scene, start: int, end: int, number: int) -> Hit | None:
    """The last deciding word of `[start, end)`; 有, 共, 为 decide only right before the number."""
    for hit in reversed(scene.classes.within(start, end)):
        if hit.entry["class"] == "none" or (hit.entry.get("adjacent") and number >= 0 and hit.end < number):
            continue
        return hit
    return None
