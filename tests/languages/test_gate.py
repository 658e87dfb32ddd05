"""The gate that keeps texts from patterns which cannot match there."""

from __future__ import annotations

import re

import pytest

from tracktwo.extract.acts import act_rules
from tracktwo.extract.channels import channel_rules
from tracktwo.extract.declines import decline_rules
from tracktwo.extract.occasions import told_patterns
from tracktwo.extract.vias import via_patterns
from tracktwo.languages import entries
from tracktwo.languages.gate import Gate, needed

PACKAGE = "tracktwo.languages.zh"
TABLES = (
    ("channels.toml", "channel"),
    ("channels.toml", "occasion"),
    ("acts.toml", "act"),
    ("vias.toml", "via"),
    ("vias.toml", "retold"),
    ("declines.toml", "decline"),
)
EXAMPLES = sorted(
    {one for name, table in TABLES for entry in entries(PACKAGE, name, table) for one in entry["examples"]}
)
RULES = {
    "channel": [rule.patterns for rule in channel_rules()],
    "occasion": [pattern for _, pattern in told_patterns()],
    "act": [pattern for rule in act_rules() for pattern in rule.patterns],  # with OTHER put in
    "via": [*via_patterns("via"), *via_patterns("retold")],  # with OUTLET put in
    "decline": [pattern for _, pattern in decline_rules()],
}


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("在[^，。]{0,20}(?:会晤|通话)(?:上|中)", {"会晤", "通话"}),  # the longest words, not 在 or 上
        ("(?:例行)?记者会", {"记者会"}),  # what may be missing is not needed
        ("玩火.{0,4}引火自焚", {"引火自焚"}),
        ("(?:说|称)+", {"说", "称"}),
        ("[说称]", {"说", "称"}),
        ("声明(?!公布)", {"声明"}),  # what must not follow is not needed
        ("公告|公报", {"公告", "公报"}),
        ("公告|.", None),  # one alternative that needs nothing
        ("[^，]{2,4}", None),
        ("(?i)cnn", None),  # in either case
        ("(?i:cnn)", None),
        ("(?i:[kn]电视台)", {"电视台"}),
        ("(?i:报道)|台", {"报道", "台"}),
        ("(?i)cnn(?-i:BBC)", {"BBC"}),
        ("(?i:cnn|电视)的?(?:说|称)", {"说", "称"}),
    ],
)
def test_needed(pattern: str, words: set[str] | None) -> None:
    assert needed(re.compile(pattern)) == words


def test_needed_without_what_is_put_in() -> None:
    """A pattern of 我方, which the text gets only behind the gate, is let through by what stands around it."""
    assert needed(re.compile("^我方对[^，。]{2,9}(?:制裁|禁令)"), "我方") == frozenset({"制裁", "禁令"})
    assert needed(re.compile("^(?:我方|我们)将"), "我方") == frozenset({"将", "们将"})  # what is sure of both
    assert needed(re.compile("^(?:让我们|请)"), "我方") == frozenset({"让", "请"})
    assert needed(re.compile("^(?:我方|他)"), "我方") is None
    assert needed(re.compile("^(?:我方|我们的人)从不"), "我方") == frozenset({"从不"})  # read as 我(?:方|们的人)从不
    gate = Gate([("promise", re.compile("^我方将")), ("threat", re.compile("报复"))], put_in="我方")
    assert gate.fitting("东岸将关闭边界") == ["promise"]


@pytest.mark.parametrize("kind", RULES)
def test_every_match_passes(kind: str) -> None:
    """Wherever a pattern matches, in the examples of any kind, the gate lets it through; it keeps most others out."""
    patterns = RULES[kind]
    gate = Gate((pattern, pattern) for pattern in patterns)
    met, passed = set(), 0
    for example in EXAMPLES:
        fitting = gate.fitting(example)
        matching = [pattern for pattern in patterns if pattern.search(example)]
        assert [pattern for pattern in fitting if pattern in matching] == matching, example
        met.update(matching)
        passed += len(fitting)
    assert len(met) > len(patterns) * 2 / 5  # the examples do reach the patterns
    assert passed < len(EXAMPLES) * len(patterns) / 4


def test_few_and_many_words() -> None:
    """A gate of some words and one of a hundred give the same rules in the same order."""
    rules = [(word, re.compile(word)) for word in ("乙乙", "甲甲", "甲")]
    more = [(f"丙{number}", re.compile(f"丙{number}丙")) for number in range(100)]
    assert Gate(rules).fitting("甲甲乙乙") == Gate([*rules, *more]).fitting("甲甲乙乙") == ["乙乙", "甲甲", "甲"]
    assert Gate(rules).fitting("丁") == []
