"""Events in lanes over time: talks by track and series, statements by voice.

A day is a mark; what is known to a month or a year only is a hollow mark in the middle of a bar that covers it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from tracktwo.present.charts.days import Days, day_told, extent_of, length, levels, main_part, moment
from tracktwo.present.charts.spec import (
    Label,
    Layer,
    Rows,
    extent_rows,
    fixed_place,
    layered,
    shapes,
    time_axis,
    time_place,
    told,
    tooltip,
)
from tracktwo.present.charts.theme import Look

MOST = 300  # marks of a chart; more are put together by month
ROOM = 0.014  # of the width of the axis: a mark with air around it
STEP, HEAD, FOOT = 13, 22, 8  # heights in px: one level, the name above a lane, the air below it
DAILY = 60  # days up to which marks of one day are put together, not of one month
LEVELS = 18  # levels of full height; more are pressed into the same room


@dataclass(frozen=True, slots=True)
class Event:
    """One mark: the days it covers, its lane, its kind in words, what is told of it, where it leads.

    `vague` is a date that the text itself only gives as about, before or after. `weight` counts what stands on it.
    """

    days: Days
    lane: str
    kind: str
    label: Label
    href: str | None = None
    weight: int = 1
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """A time in which nothing was held: a dashed line through its lane, from day to day."""

    days: Days
    lane: str
    label: Label
    href: str | None = None


def lanes(
    events: Sequence[Event],
    gaps: Sequence[Gap],
    names: Sequence[str],
    kinds: Sequence[str],
    look: Look,
    outside: tuple[str, str] = ("← {count} < {day}", "{count} > {day} →"),
) -> dict[str, Any]:
    """The spec of lanes in the order of `names`; colour and shape tell the `kinds` apart, in their order.

    Marks that would touch stand above each other inside their lane. Lanes without a mark are left out. A few marks that
    are far older or far newer than all others are not drawn: each lane says in the words of `outside` how many it has.
    Raises ValueError where there is nothing to draw.
    """
    import altair as alt

    if not events and not gaps:
        raise ValueError("empty: nothing to draw")
    spans = [event.days for event in events] + [gap.days for gap in gaps]
    main = main_part([event.days for event in events for _ in range(event.weight)] or spans)
    extent = extent_of([_clipped(span, main) for span in spans if _is_in(span, main)])
    rows, height = _placed(events, gaps, names, extent, main, outside)
    y = alt.Y("y:Q", scale=alt.Scale(domain=[0, height], reverse=True, nice=False), axis=None)
    shown = [kind for kind in kinds if any(event.kind == kind for event in events)]
    told_apart = alt.Scale(domain=shown, range=[look.series_colour(kinds.index(kind)) for kind in shown])
    colour, stroke = alt.Color("kind:N", scale=told_apart), alt.Stroke("kind:N", scale=told_apart)
    shape = alt.Shape("kind:N", scale=alt.Scale(domain=shown, range=shapes(kinds.index(kind) for kind in shown)))
    size = alt.Size("weight:Q", scale=alt.Scale(type="sqrt", domain=[1, 40], range=[55, 170], clamp=True), legend=None)
    leads: dict[str, Any] = {"tooltip": tooltip([*events, *gaps]), "href": alt.Href("href:N")}
    layers = (
        Layer("heads", lambda mark: mark.mark_rule(strokeWidth=1).encode(y=y, color=alt.ColorValue(look.line))),
        Layer(
            "heads",
            lambda mark: mark.mark_text(
                align="left", baseline="top", dx=2, dy=5, fontWeight=600, fontSize=12, limit=700
            ).encode(x=fixed_place(0), y=y, text=alt.Text("lane:N"), color=alt.ColorValue(look.ink)),
        ),
        Layer(
            "heads",
            lambda mark: mark.mark_text(align="right", baseline="top", dx=-4, dy=6, fontSize=11).encode(
                x=fixed_place("width"), y=y, text=alt.Text("outside:N"), color=alt.ColorValue(look.quiet)
            ),
        ),
        Layer(
            "gaps",
            lambda mark: mark.mark_rule(strokeWidth=2, strokeDash=[3, 4]).encode(
                x=time_place("start"), x2=alt.X2("end:T"), y=y, color=alt.ColorValue(look.quiet), **leads
            ),
        ),
        Layer(
            "bars",
            lambda mark: mark.mark_rule(strokeWidth=5, opacity=0.35, strokeCap="round").encode(
                x=time_place("start"), x2=alt.X2("end:T"), y=y, color=colour, **leads
            ),
        ),
        Layer(
            "points",
            lambda mark: mark.mark_point(filled=True, strokeWidth=1.4).encode(
                x=time_place("day"),
                y=y,
                color=colour,
                stroke=stroke,
                shape=shape,
                size=size,
                fillOpacity=alt.FillOpacityValue(0.85, condition={"test": "datum.vague", "value": 0.12}),
                **leads,
            ),
        ),
        Layer("extent", lambda mark: mark.mark_point(opacity=0).encode(x=time_axis("day", extent, orient="top"))),
    )
    return layered(layers, rows, look, height)


def by_month(events: Sequence[Event], tell: Callable[[str, list[Event]], Label]) -> list[Event]:
    """One mark for the events of one month, lane and kind, in its middle; it leads to the first of them.

    Where nearly all stand within sixty days there is one mark for each day. What is only known to more than a month
    (a year, mostly) is one bar for the same days, lane and kind.
    """
    daily = length(main_part([event.days for event in events for _ in range(event.weight)])) <= DAILY
    together: dict[tuple[str, str, Days], list[Event]] = defaultdict(list)
    for event in sorted(events, key=lambda event: event.days):
        month = event.days[0][:7]
        middle = (f"{month}-15", f"{month}-15")
        short = month == event.days[1][:7] and not daily
        together[event.lane, event.kind, middle if short else event.days].append(event)
    longer = {key: some for key, some in together.items() if key[2][0] != key[2][1]}
    return [
        some[0]
        if len(some) == 1 and days[0] != days[1]
        else Event(days, lane, kind, tell(_prefix(days, daily=daily), some), some[0].href, len(some))
        for (lane, kind, days), some in (longer | together).items()
    ]


def _prefix(days: Days, *, daily: bool) -> str:
    """What days are called: a day, or the month that it is the middle of; the year of a year, else both ends."""
    if days[0] == days[1]:
        return days[0] if daily else days[0][:7]
    year = days[0][:4]
    return year if days == (f"{year}-01-01", f"{year}-12-31") else " – ".join(days)


def frequent(counted: Counter[str]) -> str:
    """The four most frequent with their numbers: 样本晨报 (12), 样本日报 (3) …."""
    named = ", ".join(f"{name} ({count})" for name, count in counted.most_common(4))
    return named + (" …" if len(counted) > 4 else "")


def _placed(
    events: Sequence[Event], gaps: Sequence[Gap], names: Sequence[str], extent: Days, main: Days,
    outside: tuple[str, str],
) -> tuple[dict[str, Rows], int]:  # fmt: skip
    """Rows by data set, and the height of all lanes together; what lies outside of the `main` days is only counted."""
    heads: list[dict[str, Any]] = []
    bars: list[dict[str, Any]] = []
    points: list[dict[str, Any]] = []
    between: list[dict[str, Any]] = []
    top = 0
    for name in names:
        own = [event for event in events if event.lane == name]
        inside = [event for event in own if _is_in(event.days, main)]
        empty = [gap for gap in gaps if gap.lane == name and _is_in(gap.days, main)]
        if not own and not empty:
            continue
        placed = levels([_clipped(event.days, main) for event in inside], extent, ROOM)
        deep = 1 + max(placed, default=0)
        first, step = top + HEAD + STEP // 2, STEP * min(1.0, LEVELS / deep)
        heads.append({"lane": name[:1].upper() + name[1:], "outside": _left_out(own, main, extent, outside), "y": top})
        between += [_row(gap, top + HEAD - 2, main) for gap in empty]
        for event, level in zip(inside, placed, strict=True):
            row = _row(event, round(first + level * step, 1), main)
            longer = event.days[0] != event.days[1]
            row |= {"kind": event.kind, "weight": event.weight, "vague": event.vague or longer}
            points.append(row | {"day": (row["start"] + row["end"]) // 2})
            bars += [row] if longer else []
        top += HEAD + STEP * min(LEVELS, deep) + FOOT
    rows = {"heads": heads, "gaps": between, "bars": bars, "points": points, "extent": extent_rows(extent)}
    return rows, top


def _left_out(events: Sequence[Event], main: Days, extent: Days, outside: tuple[str, str]) -> str:
    """How many events are not drawn, in words: those before the main days, those behind, dated as the axis is."""
    before = sum(event.days[1] < main[0] for event in events)
    behind = sum(event.days[0] > main[1] for event in events)
    told = ((outside[0], before, day_told(main[0], extent)), (outside[1], behind, day_told(main[1], extent)))
    return "   ".join(words.format(count=count, day=day) for words, count, day in told if count)


def _is_in(days: Days, main: Days) -> bool:
    return days[0] <= main[1] and main[0] <= days[1]


def _clipped(days: Days, main: Days) -> Days:
    return max(days[0], main[0]), min(days[1], main[1])


def _row(mark: Event | Gap, y: float, main: Days) -> dict[str, Any]:
    start, end = _clipped(mark.days, main)
    return {"start": moment(start), "end": moment(end), "y": y, "href": mark.href, **told(mark.label)}
