"""The front page: what is in the ledger, what is new in it, the ways in."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from tracktwo.analyse.coverage import OutletCoverage
from tracktwo.analyse.documents import Overview, overview
from tracktwo.present.web.desk import Desk, Reader
from tracktwo.read.outlets import publishes_transcripts

router = APIRouter()


@router.get("/")
def front(request: Request) -> Response:
    """What the ledger holds by kind, outlet and month, the newest documents, and the answers."""
    desk: Desk = request.app.state.desk
    found = overview_of(desk, restricted=Reader.of(request).restricted)
    lines = [
        OutletCoverage(outlet, total, months, publishes_transcripts(outlet, None))
        for outlet, total, months in found.outlets
    ]
    return desk.page(request, "front.html", found=found, lines=lines)


def overview_of(desk: Desk, *, restricted: bool) -> Overview:
    """What the ledger holds, kept while it stays as it is."""

    def asked() -> Overview:
        with desk.reads() as connection:
            return overview(connection, restricted=restricted)

    return desk.keep("overview", restricted, asked)
