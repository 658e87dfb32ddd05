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


@pytest.mark.parametrize(
    ("identity", "wording", "held"),
    [
        ("no_first_use", "中国坚持和平发展，恪守不首先使用核武器的承诺", {"abide", "promise"}),  # 坚持 is of the peace
        (
            "no_first_use",
            "始终恪守不首先使用核武器、无条件不对无核武器国家和无核武器区使用或威胁使用核武器的承诺",
            {"abide", "promise"},  # 无条件 is of the assurance
        ),
        (
            "negative_security_assurance",
            "始终恪守不首先使用核武器、无条件不对无核武器国家和无核武器区使用或威胁使用核武器的承诺",
            {"unconditional", "nuclear_free_zones", "threaten", "promise"},
        ),
        ("no_first_use", "在任何时候、任何情况下都不首先使用核武器", {"any_time", "any_circumstances"}),
        ("trilateral_talks", "三边军控谈判不公平，也不可行", {"unfair", "infeasible"}),  # looked for in all of it
    ],
)
def test_an_element_belongs_to_the_clause_of_its_term(identity: str, wording: str, held: set[str]) -> None:
    position = positions()[identity]
    scope = position.reach(fold(wording))
    assert {element.id for element in position.elements if element.found_in(scope)} == held
