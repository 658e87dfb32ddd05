"""Vega for the browser, as a file of its own that the policy lets run."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from tracktwo.present.charts.bundle import vega_bundle

router = APIRouter()


@router.get("/vega.js")
def vega() -> Response:
    """The bundle; the first to ask waits some seconds while it is made."""
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(vega_bundle(), media_type="text/javascript; charset=utf-8", headers=headers)
