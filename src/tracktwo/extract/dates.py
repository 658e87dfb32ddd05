"""Dates: absolute, partial, relative and anaphoric expressions to date prefixes with precision and interval."""

from __future__ import annotations

from tracktwo.extract.page import Page
from tracktwo.model import DateMention


def find_dates(page: Page) -> tuple[DateMention, ...]:
    """The date expressions of the page in text order."""
    return ()
