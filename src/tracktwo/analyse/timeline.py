"""The timeline: talks in lanes by track and series; gaps with their stated reasons side by side, and who stated each.

Reports of one meeting stand on one point and keep their own date, track and reason; the point says where they differ.
A talk without a date is no point in time: it is listed apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, and_, func, select

from tracktwo.analyse.coverage import Coverage, coverage
from tracktwo.store import schema
from tracktwo.store.lookup import parse_lists

STOPPED = frozenset({"suspended", "postponed", "cancelled", "ended", "refused"})
FIELDS = tuple(column.name for column in schema.talk.c if column.name != "record")
WENT_ON = frozenset({"held", "resumed", "active"})


@dataclass(frozen=True)
class TalkQuestion:
    """Which talks: with all of these parties (actor ids), in this track, series, status; all where left open."""

    parties: tuple[str, ...] = ()
    track: str | None = None
    series: str | None = None
    status: str | None = None
    since: str | None = None
    until: str | None = None
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class TalkReport:
    """One record of a talk, as its document reports it."""

    record: str
    key: str
    document: str
    title: str
    outlet: str | None
    published: str | None
    script: str | None
    start: int
    words: str
    status: str
    parties: tuple[str, ...]
    track: tuple[str, ...]
    series: str | None
    when: str | None
    place: str | None
    by: str | None
    reason: str | None
    reason_by: str | None


@dataclass(frozen=True, slots=True)
class TalkPoint:
    """One talk, or several reports of one meeting; `key` names it in an address.

    `when` and `status` are what most reports say (on a tie the first published); `differs` names the fields on which
    reports disagree.
    """

    key: str
    when: str | None
    status: str
    parties: tuple[str, ...]
    place: str | None
    reports: tuple[TalkReport, ...]
    differs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """One stated reason in the words reported, who stated it (None where the text does not say), and its report."""

    words: str
    by: str | None
    report: TalkReport


@dataclass(frozen=True, slots=True)
class Gap:
    """From a stop (`since`) to the next talk that went on (`until`, None where this ledger holds none)."""

    since: str
    until: str | None
    stop: TalkPoint
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """Talks of one series, or without a series of one set of tracks; points in order of time."""

    series: str | None
    track: tuple[str, ...]
    points: tuple[TalkPoint, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class TimelineAnswer:
    """The lanes; talks whose date no report says; what could be asked for besides (`series`, most frequent first)."""

    coverage: Coverage
    lanes: tuple[Lane, ...]
    undated: tuple[TalkPoint, ...]
    series: tuple[tuple[str, int], ...]

    @property
    def points(self) -> tuple[TalkPoint, ...]:
        """Every point of every lane."""
        return tuple(point for lane in self.lanes for point in lane.points)


def timeline(connection: Connection, question: TalkQuestion | None = None) -> TimelineAnswer:
    """The talks that a question asks for."""
    question = question or TalkQuestion()
    reports = [report for report in _reports(connection, question) if _in_time(report, question)]
    points = _points(connection, reports)
    dated = [point for point in points if point.when]
    lanes = defaultdict(list)
    for point in sorted(dated, key=lambda point: (point.when or "", point.key)):
        lanes[_lane(point)].append(point)
    return TimelineAnswer(
        coverage=coverage(connection, "talk", restricted=question.restricted),
        lanes=tuple(Lane(*lane, tuple(some), tuple(_gaps(some))) for lane, some in sorted(lanes.items(), key=_order)),
        undated=tuple(point for point in points if not point.when),
        series=tuple(Counter(report.series for report in reports if report.series).most_common(40)),
    )


def frequent_parties(connection: Connection, *, restricted: bool = False, limit: int = 40) -> list[tuple[str, int]]:
    """The actors that most talks have as a party, with the number of talks."""
    mention, record, document = schema.mention, schema.record, schema.document
    joined = mention.join(record, record.c.id == mention.c.record).join(document, document.c.id == record.c.document)
    count = func.count(mention.c.record.distinct())
    query = (
        select(mention.c.actor, count)
        .select_from(joined)
        .where(mention.c.role == "party", mention.c.actor.is_not(None), record.c.current)
        .group_by(mention.c.actor)
        .order_by(count.desc(), mention.c.actor)
        .limit(limit)
    )
    if not restricted:
        query = query.where(~document.c.restricted)
    return [(actor, number) for actor, number in connection.execute(query)]


# --- from the store ------------------------------------------------------------------------------


def _reports(connection: Connection, question: TalkQuestion) -> list[TalkReport]:
    found = []
    for row in connection.execute(_asked(question)).mappings():
        fields = parse_lists({name: row[name] for name in FIELDS})
        found.append(
            TalkReport(
                record=row["id"],
                key=row["key"],
                document=row["document"],
                title=row["title"],
                outlet=row["outlet"],
                published=row["local_date"],
                script=row["script"],
                start=row["start"],
                words=row["words"],
                status=fields["status"],
                parties=tuple(fields["parties"]),
                track=tuple(fields["track"]),
                series=fields["series"],
                when=fields["when"],
                place=fields["place"],
                by=fields["by"],
                reason=row["reason"],
                reason_by=fields["reason_by"],
            )
        )
    return found


def _asked(question: TalkQuestion) -> Select[Any]:
    record, document, talk, mention = schema.record, schema.document, schema.talk, schema.mention
    words, reason = schema.span.alias("words"), schema.span.alias("reason")
    query = (
        select(
            record.c.id, record.c.key, record.c.document, record.c.start, document.c.title, document.c.outlet,
            document.c.local_date, document.c.script, talk,
            words.c.quote.label("words"), reason.c.quote.label("reason"),
        )
        .join(document, document.c.id == record.c.document)
        .join(talk, talk.c.record == record.c.id)
        .join(words, and_(words.c.record == record.c.id, words.c.role == "talk"))
        .outerjoin(reason, and_(reason.c.record == record.c.id, reason.c.role == "reason"))
        .where(record.c.current)
        .order_by(document.c.local_date, record.c.document, record.c.start, record.c.id)
    )  # fmt: skip
    if not question.restricted:
        query = query.where(~document.c.restricted)
    for party in question.parties:
        named = select(mention.c.record).where(mention.c.actor == party, mention.c.role == "party")
        query = query.where(record.c.id.in_(named))
    if question.track:
        query = query.where(
            talk.c.track.like(f'%"{question.track}"%') if question.track != "-" else talk.c.track == "[]"
        )
    if question.series:
        query = query.where(talk.c.series == question.series)
    if question.status:
        query = query.where(talk.c.status == question.status)
    return query


def _in_time(report: TalkReport, question: TalkQuestion) -> bool:
    """True where the date of a talk (of its report, where it has none) is inside what was asked."""
    day = report.when or report.published or ""
    since, until = question.since or "", question.until
    return day >= since[: len(day)] and (until is None or day <= until[: len(day)] or day.startswith(until))


# --- one meeting, many reports --------------------------------------------------------------------


def _points(connection: Connection, reports: Sequence[TalkReport]) -> list[TalkPoint]:
    keys = {report.key for report in reports}
    link = schema.link.c
    grouped = {
        key: group
        for key, group in connection.execute(select(link.key, link.group_key).where(link.kind == "meeting"))
        if key in keys
    }
    groups: dict[str, list[TalkReport]] = defaultdict(list)
    for report in reports:
        groups[grouped.get(report.key, report.key)].append(report)
    return [_point(key, some) for key, some in groups.items()]


def _point(key: str, reports: Sequence[TalkReport]) -> TalkPoint:
    fields = ("when", "track", "status", "reason")
    differs = tuple(name for name in fields if len(_said(getattr(report, name) for report in reports)) > 1)
    return TalkPoint(
        key=key,
        when=_most(report.when for report in reports),
        status=_most(report.status for report in reports) or reports[0].status,
        parties=_most(report.parties for report in reports) or (),
        place=_most(report.place for report in reports),
        reports=tuple(reports),
        differs=differs,
    )


def _said(values: Iterable[Any]) -> set[Any]:
    return {value for value in values if value}


def _most(values: Iterable[Any]) -> Any:
    """The value that most reports give, the first of equals; None where none gives any."""
    counted = Counter(value for value in values if value)
    return counted.most_common(1)[0][0] if counted else None


def _lane(point: TalkPoint) -> tuple[str | None, tuple[str, ...]]:
    series = _most(report.series for report in point.reports)
    return (series, ()) if series else (None, _most(report.track for report in point.reports) or ())


def _order(lane: tuple[tuple[str | None, tuple[str, ...]], list[TalkPoint]]) -> tuple[bool, int, Any]:
    """Series first, those with most talks before others; then tracks in order, those not said last."""
    (series, track), points = lane
    return (series is None, 0 if series is None else -len(points), (not track, track) if series is None else (series,))


def _gaps(points: Sequence[TalkPoint]) -> list[Gap]:
    """From each stop to the next talk between the same parties that went on; stops inside a gap add their reasons."""
    between: dict[frozenset[str], list[TalkPoint]] = defaultdict(list)
    for point in points:
        between[frozenset(point.parties)].append(point)
    found = [gap for some in between.values() for gap in _gaps_of(some)]
    return sorted(found, key=lambda gap: (gap.since, gap.until or "", gap.stop.key))


def _gaps_of(points: Sequence[TalkPoint]) -> Iterable[Gap]:
    stop: TalkPoint | None = None
    reasons: list[Reason] = []
    for point in points:
        if stop and point.status in WENT_ON and (point.when or "") > (stop.when or ""):
            yield Gap(stop.when or "", point.when, stop, tuple(reasons))
            stop, reasons = None, []
        if point.status in STOPPED:
            stop = stop or point
            reasons += [Reason(one.reason, one.reason_by, one) for one in point.reports if one.reason]
    if stop:
        yield Gap(stop.when or "", None, stop, tuple(reasons))
