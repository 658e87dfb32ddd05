"""The ledger: records with facets, exact search with its hits marked, pages, CSV and JSON of the view; one record."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any, get_args

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response

from tracktwo.analyse.browse import FACETS, NONE, Page, Row, View, all_rows, gather, page_of, speakers
from tracktwo.errors import QueryError
from tracktwo.knowledge.actors import is_actor
from tracktwo.model import Act, Channel, Mode, TalkStatus, Track, Unit, Voice
from tracktwo.present.cells import Table
from tracktwo.present.export.records import COLUMNS, csv_row, stored_object, with_documents
from tracktwo.present.web.answers import actor_names, refuse, refuse_wrong_months
from tracktwo.present.web.desk import Desk, Reader
from tracktwo.present.web.downloads import Form, csv_file, json_file
from tracktwo.present.web.marks import Mark, Piece, pieces
from tracktwo.present.web.pages.documents import plain_pieces
from tracktwo.store import lookup
from tracktwo.store.lookup import KINDS, StoredSpan
from tracktwo.store.mentions import StoredMention, mentions
from tracktwo.store.query import Query as Search
from tracktwo.store.query import parse_query
from tracktwo.store.search import hits

router = APIRouter()
CONTEXT = 90
DEEPEST = 10_000  # pages
KNOWN: Mapping[str, tuple[str, ...]] = {
    "kind": KINDS,
    **{facet: get_args(values) for facet, values in (("act", Act), ("mode", Mode), ("voice", Voice))},
    **{facet: get_args(values) for facet, values in (("channel", Channel), ("status", TalkStatus))},
    **{facet: get_args(values) for facet, values in (("track", Track), ("unit", Unit))},
}


def refuse_unknown(chosen: Mapping[str, Sequence[str]]) -> None:
    """Raises Refused for a value that no record can have, of the facets whose values are few, and for what is no month.

    Outlets and metrics are whatever texts say.
    """
    for facet, known in KNOWN.items():
        for value in chosen.get(facet, ()):
            if value not in (*known, NONE):
                refuse(facet, value, known)
    refuse_wrong_months(chosen.get("month", ()))


def view_of(request: Request) -> View:
    """The view that an address asks for. Raises Refused."""
    asked = request.query_params
    chosen = {facet: tuple(value for value in asked.getlist(facet) if value) for facet in FACETS}
    refuse_unknown(chosen)
    if (actor := asked.get("actor")) and not is_actor(actor):
        refuse("actor", actor)
    return View(
        chosen={facet: values for facet, values in chosen.items() if values},
        query=asked.get("q", "").strip(),
        speaker=asked.get("speaker") or None,
        actor=asked.get("actor") or None,
        oldest_first=asked.get("order") == "oldest",
        restricted=Reader.of(request).restricted,
    )


def page_in(desk: Desk, view: View, number: int) -> Page:
    """One page of a view; what its facets are counted from is kept while the ledger stays as it is."""
    state = desk.state()
    with desk.reads() as connection:
        gathered = desk.keep("gathered", repr(view.base), lambda: gather(connection, view), state)
        open_ = repr(replace(view, speaker=None, oldest_first=False))
        most = desk.keep("speakers", open_, lambda: tuple(speakers(connection, view, gathered)), state)
        return page_of(connection, view, gathered, most, number=number)


@router.get("/records")
def ledger(
    request: Request,
    page: Annotated[int, Query(ge=1, le=DEEPEST)] = 1,
    format: Form = None,
) -> Response:
    """A page of the view, or all of it as a file."""
    desk: Desk = request.app.state.desk
    view = view_of(request)
    if format:
        return _file(desk, view, format)
    found, problem = None, None
    try:
        found = page_in(desk, view, page)
        search = parse_query(view.query) if view.query else None
    except QueryError as error:
        problem, search = error, None
    language = Reader.of(request).language
    return desk.page(
        request,
        "records.html",
        400 if problem else 200,
        view=view,
        actors=actor_names(desk, Reader.of(request), [view.actor] if view.actor else []),
        found=found,
        problem=problem,
        marked=lambda text: list(marked(text, search)),
        meant=meant_in(desk, [row.record.id for row in found.rows], language) if found else {},
    )


def meant_in(desk: Desk, records: Collection[str], language: str) -> Mapping[str, Sequence[StoredMention]]:
    """Who is meant in these records, for the English interface; the Chinese one shows names as they are written."""
    if language != "en":
        return {}
    with desk.reads() as connection:
        return mentions(connection, records)


def marked(text: str, search: Search | None) -> Iterator[Piece]:
    """A text in pieces, those that the search found named `hit`."""
    found = hits(text, search) if search else []
    return pieces(text, [Mark(start, end, "hit") for start, end in found])


def _file(desk: Desk, view: View, form: str) -> Response:
    def objects() -> Iterator[Mapping[str, Any]]:
        with desk.reads() as connection:
            for one in with_documents(connection, (row.record for row in all_rows(connection, view))):
                yield (csv_row if form == "csv" else stored_object)(*one)

    if view.query:
        parse_query(view.query)  # a query that cannot be read is told before a file begins
    return csv_file("records", Table(COLUMNS, objects())) if form == "csv" else json_file("records", objects())


@dataclass(frozen=True, slots=True)
class InContext:
    """A span of a record with up to CONTEXT characters on each side; `cut_before` where the text has more of them."""

    part: StoredSpan
    before: str
    after: str
    cut_before: bool
    cut_after: bool


def in_context(text: str, part: StoredSpan) -> InContext:
    """The span with what stands around it in `text`."""
    first, last = max(0, part.span.start - CONTEXT), part.span.end + CONTEXT
    return InContext(part, text[first : part.span.start], text[part.span.end : last], first > 0, last < len(text))


@router.get("/records/{identity}")
def record(request: Request, identity: str, format: Form = None) -> Response:
    """One record: its fields, its evidence in context, judgements, other versions."""
    desk: Desk = request.app.state.desk
    with desk.reads() as connection:
        versions = list(lookup.records(connection, identity=identity, current=False))
        versions.sort(key=lambda version: not version.current)
        if not versions:
            raise HTTPException(404)
        this = next((version for version in versions if version.id == identity), versions[0])
        document = lookup.document(connection, this.document, this.reading)
        if document is None:
            raise HTTPException(404)
        if document.restricted and not Reader.of(request).restricted:
            raise HTTPException(403)
        if format == "json":
            return json_file(f"record-{this.id}", iter([stored_object(document, this)]))
        if format == "csv":
            return csv_file(f"record-{this.id}", Table(COLUMNS, [csv_row(document, this)]))
        others = list(lookup.records(connection, identity=this.key, current=False))
        meant = mentions(connection, [this.id])[this.id]
        judgements = desk.ledger.judgements(this.key)
    row = Row(this, document.title, document.outlet, document.local_date, document.url, document.script)
    return desk.page(
        request,
        "record.html",
        row=row,
        record=this,
        document=document,
        context=[in_context(document.text, part) for part in this.spans],
        others=[version for version in others if version.id != this.id],
        judgements=judgements,
        meant=meant,
        plain_pieces=plain_pieces,
    )
