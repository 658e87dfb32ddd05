"""Figures of one arsenal: panels by metric, forecasts, misquotes; every number with the texts that print it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Annotated, Any, get_args

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response

from tracktwo.analyse.figures import FigureQuestion, FiguresAnswer, figures, subjects
from tracktwo.knowledge.actors import who_is_who
from tracktwo.model import Unit
from tracktwo.present.charts.figures import metric_name, numbers, panel_spec, publisher_name
from tracktwo.present.web.answers import Form, actor_choices, drawing
from tracktwo.present.web.desk import Desk, Reader
from tracktwo.present.web.downloads import csv_file, json_file

router = APIRouter()
UNITS = get_args(Unit)


@router.get("/figures")
def page(
    request: Request,
    subject: Annotated[str, Query(max_length=100)] = "state.cn",
    unit: Annotated[str, Query(max_length=30)] = "warhead",
    panel: Annotated[int, Query(ge=0, le=20)] = 0,
    format: Form = None,
) -> Response:
    """The figures of the chosen arsenal and unit, or the answer as a file, a spec, a picture of one panel."""
    desk: Desk = request.app.state.desk
    restricted = Reader.of(request).restricted
    if unit not in UNITS:
        raise HTTPException(400)
    question = FigureQuestion(subject, unit, restricted)
    answer = answer_to(desk, question)
    if format == "csv":
        return csv_file("figures", rows(answer))
    if format == "json":
        return json_file("figures", [asdict(answer)])
    if format:
        return drawing(request, format, lambda *how: panel_spec(answer, panel, unit, *how))
    with desk.reads() as connection:
        counted = desk.keep("subjects", restricted, lambda: subjects(connection, restricted=restricted))
    return desk.page(
        request,
        "figures.html",
        question=question,
        answer=answer,
        units=UNITS,
        choices=actor_choices(counted, (subject,), Reader.of(request).language),
        metric_name=metric_name,
        publisher_name=publisher_name,
        numbers=numbers,
        known=who_is_who().actors,
    )


def answer_to(desk: Desk, question: FigureQuestion) -> FiguresAnswer:
    """The answer, kept while the ledger stays as it is."""

    def asked() -> FiguresAnswer:
        with desk.reads() as connection:
            return figures(connection, question)

    return desk.keep("figures", question, asked)


def rows(answer: FiguresAnswer) -> Iterator[dict[str, Any]]:
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
                yield _row(shared, line=line.id, edition=line.edition, printed=line.printed, cite=line.cite)
            for one in point.printed:
                yield _row(shared, record=one.record, document=one.document, outlet=one.outlet, printed=one.words)
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
            yield _row(shared, record=one.record, document=one.document, outlet=one.outlet, printed=one.words)


def _row(shared: dict[str, Any], **own: str | None) -> dict[str, Any]:
    names = ("line", "edition", "record", "document", "outlet", "printed", "cite")
    return shared | {name: own.get(name) for name in names}
