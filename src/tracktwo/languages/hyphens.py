"""Hyphens inside foreign names in Chinese letters: 加比-阿什肯纳齐 is written 加比·阿什肯纳齐 elsewhere."""

from __future__ import annotations

import re
from functools import cache

from tracktwo.languages.entries import entries
from tracktwo.languages.script import DOT

_LONGEST_PLACE = 5


def dotted(folded: str) -> str:
    """The text with a dot for each hyphen between two parts of a name of two syllables and more; same length.

    迪亚斯-卡内尔 gives 迪亚斯·卡内尔; 乌克兰-俄罗斯 stays, which are two places, and so does 中-美.
    """
    return _hyphen().sub(_dot, folded) if "-" in folded else folded


def _dot(found: re.Match[str]) -> str:
    text, at = found.string, found.start()
    before = any(text[at - length : at] in _places() for length in range(2, min(at, _LONGEST_PLACE) + 1))
    behind = any(text[at + 1 : at + 1 + length] in _places() for length in range(2, _LONGEST_PLACE + 1))
    return "-" if before or behind else DOT


@cache
def _hyphen() -> re.Pattern[str]:
    syllables = "".join(sorted(_names("syllable")))
    # The hyphen first: what stands in front of it is looked at where there is one, not at every place.
    return re.compile(f"-(?<=[{syllables}]{{2}}-)(?=[{syllables}]{{2}})")


@cache
def _places() -> frozenset[str]:
    return _names("place_name")


def _names(table: str) -> frozenset[str]:
    return frozenset(
        name for entry in entries("tracktwo.languages.zh", "sources.toml", table) for name in entry["names"]
    )
