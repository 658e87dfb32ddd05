"""Forecasts: figures and claims about a later date."""

from __future__ import annotations

from tracktwo.extract.page import Page
from tracktwo.model import DateMention, Figure, Forecast, Statement


def find_forecasts(
    page: Page, dates: tuple[DateMention, ...], figures: tuple[Figure, ...], statements: tuple[Statement, ...]
) -> tuple[Forecast, ...]:
    """The forecasts of the page in text order."""
    return ()
