"""What a data file must hold to be loaded; each fault is one line that names the entry."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest

from tracktwo.errors import EntryError
from tracktwo.languages.entries import entries, table_pattern

NUMBERS = count()
GOOD = 'id = "made.rule"\npatterns = ["对(?P<who>东岸)说"]\nexamples = ["对东岸说"]\n'


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package of data files of its own, named anew for each test: what was read is kept by name."""
    folder = tmp_path / f"made_words_{next(NUMBERS)}"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(str(tmp_path))
    return folder


def test_an_entry_with_all_it_needs_is_read(package: Path) -> None:
    (package / "rules.toml").write_text("[[rule]]\n" + GOOD)
    (rule,) = entries(package.name, "rules.toml", "rule", required=("patterns",), group="who")
    assert rule["id"] == "made.rule"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[[rule]]\nid = "made.rule"\npatterns = ["对(?P<who>东岸)说"]\n', "the entry has no examples"),
        ('[[rule]]\nid = "made.rule"\nexamples = ["对东岸说"]\n', "the entry has no patterns"),
        ("[[rule]]\n" + GOOD.replace("?P<who>", "?:"), "a pattern has no group who"),
        ("[[rule", "not TOML"),
    ],
)
def test_a_fault_is_told_with_its_place(package: Path, text: str, told: str) -> None:
    (package / "rules.toml").write_text(text)
    with pytest.raises(EntryError, match=told) as raised:
        entries(package.name, "rules.toml", "rule", required=("patterns",), group="who")
    assert f"{package.name}/rules.toml" in str(raised.value)


def test_a_file_that_is_not_there_is_told(package: Path) -> None:
    with pytest.raises(EntryError, match="there is no such data file"):
        entries(package.name, "absent.toml", "rule")


def test_a_table_is_one_pattern_whose_first_entries_come_first(package: Path) -> None:
    table = '[[over]]\nid = "made.long"\npatterns = ["之后"]\nexamples = ["之后"]\n[[over]]\nid = "made.short"\n'
    (package / "rules.toml").write_text(table + 'patterns = ["后", "之际"]\nexamples = ["后"]\n')
    pattern = table_pattern(package.name, "rules.toml", "over")
    assert [match[0] for match in pattern.finditer("会谈之际，会谈之后，会后")] == ["之际", "之后", "后"]
    assert table_pattern(package.name, "rules.toml", "over") is pattern


def test_a_table_with_a_group_marks_what_it_finds(package: Path) -> None:
    (package / "rules.toml").write_text("[[rule]]\n" + GOOD)
    found = table_pattern(package.name, "rules.toml", "rule", group="who").search("他对东岸说")
    assert found is not None
    assert found["who"] == "东岸"


@pytest.mark.parametrize(
    ("text", "group", "told"),
    [
        ("", None, "there is no such table"),
        ("[[rule]]\n" + GOOD.replace("?P<who>", "?:"), "who", "a pattern has no group who"),
        ("[[rule]]\n" + GOOD + "[[rule]]\n" + GOOD, "who", "the patterns do not join: redefinition of group name"),
        ("[[rule]]\n" + GOOD.replace("东岸)", "东岸"), None, "the patterns do not join"),
    ],
)
def test_a_table_that_makes_no_pattern_is_told(package: Path, text: str, group: str | None, told: str) -> None:
    (package / "rules.toml").write_text(text)
    with pytest.raises(EntryError, match=told) as raised:
        table_pattern(package.name, "rules.toml", "rule", group=group)
    assert f"{package.name}/rules.toml" in str(raised.value)
