"""Every example of the label files matches its own entry, no counter-example does."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest

from tracktwo.extract.acts import other_party
from tracktwo.extract.addressees import addressee_rules
from tracktwo.extract.cues import cue_table
from tracktwo.extract.noun_phrases import titles
from tracktwo.extract.vias import via_patterns
from tracktwo.languages import entries, fold

PACKAGE = "tracktwo.languages.zh"
TABLES = [
    ("acts.toml", "act"),
    ("acts.toml", "aside_clause"),
    ("acts.toml", "no_proposal"),
    ("acts.toml", "estimate"),
    ("acts.toml", "warned_off"),
    ("acts.toml", "asks"),
    ("channels.toml", "channel"),
    ("channels.toml", "writer"),
    ("channels.toml", "occasion"),
    ("channels.toml", "not_yet"),
    ("channels.toml", "other_time"),
    ("channels.toml", "over"),
    ("channels.toml", "prints"),
    ("channels.toml", "toward"),
    ("channels.toml", "both"),
    ("channels.toml", "met"),
    ("modes.toml", "attitude"),
    ("modes.toml", "belief"),
    ("modes.toml", "supposition"),
    ("modes.toml", "holder"),
    ("modes.toml", "thinker"),
    ("declines.toml", "decline"),
    ("declines.toml", "asked_about"),
    ("declines.toml", "asked_in_question"),
    ("declines.toml", "asked_pointer"),
    ("declines.toml", "asker"),
    ("voices.toml", "voice"),
    ("addressees.toml", "no_addressee"),
]
TABLES_OF_CUES = ("cue_act", "no_proposal", "estimate", "warned_off", "asks")
ENTRIES = [(name, entry) for name, table in TABLES for entry in entries(PACKAGE, name, table)]


def matches(entry: Any, words: str) -> bool:
    """Whether one of the entry's words or patterns is found, in the whole or in what stands before a cue."""
    folded = fold(words).replace("《", "").replace("》", "")
    for barred in entry.get("except", ()):
        folded = folded.replace(barred, "")
    ends = {"phrase": "$", "whole": "$"}.get(entry.get("where", ""), "")
    starts = "^" if entry.get("where") == "whole" else ""
    words_ = [starts + re.escape(word) + ends for word in entry.get("words", ())]
    given = [pattern.replace("OTHER", f"(?:{other_party()})") for pattern in entry.get("patterns", ())]
    patterns = [*given, *words_]
    pieces = [
        folded,
        re.split("表示|报道|指出|的社评|认为|告诉|宣布|说|称|希望", folded)[0],
        folded.rsplit("希望", 1)[-1],
    ]
    return any(re.search(pattern, piece) for pattern in patterns for piece in pieces)


@pytest.mark.parametrize(("name", "entry"), ENTRIES, ids=lambda value: value["id"] if isinstance(value, dict) else "")
def test_examples_match_and_counter_examples_do_not(name: str, entry: Any) -> None:
    for example in entry["examples"]:
        assert matches(entry, example), (name, example)
    for other in entry.get("not", ()):
        assert not matches(entry, other), (name, other)


# Tables asked of one end of some words: where, with what stands beside, and the field that holds the words.
AT_ENDS = [
    ("acts.toml", "other_party", "^{}", "patterns"),
    ("acts.toml", "own_side", "^东岸{}", "tails"),
    ("acts.toml", "longer_noun", "^{}", "patterns"),
    ("acts.toml", "wish", "^{}$", "patterns"),
    ("addressees.toml", "party_end", "{}$", "words"),
    ("declines.toml", "asked_tail", "{}$", "names"),
    ("vias.toml", "lead", "^{}..", "words"),
    ("vias.toml", "kind", "{}..", "words"),
    ("voices.toml", "foreign", "{}", "patterns"),
]
ENDS = [(where, field, entry) for name, table, where, field in AT_ENDS for entry in entries(PACKAGE, name, table)]


@pytest.mark.parametrize(("where", "field", "entry"), ENDS, ids=[entry["id"] for _, _, entry in ENDS])
def test_words_at_an_end(where: str, field: str, entry: Any) -> None:
    listed = entry[field] if field == "patterns" else map(re.escape, entry[field])
    pattern = re.compile(where.format(f"(?:{'|'.join(map(state_put_in, listed))})"))
    for example in entry["examples"]:
        assert pattern.search(example), example
    assert entry["not"]
    for other in entry["not"]:
        assert not pattern.search(other), other


def state_put_in(pattern: str) -> str:
    return pattern.replace("STATE", "(?:东岸|西岸)")


def test_no_end_of_a_party_is_listed_twice() -> None:
    (party,) = entries(PACKAGE, "addressees.toml", "party")
    (more,) = entries(PACKAGE, "addressees.toml", "party_end")
    ends = [*party["heads"], *more["words"], *titles()]
    assert [word for word in more["words"] if ends.count(word) > 1] == []
    assert [word for word in more["words"] for end in ends if word != end and word.endswith(end)] == []


@pytest.mark.parametrize(("name", "entry"), ENTRIES, ids=lambda value: value["id"] if isinstance(value, dict) else "")
def test_patterns_stay_linear(name: str, entry: Any) -> None:
    hostile = [
        "将" * 20_000,
        "对" * 20_000,
        "未没有" * 7_000,
        "如果甲" * 7_000,
        "在" * 20_000,
        "据" * 20_000,
        "(" * 20_000,
    ]
    for pattern in entry.get("patterns", ()):
        for text in hostile:
            re.search(pattern, text)


CUES = [
    (name, table, word)
    for name, tables in (("acts.toml", TABLES_OF_CUES), ("addressees.toml", ("addressee",)))
    for table in tables
    for entry in entries(PACKAGE, name, table)
    for word in entry.get("match", entry.get("cues", ()))
]


@pytest.mark.parametrize(("name", "table", "word"), CUES)
def test_words_named_as_cues_are_cues(name: str, table: str, word: str) -> None:
    assert word in cue_table(), (name, table)


@pytest.mark.parametrize(
    ("table", "acts"),
    [
        ("no_proposal", {"demand"}),
        ("estimate", {"forecast"}),
        ("warned_off", {"concern"}),
        ("asks", {"assert", "concern"}),
    ],
)
def test_a_cue_that_a_content_turns_has_the_act_to_turn(table: str, acts: set[str]) -> None:
    """The tables are asked where the cue decides the act: by cue_act, or by an act of its own other than assert."""
    decided = {word: entry["act"] for entry in entries(PACKAGE, "acts.toml", "cue_act") for word in entry["match"]}
    for entry in entries(PACKAGE, "acts.toml", table):
        for word in entry["cues"]:
            assert decided.get(word, cue_table()[word]["act"]) in acts, word
            assert word in decided or cue_table()[word]["act"] != "assert", word


def test_addressee_patterns_stay_linear() -> None:
    for rule in addressee_rules():
        for pattern in rule.patterns:
            for text in ("对" * 20_000, "各国" * 10_000, "甲乙丙" * 7_000, "我们敦促" * 5_000, "回答" * 10_000):
                pattern.search(text)


def test_via_patterns_stay_linear() -> None:
    for table in ("via", "retold", "no_outlet"):
        for pattern in via_patterns(table):
            for text in ("据" * 5_000, "报" * 5_000, "样本社" * 2_000, "甲" * 5_000, "对样本" * 2_000):
                pattern.search(text)


def test_no_cue_stands_twice_and_none_is_barred() -> None:
    """What stands in two entries would be read by the last of them; what is barred as well would be no cue."""
    words = Counter(word for entry in entries(PACKAGE, "cues.toml", "cue") for word in entry["match"])
    barred = {word for entry in entries(PACKAGE, "cues.toml", "not_cue") for word in entry["match"]}
    assert [word for word, times in words.items() if times > 1] == []
    assert barred & set(words) == set()
