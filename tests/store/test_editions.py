from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tracktwo.cli import app
from tracktwo.errors import UsageError
from tracktwo.store import Ledger
from tracktwo.store.editions import add_edition, added_editions

NOW = datetime(2026, 1, 1, tzinfo=UTC)
LINE = {
    "publisher": "样本军控中心",
    "subject": "中国",
    "unit": "warhead",
    "values": [500.0],
    "printed": "弹头",
    "cite": "made",
}


def test_a_line_is_kept_once(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "a.ledger") as ledger:
        assert add_edition(ledger, LINE, NOW) == add_edition(ledger, LINE, NOW)
        (line,) = added_editions(ledger)
    assert line["values"] == [500.0]
    assert line["metric"] is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"unit": "spear"},
        {"metric": "pile"},
        {"qualifier": "odd"},
        {"due": "soon"},
        {"as_of": "20244"},
        {"values": []},
        {"values": [float("nan")]},
        {"values": [-5.0]},
        {"cite": " "},
        {"subject": "Atlantis"},
        {"subject": "外交部"},
    ],
)
def test_what_is_no_line_is_told(tmp_path: Path, wrong: dict[str, object]) -> None:
    with Ledger.open(tmp_path / "a.ledger") as ledger, pytest.raises(UsageError):
        add_edition(ledger, {**LINE, **wrong}, NOW)


@pytest.mark.parametrize(
    ("written", "kept"), [("中国", "中国"), ("全球", "全球"), ("state.cn", "state.cn"), ("中國", "state.cn")]
)
def test_a_subject_is_a_name_or_an_id(tmp_path: Path, written: str, kept: str) -> None:
    with Ledger.open(tmp_path / "a.ledger") as ledger:
        add_edition(ledger, {**LINE, "subject": written}, NOW)
        (line,) = added_editions(ledger)
    assert line["subject"] == kept


def test_a_subject_that_is_nobody_is_told_with_the_form_of_ids_and_makes_no_ledger(tmp_path: Path) -> None:
    options = ["--publisher", "a", "--subject", "Atlantis", "--unit", "warhead", "--printed", "b", "--cite", "c"]
    told = CliRunner().invoke(app, ["edition", "add", *options, "--values", "5", "--ledger", str(tmp_path / "a")])
    assert "has no actor 'Atlantis'" in str(told.exception)
    assert "state.cn" in str(told.exception)
    assert not (tmp_path / "a").exists()


def test_added_lines_stand_beside_the_built_in_ones(tmp_path: Path) -> None:
    ledger = ["--ledger", str(tmp_path / "a.ledger")]
    options = [
        "--publisher",
        "样本军控中心",
        "--subject",
        "中国",
        "--unit",
        "warhead",
        "--printed",
        "弹头",
        "--cite",
        "made",
    ]
    added = CliRunner().invoke(app, ["edition", "add", *options, "--values", "410,500", *ledger])
    assert added.exit_code == 0, added.output
    listed = CliRunner().invoke(app, ["edition", "list", "--json", *ledger]).stdout.splitlines()
    again = CliRunner().invoke(app, ["edition", "add", *options, "--values", "410,500", *ledger])
    assert again.stdout.startswith("already there")
    assert sum('"origin": "added"' in line for line in listed) == 1
    assert sum('"origin": "built-in"' in line for line in listed) > 10


def test_the_list_for_a_person(tmp_path: Path) -> None:
    ledger = ["--ledger", str(tmp_path / "a.ledger")]
    listed = CliRunner().invoke(app, ["edition", "list", "--publisher", "us-dod", *ledger]).stdout
    assert "more than 200" in listed
    assert "2 times" in listed
    assert "sipri" not in listed
    series = CliRunner().invoke(app, ["edition", "list", "--publisher", "fas", "--subject", "中国", *ledger]).stdout
    assert "1964 to 2023" in series
    whole = CliRunner().invoke(app, ["edition", "list", "--publisher", "fas", "--subject", "中国", "--series", *ledger])
    assert whole.stdout.count("\n") > series.count("\n") + 50
    nothing = CliRunner().invoke(app, ["edition", "list", "--publisher", "nobody", *ledger])
    assert nothing.exit_code == 0
    assert "sipri" in nothing.stdout


def test_numbers_that_are_none_are_told_in_one_line(tmp_path: Path) -> None:
    options = ["--publisher", "a", "--subject", "中国", "--unit", "warhead", "--printed", "b", "--cite", "c"]
    told = CliRunner().invoke(app, ["edition", "add", *options, "--values", "6o0", "--ledger", str(tmp_path / "a")])
    assert isinstance(told.exception, UsageError)
