"""How charts look: a calm ground, colours that are told apart by readers with any colour vision, on page and on paper.

On a page colours are the page's own (CSS variables: they follow light and dark); in a file they are those of paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

FONT = "Inter, 'Segoe UI', 'Helvetica Neue', Arial, 'PingFang SC', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif"


@dataclass(frozen=True, slots=True)
class Look:
    """The colours of a chart: ink, quiet words, lines, and ten to tell series apart."""

    ink: str
    quiet: str
    line: str
    series: tuple[str, ...]
    width: int | str

    def series_colour(self, number: int) -> str:
        """The colour of the series of this number; after the last they begin again."""
        return self.series[number % len(self.series)]


# After Okabe and Ito's colours (2008), two added, darkened until each stands at 3:1 or more on paper.
PAPER = Look(
    ink="#20242b",
    quiet="#5c6370",
    line="#e2ded5",
    series=(
        "#2a5f95",
        "#b04a00",
        "#00755a",
        "#8a5a9e",
        "#7a6400",
        "#2b87b8",
        "#a8324e",
        "#555b66",
        "#5a6b00",
        "#6b3fa0",
    ),
    width=880,
)
PAGE = Look(
    ink="var(--ink)",
    quiet="var(--quiet)",
    line="var(--line)",
    series=tuple(f"var(--series-{number})" for number in range(1, 11)),
    width="container",
)


def config(look: Look) -> dict[str, Any]:
    """Vega-Lite's config for a look: no frame, thin lines, words in the interface's type."""
    words = {"labelColor": look.quiet, "titleColor": look.quiet, "labelFont": FONT, "titleFont": FONT}
    return {
        "background": "transparent",
        "font": FONT,
        "view": {"stroke": None},
        "axis": {
            **words,
            "domainColor": look.line,
            "gridColor": look.line,
            "tickColor": look.line,
            "labelFontSize": 11,
            "titleFontSize": 11,
            "titleFontWeight": "normal",
            "labelPadding": 6,
        },
        "legend": {
            **words,
            "orient": "bottom",
            "labelColor": look.ink,
            "labelFontSize": 12,
            "labelLimit": 340,
            "symbolOpacity": 0.9,
            "title": None,
            # a phone has room for one name in a row
            "columns": {"expr": "width < 480 ? 1 : 3"} if look.width == "container" else 3,
            "rowPadding": 4,
            "symbolSize": 70,
        },
        "text": {"font": FONT, "color": look.ink, "fontSize": 12},
    }
