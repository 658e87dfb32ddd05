"""Cells of CSV files: plain text whatever the value."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tracktwo.present.cells import plain, plain_row


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (0, "0"),
        (500.0, "500"),
        (0.95, "0.95"),
        (12121.0, "12121"),
        ([], ""),
        (("西岸", "东岸"), "西岸; 东岸"),
        ([500.0, 600.0], "500; 600"),
        (
            {"publisher": "晨报", "metric": None, "threshold": [400.0], "due": "2030"},
            "publisher 晨报; threshold 400; due 2030",
        ),
        (Decimal("1.5"), "1.5"),
    ],
)
def test_a_value_is_told_in_plain_text(value: object, text: str) -> None:
    assert plain(value) == text
    assert plain_row({"x": value}) == {"x": text}


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", " =1", "\t=1", "\r=1"])
def test_a_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert plain_row({"x": text}) == {"x": "'" + text}
    assert plain_row({"x": (text, "西岸")}) == {"x": f"'{text}; 西岸"}


def test_a_number_below_nothing_stays_a_number() -> None:
    assert plain_row({"x": -5.0, "y": -5}) == {"x": "-5", "y": "-5"}
