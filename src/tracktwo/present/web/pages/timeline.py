"""The timeline: talks in lanes by track and series, gaps with their stated reasons, every point with its reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Annotated, Literal, get_args

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from tracktwo.analyse.talk_points import TalkPoint, sides
from tracktwo.analyse.talk_reports import TalkReport
from tracktwo.analyse.timeline import MANY, TalkQuestion, TimelineAnswer, frequent_parties, timeline
from tracktwo.knowledge.actors import is_actor
from tracktwo.knowledge.named_things import dialogue
from tracktwo.model import TalkStatus
from tracktwo.present.charts.timeline import lane_name, timeline_spec
from tracktwo.present.names import series_called
from tracktwo.present.tables import timeline_table
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
USUAL = ("state.cn", "state.us")  # whose talks an address without parties shows
VAGUE = (4, 7)  # lengths of a date that is a year or a month
Track = Literal["", "1", "1.5", "2", "-"]


@router.get("/timeline")
def page(
    request: Request,
    track: Track = "",
    series: Annotated[str, Query(max_length=200)] = "",
    status: Annotated[str, Query(max_length=40)] = "",
    since: Day = "",
    until: Day = "",
    words: Annotated[str, Query(max_length=200)] = "",
    format: Form = None,
) -> Response:
    """The talks between the chosen parties, or the answer as a file, a spec, a picture."""
    desk: Desk = request.app.state.desk
    restricted = Reader.of(request).restricted
    parties = _parties(request)
    named = _series(series)
    if status and status not in get_args(TalkStatus):
        refuse("status", status, get_args(TalkStatus))
    refuse_wrong_dates(since, until)
    asked = (parties, track or None, named, status or None, since or None, until or None, restricted, words.strip())
    question = TalkQuestion(*asked)
    answer = answer_to(desk, question)
    if format == "csv":
        return csv_file("timeline", timeline_table(answer))
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
        opened=opened(desk, answer.coverage.hits),
        choices=actor_choices(desk, Reader.of(request), frequent, parties),
        lane_name=lane_name,
        many=MANY,
        series_called=series_called,
        listed={point.key: point for point in answer.points},
        other_dates=other_dates,
        differing_first=differing_first,
        alike=alike,
        apart=lambda points: [(point, ()) for point in points],
    )


def other_dates(point: TalkPoint, points: Mapping[str, TalkPoint]) -> list[tuple[str, list[str]]]:
    """The dates under which the talk may stand once more, each once with the keys of the points that stand there."""
    found: dict[str, list[str]] = {}
    for key in point.doubts:
        found.setdefault(points[key].when or "–", []).append(key)
    return sorted(found.items())


def differing_first(point: TalkPoint) -> list[TalkReport]:
    """The reports, in front one for each thing that they tell differently, so that the difference is seen unfolded."""
    told: dict[tuple[object, ...], TalkReport] = {}
    for report in point.reports:
        told.setdefault(tuple(getattr(report, name) for name in point.differs if name != "reason"), report)
    first = list(told.values())
    return [*first, *(report for report in point.reports if report not in first)]


def alike(points: Sequence[TalkPoint]) -> list[tuple[TalkPoint, list[TalkPoint]]]:
    """The points of one series, each with those that a list folds under it: the same month or year, status, track
    and parties.

    A series seldom meets twice in a month; many texts know no more of one meeting. They are not put together for it.
    """
    found: dict[object, tuple[TalkPoint, list[TalkPoint]]] = {}
    for point in points:
        key = (point.when, point.status, point.track, sides(point))
        first, more = found.setdefault(key if len(point.when or "") in VAGUE else point.key, (point, []))
        if first is not point:
            more.append(point)
    return list(found.values())


def _parties(request: Request) -> tuple[str, ...]:
    """The actors that the address asks for, none for `any`; USUAL where it says nothing."""
    asked = request.query_params.getlist("party")[:4] or USUAL
    parties = tuple(dict.fromkeys(party for party in asked if party not in ("", "any")))
    for party in parties:
        if not is_actor(party):
            refuse("party", party)
    return parties


def _series(asked: str) -> str | None:
    """The id of the series that is asked for by its id or name: 四方安全对话 is dialogue.quad."""
    if not asked:
        return None
    known = dialogue(asked)
    return known.id if known else refuse("series", asked)


def answer_to(desk: Desk, question: TalkQuestion) -> TimelineAnswer:
    """The answer, kept while the ledger stays as it is."""

    def asked() -> TimelineAnswer:
        with desk.reads() as connection:
            return timeline(connection, question)

    return desk.keep("timeline", question, asked)
