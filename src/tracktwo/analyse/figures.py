"""Figures: what was published about one arsenal, by publisher, metric and date; forecasts; what outlets misprinted.

Only numbers of one metric stand in one panel: "operational" is not "deployed". Many texts that carry one number of one
publisher are one point with its appearances. A misquote is a number whose unit or metric differs from the publisher's
own line of that edition, built in or added by a user; nothing is corrected.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from tracktwo.analyse.coverage import Coverage, coverage, open_hits
from tracktwo.analyse.figure_forecasts import ForecastPoint, forecasts
from tracktwo.analyse.figure_points import FigurePoint, Panel, date_of, panels
from tracktwo.analyse.misquotes import Misquote, misquotes
from tracktwo.analyse.named import most_named
from tracktwo.analyse.printed import FigureQuestion, Printed, printed
from tracktwo.analyse.published import added_lines, beside_added, own_lines
from tracktwo.analyse.topics import figure_topic
from tracktwo.knowledge.actors import is_actor, who_is_who
from tracktwo.knowledge.editions import editions
from tracktwo.link import Judged
from tracktwo.store.links import judged_pairs
from tracktwo.store.times import first_and_last

__all__ = [
    "FigurePoint",
    "FigureQuestion",
    "FiguresAnswer",
    "ForecastPoint",
    "Misquote",
    "Panel",
    "Printed",
    "figures",
    "is_subject",
    "newest_levels",
    "subjects",
]


@dataclass(frozen=True, slots=True)
class FiguresAnswer:
    """Panels in the order of METRICS, forecasts by due date, misquotes by line, and numbers without any date.

    Where a time is asked for, `forecasts` are those made in it, `due_in_time` those that speak of it and were made at
    another time, or nobody tells when. `outside` are the first and the last date of numbers, and of days on which
    forecasts were made, outside that time: told where neither lies in it.
    """

    coverage: Coverage
    panels: tuple[Panel, ...]
    forecasts: tuple[ForecastPoint, ...]
    misquotes: tuple[Misquote, ...]
    undated: tuple[Printed, ...]
    due_in_time: tuple[ForecastPoint, ...] = ()
    outside: tuple[str, str] | None = None

    @property
    def is_empty(self) -> bool:
        """True where nothing is listed."""
        return not (self.panels or self.forecasts or self.due_in_time or self.misquotes or self.undated)


def figures(connection: Connection, question: FigureQuestion | None = None) -> FiguresAnswer:
    """What the ledger and the publishers' own lines say of one arsenal."""
    question = question or FigureQuestion()
    restricted = question.restricted
    found = beside_added(printed(connection, "figure", question), added_lines(connection, question))
    levels = [one for one in found if one.unit in question.units and not one.due]
    told = (one for one in printed(connection, "forecast", question) if one.unit in question.units)
    claims = list(_limited(told, found))
    own = own_lines(connection, question)
    counts = [line for line in own if line.unit in question.units and line.values and not line.due]
    due = [line for line in own if line.due]
    recorded = {one.document for one in (*found, *claims)}
    topic, time = figure_topic(question.subject, question.units), (question.since, question.until)
    hits = open_hits(connection, topic, recorded, restricted=restricted, time=time)
    foretold = forecasts(claims, due, question, [Judged(*one) for one in judged_pairs(connection)])
    misprinted = misquotes(found, own, question)
    every = panels(levels, counts)
    in_time = tuple(_in_time(every, question))
    made = tuple(one for one in foretold if question.has_in_time(one.made))
    due_only = (one for one in foretold if not question.has_in_time(one.made) and question.has_in_time(one.due))
    return FiguresAnswer(
        coverage=replace(coverage(connection, "figure", "forecast", restricted=restricted), hits=hits, time=time),
        panels=in_time,
        forecasts=made,
        misquotes=tuple(one for one in misprinted if question.has_in_time(one.printed.published)),
        undated=tuple(one for one in levels if not date_of(one)[0] and question.has_in_time(None)),
        due_in_time=tuple(due_only),
        outside=None if in_time or made else first_and_last(_days_of(every, foretold)),
    )


def _limited(claims: Iterable[Printed], found: Iterable[Printed]) -> Iterator[Printed]:
    """The claims with what limits their number (到2030年将超过1000枚): it stands on the figure at the same place."""
    limits = {(one.document, one.start): one.qualifier for one in found}
    for one in claims:
        yield replace(one, qualifier=limits.get((one.document, one.start))) if one.values else one


def _days_of(every: Iterable[Panel], foretold: Iterable[ForecastPoint]) -> Iterator[str | None]:
    """The dates of numbers and the days on which forecasts were made, without what only rejected records tell."""
    for panel in every:
        yield from (point.date for point in panel.points if _stands(point))
    yield from (one.made for one in foretold if _stands(one))


def _stands(point: FigurePoint | ForecastPoint) -> bool:
    return bool(point.lines) or any(one.judged != "rejected" for one in point.printed)


def _in_time(some: Iterable[Panel], question: FigureQuestion) -> Iterator[Panel]:
    """The panels with the points in the time asked for; those left without any are left out."""
    for panel in some:
        points = tuple(point for point in panel.points if question.has_in_time(point.date))
        if points:
            yield replace(panel, points=points)


def subjects(connection: Connection, *, restricted: bool = False, limit: int = 40) -> list[tuple[str, int]]:
    """The actors whose arsenals most figures count, with the number of figures."""
    return most_named(connection, "subject", restricted=restricted, limit=limit)


def is_subject(name: str) -> bool:
    """True for an actor, and for an arsenal that is no actor's but has lines of publishers: 全球."""
    return is_actor(name) or any(line.subject == name for line in editions())


def newest_levels(connection: Connection, question: FigureQuestion) -> tuple[FigurePoint, ...]:
    """Of each publisher, metric and scope the newest number, by date: to stand beside the holder's words.

    A number whose publisher nobody named, or that is no known actor, is left out.
    """
    beside = beside_added(printed(connection, "figure", question), added_lines(connection, question))
    found = [one for one in beside if one.unit in question.units and not one.due]
    lines = own_lines(connection, question)
    counts = [line for line in lines if line.unit in question.units and line.values and not line.due]
    newest: dict[tuple[str | None, ...], FigurePoint] = {}
    for panel in panels(found, counts):
        for point in panel.points:
            if point.publisher in who_is_who().actors:
                newest[point.publisher, panel.metric, panel.scope] = point
    return tuple(sorted(newest.values(), key=lambda point: (point.date, point.publisher or "", point.key)))
