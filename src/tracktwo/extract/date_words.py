"""Date words: what dates.toml says of relative words, parts of a year, eras, and of the words around a date."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tracktwo.languages import entries
from tracktwo.languages.patterns import either

PACKAGE, FILE = "tracktwo.languages.zh", "dates.toml"


@dataclass(frozen=True, slots=True)
class DateWords:
    """The words that date values are made of.

    `published` and `mentioned` hold the relative words of each kind with their steps (去年: -1), `parts` the first and
    last month, day or year of each part (`parts["year"]["底"]` is (10, 12)). The number of a date ends with one of
    `closes`; a year of one of the `eras` is so many less than ours (`before_era`).
    """

    published: Mapping[str, Mapping[str, int]]
    mentioned: Mapping[str, Mapping[str, int]]
    parts: Mapping[str, Mapping[str, tuple[int, int]]]
    weekend: frozenset[str]
    closes: str
    eras: tuple[str, ...]
    before_era: int


@cache
def date_words() -> DateWords:
    """The words of languages/zh/dates.toml."""
    words = {entry["kind"]: entry for entry in entries(PACKAGE, FILE, "word")}
    (calendar,) = entries(PACKAGE, FILE, "calendar")
    parts: dict[str, dict[str, tuple[int, int]]] = {}
    for entry in entries(PACKAGE, FILE, "part"):
        parts.setdefault(entry["of"], {}).update({word: (low, high) for word, (low, high) in entry["values"].items()})
    return DateWords(
        published={kind: entry.get("published", {}) for kind, entry in words.items()},
        mentioned={kind: entry.get("mentioned", {}) for kind, entry in words.items()},
        parts=parts,
        weekend=frozenset(words["weekday"]["weekend"]),
        closes="".join(calendar["closes"]),
        eras=tuple(calendar["eras"]),
        before_era=calendar["before_era"],
    )


@dataclass(frozen=True, slots=True)
class Bounds:
    """The words that make a date an end of a time: 自…以来, 截至…, 2019年至2021年, 2007年与2009年之间.

    `after` and `before` give roles, those of `after` perhaps only behind 自 or 从; `since_until` stands between a date
    since when and one until when, `listed` between days side by side, `counted` behind those that are one time.
    """

    after: tuple[tuple[re.Pattern[str], str, bool], ...]
    before: tuple[tuple[re.Pattern[str], str], ...]
    between: re.Pattern[str]
    since_until: frozenset[str]
    pairs: re.Pattern[str]
    closing: re.Pattern[str]
    listed: re.Pattern[str]
    counted: re.Pattern[str]
    opening: re.Pattern[str]
    opening_of_pairs: tuple[str, ...]


@cache
def bounds() -> Bounds:
    """The words around dates of languages/zh/dates.toml."""
    (between,), roles = entries(PACKAGE, FILE, "between"), entries(PACKAGE, FILE, "role")
    return Bounds(
        after=tuple(
            (re.compile(rf" ?{either(entry['match'])}(?![{entry['not_before']}])"), entry["role"], "needs" in entry)
            for entry in roles
            if entry["position"] == "after"
        ),
        before=tuple(
            (re.compile(rf"{either(entry['match'])} ?$"), entry["role"])
            for entry in roles
            if entry["position"] == "before"
        ),
        between=re.compile(rf" ?{either(between['names'])} ?"),
        since_until=frozenset(between["since_until"]),
        pairs=re.compile(rf" ?{either(between['pairs'])} ?"),
        closing=re.compile(rf" ?{either(between['closing'])}"),
        listed=re.compile(rf" ?{either(between['listed'])} ?"),
        counted=re.compile(rf" ?{either(between['counted'])}"),
        opening=re.compile(rf"{either(between['opening'])} ?$"),
        opening_of_pairs=tuple(between["opening_of_pairs"]),
    )
