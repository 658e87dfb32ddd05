"""Published tables: which cell becomes which value, what is left out and told, what is refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tracktwo.errors import UsageError
from tracktwo.knowledge.mappings import known_subjects, mappings, parse_mapping
from tracktwo.languages.entries import Table, entries
from tracktwo.read.series import LARGEST, read_mapping, read_series

ENTRIES = entries("tracktwo.knowledge", "mappings.toml", "mapping", required=("id", "cite", "examples", "not"))
TABLE = "Entity,Code,Year,nuclear_weapons_stockpile\nChina,CHN,2022,390\nChina,CHN,2023,410\nWorld,OWID_WRL,2023,9576\n"
OWN = """
publisher = "sample"
title = "Sample counts"
source = "样本军控中心"
licence = "CC0"
subject = "国家"
as_of = "日期"
unit = "launcher"
values = [{ column = "发射架", metric = "deployed" }]
[subjects]
"甲国" = "state.cn"
"""


def write(folder: Path, text: str | bytes) -> Path:
    path = folder / "table.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: str(entry["id"]))
def test_a_mapping_fits_its_examples_alone(entry: Table) -> None:
    (mapping,) = [one for one in mappings() if one.id == entry["id"]]
    assert all(mapping.fits(head.split(",")) for head in entry["examples"])
    assert not any(mapping.fits(head.split(",")) for head in entry["not"])
    others = [one for one in mappings() if one is not mapping]
    assert not any(other.fits(head.split(",")) for other in others for head in entry["examples"])


def test_subjects_are_states() -> None:
    assert known_subjects()["China"] == "state.cn"
    assert all(actor.startswith("state.") for actor in known_subjects().values())


def test_values_keep_their_line_and_what_is_left_out_is_told(tmp_path: Path) -> None:
    series = read_series(write(tmp_path, TABLE))
    assert [(one.subject, one.as_of, one.value, one.metric, one.line) for one in series.values] == [
        ("state.cn", "2022", 390.0, "stockpile", 2),
        ("state.cn", "2023", 410.0, "stockpile", 3),
    ]
    assert (series.publisher, series.licence) == ("fas", "CC BY 4.0")
    assert "Federation of American Scientists" in series.source
    assert series.left_out == ("the mapping has no actor for 'World'",)


def test_a_table_with_a_metric_in_each_column_has_one_date(tmp_path: Path) -> None:
    (head,) = next(entry["examples"] for entry in ENTRIES if entry["id"] == "fas-inventories")
    series = read_series(write(tmp_path, f'{head}\nRussia,"1,674",0,2815,1400\n'))
    assert [(one.metric, one.value, one.as_of) for one in series.values] == [
        ("deployed", 1674.0, "2023"),
        ("deployed", 0.0, "2023"),  # a published zero is a value
        ("stored", 2815.0, "2023"),
        ("retired", 1400.0, "2023"),
    ]


def test_an_own_mapping_reads_an_own_table(tmp_path: Path) -> None:
    mapping = parse_mapping(OWN, "own.toml")
    series = read_series(write(tmp_path, "\ufeff国家,日期,发射架\n甲国,2024-01,12\n\n甲国,2025-01,\n"), mapping)
    assert [(one.subject, one.as_of, one.value, one.unit) for one in series.values] == [
        ("state.cn", "2024-01", 12.0, "launcher")
    ]


@pytest.mark.parametrize("cell", ["many", "-5", "nan", "inf"])
def test_a_cell_that_is_no_count_is_told(tmp_path: Path, cell: str) -> None:
    series = read_series(write(tmp_path, f"{TABLE}China,CHN,2024,{cell}\nChina,CHN,soon,500\n"))
    assert len(series.values) == 2
    assert series.left_out[1:] == (f"line 5: {cell!r} is no count", "line 6: 'soon' is no date")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a,b\n1,2\n", "no built-in mapping fits"),
        ("", "no built-in mapping fits"),
        (TABLE.splitlines()[0] + "\n", "no row gives a value"),
        (TABLE.splitlines()[0] + "\nWorld,W,2023,5\n", "no actor for 'World'"),
        ("国家".encode("gb18030"), "not UTF-8"),
        ('Entity,Code,Year,nuclear_weapons_stockpile\n"' + "x" * 200_000 + '",a,2023,1\n', "not a table"),
        (b"x" * (LARGEST + 1), "larger than 20 MB"),
    ],
    ids=["columns", "empty", "no rows", "no subject", "encoding", "long cell", "too large"],
)
def test_what_is_no_table_is_refused(tmp_path: Path, text: str | bytes, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        read_series(write(tmp_path, text))


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"there is no such file \(check the name\)"):
        read_series(tmp_path / "none.csv")


def test_what_is_no_file_is_told_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for read in (read_series, read_mapping):
        with pytest.raises(UsageError, match=r"a folder \(give the file itself\)"):
            read(tmp_path)
        with pytest.raises(UsageError, match=r"not a regular file \(give the file itself\)"):
            read(tmp_path / "pipe")


def test_a_table_must_have_the_columns_of_an_own_mapping(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="lacks a column"):
        read_series(write(tmp_path, TABLE), parse_mapping(OWN, "own.toml"))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('licence = "CC0"', "", "lacks licence"),
        ('as_of = "日期"', "", "lacks as_of or always"),
        ('"launcher"', '"spear"', "unknown unit"),
        ('"deployed"', '"piled"', "unknown metric"),
        ("metric =", "kind =", "values cannot be read"),
        ("[subjects]", "[subjects", "not TOML"),
    ],
)
def test_a_mapping_that_cannot_be_used_is_told(old: str, new: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        parse_mapping(OWN.replace(old, new), "own.toml")
