"""What the terminal tells around an answer: how far back was read, what the topic's words found in all texts."""

from __future__ import annotations

import csv
import io
from dataclasses import MISSING, fields, replace
from typing import Any

import pytest

from tracktwo.analyse.coverage import Coverage, OpenHits
from tracktwo.analyse.figures import FigurePoint, FigureQuestion, FiguresAnswer, ForecastPoint, Panel
from tracktwo.analyse.positions import Said, SaidAnswer, SaidQuestion, Utterance
from tracktwo.analyse.printed import Printed
from tracktwo.analyse.talk_points import TalkPoint, points
from tracktwo.analyse.talk_reports import TalkQuestion, TalkReport
from tracktwo.analyse.timeline import Gap, Lane, TimelineAnswer
from tracktwo.knowledge.editions import Edition
from tracktwo.present.answers import print_figures, print_hits, print_said, print_timeline
from tracktwo.present.asked import figures_asked, talks_asked, words_asked
from tracktwo.present.cells import print_table
from tracktwo.present.charts.days import moment
from tracktwo.present.charts.figures import is_drawn, panel_spec
from tracktwo.present.charts.theme import PAGE
from tracktwo.present.tables import figures_table
from tracktwo.present.text import readable
from tracktwo.present.web.words import words

ADVICE = "Ask for a position or for exact words"


def covered(*hits: OpenHits) -> Coverage:
    return Coverage(documents=1, outlets=(), months=("2031-05",), recall=(), hits=hits)


def answer(cut: str | None) -> SaidAnswer:
    return SaidAnswer(covered(), (), (), (), (), (), (), (), (), cut=cut)


@pytest.mark.parametrize("narrow", [True, False])
def test_a_list_that_was_cut_is_told_with_advice_that_helps(capsys: pytest.CaptureFixture[str], narrow: bool) -> None:
    print_said(answer("2031-05-06"), words("en"), narrow=narrow)
    told = capsys.readouterr().out
    assert "Only the newest 1,000 statements were read, back to 2031-05-06" in told
    assert (ADVICE in told) is not narrow


def test_a_list_that_is_whole_tells_of_no_cut(capsys: pytest.CaptureFixture[str]) -> None:
    print_said(answer(None), words("en"), narrow=False)
    assert "were read" not in capsys.readouterr().out


def test_hits_tell_whether_any_is_open(capsys: pytest.CaptureFixture[str]) -> None:
    hits = (
        OpenHits("会谈", "会谈", 4, 1, ("d1", "d2", "d3")),
        OpenHits("对话", "对话", 2, 2, ()),
        OpenHits("磋商", "磋商", 0, 0, ()),
    )
    print_hits(covered(*hits), words("en"))
    assert capsys.readouterr().out.splitlines()[1:] == [
        "  “会谈”: 4 texts, 1 gave a record above, 3 did not (open). d1 d2 d3",
        "  “对话”: 2 texts, all gave a record above.",
        "  No text contains 磋商.",
    ]
    print_hits(covered(OpenHits("会谈", "会谈", 1, 0, ("d1",))), words("en"))
    assert "“会谈”: 1 text, 0 gave" in capsys.readouterr().out


def uttered(day: str) -> Utterance:
    own: dict[str, Any] = {one.name: "x" for one in fields(Utterance) if one.default is MISSING}
    return Utterance(**own | {"date": day, "parts": (), "via": (), "translated": False, "imputed_by": None})


@pytest.mark.parametrize(("turn", "narrow", "act"), [(True, True, False), (True, False, True), (False, True, True)])
def test_the_act_of_a_whole_answer_is_not_told_of_its_sentence(
    capsys: pytest.CaptureFixture[str], turn: bool, narrow: bool, act: bool
) -> None:
    one = replace(uttered("2031-05-06"), act="demand", turn=turn)
    print_said(replace(answer(None), paraphrased=(Said(one, ()),)), words("en"), narrow=narrow)
    assert ("[demands]" in capsys.readouterr().out) is act


def talks(count: int) -> TimelineAnswer:
    some = tuple(TalkPoint(str(one), "2031", "held", ("西岸", "东岸"), None, (), ()) for one in range(count))
    return TimelineAnswer(covered(), (Lane(None, ("1",), some, ()),), (), ())


@pytest.mark.parametrize(("count", "narrow", "offered"), [(40, False, False), (41, False, True), (41, True, False)])
def test_of_many_talks_the_words_that_leave_those_on_arms_are_offered(
    capsys: pytest.CaptureFixture[str], count: int, narrow: bool, offered: bool
) -> None:
    print_timeline(talks(count), words("en"), narrow=narrow)
    assert ('--words "核 OR 军控 OR 裁军 OR 导弹 OR 二轨"' in capsys.readouterr().out) is offered


@pytest.mark.parametrize(("key", "told"), [("0", False), ("z", True)])
def test_the_talk_that_ends_a_gap_is_told_where_it_is_not_listed(
    capsys: pytest.CaptureFixture[str], key: str, told: bool
) -> None:
    report = TalkReport(
        "r9", "k", "d", "", "晨报", "2031-02", None, 0, "会谈", "resumed", (), (), None, None, None, None
    )
    (lane,) = talks(1).lanes
    stop = replace(lane.points[0], when="2030", status="suspended")
    gap = Gap("2030", "2031", stop, (), replace(stop, key=key, when="2031", status="resumed", reports=(report,)))
    print_timeline(replace(talks(1), lanes=(replace(lane, gaps=(gap,)),)), words("en"))
    shown = capsys.readouterr().out
    assert "Gap 2030 – 2031  西岸 · 东岸\n" in shown
    line = "      ended by a talk that is not listed: 2031 resumed\n      晨报 2031-02: [会谈] (r9)\n"
    assert (line in shown) is told
    assert ("r9" in shown) is told


def reported(key: str, status: str, track: tuple[str, ...], when: str | None) -> TalkReport:
    own = (key, key, "d", "", "晨报", "2031-06-01", None, 0, "会谈", status, ("西岸", "东岸"), track, None, when)
    return TalkReport(*own, None, None)


SAME = reported("a", "held", ("2",), "2031-05-04")
OTHER = reported("b", "resumed", (), "2031-05")


def test_reports_of_one_talk_tell_on_what_they_differ_and_what_each_says(capsys: pytest.CaptureFixture[str]) -> None:
    (talk,) = points([SAME, OTHER, replace(OTHER, record="c", track=("1", "1.5"))], {"a": "a", "b": "a"})
    print_timeline(TimelineAnswer(covered(), (Lane("x", (), (talk,), ()),), (), ()), words("en"))
    told = capsys.readouterr().out
    assert "  2031-05    resumed    西岸 · 东岸 [Reports differ on When, Track, Status]\n" in told
    assert "晨报 2031-06-01 [2031-05-04, Track 2, held]: [会谈] (a)\n" in told
    assert "晨报 2031-06-01 [2031-05, track not said, resumed]: [会谈] (b)\n" in told
    assert "晨报 2031-06-01 [2031-05, Track 1 / Track 1.5, resumed]: [会谈] (c)\n" in told


@pytest.mark.parametrize(("series", "told"), [("x", "西岸 · 东岸  Track 2\n"), (None, "西岸 · 东岸\n")])
def test_a_talk_in_a_lane_by_series_tells_its_track(
    capsys: pytest.CaptureFixture[str], series: str | None, told: str
) -> None:
    lane = Lane(series, () if series else ("2",), tuple(points([SAME], {})), ())
    print_timeline(TimelineAnswer(covered(), (lane,), (), ()), words("en"))
    assert f"held       {told}      晨报 2031-06-01: [会谈] (a)\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (talks_asked(TalkQuestion(), words("en")), "Timeline"),
        (
            talks_asked(TalkQuestion(("state.cn", "state.us"), "2", None, "held", "2031"), words("en")),
            "Timeline: China · United States · Track 2 · held · 2031 –",
        ),
        (
            talks_asked(TalkQuestion(track="-", series="dialogue.quad", until="2031", words="军控"), words("zh")),
            "时间线：未说明轨道 · 四方安全对话 · 军控 · – 2031",
        ),
        (figures_asked(FigureQuestion("state.ru", "silo"), words("en")), "Figures: Russia · silos"),
        (figures_asked(FigureQuestion("全球"), words("zh")), "数字：全球 · 核弹头"),
        (
            words_asked(SaidQuestion("state.cn", since="2031", until="2032"), words("en")),
            "Said: China · no first use · 2031 – 2032",
        ),
        (words_asked(SaidQuestion("state.cn", words="核"), words("zh")), "表态：中国 · 核"),
        (words_asked(SaidQuestion("state.jp", None, imputed=True), words("en")), "Said: Japan · imputed words too"),
    ],
)
def test_the_head_of_an_answer_tells_what_was_asked(capsys: pytest.CaptureFixture[str], line: str, told: str) -> None:
    print_timeline(talks(1), words("en"), asked=line)
    assert capsys.readouterr().out.startswith(f"{told}\nThis ledger: 1 document")


@pytest.mark.parametrize(
    ("timed", "told"),
    [(False, "First in this ledger: 2031-05-06"), (True, "In the time asked for, first in this ledger: 2031-05-06")],
)
def test_the_first_day_of_a_time_is_told_as_that(capsys: pytest.CaptureFixture[str], timed: bool, told: str) -> None:
    found = replace(answer(None), paraphrased=(Said(uttered("2031-05-06"), ()),))
    print_said(found, words("en"), narrow=True, timed=timed)
    assert f"\n{told}" in capsys.readouterr().out


def made(key: str, due: str | None, **own: str | float | None) -> Edition:
    return Edition(key, "p", "中国", "warhead", (900.0,), "made", "made", release="2031-01", due=due, **own)  # type: ignore[arg-type]


def foretold(key: str, **own: str | float | None) -> ForecastPoint:
    return ForecastPoint(key, "p", "2031-01", "2040", (900.0,), (), (), (made(key, "2040", **own),), ())


def level(metric: str | None, qualifier: str | None = None) -> FigurePoint:
    return FigurePoint(f"f{metric}", "p", "2031", "as_of", (200.0,), qualifier, metric, (made("x", None),), ())


FIGURES = FiguresAnswer(
    covered(),
    (Panel("stockpile", (level("stockpile", "more_than"),)), Panel(None, (level(None),))),
    (
        foretold("a", metric="stockpile"),
        foretold("b", metric="stockpile", scope="on land-based ICBMs"),
        foretold("c"),
        foretold("d", metric="operational"),
    ),
    (),
    (),
)


def test_numbers_keep_the_word_that_limits_them_and_forecasts_their_metric(capsys: pytest.CaptureFixture[str]) -> None:
    print_figures(FIGURES, words("en"))
    told = capsys.readouterr().out
    assert "more than 200  p" in told
    assert "stockpile, on land-based ICBMs" in told


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://a.example/zh/%E4%B8%AD%E5%9b%bd%20b?c=%2F", "https://a.example/zh/中国%20b?c=%2F"),
        ("https://a.example/%E4%B8", "https://a.example/%E4%B8"),  # no UTF-8
        ("https://a.example/%c2%85", "https://a.example/\x85"),  # control characters go where the line is printed
        ("table.csv", "table.csv"),
    ],
)
def test_addresses_are_told_in_letters(address: str, shown: str) -> None:
    assert readable(address) == shown


def test_values_of_a_published_series_stand_together(capsys: pytest.CaptureFixture[str]) -> None:
    line = replace(made("s", None), release=None, edition="Table to 2042", cite="table.csv", printed="all of it")
    years = [replace(level("stockpile"), date=f"{year}", lines=(line,)) for year in range(2031, 2043)]
    carried = replace(years[0], printed=(UNDATED,))
    print_figures(replace(FIGURES, panels=(Panel("stockpile", (*years, carried)),), forecasts=()), words("en"))
    told = capsys.readouterr().out
    assert "  p, Table to 2042: all of it (table.csv): 12 values that no text of this ledger carries\n" in told
    assert "      2041 200, 2042 200\n" in told
    assert told.count("table.csv") == 2  # once for the table, once for the number that a text carries


def test_a_forecast_tells_who_made_it_and_when(capsys: pytest.CaptureFixture[str]) -> None:
    printed = replace(foretold("a"), lines=(), made="2031-02-03")
    some = (foretold("b", qualifier="more_than"), printed, replace(printed, made=None), foretold("c", times=2.0))
    print_figures(replace(FIGURES, panels=(), forecasts=some[:1], due_in_time=some[1:]), words("en"), timed=True)
    told = capsys.readouterr().out
    assert "Forecasts (1)\n  2040       p (made 2031-01): more than 900\n" in told
    assert "Forecasts due in the time asked for (3)\n  2040       p (first printed 2031-02-03): 900\n" in told
    assert "p (no day of making is told): 900\n" in told
    assert "nothing" not in told


@pytest.mark.parametrize(
    ("time", "told"), [((None, None), ""), (("2031", None), "from 2031 on"), (("2031", "2032"), "from 2031 to 2032")]
)
def test_hits_tell_the_time_in_which_their_texts_were_printed(
    capsys: pytest.CaptureFixture[str], time: tuple[str | None, str | None], told: str
) -> None:
    print_hits(replace(covered(OpenHits("会谈", "会谈", 4, 4, ())), time=time), words("en"))
    head = capsys.readouterr().out.splitlines()[0]
    assert head == "Exact hits that became no record" + (f", in texts printed {told}" if told else "")


def test_a_forecast_is_drawn_only_beside_numbers_of_its_own_metric_and_part() -> None:
    drawn = []
    for number in range(2):
        spec = panel_spec(FIGURES, number, "warhead", words("en"), PAGE) or {}
        drawn.append([row["href"] for row in spec["datasets"]["forecasts"]])
        assert {row["day"] for row in spec["datasets"]["forecasts"]} == {moment("2040-01-01")}
    assert drawn == [["#c-a"], ["#c-c"]]
    assert [is_drawn(FIGURES, number) for number in range(2)] == [True, True]


def test_numbers_of_one_day_are_no_chart() -> None:
    same = Panel("stockpile", (level("stockpile"), level("stockpile", "about")))
    other = Panel("stockpile", (level("stockpile"), replace(level("stockpile"), date="2032")))
    answer = replace(FIGURES, panels=(same, other), forecasts=())
    assert [is_drawn(answer, number) for number in range(2)] == [False, True]


UNDATED = Printed(
    "r", "k", "d", "t", "晨报", None, None, 0, "900枚", (900.0,), "warhead", None, "p", metric="stockpile"
)


def test_a_number_without_a_date_is_told_and_stands_in_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    answer = replace(FIGURES, panels=(), forecasts=(), undated=(UNDATED,))
    print_figures(answer, words("en"))
    told = capsys.readouterr().out
    assert "Without a date (1)\n      晨报 -: 900枚" in told
    assert "nothing on this" not in told
    print_table(figures_table(answer))
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert {name: value for name, value in row.items() if value} == {
        "kind": "figure", "publisher": "p", "metric": "stockpile", "values": "900",
        "record": "r", "document": "d", "outlet": "晨报", "printed": "900枚",
    }  # fmt: skip


def test_a_forecast_due_in_the_time_asked_for_is_drawn() -> None:
    answer = replace(FIGURES, panels=FIGURES.panels[:1], forecasts=(), due_in_time=FIGURES.forecasts)
    assert is_drawn(answer, 0)
    spec = panel_spec(answer, 0, "warhead", words("en"), PAGE, None) or {}
    assert len(spec["datasets"]["forecasts"]) == 1
