"""Actors: who is named in the ledger; one actor's names, offices with their dates and cites, and what concerns it."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, get_args

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response

from tracktwo.analyse.actors import ASPECTS, ActorLine, actor_answer, actors
from tracktwo.analyse.browse import last_page
from tracktwo.knowledge.actors import who_is_who
from tracktwo.languages.folding import fold
from tracktwo.model import ActorKind
from tracktwo.present.cells import Table
from tracktwo.present.web.answers import refuse
from tracktwo.present.web.desk import Desk, Reader
from tracktwo.present.web.downloads import Form, csv_file, json_file
from tracktwo.present.web.pages.documents import plain_pieces
from tracktwo.present.web.pages.records import meant_in

router = APIRouter()
PAGE = 100
KINDS = get_args(ActorKind)
COLUMNS = ("id", "name", "kind", *ASPECTS, "all")


@router.get("/actors")
def listed(
    request: Request,
    page: Annotated[int, Query(ge=1, le=10_000)] = 1,
    name: Annotated[str, Query(max_length=200)] = "",
    format: Form = None,
) -> Response:
    """The actors that records name, most often first; by kind, and by any of their names."""
    desk: Desk = request.app.state.desk
    found = _named(lines(desk, restricted=Reader.of(request).restricted), name)
    kinds = Counter(line.actor.kind for line in found)
    wanted = {kind for kind in request.query_params.getlist("kind") if kind}
    for kind in wanted.difference(KINDS):
        refuse("kind", kind, KINDS, "actor_kind")
    shown = [line for line in found if not wanted or line.actor.kind in wanted]
    if format:
        objects = [_object(line) for line in shown]
        return csv_file("actors", Table(COLUMNS, objects)) if format == "csv" else json_file("actors", objects)
    last = last_page(len(shown), PAGE)
    number = min(page, last)
    return desk.page(
        request,
        "actors.html",
        found=shown,
        shown=shown[(number - 1) * PAGE : number * PAGE],
        number=number,
        last=last,
        name=name,
        kinds=kinds.most_common(),
        aspects=[aspect for aspect in ASPECTS if any(line.counts.get(aspect) for line in shown)],
    )


@router.get("/actors/{identity}")
def one(request: Request, identity: str) -> Response:
    """One actor."""
    desk: Desk = request.app.state.desk
    restricted = Reader.of(request).restricted
    with desk.reads() as connection:
        found = desk.keep(
            "actor", (identity, restricted), lambda: actor_answer(connection, identity, restricted=restricted)
        )
    if found is None:
        raise HTTPException(404)
    known = who_is_who().actors
    return desk.page(
        request,
        "actor.html",
        found=found,
        state=known.get(found.actor.state or ""),
        bodies=known,
        meant=meant_in(
            desk,
            [row.record.id for aspect in found.aspects for row in aspect.rows],
            Reader.of(request).language,
        ),
        plain_pieces=plain_pieces,
    )


def lines(desk: Desk, *, restricted: bool) -> tuple[ActorLine, ...]:
    """Every actor that records name, kept while the ledger stays as it is."""

    def asked() -> tuple[ActorLine, ...]:
        with desk.reads() as connection:
            return actors(connection, restricted=restricted)

    return desk.keep("actors", restricted, asked)


def _named(found: tuple[ActorLine, ...], name: str) -> list[ActorLine]:
    """The lines one of whose names contains `name`, whatever script and case."""
    wanted = fold(name.strip()).casefold()
    if not wanted:
        return list(found)
    return [line for line in found if any(wanted in fold(one.text).casefold() for one in line.actor.names)]


def _object(line: ActorLine) -> dict[str, object]:
    counts = {aspect: line.counts.get(aspect, 0) for aspect in ASPECTS}
    return {"id": line.actor.id, "name": line.actor.names[0].text, "kind": line.actor.kind, **counts, "all": line.total}
