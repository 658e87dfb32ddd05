"""Each trap on the bundled sample, in every answer that it concerns; the table in docs/answers.md names these tests."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import Connection, select

from tracktwo.analyse.coverage import coverage
from tracktwo.analyse.figures import FigureQuestion, FiguresAnswer, figures
from tracktwo.analyse.positions import SaidAnswer, SaidQuestion, said
from tracktwo.analyse.talk_points import sides
from tracktwo.analyse.timeline import TalkPoint, TalkQuestion, TimelineAnswer, timeline
from tracktwo.analyse.wording import Said
from tracktwo.languages import fold
from tracktwo.store import lookup, schema


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
    (lane,) = [lane for lane in talks.lanes if lane.series == "dialogue.us-china-nuclear"]
    (gap,) = lane.gaps
    assert (gap.since, gap.until) == ("2019", "2024-03")
    assert [(reason.by, reason.words, reason.report.outlet) for reason in gap.reasons] == [
        ("主辦者", "資助方撤回經費", "樣本日報"),
        ("丁一鸣", "疫情和经费", "样本晨报"),
        ("柯尔宾", "中方参与的层级越来越低", "样本在线"),
        (None, "疫情和经费影响", "样本晨报"),
        ("丁一鸣", "疫情和经费", "样本在线"),
        ("柯尔宾", "中方参与的层级越来越低，又拒绝官方会谈", "样本在线"),
        ("主办者", "资助方撤回了经费", "样本在线"),
    ]


def test_3_another_stop_keeps_its_own_reason(talks: TimelineAnswer) -> None:
    """受疫情和经费影响 of June 2024 has nothing to do with the stop of July 2024."""
    (lane,) = [lane for lane in talks.lanes if lane.series == "dialogue.us-china-arms-control"]
    reasons = [gap.reasons for gap in lane.gaps if gap.since == "2024-07-17"]
    assert [[(one.by, one.words) for one in some] for some in reasons] == [[("中国外交部", "美国持续对台军售")]]


def test_3_reasons_that_compete_inside_one_text_stand_side_by_side(sample: Connection, talks: TimelineAnswer) -> None:
    """非正式对话在2019年之后为何停摆，说法不一: three people answer, each in its own sentence with its own span."""
    (asked,) = [one for one in talks.undated if one.reports[0].words == "非正式对话"]
    (report,) = asked.reports
    assert [(reason.by, reason.words) for reason in report.reasons] == [
        ("丁一鸣", "疫情和经费"),
        ("柯尔宾", "中方参与的层级越来越低，又拒绝官方会谈"),
        ("主办者", "资助方撤回了经费"),
    ]
    text = text_of(sample, report.document)
    assert [text[one.start : one.end] for one in report.reasons] == [one.words for one in report.reasons]
    assert asked.differs == ("reason",)


def test_4_each_report_keeps_the_track_it_tells(talks: TimelineAnswer) -> None:
    """A secondary report turned the scholars of Shanghai into officials."""
    shanghai = point(talks, "2024-03", "resumed")
    assert "track" in shanghai.differs
    assert {report.outlet: report.track for report in shanghai.reports} == {"样本晨报": ("2",), "樣本日報": ("1",)}


def test_5_first_in_years_is_no_field_of_a_talk(talks: TimelineAnswer) -> None:
    assert point(talks, "2023-11-06", "held").reports[0].words == "军控磋商"  # 多年来首次 stays the text's claim


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
    told = [(one.due, one.printed[0].outlet, one.qualifier, one.values) for one in impossible]
    assert told == [("2023", "样本晨报", "more_than", (1000.0,))]


def test_10_missiles_are_no_warheads(china: FiguresAnswer) -> None:
    assert {one.unit for panel in china.panels for each in panel.points for one in each.printed} <= {
        "warhead", "weapon",
    }  # fmt: skip


def text_of(connection: Connection, document: str) -> str:
    """The text whose code points the spans of a document's records count."""
    found = lookup.document(connection, document)
    assert found
    return found.text


def words_of(connection: Connection, actor: str, words: str = "") -> dict[str, list[str]]:
    """What an actor said, by day; each statement's contents side by side."""
    found: dict[str, list[str]] = {}
    answer = said(connection, SaidQuestion(actor, None, words))
    for group in (*answer.verbatim, *answer.paraphrased):
        found.setdefault(group.first.date or "", []).append("…".join(part.words for part in group.first.parts))
    return {day: sorted(some) for day, some in found.items()}


def test_11_whatever_the_marks_each_speaker_keeps_its_own_words(sample: Connection) -> None:
    """Reversed, doubled, ASCII, never closed, opened anew by each paragraph, one inside the other."""
    assert words_of(sample, "state.cn", "军备竞赛")["2024-09-12"] == ["中国不参加任何形式的军备竞赛。"]
    assert words_of(sample, "latin.andre-corbin")["2024-09-12"] == [
        "数字可以谈,意图不能谈。",
        "没有哪一方相信军备竞赛会自己停下来。",
        "由于互不信任，美俄战略稳定对话在2022年2月中止",
    ]
    assert words_of(sample, "latin.ivan-ding")["2024-09-12"] == ["军备竞赛已经开始，而各方都说自己没有参加。"]
    julia = words_of(sample, "latin.julia-lee")
    assert julia["2024-09-12"] == sorted(("竞赛不是从数字开始的。", "它从猜测开始。", "而猜测没有人去核查。"))
    assert "我聽到的是『不參加任何形式的軍備競賽』，不是『不擴充』。" in julia["2024-09-13"]


def test_11_an_open_mark_takes_no_figure_and_no_reason_along(sample: Connection) -> None:
    """Behind a mark that nothing closes, the next paragraphs still have their own publisher and speaker."""
    russia = figures(sample, FigureQuestion("state.ru"))
    carried = [point for panel in russia.panels for point in panel.points if point.printed]
    assert [(point.publisher, point.values, point.lines[0].id) for point in carried] == [
        ("body.sipri", (5580.0,), "sipri.2024.ru")
    ]
    talks = timeline(sample, TalkQuestion(("state.us", "state.ru")))
    (gap,) = [gap for lane in talks.lanes for gap in lane.gaps]
    assert [(reason.by, reason.words) for reason in gap.reasons] == [("柯尔宾", "互不信任")]


def test_12_one_person_under_three_spellings_and_two_of_one_surname(sample: Connection) -> None:
    """马泰奥·里瓦, 馬泰奧·里瓦 and 马特奥·里法 are Matteo Riva; 里瓦 is the one of its text; Anna Riva is another."""
    assert words_of(sample, "latin.matteo-riva") == {
        "2024-09-16": ["北京和华盛顿应当先谈词语", "双方对“部署”的理解不同", "对话要先有共同的词"],
        "2024-09-17": ["清單不必很長", "清單比日期重要"],
        "2024-09-18": ["第一版有三百个词条", "词典应当由双方合编"],
    }
    assert words_of(sample, "latin.anna-riva") == {"2024-09-18": ["公开比秘密好"]}
    assert words_of(sample, "latin.robert-chow") == {
        "2024-09-16": ["论坛愿意提供场地"],
        "2024-09-17": ["會期還沒有排定"],
    }


def test_12_parties_and_publishers_are_one_whatever_they_are_called(
    sample: Connection, talks: TimelineAnswer, china: FiguresAnswer
) -> None:
    """中方, 美方 and 北京 sit at the table as China and the United States; 五角大厦 and 五角大楼 publish as one."""
    written = {report.words: point.parties for point in talks.undated for report in point.reports}
    assert {"state.cn", "state.us"} == sides(next(one for one in talks.undated if one.parties == written["官方谈判"]))
    (low,) = [one for panel in china.panels for one in panel.points if one.values == (200.0,) and one.printed]
    assert {one.publisher_as_written for one in low.printed} == {"美国国防部", "五角大楼"}
    assert low.publisher == "body.us-dod"


def test_13_the_dateline_not_the_copy_and_no_picture_dates_a_talk(sample: Connection) -> None:
    """本周四 of a dispatch of 31 August, copied on 5 September, is 29 August; the picture is of 2015."""
    (met,) = timeline(sample, TalkQuestion(("state.cn", "state.in"))).points
    assert (met.when, met.status) == ("2024-08-29", "held")
    assert met.reports[0].published == "2024-09-05"  # front matter first
    india = figures(sample, FigureQuestion("state.in"))
    (printed,) = [point for panel in india.panels for point in panel.points if point.printed]
    assert (printed.date, printed.dated_by, printed.values) == ("2024-01", "as_of", (172.0,))
    assert not any(month.startswith("2015") for month in coverage(sample).months)


def test_13_who_wrote_and_edited_says_nothing(sample: Connection) -> None:
    """记者, 责编 and 网编 are three roles at the foot of a page; no statement is theirs."""
    speakers = set(sample.execute(select(schema.statement.c.speaker)).scalars())
    assert not speakers & {"段以宁", "段以寧", "何墨", "乐山", "樂山"}
    rows = sample.execute(
        select(schema.reading.c.people)
        .join(schema.document, schema.document.c.id == schema.reading.c.document)
        .where(schema.document.c.title == "山口的哨所")
    ).scalars()
    assert [[name, role] for name, role, _ in json.loads(rows.one())] == [
        ["段以寧", "reporter"], ["何墨", "editor"], ["樂山", "web_editor"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "texts"),
    [
        ("核武", 5),
        ("核武器", 4),  # 核武、武器 is not 核武器
        ("核弹头", 9),  # nor 核弹，头衔 a warhead
        ("軍備競賽", 3),  # whatever the script
        ("核", 20),
        ("中国不参加任何形式的军备竞赛", 3),
        ("审核对话", 1),
    ],
)
def test_17_search_finds_exactly_the_texts_with_the_characters(sample: Connection, words: str, texts: int) -> None:
    """From one character to fourteen, in either script, across no mark; told by reading every text."""
    wanted = fold(words)
    held = [
        document
        for document, text in sample.execute(
            select(schema.reading.c.document, schema.reading.c.text)
            .join(schema.document, schema.document.c.id == schema.reading.c.document)
            .where(~schema.document.c.restricted)
        )
        if wanted in fold(text)
    ]
    (hits,) = said(sample, SaidQuestion("state.cn", words=words)).coverage.hits
    assert hits.texts == len(held) == texts


def test_17_words_across_a_mark_are_no_hit_in_any_answer(
    sample: Connection, talks: TimelineAnswer, china: FiguresAnswer
) -> None:
    """核武、武器 and 核弹，头衔 are no arms; 审核对话 holds 核对话 and is told as open, not drawn as a talk."""
    assert "2024-09-19" in words_of(sample, "latin.andre-corbin", "核武")
    assert "2024-09-19" not in words_of(sample, "latin.andre-corbin", "核武器")
    (dictionary,) = sample.execute(select(schema.document.c.id).where(schema.document.c.local_date == "2024-09-19"))
    assert dictionary.id in next(one.open for one in talks.coverage.hits if one.term == "核对话")
    assert dictionary.id not in {report.document for point in talks.points for report in point.reports}
    assert dictionary.id not in next(one.open for one in china.coverage.hits if one.term == "核弹头")


def test_18_spans_count_code_points_behind_rare_characters_and_emoji(sample: Connection) -> None:
    """𠮷, 🚀, 🧮 and 🗓 are one character each, in a name, in a quotation and in front of a number or a talk."""
    answer = said(sample, SaidQuestion("latin.kosuke-yoshino", None))
    spoken = {group.first.speaker: group.first for group in answer.paraphrased if "数字" in group.first.folded}
    (one,) = [spoken["𠮷野宏介"]]
    text = text_of(sample, one.document)
    assert [text[part.start : part.end] for part in one.parts] == ["🚀不是论据，数字才是。"]
    assert len(text.encode("utf-16-le")) // 2 > len(text)
    (chinese,) = [
        group.first for group in said(sample, SaidQuestion("state.cn", "no_arms_race")).verbatim
        if group.first.document == one.document
    ]  # fmt: skip
    (part,) = chinese.parts
    assert text[part.start : part.end] == part.words == "👏中国不参加任何形式的军备竞赛。"
    france = figures(sample, FigureQuestion("state.fr"))
    (number,) = [each for panel in france.panels for point in panel.points for each in point.printed]
    assert text[number.start :].startswith("290枚核弹头")
    (met,) = timeline(sample, TalkQuestion(("state.cn", "state.jp"))).points
    assert text[met.reports[0].start :].startswith("战略对话2024年7月22日")


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
        "statement": "unseen", "figure": "unseen",
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
    """Open are 核弹头 in a list of links, or of France, Russia and India; 核对话 whose American side goes unnamed,
    and the one in 审核对话.
    """
    for answer, term, texts, left in (
        (talks, "核对话", 7, 2),
        (china, "核弹头", 9, 4),
        (no_first_use, "不首先使用核武", 3, 0),
    ):
        (hits,) = [one for one in answer.coverage.hits if one.term == term]
        assert (hits.texts, hits.recorded, len(hits.open)) == (texts, texts - left, left)
