"""Figures: published numbers about arsenals (guide section 2)."""

from __future__ import annotations

from tracktwo.extract.page import Page
from tracktwo.model import DateMention, Figure, Issue, Quantity, Statement


def find_figures(
    page: Page,
    dates: tuple[DateMention, ...],
    quantities: tuple[Quantity, ...],
    statements: tuple[Statement, ...],
) -> tuple[tuple[Figure, ...], tuple[Issue, ...]]:
    """The figures of the page in text order, and the issues met on the way."""
    return (), ()
