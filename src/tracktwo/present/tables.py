"""The three answers as flat tables, for CSV: one row for each text; no cell needs another program to be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields

from tracktwo.analyse.figures import FigurePoint, FiguresAnswer, ForecastPoint, Panel
from tracktwo.analyse.positions import LISTS, SaidAnswer, Utterance
from tracktwo.analyse.printed import Printed
from tracktwo.analyse.talk_reports import TalkReport
from tracktwo.analyse.timeline import TimelineAnswer
from tracktwo.analyse.utterances import Part
from tracktwo.present.cells import Row, Table
from tracktwo.present.charts.figures import numbers

# --- timeline ------------------------------------------------------------------------------------

_REPORT = tuple(one.name for one in fields(TalkReport) if one.name != "reasons")
_TALKS = ("point", "lane_series", "lane_track", "point_when", "point_status", "differs", *_REPORT, "reasons")


def timeline_table(answer: TimelineAnswer) -> Table:
    """One row for each report, with the point it stands on."""
    return Table(_TALKS, _talks(answer))


def _talks(answer: TimelineAnswer) -> Iterator[Row]:
    lanes = [(lane.series, "/".join(lane.track), lane.points) for lane in answer.lanes]
    for series, track, points in [*lanes, (None, "", answer.undated)]:
        for point in points:
            for report in point.reports:
                yield {
                    "point": point.key,
                    "lane_series": series,
                    "lane_track": track,
                    "point_when": point.when,
                    "point_status": point.status,
                    "differs": " ".join(point.differs),
                    **{name: getattr(report, name) for name in _REPORT},
                    "reasons": "; ".join(f"{one.words} ({one.by or '-'})" for one in report.reasons),
                }


# --- figures -------------------------------------------------------------------------------------

_NUMBER = ("kind", "publisher", "metric", "scope", "date", "dated_by", "made", "qualifier", "values", "hedges")
_WHERE = ("line", "edition", "record", "document", "outlet", "published", "printed", "cite", "judged")


def figures_table(answer: FiguresAnswer) -> Table:
    """One row for each text that prints a number or a forecast, and for each publisher's own line."""
    return Table((*_NUMBER, *_WHERE), _figures(answer))


def _figures(answer: FiguresAnswer) -> Iterator[Row]:
    for panel in answer.panels:
        for point in panel.points:
            yield from _rows_of(_level(panel, point), point)
    for forecast in (*answer.forecasts, *answer.due_in_time):
        yield from _rows_of(_foretold(forecast), forecast)
    for one in answer.undated:
        yield {**dict.fromkeys((*_NUMBER, *_WHERE)), **_without_date(one), **_of_text(one)}


def _level(panel: Panel, point: FigurePoint) -> Row:
    own = {name: getattr(point, name) for name in ("publisher", "date", "dated_by", "qualifier")}
    return {"kind": "figure", "metric": panel.metric, "scope": panel.scope, "values": numbers(point.values), **own}


def _without_date(one: Printed) -> Row:
    own = {"publisher": one.publisher or one.publisher_as_written, "metric": one.metric or one.metric_reported}
    return {"kind": "figure", "qualifier": one.qualifier, "values": numbers(one.values), **own}


def _foretold(forecast: ForecastPoint) -> Row:
    own = {name: getattr(forecast, name) for name in ("publisher", "metric", "scope", "made", "qualifier", "hedges")}
    return {"kind": "forecast", "date": forecast.due, "dated_by": "due", "values": numbers(forecast.values), **own}


def _rows_of(shared: Row, point: FigurePoint | ForecastPoint) -> Iterator[Row]:
    empty = dict.fromkeys((*_NUMBER, *_WHERE))
    for line in point.lines:
        own = {"line": line.id, "edition": line.edition, "printed": line.printed, "cite": line.cite}
        yield {**empty, **shared, **own}
    for one in point.printed:
        yield {**empty, **shared, **_of_text(one)}


def _of_text(one: Printed) -> Row:
    names = ("record", "document", "outlet", "published", "judged")
    return {"printed": one.words, **{name: getattr(one, name) for name in names}}


# --- said ----------------------------------------------------------------------------------------

_UTTERANCE = tuple(one.name for one in fields(Utterance) if one.name not in ("parts", "elements"))


def said_table(answer: SaidAnswer) -> Table:
    """One row for each appearance of each statement; `cut` is the day back to which statements were read."""
    elements = (f"element_{element}" for element in answer.elements)
    return Table(("list", "statement", *_UTTERANCE, "words", *elements, "cut"), _said(answer))


def _said(answer: SaidAnswer) -> Iterator[Row]:
    for name in LISTS:
        for group in getattr(answer, name):
            held = dict(group.first.elements)
            for one in group.all:
                own = {field: getattr(one, field) for field in _UTTERANCE}
                own |= {"words": _words(one.parts), "grounds": _words(one.grounds)}
                elements = {f"element_{element}": held.get(element) for element in answer.elements}
                yield {"list": name, "statement": group.first.key, **own, **elements, "cut": answer.cut}


def _words(parts: Iterable[Part]) -> str:
    return " … ".join(part.words for part in parts)
