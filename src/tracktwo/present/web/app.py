"""The application: one ledger, its pages, its files, what happens when something is not there."""

from __future__ import annotations

import logging
import re

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from sqlalchemy import event
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from tracktwo.errors import QueryError, TracktwoError
from tracktwo.present.web.answers import Refused
from tracktwo.present.web.desk import FOLDER, Desk
from tracktwo.present.web.pages import actors, documents, figures, front, original, records, said, timeline, vega
from tracktwo.present.web.safety import LOOPBACK, Guard
from tracktwo.store import Ledger

PAGES = (front, documents, original, records, actors, timeline, figures, said, vega)
log = logging.getLogger("tracktwo.web")


class Files(StaticFiles):
    """Our own files; their addresses change with their bytes, so a browser may keep them."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, or 404; a folder is nothing."""
        response = await super().get_response(path, scope)
        if b"v=" in scope["query_string"]:
            response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response


def create_app(desk: Desk, names: frozenset[str] = LOOPBACK) -> Guard:
    """The desk as a guarded application that answers to the host names `names`; its ledger can no longer be written."""
    only_read(desk.ledger)
    app = FastAPI(title="tracktwo", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.desk = desk
    for page in PAGES:
        app.include_router(page.router)
    app.mount("/static", Files(directory=FOLDER / "static"))
    app.add_exception_handler(HTTPException, _told)
    app.add_exception_handler(RequestValidationError, _told)
    app.add_exception_handler(TracktwoError, _told)
    app.add_exception_handler(Exception, _failed)
    return Guard(app, names)  # outermost, so that the page of a fault carries the headers too


def only_read(ledger: Ledger) -> None:
    """Make every further connection of this ledger refuse to write."""
    ledger.engine.dispose()
    event.listen(ledger.engine, "connect", lambda connection, _record: connection.execute("PRAGMA query_only = ON"))


def _told(request: Request, error: Exception) -> Response:
    """A page that says in one line what is wrong: not there, restricted, a query that cannot be read."""
    desk: Desk = request.app.state.desk
    spoken = desk.words(request)
    status, key, detail = 400, "bad", ""
    name, group, choices = "", "", tuple[str, ...]()
    if isinstance(error, Refused):
        name, group, choices = error.name, error.group, error.choices
    if isinstance(error, HTTPException):
        status, detail = error.status_code, str(error.detail)
        key = {404: "missing", 403: "restricted"}.get(status, "bad")
    elif isinstance(error, RequestValidationError):
        detail = "; ".join(f"{one['loc'][-1]}: {one['input']}" for one in error.errors())
        name, choices = _expected(error)
        group = name
    elif isinstance(error, QueryError):
        detail = spoken.told(error)
    elif isinstance(error, TracktwoError):
        status, key, detail = 503, "ledger", str(error)
    offered = {"name": name, "group": group, "choices": choices}
    return desk.page(request, "error.html", status, title=spoken(f"error.{key}"), key=key, detail=detail, **offered)


def _expected(error: RequestValidationError) -> tuple[str, tuple[str, ...]]:
    """The parameter that has none of its few values, and these values: track: 1, 1.5, 2, -."""
    for one in error.errors():
        if one["type"] == "literal_error":
            values = re.findall(r"'([^']*)'", one["ctx"]["expected"])
            return str(one["loc"][-1]), tuple(value for value in values if value)
    return "", ()


def _failed(request: Request, error: Exception) -> Response:
    """A page for a fault of ours; the details go to the log, not to the page."""
    log.error("%s failed", request.url.path, exc_info=error)
    desk: Desk = request.app.state.desk
    return desk.page(
        request,
        "error.html",
        500,
        title=desk.words(request)("error.failed"),
        key="failed",
        detail="",
        name="",
        group="",
        choices=(),
    )
