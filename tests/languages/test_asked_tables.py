"""Tables of patterns run their examples and counter-examples in the way in which the code asks them."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tracktwo.extract.moods import CROWD, MOOD, REASON_FEAR, mood_patterns
from tracktwo.extract.talk_words import fragments
from tracktwo.languages import HAN, entries, fold
from tracktwo.languages.patterns import filled

PACKAGE = "tracktwo.languages.zh"
# How the code asks: anywhere in some words, at their beginning, or whether they are all the words.
ASKED = {"anywhere": re.search, "beginning": re.match, "whole": re.fullmatch}
TABLES = [
    ("cues.toml", "beginning", ("cue_behind", "only_when", "leads_to", "talked_about", "said_meanwhile", "according")),
    ("quotation.toml", "whole", ("between",)),
    ("cues.toml", "whole", ("setting",)),
    ("cues.toml", "anywhere", ("share", "moved_front", "clause_word", "may_be", "not_taken")),
    ("sources.toml", "beginning", ("time_word", "deictic")),
    ("sources.toml", "anywhere", ("several", "cut_number", "short_form")),
    ("talks.toml", "anywhere", ("told_before",)),
    ("talks.toml", "whole", ("before_place",)),
    ("talk_topics.toml", "beginning", ("fringe",)),
    ("talk_details.toml", "beginning", ("said_on", "fringe")),
    ("talk_details.toml", "anywhere", ("moved_to", "set_on")),
    ("talk_details.toml", "whole", ("apposed",)),
    ("talk_statuses.toml", "beginning", ("goes_on",)),
    ("talk_statuses.toml", "anywhere", ("going", "done", "stopped", "set_for", "became")),
    ("talk_events.toml", "whole", ("common",)),
    ("talk_events.toml", "anywhere", ("leaders", "officials", "round", "another", "several", "pointed", "goes_back")),
    (
        "talk_parties.toml",
        "beginning",
        ("met_at", "no_subject", "place_goes_on", "topic_goes_on", "forces", "quarrel", "left_out"),
    ),
    (
        "talk_parties.toml",
        "anywhere",
        ("pair", "side", "at_place", "at_venue", "like", "mediator", "known_talk", "with"),
    ),
    ("holders.toml", "whole", ("joint", "beside", "transparent", "bare")),
    ("acts.toml", "beginning", ("warns",)),
    ("acts.toml", "anywhere", ("wishes",)),
    (
        "holders.toml",
        "beginning",
        ("stationed", "estimated", "owned", "filling", "has", "owns", "beside_number", "opens", "related"),
    ),
    ("holders.toml", "anywhere", ("longer", "fleet", "ship", "on_board", "lies_in", "separately", "together", "says")),
    ("units.toml", "whole", ("next_bare", "listed", "closes", "graded")),
    ("units.toml", "beginning", ("having", "noun_of", "count_of", "sits_on", "no_count_behind", "no_count_before")),
    ("units.toml", "anywhere", ("of_them", "sits_in")),
    ("counts.toml", "beginning", ("ceiling",)),
    ("counts.toml", "whole", ("of_them", "goes_on", "listed")),
    ("counts.toml", "anywhere", ("parts", "total", "held")),
    ("metrics.toml", "anywhere", ("part", "part_of")),
    ("hedges.toml", "anywhere", ("now", "will")),
    ("forecasts.toml", "anywhere", ("rises", "falls", "agentless", "level_end", "beside")),
    ("publishing.toml", "beginning", ("released",)),
    ("publishing.toml", "anywhere", ("taken_up", "estimator", "based_on", "office", "paper", "number_word", "report")),
]
ENTRIES = [
    pytest.param(how, entry, id=entry["id"])
    for name, how, tables in TABLES
    for table in tables
    for entry in entries(PACKAGE, name, table, required=("id", "patterns", "not"))
]


# What stands for the pieces that the code takes from other lists.
PIECES = {"opening": "(?:根据|据)", "prints": "(?P<prints>公布|发表)", "what": "(?:年度报告|报告|数据)", "han": HAN}


def put_in(pattern: str) -> str:
    return filled(pattern, {**fragments(), **PIECES}).replace("SHORT", "[中美俄朝以伊]")


@pytest.mark.parametrize(("how", "entry"), ENTRIES)
def test_examples_fit_and_counter_examples_do_not(how: str, entry: Any) -> None:
    pattern = "|".join(map(put_in, entry["patterns"]))
    assert [phrase for phrase in entry["examples"] if not ASKED[how](pattern, fold(phrase))] == []
    assert [phrase for phrase in entry["not"] if ASKED[how](pattern, fold(phrase))] == []


@pytest.mark.parametrize(("how", "entry"), ENTRIES)
@pytest.mark.parametrize("unit", ["将", "在", "据", "的", "（", "、", "与", "、核", "举行", "第三轮", "目前"])
def test_patterns_stay_linear(how: str, entry: Any, unit: str) -> None:
    for pattern in map(put_in, entry["patterns"]):
        ASKED[how](pattern, unit * (6_000 // len(unit)))


def test_each_table_is_there() -> None:
    assert [table for name, _, tables in TABLES for table in tables if not entries(PACKAGE, name, table)] == []


@pytest.mark.parametrize(("table", "keys"), [("mood", MOOD), ("crowd", CROWD), ("reason_fear", REASON_FEAR)])
def test_moods_fit_their_examples_and_no_counter_example(table: str, keys: tuple[str, ...]) -> None:
    (entry,) = entries(PACKAGE, "cues.toml", table)
    patterns = mood_patterns(table, keys)
    assert all(not re.search(r"\{[a-z]", pattern.pattern) for pattern in patterns)
    assert [one for one in entry["examples"] if not any(pattern.search(one) for pattern in patterns)] == []
    assert [pattern for pattern in patterns if not any(map(pattern.search, entry["examples"]))] == []
    assert [one for one in entry["not"] if any(pattern.search(one) for pattern in patterns)] == []
