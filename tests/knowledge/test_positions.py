"""Every position and its terms: examples hold a term, counter-examples none; elements are there or not."""

from __future__ import annotations

import pytest

from tracktwo.knowledge.actors import who_is_who
from tracktwo.knowledge.positions import positions, tongues
from tracktwo.languages.entries import entries
from tracktwo.languages.folding import fold

ENTRIES = entries("tracktwo.knowledge", "positions.toml", "position", required=("id", "cite", "terms", "not"))


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
def test_terms_find_the_position_and_nothing_else(entry: dict[str, list[str]]) -> None:
    position = positions()[str(entry["id"])]
    for example in entry["examples"]:
        assert position.is_in(fold(example))
    for other in entry["not"]:
        assert not position.is_in(fold(other))


def test_elements_are_found_in_any_script() -> None:
    elements = {element.id: element for element in positions()["no_first_use"].elements}
    wording = fold("中國恪守在任何時候、任何情況下都不首先使用核武器的承諾")
    assert elements["any_time"].found_in(wording) == "任何时候"
    assert elements["any_circumstances"].found_in(wording) == "任何情况下"
    assert elements["unconditional"].found_in(wording) is None
    assert [name for name, element in elements.items() if element.expected] == ["any_time", "any_circumstances"]


def test_tongues_are_of_states_that_there_are() -> None:
    assert set(tongues()) <= set(who_is_who().actors)
    assert tongues()["state.cn"] == "zh"
