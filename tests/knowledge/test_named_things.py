"""Weapon systems and series of talks: each is found in its examples, in no counter-example."""

from __future__ import annotations

from typing import Any

import pytest

from tracktwo.knowledge.actors import who_is_who
from tracktwo.knowledge.named_things import NamedThing, dialogues, weapons
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
