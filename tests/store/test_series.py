"""Published series in the ledger: kept once, whole, with source and licence; taken out again."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tracktwo.cli import app
from tracktwo.errors import UsageError
from tracktwo.model import Series, SeriesValue
from tracktwo.store import Ledger
from tracktwo.store.rescue import recover
from tracktwo.store.series import add_series, remove_series, series_values, stored_series

NOW = datetime(2026, 1, 1, tzinfo=UTC)
TABLE = "Entity,Code,Year,nuclear_weapons_stockpile\nChina,CHN,2023,410\nChina,CHN,2022,390\nWorld,W,2023,9576\n"


def series(publisher: str, *values: tuple[str, str, float]) -> Series:
    made = (SeriesValue(subject, as_of, value, "warhead", "stockpile", "n", 2) for subject, as_of, value in values)
    return Series(publisher, "Counts", "样本军控中心", "CC0", "0" * 64, tuple(made))


def test_a_table_is_kept_once_with_source_and_licence(tmp_path: Path) -> None:
    made = series("fas", ("state.cn", "2023", 410.0), ("state.cn", "2022", 390.0))
    with Ledger.open(tmp_path / "a.ledger") as ledger:
        assert add_series(ledger, made, NOW) == add_series(ledger, made, NOW)
        with ledger.reads() as connection:
            (stored,) = stored_series(connection)
    assert (stored.source, stored.licence, stored.values) == ("样本军控中心", "CC0", 2)
    assert (stored.first, stored.last) == ("2022", "2023")


def test_two_editions_stand_side_by_side_in_order_of_date(tmp_path: Path) -> None:
    """TRAPS 6: publishers revise; two vintages of one year are two values, and neither goes."""
    with Ledger.open(tmp_path / "a.ledger") as ledger:
        add_series(ledger, series("fas", ("state.us", "2017", 3822.0), ("state.cn", "2017", 280.0)), NOW)
        add_series(ledger, series("bulletin", ("state.us", "2017", 4018.0), ("state.us", "1945", 2.0)), NOW)
        with ledger.reads() as connection:
            found = series_values(connection, "state.us", {"warhead", "weapon"})
            assert series_values(connection, "state.us", {"silo"}) == []
    assert [(one.as_of, one.series.publisher, one.value) for one in found] == [
        ("1945", "bulletin", 2.0),
        ("2017", "bulletin", 4018.0),
        ("2017", "fas", 3822.0),
    ]


def test_a_removed_table_leaves_nothing(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "a.ledger") as ledger:
        identity = add_series(ledger, series("fas", ("state.cn", "2023", 410.0)), NOW)
        remove_series(ledger, identity)
        with ledger.reads() as connection:
            assert stored_series(connection) == []
            assert series_values(connection, "state.cn", {"warhead"}) == []
        with pytest.raises(UsageError, match="no series has the id"):
            remove_series(ledger, identity)


def test_a_recovered_ledger_has_its_tables(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "a.ledger") as ledger:
        add_series(ledger, series("fas", ("state.cn", "2023", 410.0)), NOW)
    recover(tmp_path / "a.ledger", tmp_path / "b.ledger")
    with Ledger.open(tmp_path / "b.ledger") as ledger, ledger.reads() as connection:
        (found,) = series_values(connection, "state.cn", {"warhead"})
    assert (found.value, found.series.licence) == (410.0, "CC0")


def test_commands_add_list_and_remove(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(TABLE, encoding="utf-8")
    ledger = ["--ledger", str(tmp_path / "a.ledger")]
    run = CliRunner()
    added = run.invoke(app, ["series", "add", str(path), *ledger])
    assert added.exit_code == 0
    assert "2 values of fas" in added.stdout
    assert "CC BY 4.0" in added.stdout
    assert "left out: the mapping has no actor for 'World'" in added.stderr
    listed = run.invoke(app, ["series", "list", *ledger])
    assert "2022 to 2023" in listed.stdout
    line = json.loads(run.invoke(app, ["series", "list", "--json", *ledger]).stdout)
    assert run.invoke(app, ["series", "remove", line["id"], *ledger]).stdout == f"removed: {line['id']}\n"
    assert "no table was brought in" in run.invoke(app, ["series", "list", *ledger]).stdout


def test_a_mapping_of_ones_own_is_read_or_told(tmp_path: Path) -> None:
    path, mapping = tmp_path / "table.csv", tmp_path / "own.toml"
    path.write_text("who,n\nChina,5\n", encoding="utf-8")
    ledger = ["--ledger", str(tmp_path / "a.ledger")]
    wrong = CliRunner().invoke(app, ["series", "add", str(path), "--mapping", str(mapping), *ledger])
    assert isinstance(wrong.exception, UsageError)
    assert "own.toml: there is no such file (check the name)" in str(wrong.exception)
    mapping.write_text(
        'publisher = "x"\ntitle = "t"\nsource = "s"\nlicence = "CC0"\nsubject = "who"\nalways = "2024"\n'
        'unit = "silo"\nvalues = [{ column = "n", metric = "deployed" }]\n',
        encoding="utf-8",
    )
    done = CliRunner().invoke(app, ["series", "add", str(path), "--mapping", str(mapping), *ledger])
    assert "1 values of x (s, CC0)" in done.stdout
