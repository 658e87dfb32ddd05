"""The timeline: talks in lanes by track and series, gaps with their stated reasons, every point with its reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from tracktwo.analyse.timeline import TalkQuestion, TimelineAnswer, frequent_parties, timeline
from tracktwo.present.charts.timeline import lane_name, timeline_spec
from tracktwo.present.web.answers import DATE, Form, actor_choices, drawing
from tracktwo.present.web.desk import Desk, Reader
from tracktwo.present.web.downloads import csv_file, json_file

router = APIRouter()
USUAL = ("state.cn", "state.us")  # whose talks an address without parties shows
Track = Literal["", "1", "1.5", "2", "-"]


@router.get("/timeline")
def page(
    request: Request,
    track: Track = "",
    series: Annotated[str, Query(max_length=200)] = "",
    status: Annotated[str, Query(max_length=40)] = "",
    since: Annotated[str, Query(pattern=DATE)] = "",
    until: Annotated[str, Query(pattern=DATE)] = "",
    format: Form = None,
) -> Response:
    """The talks between the chosen parties, or the answer as a file, a spec, a picture."""
    desk: Desk = request.app.state.desk
    restricted = Reader.of(request).restricted
    asked = request.query_params.getlist("party")[:4] or USUAL
    parties = tuple(dict.fromkeys(party for party in asked if party not in ("", "any")))
    question = TalkQuestion(
        parties, track or None, series or None, status or None, since or None, until or None, restricted
    )
    answer = answer_to(desk, question)
    if format == "csv":
        return csv_file("timeline", rows(answer))
    if format == "json":
        return json_file("timeline", [asdict(answer)])
    if format:
        return drawing(request, format, lambda *how: timeline_spec(answer, *how))
    with desk.reads() as connection:
        frequent = desk.keep("parties", restricted, lambda: frequent_parties(connection, restricted=restricted))
    return desk.page(
        request,
        "timeline.html",
        question=question,
        answer=answer,
        choices=actor_choices(frequent, parties, Reader.of(request).language),
        lane_name=lane_name,
    )


def answer_to(desk: Desk, question: TalkQuestion) -> TimelineAnswer:
    """The answer, kept while the ledger stays as it is."""

    def asked() -> TimelineAnswer:
        with desk.reads() as connection:
            return timeline(connection, question)

    return desk.keep("timeline", question, asked)


def rows(answer: TimelineAnswer) -> Iterator[dict[str, Any]]:
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
                    **{name: _flat(value) for name, value in asdict(report).items()},
                }


def _flat(value: object) -> object:
    return "; ".join(map(str, value)) if isinstance(value, tuple | list) else value
