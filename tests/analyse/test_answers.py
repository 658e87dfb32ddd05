"""The three answers on the bundled sample: what each trap demands, written by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import pytest
from sqlalchemy import Connection, select

from tracktwo.analyse.actors import actor_answer, actors
from tracktwo.analyse.coverage import coverage, months_between, open_hits
from tracktwo.analyse.figure_forecasts import forecasts
from tracktwo.analyse.figures import FigureQuestion, FiguresAnswer, Printed, figures, subjects
from tracktwo.analyse.positions import SaidQuestion, said, speakers_of
from tracktwo.analyse.talk_points import TalkPoint, sides
from tracktwo.analyse.ties import outlet_ties
from tracktwo.analyse.timeline import LaneKey, TalkQuestion, frequent_parties, lanes_told_of, timeline
from tracktwo.analyse.topics import Topic
from tracktwo.analyse.utterances import matching_records, other_utterances, own_utterances
from tracktwo.errors import QueryError
from tracktwo.knowledge.editions import Edition
from tracktwo.languages import fold
from tracktwo.link import Judged
from tracktwo.model import Series, SeriesValue, Unit
from tracktwo.pipeline import ingest
from tracktwo.store import Ledger, schema
from tracktwo.store.editions import add_edition
from tracktwo.store.links import groups
from tracktwo.store.series import add_series
from tracktwo.store.times import is_in_time, wrong_dates

# --- coverage ------------------------------------------------------------------------------------


def test_coverage_names_empty_months(sample: Connection) -> None:
    found = coverage(sample, "talk", "forecast")
    assert found.documents == sum(outlet.total for outlet in found.outlets) == 28  # the restricted one is not counted
    assert found.months[0] == "2020-09"
    assert "2021-05" in found.empty_months
    assert "2024-06" not in found.empty_months
    assert [one.kind for one in found.recall] == ["talk"]
    assert found.unmeasured == ("forecast",)
    assert coverage(sample, restricted=True).documents == 29


def test_months_go_on_over_the_end_of_a_year() -> None:
    assert months_between("2023-11", "2024-02") == ("2023-11", "2023-12", "2024-01", "2024-02")


def test_open_hits_are_texts_with_the_words_that_gave_no_record(sample: Connection) -> None:
    (found,) = open_hits(sample, [Topic("核弹头")], [])
    assert found.texts == len(found.open) > 1
    (less,) = open_hits(sample, [Topic("核弹头")], [found.open[0]])
    assert (less.recorded, less.texts, len(less.open)) == (1, found.texts, found.texts - 1)


# --- timeline -------------------------------------------------------------------------------------


def test_talks_stand_on_the_track_that_is_reported(sample: Connection) -> None:
    found = timeline(sample, TalkQuestion(("state.cn", "state.us")))
    lanes = {(lane.series, lane.track): [(point.when, point.status) for point in lane.points] for lane in found.lanes}
    assert lanes == {
        ("dialogue.us-china-arms-control", ()): [
            ("2023-11-06", "held"), ("2023-11-20", "held"), ("2023-12", "held"), ("2024-07-17", "suspended"),
        ],
        ("dialogue.us-china-nuclear", ()): [("2004", "held"), ("2019", "suspended"), ("2024-03", "resumed")],
        (None, ("1",)): [("2023-11-15", "held")],
    }  # fmt: skip
    tracks = {point.when: {report.track for report in point.reports} for point in found.points}
    assert tracks["2004"] == {("1.5", "2")}
    assert tracks["2019"] == {("2",)}
    assert tracks["2023-11-15"] == {("1",)}
    assert found.series == (("dialogue.us-china-nuclear", 6), ("dialogue.us-china-arms-control", 4))


@pytest.mark.parametrize(
    ("since", "until", "wrong"),
    [
        (None, None, {}),
        ("", "2019", {"since": ""}),
        ("2019", "2019", {}),
        ("2019-06", "2019", {}),
        ("2019", "2019-06", {}),
        ("2024-02-29", "2024-02-29", {}),
        ("2025", "2019", {"since": "2025", "until": "2019"}),
        ("2019-07", "2019-06-30", {"since": "2019-07", "until": "2019-06-30"}),
        ("2019-02-30", None, {"since": "2019-02-30"}),
        (None, "2023-02-29", {"until": "2023-02-29"}),
        ("0000", None, {"since": "0000"}),
        ("2019-13", None, {"since": "2019-13"}),
        ("2019-6", None, {"since": "2019-6"}),
        ("20190630", None, {"since": "20190630"}),
        ("2019-06-30T00", None, {"since": "2019-06-30T00"}),
    ],
)
def test_a_time_that_holds_no_day_is_told(since: str | None, until: str | None, wrong: dict[str, str]) -> None:
    assert wrong_dates(since, until) == wrong


@pytest.mark.parametrize(
    ("day", "since", "until", "inside"),
    [
        ("2020-07-15", "2020-07", "2020-07", True),
        ("2020-07-15", "2020-08", None, False),
        ("2020-07-15", None, "2020-06", False),
        ("2020-07-15", None, "2020", True),
        ("2020", "2020-07", None, True),  # it may lie behind
        ("2019", "2020-07", None, False),
        ("2020-07", None, "2020-07-15", True),
        (None, None, None, True),
        (None, "2020", None, False),
        ("", None, "2020", False),
    ],
)
def test_a_date_lies_in_the_time_asked_for(day: str | None, since: str | None, until: str | None, inside: bool) -> None:
    assert is_in_time(day, since, until) is inside


@pytest.mark.parametrize("asked", ["dialogue.us-china-arms-control", "军控磋商", "軍控與防擴散磋商"])
def test_a_series_is_asked_for_by_its_id_or_any_of_its_names(sample: Connection, asked: str) -> None:
    found = timeline(sample, TalkQuestion(series=asked))
    assert {lane.series for lane in found.lanes} == {"dialogue.us-china-arms-control"}
    assert len(found.points) == 4


def test_a_talk_stands_in_its_sentence(sample: Connection) -> None:
    found = timeline(sample, TalkQuestion(("state.cn", "state.us")))
    told = [report for point in (*found.points, *found.undated) for report in point.reports]
    held = sample.execute(select(schema.reading.c.document, schema.reading.c.text))
    texts = {document: text for document, text in held}  # noqa: C416 - rows are no pairs to the type checker
    assert told
    for report in told:
        sentence = f"{report.before}{report.words}{report.after}"
        assert sentence in texts[report.document]
        assert "\n" not in sentence
        assert "。" not in report.before + report.after


@pytest.mark.parametrize(("words", "found"), [("军控", True), ("軍控", True), ("经费", True), ("火星", False)])
def test_talks_are_asked_for_by_words_of_their_sentence_or_title(sample: Connection, words: str, found: bool) -> None:
    answer = timeline(sample, TalkQuestion(("state.cn", "state.us"), words=words))
    told = [report for point in (*answer.points, *answer.undated) for report in point.reports]
    assert bool(told) is found
    assert all(fold(words) in fold(f"{one.title}{one.before}{one.words}{one.after}") for one in told)


@pytest.mark.parametrize(
    ("words", "all_of", "none_of"),
    [
        ("军控 OR 经费", [("军控", "经费")], []),
        ("核对话 经费", [("核对话",), ("经费",)], []),
        ('核对话 NOT "经费"', [("核对话",)], ["经费"]),
    ],
)
def test_words_of_talks_are_written_as_for_find(
    sample: Connection, words: str, all_of: list[tuple[str, ...]], none_of: list[str]
) -> None:
    def told(asked: str) -> dict[str, str]:
        found = timeline(sample, TalkQuestion(("state.cn", "state.us"), words=asked))
        some = [report for point in (*found.points, *found.undated) for report in point.reports]
        return {one.key: fold(f"{one.title}{one.before}{one.words}{one.after}") for one in some}

    every, found = told(""), told(words)
    right = {
        key
        for key, text in every.items()
        if all(any(one in text for one in some) for some in all_of) and not any(one in text for one in none_of)
    }
    assert found
    assert set(found) == right


@pytest.mark.parametrize("words", ["%", "(", "军控 outlet:晨报", "NOT 军控"])
def test_words_of_talks_that_cannot_be_read_are_told(sample: Connection, words: str) -> None:
    with pytest.raises(QueryError):
        timeline(sample, TalkQuestion(words=words))


def test_a_talk_without_a_date_is_no_point_in_time(sample: Connection) -> None:
    found = timeline(sample, TalkQuestion(("state.cn", "state.us")))
    assert all(point.when is None for point in found.undated)
    (dialogue,) = [point for point in found.undated if point.reports[0].reasons and len(point.reports[0].reasons) == 1]
    assert dialogue.status == "suspended"
    assert [(reason.by, reason.words) for reason in dialogue.reports[0].reasons] == [(None, "疫情和经费影响")]


def test_a_stop_without_a_later_talk_is_an_open_gap(sample: Connection) -> None:
    found = timeline(sample, TalkQuestion(("state.cn", "state.us"), track="1"))
    (gap,) = [gap for lane in found.lanes for gap in lane.gaps]
    assert (gap.since, gap.until) == ("2024-07-17", None)


@pytest.mark.parametrize(
    ("question", "days"),
    [
        (TalkQuestion(("state.cn", "state.us"), since="2024"), ["2024-03", "2024-07-17"]),
        (TalkQuestion(("state.cn", "state.us"), until="2023-11-06"), ["2004", "2019", "2023-11-06"]),
        (
            TalkQuestion(("state.cn", "state.us"), since="2023-11", until="2023"),
            ["2023-11-06", "2023-11-15", "2023-11-20", "2023-12"],
        ),
        (TalkQuestion(("state.cn", "state.us"), status="resumed"), ["2024-03"]),
        (TalkQuestion(("state.cn", "state.us"), track="-"), []),
        (TalkQuestion(("state.cn", "state.ru")), []),
        (TalkQuestion(series="no such series"), []),
    ],
)
def test_a_timeline_is_cut_to_what_is_asked(sample: Connection, question: TalkQuestion, days: list[str]) -> None:
    assert sorted(point.when or "" for point in timeline(sample, question).points) == days


def test_a_point_has_the_track_of_the_reports_that_say_one(sample: Connection) -> None:
    point = next(point for point in timeline(sample).points if point.reports[0].track)
    silent = replace(point.reports[0], track=())
    assert replace(point, reports=(silent, *point.reports)).track == point.reports[0].track
    assert replace(point, reports=(silent,)).track == ()


@pytest.mark.parametrize(
    ("track", "parties", "more", "told"),
    [
        ((), ("中国", "美国"), (), ["dialogue.a"]),
        (("2",), ("中国", "美国"), (), ["dialogue.a"]),
        (("1",), ("中国", "美国"), (), []),
        ((), ("中国", "俄罗斯"), (), []),
        ((), ("中国", "美国"), (("dialogue.b", ("1",)),), ["dialogue.a"]),
        ((), ("中国", "美国"), (("dialogue.b", ("1.5", "2")),), []),  # which of the two, nobody says
    ],
)
def test_an_informal_stop_without_a_date_tells_of_the_one_unofficial_series(
    sample: Connection,
    track: tuple[str, ...],
    parties: tuple[str, ...],
    more: tuple[tuple[str, tuple[str, ...]], ...],
    told: list[str],
) -> None:
    base = timeline(sample).points[0]

    def made(track: tuple[str, ...], dialogue: str | None, parties: tuple[str, ...] = ("中国", "美国")) -> TalkPoint:
        return replace(base, reports=(replace(base.reports[0], track=track, dialogue=dialogue),), parties=parties)

    lanes: dict[LaneKey, list[TalkPoint]] = {
        (name, ()): [made(track, name)] for name, track in (("dialogue.a", ("2",)), *more)
    }
    own = (None, track)
    assert lanes_told_of(made(track, None, parties), lanes) == (own, *((name, ()) for name in told))
    assert lanes_told_of(made(track, "dialogue.a", parties), lanes) == (("dialogue.a", ()),)


def test_every_point_leads_to_a_record(sample: Connection) -> None:
    for point in timeline(sample).points:
        assert point.reports
        assert all(report.record and report.document for report in point.reports)
    assert ("state.cn", 17) in frequent_parties(sample)


@pytest.mark.parametrize(
    ("parties", "other", "same"),
    [
        (("中国", "澳洲"), ("澳大利亚", "中國"), True),
        (("中国", "美国"), ("中国", "俄罗斯"), False),
        (("丁一鸣", "中国"), ("丁一鳴", "中国"), True),
    ],
)
def test_sides_are_one_whatever_name_or_script(parties: tuple[str, ...], other: tuple[str, ...], same: bool) -> None:
    one, two = (TalkPoint("k", "2024", "held", names, None, (), ()) for names in (parties, other))
    assert (sides(one) == sides(two)) is same


# --- figures --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def china(sample: Connection) -> FiguresAnswer:
    """The figures of China's warheads."""
    return figures(sample, FigureQuestion("state.cn", "warhead"))


def test_operational_is_not_deployed(china: FiguresAnswer) -> None:
    """TRAPS 1: the Pentagon's 500 stand in the panel of the publisher's own metric, however an outlet printed them."""
    panels = {panel.metric: panel.points for panel in china.panels}
    (pentagon,) = [point for point in panels["operational"] if point.publisher == "body.us-dod" and point.printed]
    assert pentagon.values == (500.0,)
    assert (pentagon.date, pentagon.dated_by) == ("2023-05", "as_of")
    assert len(pentagon.printed) == 3
    assert [point.values for point in panels["deployed"] if point.printed] == [(24.0,)]
    printed_as_deployed = [one for one in china.misquotes if one.field == "metric"]
    assert {(one.printed.metric_reported, one.line.metric) for one in printed_as_deployed} == {
        ("deployed", "operational")
    }


def test_warheads_printed_as_missiles_are_misquotes(china: FiguresAnswer) -> None:
    """TRAPS 22: who printed missiles is listed with the publisher's own line; who printed warheads is not."""
    (wrong,) = [one for one in china.misquotes if one.field == "unit"]
    assert (wrong.printed.outlet, wrong.printed.unit, wrong.line.unit) == ("样本在线", "missile", "warhead")
    assert wrong.line.id == "us-dod.2020.cn.icbm-warheads"


def test_many_texts_with_one_number_are_one_point(china: FiguresAnswer) -> None:
    stockpile = next(panel for panel in china.panels if panel.metric == "stockpile")
    (low,) = [point for point in stockpile.points if point.printed]
    assert [line.id for line in low.lines] == ["us-dod.2020.cn.stockpile"]
    assert {one.outlet for one in low.printed} == {"样本晨报", "样本在线"}


def test_panels_hold_one_metric_and_every_number_a_source(china: FiguresAnswer) -> None:
    for panel in china.panels:
        assert {point.metric for point in panel.points} == {panel.metric}
        assert all(point.lines or point.printed for point in panel.points)


def test_hedges_stay_words(china: FiguresAnswer) -> None:
    hedges = {hedge for one in china.forecasts for hedge in one.hedges}
    assert hedges == {"估计", "预计", "可能"}
    assert all(one.printed or one.lines for one in china.forecasts)
    assert all(one.hedges == () for one in china.forecasts if not one.printed)  # a line alone was hedged by no text


def test_one_forecast_stands_once_with_all_that_carry_it(china: FiguresAnswer) -> None:
    """TRAPS 15: the report of September 2020 expects at least a doubling within ten years; two outlets carry it."""
    (doubling,) = [one for one in china.forecasts if one.lines and one.lines[0].id == "us-dod.2020.cn.double"]
    assert (doubling.publisher, doubling.made, doubling.due) == ("body.us-dod", "2020-09-01", "2030")
    assert {one.outlet for one in doubling.printed} == {"样本晨报", "样本在线"}
    assert doubling.comparisons


def test_links_and_the_answer_put_forecasts_together_alike(sample: Connection) -> None:
    """Whatever is asked, what `link` stored is what stands on one point."""
    linked = groups(sample, "forecast")
    together = {frozenset(key for key in linked if linked[key] == group) for group in linked.values()}
    found = set()
    for subject, _ in subjects(sample):
        for unit in get_args(Unit):
            for one in figures(sample, FigureQuestion(subject, unit)).forecasts:
                found.add(frozenset(report.key for report in one.printed))
    assert together
    assert {keys for keys in found if len(keys) > 1} == together


def claim(key: str, values: tuple[float, ...] = (), *, unit: str = "warhead", published: str = "2020-09-02") -> Printed:
    return Printed(key, key, key, "", None, published, None, 0, "", values, unit, "body.us-dod", None, due="2030")


def test_a_number_printed_otherwise_stands_beside_the_line_of_its_edition() -> None:
    """One claim on the line, one with a number of its own, one that calls warheads weapons: one point; told apart."""
    line = Edition(
        "a.2020", "us-dod", "中国", "warhead", (400.0,), "made", "made", release="2020-09-01", due="2030"
    )  # fmt: skip
    claims = [claim("a", (400.0,)), claim("b", (300.0,)), claim("c", (400.0,), unit="weapon")]
    (point,) = forecasts(claims, [line], FigureQuestion())
    assert (point.values, point.other_values, point.lines) == ((400.0,), ((300.0,),), (line,))
    assert [one.key for one in point.printed] == ["a", "b", "c"]
    parted = forecasts(claims, [line], FigureQuestion(), [Judged("b", "a", same=False)])
    assert [[one.key for one in point.printed] for point in parted] == [["a", "c"], ["b"]]
    (grown,) = forecasts([claim("a", (100.0, 400.0))], [line], FigureQuestion())
    assert (grown.values, grown.other_values) == ((400.0,), ())
    late = claim("d", (300.0,), published="2023-10-20")
    assert [len(point.printed) for point in forecasts([*claims, late], [line], FigureQuestion())] == [3, 1]
    assert len(forecasts([*claims, late], [line], FigureQuestion(), [Judged("d", "a", same=True)])) == 1


@pytest.mark.parametrize(
    ("limits", "told"),
    [(("more_than", "more_than"), "more_than"), (("more_than", None), None), ((None, "about"), None)],
)
def test_what_limits_a_forecast_without_a_line_is_what_all_its_texts_say(
    limits: tuple[str | None, str | None], told: str | None
) -> None:
    claims = [replace(claim(key, (400.0,)), qualifier=limit) for key, limit in zip("ab", limits, strict=True)]
    other = replace(claim("c", (300.0,)), qualifier="about")
    joined = [Judged("b", "a", same=True), Judged("c", "a", same=True)]
    (point,) = forecasts([*claims, other], [], FigureQuestion(), joined)
    assert (point.values, point.qualifier, point.other_values) == ((400.0,), told, ((300.0,),))


def test_a_published_series_stands_beside_what_texts_print(tmp_path: Path) -> None:
    """TRAPS 6: two tables that give one year differently are two points; one that gives the same number is one."""

    def table(publisher: str, value: float) -> Series:
        values = (SeriesValue("state.cn", "1900", value, "warhead", "stockpile", "n", 2),)
        return Series(publisher, "Counts", "样本军控中心", "CC0", "0" * 64, values)

    with Ledger.open(tmp_path / "a.ledger") as ledger:
        for one in (table("fas", 5), table("样本所", 7)):
            add_series(ledger, one, datetime(2026, 1, 1, tzinfo=UTC))
        with ledger.reads() as connection:
            answer = figures(connection, FigureQuestion("state.cn", "weapon"))
    (stockpile,) = [panel for panel in answer.panels if (panel.metric, panel.scope) == ("stockpile", None)]
    first, second = stockpile.points[:2]
    assert (first.publisher, first.values, first.lines[0].cite) == ("body.fas", (5.0,), "样本军控中心 (CC0)")
    assert (second.publisher, second.values) == ("样本所", (7.0,))
    assert first.printed == second.printed == ()


def test_a_line_that_a_user_added_stands_beside_the_others(tmp_path: Path) -> None:
    """`edition add` by name or id of publisher and subject; a forecast that no text carries stands too."""
    shared = {"subject": "state.cn", "unit": "warhead", "printed": "made up", "cite": "a text that was read"}
    added = (
        {"publisher": "SIPRI", "values": [7.0], "as_of": "1901", "metric": "stockpile", "edition": "Yearbook 1902"},
        {"publisher": "样本所", "values": [9.0], "due": "2099", "release": "2031-01", "edition": "Outlook"},
    )
    names = ("release", "as_of", "due", "qualifier", "metric", "page", "edition")
    with Ledger.open(tmp_path / "a.ledger") as ledger:
        for line in added:
            add_edition(ledger, dict.fromkeys(names) | shared | line, datetime(2026, 1, 1, tzinfo=UTC))
        with ledger.reads() as connection:
            answer = figures(connection, FigureQuestion("state.cn"))
            assert figures(connection, FigureQuestion("state.us")).panels[0].points[0].date != "1901"
    first = answer.panels[0].points[0]
    assert (first.publisher, first.date, first.values, first.vintages) == (
        "body.sipri", "1901", (7.0,), ("Yearbook 1902",),
    )  # fmt: skip
    last = answer.forecasts[-1]
    assert (last.publisher, last.made, last.due, last.values, last.printed) == ("样本所", "2031-01", "2099", (9.0,), ())


ADDED = {
    "publisher": "sipri",
    "subject": "中国",
    "unit": "warhead",
    "values": [777.0],
    "printed": "warheads",
    "cite": "x",
}


@pytest.mark.parametrize(
    ("text", "line", "fields", "stands"),
    [
        ("斯德哥尔摩国际和平研究所估计，中国拥有777枚核弹头。", {}, [], True),
        ("斯德哥尔摩国际和平研究所估计，中国部署了777枚核弹头。", {"metric": "stockpile"}, ["metric"], True),
        ("斯德哥尔摩国际和平研究所估计，中国拥有777枚导弹。", {}, ["unit"], True),
        ("斯德哥尔摩国际和平研究所估计，中国拥有777枚导弹。", {"values": [776.0]}, [], False),
        ("斯德哥尔摩国际和平研究所估计，中国拥有777枚导弹。", {"subject": "俄罗斯"}, [], False),
        ("斯德哥尔摩国际和平研究所估计，中国拥有777枚导弹。", {"publisher": "fas"}, [], False),
        ("斯德哥尔摩国际和平研究所估计，中国拥有777枚导弹。", {"release": "2031-06"}, [], False),  # not out yet
        ("斯德哥尔摩国际和平研究所估计，中国拥有777枚导弹。", {"as_of": "2022"}, [], False),  # another year's number
        ("斯德哥尔摩国际和平研究所估计，中国拥有777枚导弹。", {"as_of": "2024"}, ["unit"], True),
        ("样本军控研究所估计，中国拥有777枚导弹。", {"publisher": "樣本軍控研究所"}, ["unit"], True),  # as written
        ("斯德哥尔摩国际和平研究所估计，中国的核弹头由700枚增至777枚。", {}, [], True),
        ("中国拥有777枚导弹。", {}, [], False),  # nobody's count
    ],
)
def test_a_number_is_held_against_a_line_that_a_user_added(
    tmp_path: Path, text: str, line: dict[str, object], fields: list[str], stands: bool
) -> None:
    made = {"id": "a", "title": "核弹头", "date": "2024-06-18T01:00:00Z", "outlet": "样本晨报", "text": text}
    (tmp_path / "a.jsonl").write_text(json.dumps(made | {"variant": "zh-Hans"}, ensure_ascii=False), encoding="utf-8")
    names = ("release", "as_of", "due", "qualifier", "metric", "page", "edition")
    with Ledger.open(tmp_path / "a.ledger") as ledger:
        list(ingest([tmp_path / "a.jsonl"], ledger, started=datetime(2026, 1, 1, tzinfo=UTC)))
        identity = add_edition(ledger, dict.fromkeys(names) | ADDED | line, datetime(2026, 1, 1, tzinfo=UTC))
        with ledger.reads() as connection:
            answers = [figures(connection, FigureQuestion("state.cn", unit)) for unit in ("warhead", "missile")]
    printed = [one for answer in answers for panel in answer.panels for point in panel.points for one in point.printed]
    assert {one.edition for one in printed} == ({identity} if stands else {None})
    wrong = {(one.field, one.line.id, one.printed.words) for answer in answers for one in answer.misquotes}
    assert wrong == {(field, identity, "777枚") for field in fields}


def test_a_part_of_an_arsenal_stands_on_no_axis_with_the_whole(china: FiguresAnswer) -> None:
    parts = {(panel.metric, panel.scope) for panel in china.panels if panel.scope}
    assert parts == {("stockpile", "for land-based missiles")}
    assert all(point.scope == panel.scope for panel in china.panels for point in panel.points)


def test_nobodys_arsenal_is_empty(sample: Connection) -> None:
    found = figures(sample, FigureQuestion("state.nobody", "silo"))
    assert (found.panels, found.forecasts, found.misquotes, found.undated) == ((), (), (), ())
    assert subjects(sample)[0][0] == "state.cn"


# --- owners and funders ---------------------------------------------------------------------------


def test_outlets_show_their_ties_where_a_text_states_them() -> None:
    (voa,) = outlet_ties(["美国之音", "样本晨报", None])
    assert voa.outlet == "美国之音"
    assert [(tie.kind, tie.by) for tie in voa.ties] == [("funder", "state.us")]
    assert all(tie.cite for tie in voa.ties)


# --- said -----------------------------------------------------------------------------------------


def test_imputed_words_are_listed_only_when_asked_for(sample: Connection) -> None:
    """TRAPS 19."""
    quiet = said(sample, SaidQuestion("state.cn", None))
    assert quiet.imputed == ()
    assert not any(group.first.mode == "imputed" for group in (*quiet.verbatim, *quiet.paraphrased))
    supposed = said(sample, SaidQuestion("state.cn", None, imputed=True)).imputed
    assert [(one.first.speaker, one.first.imputed_by) for one in supposed] == [("中方", "柯尔宾")] * 2


def test_a_list_that_was_cut_tells_from_which_day_and_no_first_day(
    sample: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = said(sample, SaidQuestion("state.cn", None))
    assert whole.cut is None and whole.days is not None
    question = SaidQuestion("state.cn", None)
    every = len(own_utterances(sample, question, None).utterances)
    monkeypatch.setattr("tracktwo.analyse.utterances.MOST", 3)
    few = said(sample, question)
    assert few.days is None
    assert few.cut is not None and few.cut > whole.days[0]
    monkeypatch.setattr("tracktwo.analyse.utterances.MOST", every)
    assert said(sample, question).cut is None, "just as many as are read: nothing is cut"
    monkeypatch.setattr("tracktwo.analyse.utterances.MOST", every - 1)
    assert said(sample, question).cut is not None


def test_others_words_that_were_cut_are_told_too(sample: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    question = SaidQuestion("state.cn", None, words="核")
    found = matching_records(sample, question.terms)
    own = len(own_utterances(sample, question, found).utterances)
    others = other_utterances(sample, question, found).utterances
    assert own < len(others), "the sample has more words of others on it"
    assert said(sample, question).cut is None
    monkeypatch.setattr("tracktwo.analyse.utterances.MOST", own)
    assert said(sample, question).cut == others[-own].date


def test_a_state_speaks_through_its_officials(sample: Connection) -> None:
    assert "body.cn-mfa" in speakers_of("state.cn")
    found = said(sample, SaidQuestion("state.cn", None))
    assert {group.first.speaker for group in found.paraphrased} == {"中国外交部"}
    assert len(found.declines) == 4  # TRAPS 14: asked, and nothing said
    assert not any(group.first.speaker == "丁一鸣" for group in found.paraphrased)


def test_words_of_ones_own_are_searched_exactly(sample: Connection) -> None:
    found = said(sample, SaidQuestion("state.cn", words="對台軍售"))
    assert [group.first.parts[0].words for group in found.paraphrased] == ["美国持续对台军售"]
    assert found.coverage.hits[0].recorded == 1
    with pytest.raises(QueryError):
        said(sample, SaidQuestion("state.cn", words='a" OR "b'))


def test_a_position_nobody_stated_is_open_to_all_texts(sample: Connection) -> None:
    found = said(sample, SaidQuestion("state.us", "minimum_level"))
    assert (found.verbatim, found.paraphrased, found.by_others) == ((), (), ())
    assert found.elements[0] == "always"
    assert [hit.texts for hit in found.coverage.hits] == [0] * len(found.coverage.hits)


TRANSCRIPT = (
    "问：有报道称中方将改变核政策。发言人对此有何评论？\n"
    "答：中方表示：“中国的核政策是一贯的。中国恪守在任何时候和任何情况下不首先使用核武器的承诺。希望停止炒作。”"
)
NEWS = "中国外交部表示，中国奉行不首先使用核武器的政策。一名学者说，中国似乎认为美国也应宣布不首先使用核武器。"


@pytest.fixture(scope="module")
def stated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """A ledger of one official transcript and one news text that touch on no first use."""
    folder = tmp_path_factory.mktemp("stated")
    lines = (
        {"id": "t", "title": "2024年7月1日外交部发言人主持例行记者会", "outlet": "中国外交部", "text": TRANSCRIPT},
        {"id": "n", "title": "核政策", "date": "2024-07-02", "outlet": "样本晨报", "text": NEWS},
    )
    path = folder / "stated.jsonl"
    path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
    with Ledger.open(folder / "stated.ledger") as ledger:
        list(ingest([path], ledger, started=datetime(2024, 7, 3, tzinfo=UTC)))
        with ledger.reads() as connection:
            yield connection


def test_official_transcripts_stand_apart(stated: Connection) -> None:
    found = coverage(stated, "statement")
    assert [(line.outlet, line.official) for line in found.outlets] == [("样本晨报", False), ("中国外交部", True)]


def test_a_restatement_in_a_long_answer_has_its_own_span(stated: Connection) -> None:
    """TRAPS 21: the sentence itself, word by word; a paraphrase in the news is not compared."""
    found = said(stated, SaidQuestion("state.cn", "no_first_use"))
    (own,) = found.verbatim
    (part,) = own.first.parts
    assert part.words == "中国恪守在任何时候和任何情况下不首先使用核武器的承诺。"
    assert TRANSCRIPT[part.start : part.end] == part.words
    elements = dict(own.first.elements)
    assert (elements["any_time"], elements["abide"], elements["unconditional"]) == ("任何时候", "恪守", None)
    assert [group.first.outlet for group in found.paraphrased] == ["样本晨报"]
    assert all(group.first.elements == () for group in found.paraphrased)


LONG_ANSWER = "问：发言人对此有何评论？\n丁一鸣：美方的说法不符合事实。中国恪守不首先使用核武器的承诺。"


def test_a_turn_is_on_an_actor_only_in_the_sentence_that_holds_the_words(tmp_path: Path) -> None:
    """The answer contests (不符) something else, and names the Americans in another sentence."""
    title = "2024年7月1日外交部发言人丁一鸣主持例行记者会"
    line = {"id": "t", "title": title, "outlet": "中国外交部", "text": LONG_ANSWER}
    (tmp_path / "a.jsonl").write_text(json.dumps(line, ensure_ascii=False) + "\n", encoding="utf-8")
    with Ledger.open(tmp_path / "a.ledger") as ledger:
        list(ingest([tmp_path / "a.jsonl"], ledger, started=datetime(2024, 7, 3, tzinfo=UTC)))
        with ledger.reads() as connection:
            americans = said(connection, SaidQuestion("state.us", "no_first_use"))
            chinese = said(connection, SaidQuestion("state.cn", "no_first_use"))
    assert (americans.contested, americans.by_others) == ((), ())
    assert chinese.contested == ()
    assert [part.words for one in chinese.by_others for part in one.first.parts] == ["中国恪守不首先使用核武器的承诺。"]


# --- actors ---------------------------------------------------------------------------------------


def test_actors_are_counted_by_what_they_are_in_a_record(sample: Connection) -> None:
    found = {line.actor.id: line for line in actors(sample)}
    assert found["state.cn"].counts["party"] == 17
    assert found["body.us-dod"].counts["publisher"] > 10
    assert found["latin.ivan-ding"].actor.name("zh") == "丁一鸣"
    assert found["latin.ivan-ding"].actor.name("en") == "Ivan Ding"


def test_one_actor_shows_what_concerns_it(sample: Connection) -> None:
    found = actor_answer(sample, "latin.ivan-ding")
    assert found
    assert [(aspect.name, aspect.total) for aspect in found.aspects] == [
        ("speaker", 15),
        ("via", 1),  # 而各方都说…, as he says
        ("wish", 2),
    ]  # gives a reason
    assert "丁一鸣" in dict(found.written)
    assert set(found.basis) == {"document"}
    assert actor_answer(sample, "person.nobody") is None
    unnamed = actor_answer(sample, "person.mike-pompeo")
    assert unnamed
    assert unnamed.aspects == ()
