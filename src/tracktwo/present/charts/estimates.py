"""Published numbers over the days they are true for: a mark, a bar for a range, a dashed line to a due date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tracktwo.present.charts.days import extent_of, moment
from tracktwo.present.charts.spec import (
    Label,
    Layer,
    Rows,
    extent_rows,
    layered,
    shapes,
    time_axis,
    time_place,
    told,
    tooltip,
)
from tracktwo.present.charts.theme import Look

HEIGHT, LOW = 320, 190  # px: of a panel, and of one with a few numbers
FEW, MANY = 3, 40  # numbers of a low panel; numbers from which on marks are small


@dataclass(frozen=True, slots=True)
class Estimate:
    """One number: the day it stands at, its value or range, whose it is, what is told of it, where it leads.

    A forecast stands at its due date and has its hedge in `words`, which are written beside it; a dashed line runs to
    it from the same series' last estimate before it was made (`made`, a day). Lines join one `vintage` only. Numbers of
    one day and value stand one in another.
    """

    day: str
    low: float
    high: float
    series: str
    label: Label
    href: str | None = None
    made: str | None = None
    words: str = ""
    vintage: str = ""


def estimates(found: Sequence[Estimate], unit: str, look: Look) -> dict[str, Any]:
    """The spec of one panel: numbers that may stand on one axis. Series keep colour and shape in order of first use.

    Raises ValueError where there is nothing to draw.
    """
    import altair as alt

    extent = extent_of([(one.day, one.day) for one in found], 0.04)
    names = list(dict.fromkeys(one.series for one in found))
    places = range(len(names))
    colour = alt.Color("series:N", scale=alt.Scale(domain=names, range=[look.series_colour(n) for n in places]))
    shape = alt.Shape("series:N", scale=alt.Scale(domain=names, range=shapes(places)))
    y = alt.Y(
        "low:Q",
        scale=alt.Scale(zero=True, nice=True),
        axis=alt.Axis(
            title=unit, titleAngle=0, titleAlign="left", titleAnchor="end", titleX=0, titleY=-12, tickCount=6
        ),
    )
    x = time_place("day")
    leads: dict[str, Any] = {"tooltip": tooltip(found), "href": alt.Href("href:N")}
    layers = (
        Layer("extent", lambda mark: mark.mark_point(opacity=0).encode(x=time_axis("day", extent, grid=False))),
        Layer(
            "estimates",
            lambda mark: mark.mark_line(strokeWidth=1, opacity=0.45).encode(
                x=x, y=y, color=colour, detail=alt.Detail("vintage:N")
            ),
        ),
        Layer(
            "ranges",
            lambda mark: mark.mark_rule(strokeWidth=3, opacity=0.5).encode(
                x=x, y=y, y2=alt.Y2("high:Q"), color=colour, **leads
            ),
        ),
        Layer(
            "lines",
            lambda mark: mark.mark_line(strokeDash=[4, 4], strokeWidth=1.4, opacity=0.8).encode(
                x=x, y=y, detail=alt.Detail("line:N"), color=colour
            ),
        ),
        Layer(
            "forecasts",
            lambda mark: mark.mark_point(filled=False, size=70, strokeWidth=1.6).encode(
                x=x, y=y, color=colour, shape=shape, **leads
            ),
        ),
        Layer(
            "forecasts",
            lambda mark: mark.mark_text(align="right", dx=-8, dy=-8, fontSize=11, limit=180).encode(
                x=x, y=y, text=alt.Text("words:N"), color=colour
            ),
        ),
        Layer(
            "estimates",
            lambda mark: mark.mark_point(filled=True, opacity=1).encode(
                x=x, y=y, color=colour, shape=shape, size=alt.Size("size:Q", scale=None), **leads
            ),
        ),
    )
    height = LOW if len(found) <= FEW else HEIGHT
    return layered(layers, _rows(found) | {"extent": extent_rows(extent)}, look, height)


def _rows(found: Sequence[Estimate]) -> dict[str, Rows]:
    known = sorted((one for one in found if one.made is None), key=lambda one: (one.day, one.series))
    due = [one for one in found if one.made is not None]
    lines: list[dict[str, Any]] = []
    for number, one in enumerate(due):
        before = [other for other in known if other.series == one.series and other.day <= (one.made or "")]
        if before:
            ends = (before[-1], one)
            lines += [{"line": str(number), "series": one.series, "day": moment(e.day), "low": e.low} for e in ends]
    return {
        "estimates": [_row(one) | {"size": size} for one, size in zip(known, _sizes(known), strict=True)],
        "ranges": [_row(one) for one in found if one.high > one.low],
        "lines": lines,
        "forecasts": [_row(one) | {"words": one.words} for one in due],
    }


def _sizes(known: Sequence[Estimate]) -> list[float]:
    """The area in px² of each mark. What stands at one place is drawn one in another: the one below looks out."""
    usual = 42 if len(known) > MANY else 60
    above = Counter((one.day, one.low) for one in known)
    found = []
    for one in known:
        above[one.day, one.low] -= 1
        found.append(usual * (1 + 1.5 * above[one.day, one.low]))
    return found


def _row(one: Estimate) -> dict[str, Any]:
    return {
        "day": moment(one.day),
        "low": one.low,
        "high": one.high,
        "series": one.series,
        "vintage": one.vintage,
        "href": one.href,
        **told(one.label),
    }
