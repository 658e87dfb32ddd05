"""The timeline as a chart: one lane for a series or a track, a mark for a talk, a dashed line for a gap."""

from __future__ import annotations

from collections import Counter
from typing import Any, get_args

from tracktwo.analyse.timeline import Gap as TalkGap
from tracktwo.analyse.timeline import Lane, TalkPoint, TimelineAnswer
from tracktwo.model import TalkStatus
from tracktwo.present.charts.days import days_of
from tracktwo.present.charts.lanes import MOST, Event, Gap, by_month, frequent, lanes
from tracktwo.present.charts.spec import Label
from tracktwo.present.charts.theme import Look
from tracktwo.present.names import called, outlet_name, series_called
from tracktwo.present.web.words import Words

STATUSES = get_args(TalkStatus)


def timeline_spec(answer: TimelineAnswer, w: Words, look: Look, address: str | None = "") -> dict[str, Any] | None:
    """The spec of the lanes in the words of one language; None where no talk has a date.

    Marks lead to `address` with the talk's place in the table behind it; None makes marks that lead nowhere.
    """
    if not answer.lanes:
        return None
    names = [lane_name(lane, w) for lane in answer.lanes]
    events = [
        _event(point, name, w, address) for lane, name in zip(answer.lanes, names, strict=True) for point in lane.points
    ]
    if len(events) > MOST:
        events = by_month(events, lambda month, some: _month(month, some, w))
    gaps = [_gap(gap, name, w, address) for lane, name in zip(answer.lanes, names, strict=True) for gap in lane.gaps]
    return lanes(
        events,
        gaps,
        list(dict.fromkeys(names)),
        [w.name("status", status) for status in STATUSES],
        look,
        (w("answer.earlier"), w("answer.later")),
    )


def lane_name(lane: Lane, w: Words) -> str:
    """What a lane is called: its series, else its tracks, else that no track is said."""
    if lane.series:
        return series_called(lane.series, w.language)
    return " / ".join(w.name("track", track) for track in lane.track) or w("timeline.no_track")


def _event(point: TalkPoint, lane: str, w: Words, address: str | None) -> Event:
    outlets = list(dict.fromkeys(outlet_name(report.outlet, w) for report in point.reports))
    label: Label = (
        (w("field.when"), point.when or ""),
        (w("field.status"), w.name("status", point.status)),
        (
            w("field.parties"),
            " · ".join(called(party, w.language) for party in point.parties) or w("records.no_parties"),
        ),
        (w("front.outlet"), ", ".join(outlets[:4]) + (" …" if len(outlets) > 4 else "")),
        (w("timeline.reports"), str(len(point.reports))),
    )
    kind = w.name("status", point.status)
    return Event(days_of(point.when or ""), lane, kind, label, _href(address, point.key), len(point.reports))


def _month(month: str, some: list[Event], w: Words) -> Label:
    """What is told of the talks of one month together."""
    told = [dict(event.label) for event in some]
    return (
        (w("field.when"), month),
        (w("field.status"), some[0].kind),
        (w("field.parties"), frequent(Counter(one[w("field.parties")] for one in told))),
        (w("front.outlet"), frequent(Counter(o for one in told for o in one[w("front.outlet")].split(", ")))),
        (w("timeline.reports"), str(sum(event.weight for event in some))),
    )


def _gap(gap: TalkGap, lane: str, w: Words, address: str | None) -> Gap:
    since, until = days_of(gap.since)[1], days_of(gap.until or gap.since)[0]
    label: Label = (
        (w("field.when"), f"{gap.since} – {gap.until or w('timeline.still')}"),
        (w("field.status"), w.name("status", gap.stop.status)),
        (
            w("field.parties"),
            " · ".join(called(party, w.language) for party in gap.stop.parties) or w("records.no_parties"),
        ),
        (w("role.reason"), "; ".join(dict.fromkeys(reason.words for reason in gap.reasons))),
        (w("timeline.reports"), str(len(gap.reasons))),
    )
    return Gap((since, max(since, until)), lane, label, _href(address, gap.stop.key))


def _href(address: str | None, key: str) -> str | None:
    return None if address is None else f"{address}#p-{key}"
