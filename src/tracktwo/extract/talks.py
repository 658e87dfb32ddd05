"""Talks: dialogue events, series and wishes between states or their scholars (guide section 3)."""

from __future__ import annotations

from tracktwo.extract.page import Page
from tracktwo.model import DateMention, Issue, Statement, Talk


def find_talks(
    page: Page, dates: tuple[DateMention, ...], statements: tuple[Statement, ...]
) -> tuple[tuple[Talk, ...], tuple[Issue, ...]]:
    """The talks of the page in text order, and the issues met on the way."""
    return (), ()
