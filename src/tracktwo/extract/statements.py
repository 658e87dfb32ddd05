"""Statements: who says what (guide section 1)."""

from __future__ import annotations

from tracktwo.extract.page import Page
from tracktwo.model import Issue, Statement


def find_statements(page: Page) -> tuple[tuple[Statement, ...], tuple[Issue, ...]]:
    """The statements of the page in text order, and the issues met on the way."""
    return (), ()
