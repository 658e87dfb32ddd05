"""Every example of the talk files matches its own entry, no counter-example does; patterns stay linear."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tracktwo.errors import EntryError
from tracktwo.extract.talk_words import NAME, filled, front
from tracktwo.extract.talk_words import pattern as table_of_talks
from tracktwo.languages import entries

PACKAGE = "tracktwo.languages.zh"
TABLES = [
    *(("talks.toml", table) for table in ("head", "weak", "modifier", "round", "place", "joint", "no_event")),
    *(("talk_statuses.toml", table) for table in ("status", "unreal", "done_already")),
    *(
        ("talk_topics.toml", table)
        for table in ("topic", "other_topic", "club", "internal", "office", "meeting", "meets", "frame")
    ),
    *(
        ("talk_details.toml", table)
        for table in ("reason", "asked_why", "seated", "detail", "edge", "no_place", "often", "first", "wish")
    ),
    *(
        ("talk_parties.toml", table)
        for table in (
            "other",
            "about",
            "group",
            "venue",
            "back",
            "about_whom",
            "seats",
            "seated_title",
            "visits",
            "met",
            "points",
            "nobody",
        )
    ),
    *(("tracks.toml", table) for table in ("track", "government", "informal", "scholars", "no_office")),
]
ENTRIES = [entry for name, table in TABLES for entry in entries(PACKAGE, name, table)]
VETOES = [entry for entry in ENTRIES if "veto" in entry]


def matches(entry: Any, text: str) -> bool:
    words = [*entry.get("words", ()), *entry.get("match", ())]
    patterns = [*map(filled, entry.get("patterns", ())), *map(re.escape, words)]
    vetoes = map(filled, entry.get("veto", ()))
    return any(re.search(one, text) for one in patterns) and not any(re.search(one, text) for one in vetoes)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
def test_examples_match_and_counter_examples_do_not(entry: Any) -> None:
    for example in entry["examples"]:
        assert matches(entry, example), example
    for other in entry.get("not", ()):
        assert not matches(entry, other), other


@pytest.mark.parametrize("entry", [entry for entry in ENTRIES if "status" in entry], ids=lambda entry: entry["id"])
def test_each_status_pattern_names_the_talk(entry: Any) -> None:
    assert all(NAME in pattern for pattern in entry["patterns"])


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
@pytest.mark.parametrize("unit", ["希望", "将", "不", "在", "因为", "没有", "新", "加入", "如果", "与◇", "举行"])
def test_patterns_stay_linear(entry: Any, unit: str) -> None:
    hostile = unit * (6_000 // len(unit))
    for pattern in [*entry.get("patterns", ()), *entry.get("veto", ())]:
        re.search(filled(pattern), hostile)


@pytest.mark.parametrize(
    ("table", "identity", "told"),
    [("no_such_table", None, "there is no such table"), ("status", "zh.talk.no_such_status", "there is no such entry")],
)
def test_a_pattern_of_nothing_is_an_error_and_fits_nowhere(table: str, identity: str | None, told: str) -> None:
    with pytest.raises(EntryError, match=told) as raised:
        table_of_talks("talk_statuses.toml", table, identity)
    assert "talk_statuses.toml" in str(raised.value)


@pytest.mark.parametrize(
    ("name", "left"),
    [("和安全对话", "安全对话"), ("的“与和平对话", "和平对话"), ("和谈", "和谈"), ("军控谈判", "军控谈判")],
)
def test_what_stands_between_two_parts_is_cut_off_the_front(name: str, left: str) -> None:
    cut = front().match(name)
    assert cut is not None
    assert name[cut.end() :] == left
