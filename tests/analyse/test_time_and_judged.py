"""Answers cut to a time, and what somebody judged of their records, on the bundled sample."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from tracktwo.analyse.figures import FigureQuestion, FiguresAnswer, figures
from tracktwo.analyse.gaps import gaps
from tracktwo.analyse.positions import SaidQuestion, said
from tracktwo.analyse.talk_points import TalkPoint
from tracktwo.analyse.talk_reports import TalkReport
from tracktwo.analyse.timeline import TalkQuestion, timeline
from tracktwo.store import Ledger, schema
from tracktwo.store.times import is_in_time

NOW = datetime(2026, 1, 1, tzinfo=UTC)
REPORT = TalkReport("r", "k", "d", "", None, None, None, 0, "会谈", "held", (), (), None, None, None, None)


@pytest.fixture
def own(sample: Connection, tmp_path: Path) -> Iterator[Ledger]:
    """A copy of the sample's ledger that a test may judge in."""
    path = tmp_path / "own.ledger"
    with closing(sqlite3.connect(sample.engine.url.database or "")) as held, closing(sqlite3.connect(path)) as copy:
        held.backup(copy)  # what stands in the log of the open one too
    with Ledger.open(path) as ledger:
        yield ledger


@pytest.mark.parametrize(
    ("since", "until", "days"),
    [
        (None, None, ["2024-07-24", "2024-09-05"]),
        ("2024-07-24", None, ["2024-07-24", "2024-09-05"]),
        ("2024-07-25", None, ["2024-09-05"]),
        ("2024-08", "2024-09", ["2024-09-05"]),
        (None, "2024-07", ["2024-07-24"]),
        ("2024-09-06", None, []),
    ],
)
def test_said_is_cut_to_a_time(sample: Connection, since: str | None, until: str | None, days: list[str]) -> None:
    found = said(sample, SaidQuestion(since=since, until=until))
    assert [group.first.date for group in found.verbatim] == days
    assert [group.first.date for group in found.declines] == days
    assert found.outside == (None if days else ("2024-07-24", "2024-09-05"))
    printed = [text for hit in found.coverage.hits for text in hit.open]
    asked = select(schema.document.c.local_date).where(schema.document.c.id.in_(printed))
    assert all((day or "") >= (since or "") for day in sample.execute(asked).scalars())
    others = [group.first.date or "" for group in (*found.contested, *found.by_others)]
    assert all(day >= (since or "") for day in others)


def dates(found: FiguresAnswer) -> list[str]:
    return [point.date for panel in found.panels for point in panel.points]


def test_figures_are_cut_to_a_time(sample: Connection) -> None:
    whole = figures(sample, FigureQuestion())
    late = figures(sample, FigureQuestion(since="2024"))
    early = figures(sample, FigureQuestion(until="2023"))
    assert dates(late) == [day for day in dates(whole) if day >= "2024"]
    assert sorted(dates(late) + dates(early)) == sorted(dates(whole))
    assert dates(late)
    assert dates(early)
    foretold = [[one.made for one in found.forecasts if one.made] for found in (whole, early, late)]
    assert sorted(foretold[0]) == sorted(foretold[1] + foretold[2])
    assert all(made < "2024" for made in foretold[1])
    assert [one.printed.published for one in late.misquotes] == ["2024-06-18", "2024-06-18"]
    assert {one.printed.published for one in early.misquotes} == {"2020-09-02"}


@pytest.mark.parametrize(("since", "until"), [("2029", "2031"), ("2030", None), ("2025-01", "2025-12"), ("2051", None)])
def test_forecasts_due_in_a_time_are_told_with_who_made_them_whenever(
    sample: Connection, since: str, until: str | None
) -> None:
    found = figures(sample, FigureQuestion(since=since, until=until))
    every = figures(sample).forecasts
    assert figures(sample).due_in_time == ()
    assert [one.key for one in found.forecasts] == [one.key for one in every if is_in_time(one.made, since, until)]
    due = [one for one in every if is_in_time(one.due, since, until) and one not in found.forecasts]
    assert list(found.due_in_time) == due
    assert bool(due) is (since != "2051")
    if until == "2031":
        assert {one.made for one in due} >= {None, "2020-09-01", "2024-12-18"}
        assert all(one.publisher for one in due)


def test_an_empty_time_tells_the_first_and_the_last_day_outside_it(sample: Connection) -> None:
    whole = figures(sample)
    days = [*dates(whole), *(one.made for one in whole.forecasts if one.made)]
    assert figures(sample, FigureQuestion(since="2051")).outside == (min(days), max(days))
    assert figures(sample, FigureQuestion(since="2024")).outside is None
    assert whole.outside is None
    talks = TalkQuestion(("state.cn", "state.us"))
    told = [report.when or report.published or "" for point in every_point(sample, talks) for report in point.reports]
    for time in ({"since": "2051"}, {"until": "1949"}):
        assert timeline(sample, replace(talks, **time)).outside == (min(told), max(told))  # type: ignore[arg-type]
    assert timeline(sample, talks).outside is None
    assert timeline(sample, replace(talks, since="2024")).outside is None
    assert timeline(sample, TalkQuestion(("state.br",), since="2024")).outside is None


def every_point(sample: Connection, question: TalkQuestion) -> list[TalkPoint]:
    found = timeline(sample, question)
    return [*found.points, *found.undated]


def test_what_only_rejected_records_tell_is_no_day_outside_a_time(own: Ledger) -> None:
    talks = TalkQuestion(("state.us", "state.ru"), since="2051")
    with own.reads() as connection:
        assert timeline(connection, talks).outside is not None
        reports = [one for point in every_point(connection, replace(talks, since=None)) for one in point.reports]
    for report in reports:
        own.decide(report.key, "rejected", "ana", NOW)
    with own.reads() as connection:
        assert timeline(connection, talks).outside is None


def test_a_rejected_statement_is_marked_and_no_first_or_last(own: Ledger) -> None:
    with own.reads() as connection:
        before = said(connection)
    last = before.verbatim[-1].first
    own.decide(last.key, "rejected", "ana", NOW)
    with own.reads() as connection:
        after = said(connection)
    assert [group.first.judged for group in after.verbatim] == [None, "rejected"]
    assert before.days == ("2024-07-24", "2024-09-05")
    assert after.days == ("2024-07-24", "2024-07-24")
    own.decide(last.key, "undecided", "ana", NOW)
    with own.reads() as connection:
        assert said(connection) == before


def test_of_a_group_one_that_is_rejected_does_not_stand_first(own: Ledger) -> None:
    with own.reads() as connection:
        (group,) = [one for one in said(connection).verbatim if one.others]
    own.decide(group.first.key, "rejected", "ana", NOW)
    with own.reads() as connection:
        (after,) = [one for one in said(connection).verbatim if one.others]
    assert after.first.key == group.others[0].key
    assert after.others[-1].judged == "rejected"


def test_a_rejected_figure_is_marked(own: Ledger) -> None:
    with own.reads() as connection:
        misquote = figures(connection).misquotes[0]
    own.decide(misquote.printed.key, "rejected", "ana", NOW)
    with own.reads() as connection:
        found = figures(connection)
    assert found.misquotes[0].printed.judged == "rejected"
    carried = [one for panel in found.panels for point in panel.points for one in point.printed]
    assert {one.key for one in carried if one.judged} <= {misquote.printed.key}


def test_a_rejected_report_is_marked_and_makes_no_gap(own: Ledger) -> None:
    question = TalkQuestion(("state.cn", "state.us"), series="dialogue.us-china-nuclear")
    with own.reads() as connection:
        ((gap, *_),) = [lane.gaps for lane in timeline(connection, question).lanes]
    assert gap.reasons
    for report in gap.stop.reports:
        own.decide(report.key, "rejected", "ana", NOW)
    with own.reads() as connection:
        found = timeline(connection, question)
    (lane,) = found.lanes
    (point,) = [one for one in lane.points if one.key == gap.stop.key]
    assert {report.judged for report in point.reports} == {"rejected"}
    assert lane.gaps == ()


@pytest.mark.parametrize(
    "narrow",
    [{"status": "suspended"}, {"words": "中止"}, {"until": "2023"}, {"since": "2019", "until": "2019"}, {"track": "2"}],
)
def test_a_gap_ends_where_all_talks_tell_whatever_is_listed(sample: Connection, narrow: dict[str, str]) -> None:
    series = TalkQuestion(("state.cn", "state.us"), series="dialogue.us-china-nuclear")
    (whole,) = timeline(sample, series).lanes
    (cut,) = timeline(sample, replace(series, **narrow)).lanes  # type: ignore[arg-type]
    assert len(cut.points) < len(whole.points) or narrow == {"track": "2"}
    assert [(gap.since, gap.until) for gap in cut.gaps] == [("2019", "2024-03")]
    assert cut.gaps == whole.gaps
    assert [gap.went_on and gap.went_on.status for gap in cut.gaps] == ["resumed"]
    assert timeline(sample, replace(series, since="2020")).lanes[0].gaps == ()


def test_a_gap_is_told_of_a_later_stop_in_it_that_is_listed() -> None:
    first, second, after = (
        TalkPoint(key, when, status, ("甲国", "乙国"), None, (), ())
        for key, when, status in (("a", "2019", "postponed"), ("b", "2020", "suspended"), ("c", "2021", "held"))
    )
    rejected = replace(REPORT, record="x", judged="rejected")
    with_reports = [replace(point, reports=(rejected, REPORT)) for point in (first, second, after)]
    for shown, stop in ((None, "a"), ({"a", "b"}, "a"), ({"b"}, "b")):
        (gap,) = gaps(with_reports, shown=shown)
        assert (gap.since, gap.until, gap.stop.key) == ("2019", "2021", stop)
        assert (gap.went_on, gap.told_by) == (with_reports[2], REPORT)
    assert gaps(with_reports, shown={"c"}) == []
    (still,) = gaps(with_reports[:2])
    assert (still.until, still.went_on, still.told_by) == (None, None, None)
