"""Words of the answers: topics, contests and grounds; examples hold one, counter-examples none."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from tracktwo.analyse.topics import figure_topic, talk_topic
from tracktwo.knowledge.voices import voices_for_state
from tracktwo.languages import fold
from tracktwo.languages.entries import entries
from tracktwo.model import Unit, Voice

ZH = "tracktwo.languages.zh"
ENTRIES = [
    *entries(ZH, "topics.toml", "figure"),
    *entries(ZH, "topics.toml", "talk"),
    *entries(ZH, "contests.toml", "contest"),
    *entries(ZH, "contests.toml", "ground"),
]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: str(entry["id"]))
def test_examples_hold_a_word_and_counter_examples_none(entry: dict[str, Any]) -> None:
    words = [fold(word) for word in entry.get("names", entry.get("words", ()))]
    assert words
    for example in entry["examples"]:
        assert any(word in fold(example) for word in words), example
    for other in entry["not"]:
        assert not any(word in fold(other) for word in words), other


def test_every_unit_has_a_topic() -> None:
    assert {entry["unit"] for entry in entries(ZH, "topics.toml", "figure")} == set(get_args(Unit))


def test_a_topic_names_whose_it_is() -> None:
    (topic, _) = figure_topic("state.ru", {"warhead"})
    assert topic.query.startswith('"核弹头" AND ("俄罗斯"')
    assert [one.term for one in talk_topic(("state.cn", "state.us"), "2", None)][-1] == "二轨"
    assert [one.query for one in talk_topic((), None, "quad")] == [
        f'"{name}"'
        for name in (
            "四方安全对话", "四国安全对话", "四边安全对话", "四方安保对话", "Quadrilateral Security Dialogue", "QUAD",
            "四方会谈", "四方对话", "四国外长会", "四方外长会议",
        )
    ]  # fmt: skip
    assert [one.query for one in talk_topic((), None, "什么会谈")] == ['"什么会谈"']


def test_voices_for_a_state_are_voices() -> None:
    (entry,) = entries("tracktwo.knowledge", "voices.toml", "for_state", required=("cite", "not"))
    assert set(voices_for_state()) | set(entry["not"]) <= set(get_args(Voice))
    assert set(entry["examples"]) <= set(voices_for_state())
    assert not set(entry["not"]) & set(voices_for_state())
