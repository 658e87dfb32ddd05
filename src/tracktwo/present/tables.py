"""Answers as flat rows: one for each text that carries what is listed, for CSV and spreadsheets."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from tracktwo.analyse.figures import FiguresAnswer
from tracktwo.analyse.positions import LISTS, SaidAnswer
from tracktwo.analyse.printed import Printed
from tracktwo.analyse.timeline import TimelineAnswer
from tracktwo.present.charts.figures import numbers
from tracktwo.present.export.records import harmless


def print_rows(rows: Iterator[Mapping[str, Any]]) -> None:
    """Write rows as CSV to stdout; the first gives the columns."""
    writer = None
    for row in rows:
        if writer is None:
            writer = csv.DictWriter(sys.stdout, list(row), lineterminator="\n")
            writer.writeheader()
        writer.writerow(harmless(row))


def timeline_rows(answer: TimelineAnswer) -> Iterator[dict[str, Any]]:
    """One flat row for each report, with the point it stands on."""
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
                    **{name: _flat(value) for name, value in asdict(report).items() if name != "reasons"},
                    "reasons": "; ".join(f"{one.words} ({one.by or '-'})" for one in report.reasons),
                }


def _flat(value: object) -> object:
    return "; ".join(map(str, value)) if isinstance(value, tuple | list) else value


def figures_rows(answer: FiguresAnswer) -> Iterator[dict[str, Any]]:
    """One flat row for each text that prints a number, and for each publisher's own line."""
    for panel in answer.panels:
        for point in panel.points:
            shared = {
                "kind": "figure",
                "publisher": point.publisher,
                "metric": panel.metric,
                "date": point.date,
                "dated_by": point.dated_by,
                "values": numbers(point.values),
            }
            for line in point.lines:
                yield _figure_row(shared, line=line.id, edition=line.edition, printed=line.printed, cite=line.cite)
            for one in point.printed:
                yield _figure_row(shared, **_of_text(one))
    for forecast in answer.forecasts:
        shared = {
            "kind": "forecast",
            "publisher": forecast.publisher,
            "metric": None,
            "date": forecast.due,
            "dated_by": "due",
            "values": numbers(forecast.values),
        }
        for one in forecast.printed:
            yield _figure_row(shared, **_of_text(one))


def _of_text(one: Printed) -> dict[str, str | None]:
    names = ("record", "document", "outlet", "published", "judged")
    return {"printed": one.words, **{name: getattr(one, name) for name in names}}


def _figure_row(shared: dict[str, Any], **own: str | None) -> dict[str, Any]:
    names = ("line", "edition", "record", "document", "outlet", "published", "printed", "cite", "judged")
    return shared | {name: own.get(name) for name in names}


def said_rows(answer: SaidAnswer) -> Iterator[dict[str, Any]]:
    """One flat row for each appearance of each statement; `cut` is the day back to which statements were read."""
    for name in LISTS:
        for group in getattr(answer, name):
            held = dict(group.first.elements)
            for one in group.all:
                fields = {key: value for key, value in asdict(one).items() if key not in ("parts", "elements", "via")}
                texts = {"words": " … ".join(part.words for part in one.parts), "via": "; ".join(one.via)}
                elements = {f"element_{element}": held.get(element) for element in answer.elements}
                yield {"list": name, "statement": group.first.key, **fields, **texts, **elements, "cut": answer.cut}
