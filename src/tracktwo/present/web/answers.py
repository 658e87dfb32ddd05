"""What the pages of the three answers share: forms to choose from, and their charts as spec or picture."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from typing import Annotated, Any, Literal, NoReturn

from fastapi import HTTPException, Query, Request
from fastapi.responses import JSONResponse, Response

from tracktwo.analyse.actors import called_by_texts
from tracktwo.analyse.browse import NONE
from tracktwo.analyse.coverage import OpenHits
from tracktwo.analyse.documents import Head, heads
from tracktwo.knowledge.actors import who_is_who
from tracktwo.model import Actor
from tracktwo.present.charts.theme import PAGE, PAPER, Look
from tracktwo.present.web.desk import Desk, Reader
from tracktwo.present.web.links import Here
from tracktwo.present.web.words import Words
from tracktwo.store.times import wrong_dates

Form = Annotated[Literal["csv", "json", "vega", "svg"] | None, Query()]
OPENED = 40
Spec = Callable[[Words, Look, str | None], dict[str, Any] | None]


def get_ready(request: Request, format: Form = None) -> None:
    """Start what draws a picture while the answer is still asked for: a dependency of the pages with charts."""
    if format == "svg":
        request.app.state.desk.drawer.start()


def drawing(request: Request, form: str, spec: Spec) -> Response:
    """An answer's chart: `vega` the spec with the page's colours, `svg` a picture with those of paper.

    Raises HTTPException 404 where there is nothing to draw.
    """
    desk: Desk = request.app.state.desk
    w = desk.words(request)
    if form == "vega":
        made = spec(w, PAGE, "")
        if made is None:
            raise HTTPException(404)
        return JSONResponse(made, headers={"Cache-Control": "no-cache"})
    page = str(request.base_url).rstrip("/") + Here.of(request).with_(format=None, panel=None)
    made = spec(w, PAPER, page)
    if made is None:
        raise HTTPException(404)
    whole = hashlib.sha256(json.dumps(made, sort_keys=True).encode()).digest()  # rows, words, colours: megabytes
    drawn = desk.keep("svg", whole, lambda: desk.drawer.svg(made))
    return Response(drawn, media_type="image/svg+xml", headers={"Cache-Control": "no-cache"})


def opened(desk: Desk, hits: Iterable[OpenHits]) -> dict[str, Head]:
    """The documents that hold a term and gave no record, by id, OPENED of each term: an answer names them by title."""
    ids = tuple(dict.fromkeys(one for hit in hits for one in hit.open[:OPENED]))

    def asked() -> dict[str, Head]:
        with desk.reads() as connection:
            return {head.id: head for head in heads(connection, ids)}

    return desk.keep("heads", ids, asked) if ids else {}


Day = Annotated[str, Query(max_length=40)]


class Refused(HTTPException):
    """A value in an address that no answer knows; `choices` are the values that the parameter `name` may have.

    `group` is that of the words for these values, `name` where it is not given.
    """

    def __init__(self, name: str, value: str, choices: Iterable[str] = (), group: str | None = None) -> None:
        super().__init__(400, f"{name}: {value}")
        self.name, self.choices, self.group = name, tuple(choices), group or name


def refuse(name: str, value: str, choices: Iterable[str] = (), group: str | None = None) -> NoReturn:
    """Raises Refused: a parameter and its value that no answer knows (party: state.zz), and those that it may have."""
    raise Refused(name, value, choices, group)


def refuse_wrong_dates(since: str, until: str) -> None:
    """Raises Refused for a date that no calendar has, and for a time without a day."""
    if wrong := wrong_dates(since or None, until or None):
        refuse(" – ".join(wrong), " – ".join(wrong.values()))


def refuse_wrong_months(months: Iterable[str]) -> None:
    """Raises Refused for what is no month as facets have it: 2024-06, or - for documents without a date."""
    for month in months:
        if month != NONE and (len(month) != len("2024-06") or wrong_dates(month, None)):
            refuse("month", month)


def actor_choices(
    desk: Desk, reader: Reader, found: Sequence[tuple[str, int]], chosen: Sequence[str]
) -> list[tuple[str, str, int]]:
    """Actors for a list to choose from, as (id, shown name, count); chosen ones are there even if none is counted."""
    counted = dict(found) | {identity: dict(found).get(identity, 0) for identity in chosen}
    names = actor_names(desk, reader, tuple(counted))
    return [(identity, names[identity], count) for identity, count in counted.items()]


def actor_names(desk: Desk, reader: Reader, ids: Sequence[str]) -> dict[str, str]:
    """The shown name of each id: China for state.cn, Ivan Ding for latin.ivan-ding; the id where nobody is named so."""
    known = who_is_who().actors
    by_texts = tuple(identity for identity in ids if identity not in known)

    def asked() -> dict[str, Actor]:
        with desk.reads() as connection:
            return called_by_texts(connection, by_texts, restricted=reader.restricted)

    actors = {**known, **(desk.keep("called", (by_texts, reader.restricted), asked) if by_texts else {})}
    return {identity: actors[identity].name(reader.language) if identity in actors else identity for identity in ids}
