"""Said: an actor's words on a topic over time, compared like with like; what others say of it; declines; open hits."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import RedirectResponse, Response

from tracktwo.analyse.named import most_heard
from tracktwo.analyse.positions import LISTS, MOST, SaidAnswer, SaidQuestion, arsenal_of, said
from tracktwo.knowledge.actors import is_actor
from tracktwo.knowledge.positions import positions
from tracktwo.present.charts.figures import numbers, panel_name, publisher_name
from tracktwo.present.charts.said import said_spec
from tracktwo.present.names import known_as
from tracktwo.present.tables import said_table
from tracktwo.present.web.answers import (
    Day,
    Form,
    actor_choices,
    actor_names,
    drawing,
    get_ready,
    opened,
    refuse,
    refuse_wrong_dates,
)
from tracktwo.present.web.desk import Desk, Reader
from tracktwo.present.web.downloads import csv_file, json_file

router = APIRouter(dependencies=[Depends(get_ready)])


@router.get("/said")
def page(
    request: Request,
    actor: Annotated[str, Query(max_length=100)] = "state.cn",
    topic: Annotated[str, Query(max_length=60)] = "no_first_use",
    words: Annotated[str, Query(max_length=200)] = "",
    imputed: bool = False,
    since: Day = "",
    until: Day = "",
    format: Form = None,
) -> Response:
    """What the chosen actor said on the chosen topic or words, or the answer as a file, a spec, a picture."""
    desk: Desk = request.app.state.desk
    restricted = Reader.of(request).restricted
    if not topic:
        return RedirectResponse("?" + request.url.include_query_params(topic="any").query)
    if not is_actor(actor):
        refuse("actor", actor)
    if topic != "any" and topic not in positions():
        refuse("topic", topic, (*positions(), "any"), "position")
    refuse_wrong_dates(since, until)
    position = None if topic == "any" else topic
    question = SaidQuestion(actor, position, words.strip(), imputed, restricted, since or None, until or None)
    answer = answer_to(desk, question)
    if format == "csv":
        return csv_file("said", said_table(answer))
    if format == "json":
        return json_file("said", [asdict(answer)])
    if format:
        return drawing(request, format, lambda *how: said_spec(answer, *how))
    with desk.reads() as connection:
        speakers = desk.keep("speakers", restricted, lambda: most_heard(connection, restricted=restricted))
    return desk.page(
        request,
        "said.html",
        question=question,
        answer=answer,
        opened=opened(desk, answer.coverage.hits),
        lists=LISTS,
        most=MOST,
        known_as=known_as,
        persons=actor_names(desk, Reader.of(request), _by_texts(answer)),
        panel_name=panel_name,
        numbers=numbers,
        holder=arsenal_of(actor),
        publisher_name=publisher_name,
        topics=list(positions()),
        choices=actor_choices(desk, Reader.of(request), speakers, (actor,)),
    )


def _by_texts(answer: SaidAnswer) -> tuple[str, ...]:
    """The speakers of the answer that only texts name: latin.ivan-ding."""
    every = (one.actor for name in LISTS for group in getattr(answer, name) for one in group.all)
    return tuple(dict.fromkeys(actor for actor in every if actor and actor.startswith("latin.")))


def answer_to(desk: Desk, question: SaidQuestion) -> SaidAnswer:
    """The answer, kept while the ledger stays as it is."""

    def asked() -> SaidAnswer:
        with desk.reads() as connection:
            return said(connection, question)

    return desk.keep("said", question, asked)
