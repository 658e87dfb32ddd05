"""Every entry of languages/zh/numbers.toml fires in its examples and stays quiet in its counter-examples."""

from __future__ import annotations

import pytest

from tracktwo.extract.page import open_page
from tracktwo.extract.quantities import find_quantities
from tracktwo.languages import entries
from tracktwo.languages.entries import Table
from tracktwo.model import Document, Quantity

TABLES = (
    "numeral",
    "sign",
    "fragment",
    "standing",
    "qualifier",
    "longer",
    "bridge",
    "range",
    "change",
    "multiple",
    "classifier",
    "no_number",
)
ENTRIES = [
    pytest.param(table, entry, id=entry["id"])
    for table in TABLES
    for entry in entries("tracktwo.languages.zh", "numbers.toml", table)
]


def quantities(text: str, bare: bool = False) -> tuple[Quantity, ...]:
    return find_quantities(open_page(Document("id", "", text, b"", "utf-8", "text", "1", ())), bare=bare)


def fires(table: str, entry: Table, text: str) -> bool:
    found = quantities(text, bare=table == "standing")
    if table == "no_number":
        return not found
    if table == "qualifier":
        return any(quantity.qualifier == entry["qualifier"] for quantity in found)
    if table in ("range", "change", "multiple", "percent"):
        return any(quantity.shape == table for quantity in found)
    if table == "classifier":
        return any(quantity.classifier in entry["names"] for quantity in found)
    if table == "longer":
        return all(quantity.qualifier is None for quantity in found)
    if table == "bridge":
        return any(quantity.qualifier is not None for quantity in found)
    return bool(found)


@pytest.mark.parametrize(("table", "entry"), ENTRIES)
def test_entry(table: str, entry: Table) -> None:
    assert [text for text in entry["examples"] if not fires(table, entry, text)] == []
    assert [text for text in entry.get("not", ()) if fires(table, entry, text)] == []
