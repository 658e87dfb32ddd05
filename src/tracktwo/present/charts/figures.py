"""Figures as charts: one panel for each metric, forecasts drawn to their due date with their hedge in words."""

from __future__ import annotations

from typing import Any

from tracktwo.analyse.figure_points import FigurePoint
from tracktwo.analyse.figures import FiguresAnswer, ForecastPoint, Panel, Printed
from tracktwo.knowledge.actors import who_is_who
from tracktwo.knowledge.editions import Edition
from tracktwo.present.charts.days import days_of
from tracktwo.present.charts.estimates import Estimate, estimates
from tracktwo.present.charts.spec import Label
from tracktwo.present.charts.theme import Look
from tracktwo.present.names import outlet_name, worded
from tracktwo.present.web.words import Words


def panel_spec(
    answer: FiguresAnswer, number: int, unit: str, w: Words, look: Look, address: str | None = ""
) -> dict[str, Any] | None:
    """The spec of one panel by its number; forecasts of the same metric and part of the arsenal stand in it. None where
    there is none.

    Marks lead to `address` with the number's place in the tables behind it; None makes marks that lead nowhere.
    """
    if number >= len(answer.panels):
        return None
    found = _estimates(answer.panels[number], w, address)
    found += [_forecast(one, w, address) for one in _foretold(answer, number)]
    return estimates(found, w.name("unit", unit), look)


def is_drawn(answer: FiguresAnswer, number: int) -> bool:
    """True where a panel has numbers of two days or more; those of one day tell nothing that the table does not."""
    days = {days_of(point.date)[0] for point in answer.panels[number].points}
    return len(days | {days_of(one.due or "")[0] for one in _foretold(answer, number)}) > 1


def _foretold(answer: FiguresAnswer, number: int) -> list[ForecastPoint]:
    """The forecasts with a number and a due date that share the panel's metric and scope, and so its axis."""
    panel = answer.panels[number]
    drawn = (one for one in (*answer.forecasts, *answer.due_in_time) if one.values and one.due)
    return [one for one in drawn if (one.metric, one.scope) == (panel.metric, panel.scope)]


def figures_spec(
    answer: FiguresAnswer, unit: str, w: Words, look: Look, address: str | None = ""
) -> dict[str, Any] | None:
    """All panels below each other, for a file; None where there is none."""
    panels = []
    for number, panel in enumerate(answer.panels):
        spec = panel_spec(answer, number, unit, w, look, address) or {}
        panels.append(spec | {"title": {"text": panel_name(panel.metric, panel.scope, w), "anchor": "start"}})
    if not panels:
        return None
    whole = {name: panels[0][name] for name in ("$schema", "config")}
    parts = []
    for number, spec in enumerate(panels):
        own = {name: value for name, value in spec.items() if name not in ("$schema", "config", "datasets", "autosize")}
        parts.append(_renamed(own, f"panel{number}."))
        whole.setdefault("datasets", {}).update(
            {f"panel{number}.{key}": rows for key, rows in spec["datasets"].items()}
        )
    return whole | {"vconcat": parts, "resolve": {"scale": {"color": "independent", "shape": "independent"}}}


def publisher_name(publisher: str | None, w: Words) -> str:
    """The shown name of a publisher: of its actor, else as written, else that none is said."""
    if publisher is None:
        return w("records.no_publisher")
    actor = who_is_who().actors.get(publisher)
    return actor.name(w.language) if actor else publisher


def metric_name(metric: str | None, w: Words) -> str:
    """What a panel is called."""
    return w.name("metric", metric) if metric else w("figures.no_metric")


def vintages(point: FigurePoint, w: Words) -> tuple[str, ...]:
    """The editions that a number comes from; where no line is known, the outlets and days that print it."""
    lines = dict.fromkeys(line_name(line, w) for line in point.lines)
    printed = (f"{outlet_name(one.outlet, w)} {one.published or w('front.undated')}" for one in point.printed)
    return tuple(lines or dict.fromkeys(printed))


def panel_name(metric: str | None, scope: str | None, w: Words) -> str:
    """What is counted: the metric, and the part of the arsenal where a publisher's line counts a part only."""
    return metric_name(metric, w) + (w.comma + w.name("scope", scope) if scope else "")


def line_name(line: Edition, w: Words) -> str:
    """What a publisher's own line is called: its edition, else its publisher with the year of its release or count."""
    year = (line.release or line.as_of or "")[:4]
    return line.edition or f"{publisher_name('body.' + line.publisher, w)} {year}".strip()


def numbers(values: tuple[float, ...]) -> str:
    """One number, or a range."""
    return "–".join(f"{value:,.0f}" if float(value).is_integer() else f"{value:,g}" for value in values)


def other_numbers(forecast: ForecastPoint) -> str:
    """What texts print for a forecast beside the number that stands for it: `300, 400–500`; empty for nothing."""
    return ", ".join(map(numbers, forecast.other_values))


def when_made(forecast: ForecastPoint, w: Words) -> str:
    """When a forecast was made: its edition's release, else the first day that a text of the ledger printed it."""
    if not forecast.made:
        return w("figures.made_unknown")
    is_release = bool(forecast.lines) and forecast.made == forecast.lines[0].release
    return w("figures.made" if is_release else "figures.first_printed", day=forecast.made)


def _estimates(panel: Panel, w: Words, address: str | None) -> list[Estimate]:
    named = sorted(panel.points, key=lambda point: (point.publisher is None, point.date))
    found = []
    for point in named:
        who = publisher_name(point.publisher, w)
        label: Label = (
            (w("field.publisher"), who),
            (w("field.values"), qualified(point.values, point.qualifier, w)),
            (w(f"figures.{point.dated_by}"), point.date),
            (w("field.edition"), ", ".join(vintages(point, w) if point.lines else ())),
            (w("figures.appearances"), _outlets(point.printed, w)),
        )
        low, high = min(point.values), max(point.values)
        href = _href(address, "f", point.key)
        vintage = point.vintages[0] if point.lines else point.key  # what only texts carry is joined to nothing
        found.append(Estimate(days_of(point.date)[0], low, high, who, label, href, vintage=vintage))
    return found


def _forecast(one: ForecastPoint, w: Words, address: str | None) -> Estimate:
    who = publisher_name(one.publisher, w)
    label: Label = (
        (w("field.publisher"), who),
        (w("field.values"), qualified(one.values, one.qualifier, w)),
        (w("field.due"), one.due or ""),
        (w("field.hedge"), ", ".join(worded("hedge", hedge, w.language) for hedge in one.hedges)),
        (w("figures.appearances"), _outlets(one.printed, w)),
    )
    day = days_of(one.made)[1] if one.made else ""
    words = " ".join(worded("hedge", hedge, w.language) for hedge in one.hedges[:1])
    return Estimate(
        days_of(one.due or "")[0],  # at the 2030 of the axis, where a number of 2030 stands too
        min(one.values),
        max(one.values),
        who,
        label,
        _href(address, "c", one.key),
        day,
        words,
    )


def qualified(values: tuple[float, ...], qualifier: str | None, w: Words) -> str:
    """A number with the word that limits it: `more than 200`."""
    return f"{w.name('qualifier', qualifier)} {numbers(values)}" if qualifier and values else numbers(values)


def _outlets(printed: tuple[Printed, ...], w: Words) -> str:
    names = list(dict.fromkeys(outlet_name(one.outlet, w) for one in printed))
    return ", ".join(names[:4]) + (f" … ({len(printed)})" if len(names) > 4 else "")


def _href(address: str | None, prefix: str, key: str) -> str | None:
    return None if address is None else f"{address}#{prefix}-{key}"


def _renamed(value: Any, prefix: str) -> Any:
    """A spec whose named data carry a prefix."""
    if isinstance(value, dict):
        if set(value) == {"name"}:
            return {"name": prefix + value["name"]}
        return {key: _renamed(part, prefix) for key, part in value.items()}
    return [_renamed(part, prefix) for part in value] if isinstance(value, list) else value
