"""Quantities: numbers, ranges, changes, qualifiers and vague numbers."""

from __future__ import annotations

from tracktwo.extract.page import Page
from tracktwo.model import Quantity


def find_quantities(page: Page) -> tuple[Quantity, ...]:
    """The quantities of the page in text order."""
    return ()
