"""The words of languages/zh/talks.toml and tracks.toml as patterns, compiled once."""

from __future__ import annotations

import re
from functools import cache
from typing import get_args

from tracktwo.languages import entries
from tracktwo.model import TalkStatus, Track

_PACKAGE = "tracktwo.languages.zh"


def _words(table: str) -> list[str]:
    words = [word for entry in entries(_PACKAGE, "talks.toml", table, required=("words",)) for word in entry["words"]]
    return sorted(map(re.escape, words), key=lambda word: (-len(word), word))


@cache
def naming() -> re.Pattern[str]:
    """A talk's name: modifiers, then a head (`head`)."""
    return re.compile(f"(?:{'|'.join(_words('modifier'))}){{0,8}}(?P<head>{'|'.join(_words('head'))})")


@cache
def pattern(table: str) -> re.Pattern[str]:
    """The patterns of one table as one."""
    found = entries(_PACKAGE, "talks.toml", table, required=("patterns",))
    return re.compile("|".join(one for entry in found for one in entry["patterns"]))


@cache
def reasons() -> tuple[re.Pattern[str], ...]:
    """The patterns of stated reasons; each has a group `why`."""
    found = entries(_PACKAGE, "talks.toml", "reason", required=("patterns",))
    return tuple(re.compile(one) for entry in found for one in entry["patterns"])


@cache
def status_rules() -> tuple[tuple[TalkStatus, re.Pattern[str]], ...]:
    """Each status with its pattern, in the order in which they decide."""
    found = entries(_PACKAGE, "talks.toml", "status", required=("status", "patterns"))
    assert {entry["status"] for entry in found} == set(get_args(TalkStatus))
    return tuple((entry["status"], re.compile("|".join(entry["patterns"]))) for entry in found)


@cache
def track_rules() -> tuple[tuple[Track, re.Pattern[str]], ...]:
    """Each track with its pattern."""
    found = entries(_PACKAGE, "tracks.toml", "track", required=("track", "patterns"))
    return tuple((entry["track"], re.compile("|".join(entry["patterns"]))) for entry in found)
