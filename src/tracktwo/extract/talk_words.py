"""The words of the talk files of languages/zh as patterns, compiled once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import get_args

from ahocorasick_rs import AhoCorasick

from tracktwo.errors import EntryError
from tracktwo.languages import entries, table_pattern
from tracktwo.languages.patterns import either, kept_from
from tracktwo.languages.patterns import filled as put_in
from tracktwo.languages.scanner import word_scanner
from tracktwo.model import TalkStatus, Track

PACKAGE = "tracktwo.languages.zh"
NAME = "◇"
"""Stands for the talk's name in patterns and in the windows they run over."""
OTHER = "◆"
"""Stands for another talk's name."""


@dataclass(frozen=True, slots=True)
class StatusRule:
    """What says that a talk has a status, and what takes it back.

    `heads`, if any, are the only names it is said of; `in_passing` where the talk is only referred to (在会谈上).
    """

    status: TalkStatus
    pattern: re.Pattern[str]
    veto: re.Pattern[str] | None
    heads: tuple[str, ...] = ()
    in_passing: bool = False


def _words(*tables: str) -> list[str]:
    return [
        word
        for table in tables
        for entry in entries(PACKAGE, "talks.toml", table, required=("words",))
        for word in entry["words"]
    ]


def state_pair(shorts: str) -> str:
    """A pattern for 中美, 美俄朝: two or more short characters of states side by side, no half of a longer word."""
    return table_pattern(PACKAGE, "talk_parties.toml", "pair").pattern.replace("SHORT", f"[{shorts}]")


@cache
def naming() -> re.Pattern[str]:
    """A talk's name: modifiers, then one head or two side by side (`head` is the first)."""
    (guard,) = entries(PACKAGE, "talks.toml", "head_guard", required=("guards",))
    heads = kept_from(guard["guards"]) + either(_words("head", "weak"))
    joint = "|".join(one for entry in entries(PACKAGE, "talks.toml", "joint") for one in entry["patterns"])
    barred = table_pattern(PACKAGE, "talks.toml", "before_place").pattern
    place = f"(?<!{barred}){either(_words('place'))}"
    before = f"(?:{either(_words('modifier'))}|{place}){{0,8}}"
    return re.compile(f"{before}(?P<head>{heads})(?:(?:{joint}){heads}){{0,2}}")


@cache
def front() -> re.Pattern[str]:
    """What stands in front of a name and is no part of it: words that stand between two parts, marks."""
    found = entries(PACKAGE, "talks.toml", "modifier", required=("words",))
    between = [word for entry in found if entry.get("between") for word in entry["words"]]
    longer = [
        word for word in _words("modifier", "head", "weak") if word not in between and word.startswith(tuple(between))
    ]
    return re.compile(f"(?:(?!{either(longer)}){either(between)})*")


@cache
def rounds() -> frozenset[str]:
    """What counts the rounds of a talk, right in front of its name: 次, 轮."""
    return frozenset(_words("round"))


@cache
def weak_heads() -> tuple[str, ...]:
    """The heads that many gatherings bear: 视频会议."""
    return tuple(_words("weak"))


@cache
def around() -> str:
    """The characters around a detail that are no part of it."""
    return "".join(word for entry in entries(PACKAGE, "talk_details.toml", "edge") for word in entry["words"])


@cache
def heads() -> AhoCorasick:
    """The heads alone, to see quickly where a text may name a talk."""
    return word_scanner(_words("head", "weak"))


@cache
def fragments() -> dict[str, str]:
    """The pieces that the patterns of talk_statuses.toml name as {g8}, {hold}, {wish}."""
    (entry,) = entries(PACKAGE, "talk_statuses.toml", "fragment")
    return dict(entry["patterns"])


def filled(pattern: str) -> str:
    """`pattern` with each {name} replaced by its fragment; {0,2} stays a repeat."""
    return put_in(pattern, fragments())


def _either(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(filled, patterns)))


@cache
def pattern(file: str, table: str, identity: str | None = None) -> re.Pattern[str]:
    """The patterns of one table (or of its one entry called `identity`) as one. EntryError for no such one."""
    found = entries(PACKAGE, file, table, required=("patterns",))
    patterns = [one for entry in found if identity in (None, entry["id"]) for one in entry["patterns"]]
    if not patterns:
        where = f"{PACKAGE}/{file} [[{table}]] {identity or ''}".rstrip()
        raise EntryError("there is no such entry" if identity else "there is no such table", where=where, todo="add it")
    return _either(patterns)


@cache
def reasons() -> tuple[re.Pattern[str], ...]:
    """The patterns of stated reasons; each has a group `why`."""
    found = entries(PACKAGE, "talk_details.toml", "reason", required=("patterns",))
    return tuple(re.compile(filled(one)) for entry in found for one in entry["patterns"])


@cache
def details(field: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of one detail (convener, host, funder, …); each has a group named `who`."""
    found = entries(PACKAGE, "talk_details.toml", "detail", required=("field", "patterns"))
    return tuple(re.compile(filled(one)) for entry in found if entry["field"] == field for one in entry["patterns"])


@cache
def status_rules() -> tuple[StatusRule, ...]:
    """Each status with its patterns, in the order in which they decide."""
    found = entries(PACKAGE, "talk_statuses.toml", "status", required=("status", "patterns"))
    assert {entry["status"] for entry in found} == set(get_args(TalkStatus))
    return tuple(
        StatusRule(
            entry["status"],
            _either(entry["patterns"]),
            _either(entry["veto"]) if "veto" in entry else None,
            tuple(entry.get("heads", ())),
            bool(entry.get("in_passing")),
        )
        for entry in found
    )


@cache
def track_rules() -> tuple[tuple[Track, re.Pattern[str]], ...]:
    """Each track with its pattern."""
    found = entries(PACKAGE, "tracks.toml", "track", required=("track", "patterns"))
    return tuple((entry["track"], re.compile("|".join(entry["patterns"]))) for entry in found)
