"""Every example and counter-example of outlets.toml and pages.toml."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tracktwo.languages.entries import entries
from tracktwo.read.marks import is_picture, role_of
from tracktwo.read.outlets import Outlet, local_day, outlet_at, outlet_named

OUTLETS = entries("tracktwo.knowledge", "outlets.toml", "outlet", required=("names", "hosts", "language", "cite"))
MARKS = entries("tracktwo.knowledge", "pages.toml", "mark", required=("role", "words", "cite"))
PICTURES = entries("tracktwo.knowledge", "pages.toml", "picture", required=("contains", "cite"))


def known(text: str) -> Outlet | None:
    return outlet_at(text) if "://" in text else outlet_named(text)


@pytest.mark.parametrize("entry", OUTLETS, ids=lambda entry: entry["id"])
def test_outlets(entry: dict[str, list[str]]) -> None:
    for example in entry["examples"]:
        outlet = known(example)
        assert outlet is not None
        assert outlet.name == entry["names"][0]
    for example in entry["not"]:
        outlet = known(example)
        assert outlet is None or outlet.name != entry["names"][0]


@pytest.mark.parametrize("entry", [entry for entry in OUTLETS if "time_zone" in entry], ids=lambda entry: entry["id"])
def test_a_time_zone_says_how_it_is_known(entry: dict[str, str]) -> None:
    assert entry["shown_by"]
    ZoneInfo(entry["time_zone"])


def test_no_name_or_host_stands_for_two_outlets() -> None:
    for field in ("names", "hosts"):
        listed = [value.lower() for entry in OUTLETS for value in entry[field]]
        assert len(listed) == len(set(listed))


@pytest.mark.parametrize("entry", MARKS, ids=lambda entry: entry["id"])
def test_class_names(entry: dict[str, Any]) -> None:
    for example in entry["examples"]:
        assert role_of(example) == entry["role"], example
    for example in entry["not"]:
        assert role_of(example) != entry["role"], example


def test_pictures() -> None:
    for entry in PICTURES:
        assert not any(is_picture(example) for example in entry["examples"])
        assert all(is_picture(example) for example in entry["not"])


@pytest.mark.parametrize(
    ("zone", "moment", "day"),
    [
        ("America/New_York", "2024-06-22T01:39:58", "2024-06-21"),
        ("Asia/Taipei", "2020-09-26T16:58:05", "2020-09-27"),
        (None, "2020-09-26T10:00:00", "2020-09-26"),
        (None, "2020-09-26T15:00:00", None),
        (None, "2020-09-26T07:59:00", None),
    ],
)
def test_the_day_of_the_outlet(zone: str | None, moment: str, day: str | None) -> None:
    assert local_day(datetime.fromisoformat(moment).replace(tzinfo=UTC), Outlet("晨报", "zh", zone)) == day
