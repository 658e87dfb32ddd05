"""Figures of one arsenal: panels by metric, forecasts, misquotes; every number with the texts that print it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, get_args

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from tracktwo.analyse.figures import FigureQuestion, FiguresAnswer, figures, is_subject, subjects
from tracktwo.knowledge.actors import who_is_who
from tracktwo.knowledge.lines import publisher_of
from tracktwo.model import Unit
from tracktwo.present.charts.figures import (
    is_drawn,
    line_name,
    numbers,
    other_numbers,
    panel_name,
    panel_spec,
    publisher_name,
    vintages,
    when_made,
)
from tracktwo.present.tables import figures_table
from tracktwo.present.web.answers import (
    Day,
    Form,
    actor_choices,
    drawing,
    get_ready,
    opened,
    refuse,
    refuse_wrong_dates,
)
from tracktwo.present.web.desk import Desk, Reader
from tracktwo.present.web.downloads import csv_file, json_file

router = APIRouter(dependencies=[Depends(get_ready)])
UNITS = get_args(Unit)


@router.get("/figures")
def page(
    request: Request,
    subject: Annotated[str, Query(max_length=100)] = "state.cn",
    unit: Annotated[str, Query(max_length=30)] = "warhead",
    since: Day = "",
    until: Day = "",
    panel: Annotated[int, Query(ge=0, le=20)] = 0,
    format: Form = None,
) -> Response:
    """The figures of the chosen arsenal and unit, or the answer as a file, a spec, a picture of one panel."""
    desk: Desk = request.app.state.desk
    restricted = Reader.of(request).restricted
    if not is_subject(subject):
        refuse("subject", subject)
    if unit not in UNITS:
        refuse("unit", unit, UNITS)
    refuse_wrong_dates(since, until)
    question = FigureQuestion(subject, unit, restricted, since or None, until or None)
    answer = answer_to(desk, question)
    if format == "csv":
        return csv_file("figures", figures_table(answer))
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
        opened=opened(desk, answer.coverage.hits),
        units=UNITS,
        choices=actor_choices(desk, Reader.of(request), counted, (subject,)),
        panel_name=panel_name,
        publisher_name=publisher_name,
        publisher_of=publisher_of,
        other_numbers=other_numbers,
        drawn_panels=[number for number in range(len(answer.panels)) if is_drawn(answer, number)],
        line_name=line_name,
        vintages=vintages,
        when_made=when_made,
        numbers=numbers,
        known=who_is_who().actors,
    )


def answer_to(desk: Desk, question: FigureQuestion) -> FiguresAnswer:
    """The answer, kept while the ledger stays as it is."""

    def asked() -> FiguresAnswer:
        with desk.reads() as connection:
            return figures(connection, question)

    return desk.keep("figures", question, asked)
