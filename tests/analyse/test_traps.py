"""Each trap on the bundled sample, in every answer that it concerns; the table in docs/answers.md names these tests."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection

from tracktwo.analyse.coverage import coverage
from tracktwo.analyse.figures import FigureQuestion, FiguresAnswer, figures
from tracktwo.analyse.positions import SaidAnswer, SaidQuestion, said
from tracktwo.analyse.timeline import TalkPoint, TalkQuestion, TimelineAnswer, timeline
from tracktwo.analyse.wording import Said


@pytest.fixture(scope="module")
def talks(sample: Connection) -> TimelineAnswer:
    """The talks of China and the United States."""
    return timeline(sample, TalkQuestion(("state.cn", "state.us")))


@pytest.fixture(scope="module")
def china(sample: Connection) -> FiguresAnswer:
    """The figures of China's warheads."""
    return figures(sample, FigureQuestion("state.cn"))


@pytest.fixture(scope="module")
def no_first_use(sample: Connection) -> SaidAnswer:
    """What China said on no first use."""
    return said(sample, SaidQuestion("state.cn", "no_first_use"))


def point(talks: TimelineAnswer, when: str, status: str) -> TalkPoint:
    """The first point of a date and status."""
    return next(one for one in talks.points if (one.when, one.status) == (when, status))


def told(groups: tuple[Said, ...]) -> list[tuple[str | None, str, list[str | None]]]:
    """Who said what, carried by whom."""
    return [
        (one.first.speaker, "…".join(part.words for part in one.first.parts), [each.outlet for each in one.all])
        for one in groups
    ]


def test_2_reports_that_date_a_talk_otherwise_are_kept_and_shown(talks: TimelineAnswer) -> None:
    """The consultations were on 6 November; one article puts them behind the summit, another into December."""
    first = point(talks, "2023-11-06", "held")
    by_key = {one.key: one for one in talks.points}
    assert {by_key[key].when for key in first.doubts} == {"2023-11-20", "2023-12"}
    assert {by_key[key].reports[0].outlet for key in first.doubts} == {"樣本日報", "样本晨报"}
    assert first.when == "2023-11-06"  # nothing is put together
    assert point(talks, "2023-11-15", "held").doubts == ()  # the summit was elsewhere


def test_3_stated_reasons_stand_side_by_side_with_who_stated_each(talks: TimelineAnswer) -> None:
    (lane,) = [lane for lane in talks.lanes if lane.track == ("2",)]
    (gap,) = lane.gaps
    assert (gap.since, gap.until) == ("2019", "2024-03")
    assert {(reason.by, reason.words, reason.report.outlet) for reason in gap.reasons} == {
        ("丁一鸣", "疫情和经费中断", "样本晨报"),
        ("柯尔宾", "中方参与的层级越来越低", "样本在线"),
        ("主辦者", "資助方撤回經費", "樣本日報"),
    }


def test_3_a_reason_printed_before_a_stop_is_not_its_reason(talks: TimelineAnswer) -> None:
    """受疫情和经费影响 of June 2024 has nothing to do with the stop of July 2024."""
    (lane,) = [lane for lane in talks.lanes if lane.track == ("1",)]
    assert [gap.reasons for gap in lane.gaps if gap.since == "2024-07-17"] == [()]


def test_4_each_report_keeps_the_track_it_tells(talks: TimelineAnswer) -> None:
    """A secondary report turned the scholars of Shanghai into officials."""
    shanghai = point(talks, "2024-03", "resumed")
    assert "track" in shanghai.differs
    assert {report.outlet: report.track for report in shanghai.reports} == {"样本晨报": ("2",), "樣本日報": ("1",)}


def test_5_first_in_years_is_no_field_of_a_talk(talks: TimelineAnswer) -> None:
    assert point(talks, "2023-11-06", "held").reports[0].words == "磋商"  # 多年来首次 stays the text's claim


def test_6_two_vintages_stand_beside_each_other(sample: Connection) -> None:
    """12,121 in Yearbook 2024, 12,405 as quoted a year later."""
    world = figures(sample, FigureQuestion("全球"))
    (panel,) = [panel for panel in world.panels if panel.metric == "total_inventory"]
    (revised,) = panel.revisions
    assert (revised.publisher, revised.date) == ("body.sipri", "2024-01")
    assert {one.values: one.vintages for one in revised.points} == {
        (12121.0,): ("SIPRI Yearbook 2024",),
        (12405.0,): ("样本晨报 2025-06-17",),
    }
    assert world.misquotes == ()


def test_7_a_due_year_before_its_printing_is_told(china: FiguresAnswer) -> None:
    impossible = [one for one in china.forecasts if one.is_due_before_made]
    assert [(one.due, one.printed[0].outlet) for one in impossible] == [("2023", "样本晨报")]


def test_10_missiles_are_no_warheads(china: FiguresAnswer) -> None:
    assert {one.unit for panel in china.panels for each in panel.points for one in each.printed} <= {
        "warhead", "weapon",
    }  # fmt: skip


def test_14_a_refusal_to_answer_is_listed_with_what_was_asked(no_first_use: SaidAnswer) -> None:
    assert {(one.first.date, one.first.asked) for one in no_first_use.declines} == {
        ("2024-07-24", "不首先使用核武器的承諾是否附帶條件"),
        ("2024-09-05", "不首先使用核武器的政策是否有例外"),
    }


def test_15_one_statement_in_two_outlets_is_one(no_first_use: SaidAnswer) -> None:
    outlets = [[one.outlet for one in group.all] for group in no_first_use.verbatim]
    assert [sorted(map(str, some)) for some in outlets] == [["样本在线", "樣本日報"], ["样本晨报"]]


def test_19_nothing_is_put_into_another_mouth(sample: Connection, no_first_use: SaidAnswer) -> None:
    own = (*no_first_use.verbatim, *no_first_use.paraphrased, *no_first_use.declines)
    assert {one.first.speaker for one in own} <= {"中国外交部", "中國外交部", "中国外交部发言人", "中國外交部發言人"}
    assert no_first_use.imputed == ()
    asked = said(sample, SaidQuestion("state.cn", "no_first_use", imputed=True))
    assert [(one.first.speaker, one.first.imputed_by) for one in asked.imputed] == [("中方", "柯尔宾")]


def test_20_first_and_last_are_of_this_ledger(sample: Connection, no_first_use: SaidAnswer) -> None:
    assert no_first_use.days == ("2024-07-24", "2024-09-05")
    assert "2024-08" in no_first_use.coverage.months
    assert "2024-10" in no_first_use.coverage.empty_months  # silence after September may be our own
    assert {one.kind: one.gold for one in coverage(sample, "statement", "figure").recall} == {
        "statement": "unseen", "figure": "dev",
    }  # fmt: skip


def test_21_a_translation_is_never_compared(sample: Connection) -> None:
    """An American spokesperson in Chinese quotation marks was translated."""
    found = said(sample, SaidQuestion("state.us", "no_first_use"))
    assert told(found.paraphrased) == [("美国国务院发言人", "我们注意到中国不首先使用核武器的说法。", ["样本在线"])]
    assert found.verbatim == ()
    ding = said(sample, SaidQuestion("latin.ivan-ding", None))
    assert ding.verbatim == ()
    assert len(ding.paraphrased) > 5


def test_wording_is_compared_element_by_element(no_first_use: SaidAnswer) -> None:
    (voice,) = no_first_use.voices
    assert voice.voice == "spokesperson"
    held = [{name: words for name, words in one.first.elements if words} for one in voice.rows]
    assert held == [
        {"any_time": "任何时候", "any_circumstances": "任何情况下", "abide": "恪守", "promise": "承诺"},
        {"pursue": "奉行"},
    ]
    assert no_first_use.expected == ("any_time", "any_circumstances")


def test_what_contests_a_position_stands_apart_with_its_grounds(no_first_use: SaidAnswer) -> None:
    (contested,) = no_first_use.contested
    assert (contested.first.speaker, contested.first.contests) == ("丁一鸣", "质疑")
    assert [part.words for part in contested.first.grounds] == ["中国不首先使用核武器的承诺，因为它无法核查"]
    assert [one.first.speaker for one in no_first_use.by_others] == ["美国国务院发言人"]


def test_the_holders_figures_stand_beside_its_words(no_first_use: SaidAnswer) -> None:
    newest = {(one.publisher, one.metric): one.values for one in no_first_use.holder}
    assert newest["body.us-dod", "operational"] == (600.0,)
    assert newest["body.sipri", "deployed"] == (24.0,)
    assert [one.date for one in no_first_use.holder] == sorted(one.date for one in no_first_use.holder)


def test_every_answer_tells_texts_that_gave_no_record(
    talks: TimelineAnswer, china: FiguresAnswer, no_first_use: SaidAnswer
) -> None:
    """Six texts have 核弹头 and China; that of June 2024 only in a list of links, which is open."""
    for answer, term, texts, left in (
        (talks, "核对话", 3, 1),
        (china, "核弹头", 6, 1),
        (no_first_use, "不首先使用核武", 3, 0),
    ):
        (hits,) = [one for one in answer.coverage.hits if one.term == term]
        assert (hits.texts, hits.recorded, len(hits.open)) == (texts, texts - left, left)
