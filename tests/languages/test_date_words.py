"""Every entry of languages/zh/dates.toml fires in its examples and stays quiet in its counter-examples."""

from __future__ import annotations

import re

import pytest

from tracktwo.extract.date_forms import forms
from tracktwo.extract.dates import find_dates
from tracktwo.extract.page import open_page
from tracktwo.languages import entries, fold
from tracktwo.languages.entries import Table
from tracktwo.languages.patterns import filled
from tracktwo.model import DateMention, Document

TABLES = (
    "word",
    "calendar",
    "part",
    "fragment",
    "pattern",
    "role",
    "between",
    "unit",
    "length",
    "lead",
    "tail",
    "dateline",
)
ENTRIES = [
    pytest.param(table, entry, id=entry["id"])
    for table in TABLES
    for entry in entries("tracktwo.languages.zh", "dates.toml", table)
]


def dates(text: str) -> tuple[DateMention, ...]:
    return find_dates(open_page(Document("id", "", text, b"", "utf-8", "text", "1", (), local_date="2024-06-22")))


def fires(table: str, entry: Table, text: str) -> bool:
    if table == "pattern":
        kinds = [kind for kind, _ in forms().patterns]
        listed = [pattern["id"] for pattern in entries("tracktwo.languages.zh", "dates.toml", "pattern")]
        pattern = forms().patterns[listed.index(entry["id"])]
        return pattern[0] in kinds and pattern[1].search(fold(text)) is not None
    if table == "dateline":
        return re.search(filled(entry["patterns"][0], {"date": entry["day"]}), fold(text)) is not None
    found = dates(text)
    if table == "role":
        return any(date.role == entry["role"] for date in found)
    if table == "between":
        return any(date.role == "range" for date in found)
    if table == "unit":
        return any(date.length and date.length.endswith(entry["code"]) for date in found)
    if table == "part":
        return any(date.precision in ("quarter", "half", "week", "decade") for date in found)
    return bool(found)


@pytest.mark.parametrize(("table", "entry"), ENTRIES)
def test_entry(table: str, entry: Table) -> None:
    assert [text for text in entry["examples"] if not fires(table, entry, text)] == []
    assert [text for text in entry.get("not", ()) if fires(table, entry, text)] == []
