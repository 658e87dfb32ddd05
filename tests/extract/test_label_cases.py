"""Labels by phenomenon, through the whole of extraction: phrases as the field writes them, in our own words."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.extract.made import page_of
from tracktwo.extract.statements import find_statements
from tracktwo.knowledge.states import states
from tracktwo.model import Statement

TABLE = Path(__file__).parent / "cases" / "labels.toml"
CASES = tomllib.loads(TABLE.read_text(encoding="utf-8"))["case"]


def row(statement: Statement, asked: str) -> str:
    """cue | label value, for the labels that `asked` names (channel speech), - for none."""
    name = asked.split(" | ")[1].split(" ")[0]
    value = getattr(statement, name)
    shown = "、".join(value) if isinstance(value, tuple) else value
    return f"{statement.cue.quote if statement.cue else '-'} | {name} {shown or '-'}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["phenomenon"])
def test_labels_of_a_phrase(case: dict[str, object]) -> None:
    statements, _ = find_statements(page_of(str(case["text"])))
    asked = case["labels"]
    assert isinstance(asked, list)
    assert len(statements) == len(asked), [one.cue for one in statements]
    assert [row(statement, one) for statement, one in zip(statements, asked, strict=True)] == asked


def test_a_demand_on_a_leader_whom_knowledge_names() -> None:
    """Any leader of states.toml is an addressee by name alone; none is written here, as nobody said this."""
    leaders = [leader for state in states() for leader in state.leaders if len(leader) > 2][:5]
    assert leaders
    for leader in leaders:
        statements, _ = find_statements(page_of(f"东岸总统罗修文请求{leader}帮助。"))
        assert [one.addressee for one in statements] == [leader]
