"""Weapon systems and series of talks: each is found in its examples, in no counter-example."""

from __future__ import annotations

from typing import Any

import pytest

from tracktwo.knowledge.actors import who_is_who
from tracktwo.knowledge.named_things import NamedThing, dialogue, dialogue_in, dialogues, weapons
from tracktwo.languages.entries import entries

PACKAGE = "tracktwo.knowledge"
LISTED: list[tuple[NamedThing, Any]] = [
    *zip(weapons(), entries(PACKAGE, "weapons.toml", "weapon"), strict=True),
    *zip(dialogues(), entries(PACKAGE, "dialogues.toml", "dialogue"), strict=True),
]


@pytest.mark.parametrize(("thing", "entry"), LISTED, ids=[thing.id for thing, _ in LISTED])
def test_examples_name_it_and_counter_examples_do_not(thing: NamedThing, entry: Any) -> None:
    assert all(thing.named_in(example) for example in entry["examples"])
    assert not any(thing.named_in(other) for other in entry["not"])
    assert all(state in who_is_who().actors for state in thing.states)


def test_each_name_stands_for_one() -> None:
    names = [name for thing, _ in LISTED for name in thing.names]
    assert len(names) == len(set(names))
    assert len({thing.id for thing, _ in LISTED}) == len(LISTED)


@pytest.mark.parametrize(
    ("words", "named"), [("解放军试射东风-26B导弹", True), ("東風-26彈道飛彈", True), ("东风-260", False)]
)
def test_a_number_is_no_part_of_a_longer_one(words: str, named: bool) -> None:
    (thing,) = (one for one in weapons() if one.id == "weapon.df-26")
    assert thing.named_in(words) is named


CHINA, INDIA, AMERICA, JAPAN, RUSSIA = (f"state.{name}" for name in ("cn", "in", "us", "jp", "ru"))


@pytest.mark.parametrize(
    ("words", "states", "series"),
    [
        ("四方安全对话", {JAPAN, AMERICA}, "quad"),
        ("四方安全對話外長會", {CHINA}, "quad"),
        ("四边安全对话", set(), "quad"),
        ("Quad", set(), "quad"),
        ("Squad", set(), None),
        ("四国外长会议", {JAPAN, AMERICA, INDIA, "state.au"}, "quad"),
        ("四国外长会议", {CHINA, "state.kp"}, None),
        ("军控磋商", {CHINA, AMERICA}, "us-china-arms-control"),
        ("军控磋商", {CHINA, INDIA}, None),
        ("军控磋商", {AMERICA}, None),
        ("外交安全对话", {CHINA, AMERICA}, "us-china-diplomatic-security"),
        ("战略稳定对话", {RUSSIA, AMERICA}, "us-russia-strategic-stability"),
        ("战略稳定磋商", {RUSSIA, CHINA}, "china-russia-strategic-stability"),
        ("六方會談", set(), "six-party"),
        ("刚才举行了非常好的会谈", {CHINA, AMERICA}, None),
        ("中国议题对话", {CHINA, AMERICA}, None),
    ],
)
def test_a_series_is_called_by_its_names_in_any_script(words: str, states: set[str], series: str | None) -> None:
    found = dialogue_in(words, frozenset(states))
    assert (found.id if found else None) == (f"dialogue.{series}" if series else None)


def test_a_series_is_asked_for_by_id_or_name() -> None:
    for wanted in ("dialogue.quad", "四邊安全對話", "quad"):
        found = dialogue(wanted)
        assert found is not None
        assert (found.id, found.english) == ("dialogue.quad", "Quadrilateral Security Dialogue (Quad)")
    assert dialogue("茶话会") is None
    assert all(one.english for one in dialogues())


def test_names_between_parties_belong_to_a_series_whose_parties_are_known() -> None:
    assert all(len(one.states) > 1 for one in dialogues() if one.between)
