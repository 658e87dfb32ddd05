"""Document -> records with spans. Pure: no files, no clock, no network, no randomness; same input, same records."""

from __future__ import annotations

from tracktwo.extract.dates import find_dates
from tracktwo.extract.figures import find_figures
from tracktwo.extract.forecasts import find_forecasts
from tracktwo.extract.page import Page, open_page
from tracktwo.extract.quantities import find_quantities
from tracktwo.extract.statements import find_statements
from tracktwo.extract.talks import find_talks
from tracktwo.extract.uncollected import uncollected
from tracktwo.model import Document, Records

EXTRACTOR_VERSION = "14"
EXTRACTED = frozenset({"zh"})  # the languages whose rules are written


@uncollected
def extract(document: Document) -> Records:
    """The records of one document, each kind in text order; none for a language whose rules are not written yet."""
    if document.language not in EXTRACTED:
        return Records()
    page: Page = open_page(document)
    statements, statement_issues = find_statements(page)
    dates = find_dates(page)
    quantities = find_quantities(page)
    figures, figure_issues = find_figures(page, dates, quantities, statements)
    forecasts = find_forecasts(page, dates, figures, statements)
    talks, talk_issues = find_talks(page, dates, statements)
    return Records(statements, figures, forecasts, talks, (*statement_issues, *figure_issues, *talk_issues))
