from __future__ import annotations

import pytest

from tracktwo.extract.dates import find_dates
from tracktwo.extract.day_of_writing import publication_day
from tracktwo.extract.intervals import month_before
from tracktwo.extract.page import open_page
from tracktwo.model import DateMention, Document


def dates(text: str, day: str | None = "2024-06-22") -> tuple[DateMention, ...]:
    return find_dates(open_page(Document("id", "", text, b"", "utf-8", "text", "1", (), local_date=day)))


@pytest.mark.parametrize(
    ("text", "span", "value", "precision", "anchor"),
    [
        ("2024年6月17日发布", "2024年6月17日", "2024-06-17", "day", "absolute"),
        ("二〇二〇年八月", "二〇二〇年八月", "2020-08", "month", "absolute"),
        ("民國109年8月", "民國109年8月", "2020-08", "month", "absolute"),
        ("6月17日发布", "6月17日", "2024-06-17", "day", "published"),
        ("1月3日发布", "1月3日", "2024-01-03", "day", "published"),
        ("12月30日发布", "12月30日", "2023-12-30", "day", "published"),
        ("6月17日（周一）", "6月17日（周一）", "2024-06-17", "day", "published"),
        ("20日发表声明", "20日", "2024-06-20", "day", "published"),
        ("去年底", "去年底", "2023", "quarter", "published"),
        ("今年三月", "今年三月", "2024-03", "month", "published"),
        ("本周五", "本周五", "2024-06-21", "day", "published"),
        ("週五在記者會上", "週五", "2024-06-21", "day", "published"),
        ("禮拜天", "禮拜天", "2024-06-16", "day", "published"),
        ("上周日", "上周日", "2024-06-16", "day", "published"),
        ("下周一", "下周一", "2024-06-24", "day", "published"),
        ("昨天", "昨天", "2024-06-21", "day", "published"),
        ("上月底", "上月底", "2024-05", "week", "published"),
        ("本月20日", "本月20日", "2024-06-20", "day", "published"),
        ("2023年第三季度", "2023年第三季度", "2023", "quarter", "absolute"),
        ("2010-01-29", "2010-01-29", "2010-01-29", "day", "absolute"),
        ("五年前", "五年前", "2019", "year", "published"),
        ("三个月后", "三个月后", "2024-09", "month", "published"),
        ("到2030年", "2030年", "2030", "year", "absolute"),
        ("14日星期五各成员国外长", "14日星期五", "2024-06-14", "day", "published"),
        ("110年度總預算", "110年度", "2021", "year", "absolute"),
        ("她2017年2月入境", "2017年2月", "2017-02", "month", "absolute"),
        ("指數5月仍上漲", "5月", "2024-05", "month", "published"),
        ("計劃於18號前往平壤", "18號", "2024-06-18", "day", "published"),
        ("人數20日累計破萬", "20日", "2024-06-20", "day", "published"),
    ],
)
def test_points(text: str, span: str, value: str, precision: str, anchor: str) -> None:
    (found,) = dates(text)
    assert (found.span.quote, found.value, found.precision, found.anchor) == (span, value, precision, anchor)


@pytest.mark.parametrize(
    ("text", "span", "start", "end", "role"),
    [
        ("自2004年以来", "自2004年以来", "2004-01-01", None, "since"),
        ("2004年以来", "2004年", "2004-01-01", None, "since"),
        ("截至2024年1月", "2024年1月", None, "2024-01-31", "until"),
        ("2030年前", "2030年", None, "2030-12-31", "until"),
        ("2019年至2021年", "2019年至2021年", "2019-01-01", "2021-12-31", "range"),
        ("2019-2021年", "2019-2021年", "2019-01-01", "2021-12-31", "range"),
        ("6月3日至5日", "6月3日至5日", "2024-06-03", "2024-06-05", "range"),
        ("6月3至5日", "6月3至5日", "2024-06-03", "2024-06-05", "range"),
        ("6月3日至15日期间访问", "6月3日至15日", "2024-06-03", "2024-06-15", "range"),
        ("6月3、4日在江南", "6月3、4日", "2024-06-03", "2024-06-04", "range"),
        ("6月3、4和5日", "6月3、4和5日", "2024-06-03", "2024-06-05", "range"),
        ("在19和20日访问江南", "19和20日", "2024-06-19", "2024-06-20", "range"),
        ("上世纪80年代", "上世纪80年代", "1980-01-01", "1989-12-31", "point"),
        ("1990年代初", "1990年代初", "1990-01-01", "1993-12-31", "point"),
        ("年内", "年内", "2024-06-22", "2024-12-31", "until"),
        ("未来十年", "未来十年", "2024-06-23", "2034-06-22", "during"),
        ("未来半天", "未来半天", "2024-06-22", "2024-06-22", "during"),
        ("过去0.5天", "过去0.5天", "2024-06-22", "2024-06-22", "during"),
        ("过去五年", "过去五年", "2019-06-22", "2024-06-21", "during"),
        ("五年来", "五年来", "2019-06-22", None, "since"),
        ("十年内", "十年内", "2024-06-22", "2034-06-22", "until"),
        ("近年", "近年", None, None, "point"),
        ("此前", "此前", None, None, "point"),
        ("自2014年来", "自2014年来", "2014-01-01", None, "since"),
        ("6月10日-16日访问", "6月10日-16日", "2024-06-10", "2024-06-16", "range"),
        ("本月3-6日", "本月3-6日", "2024-06-03", "2024-06-06", "range"),
        ("七零年代", "七零年代", "1970-01-01", "1979-12-31", "point"),
        ("到本世纪中叶", "本世纪中叶", None, "2050-12-31", "until"),
        ("到二十一世纪中叶", "二十一世纪中叶", None, "2050-12-31", "until"),
        ("到世纪中叶", "世纪中叶", None, "2050-12-31", "until"),
        ("本世纪中期", "本世纪中期", "2040-01-01", "2050-12-31", "point"),
        ("到本世纪中，", "本世纪中", None, "2050-12-31", "until"),
        ("本世纪中，", "本世纪中", "2040-01-01", "2050-12-31", "point"),
        ("在本世纪中最大的一次", "本世纪", "2000-01-01", "2099-12-31", "point"),
        ("到21世纪中国的力量", "21世纪", None, "2099-12-31", "until"),
        ("上世纪末", "上世纪末", "1990-01-01", "1999-12-31", "point"),
        ("本世纪初步成形", "本世纪", "2000-01-01", "2099-12-31", "point"),
        ("21世纪上半叶", "21世纪上半叶", "2000-01-01", "2049-12-31", "point"),
        ("到本年代末", "本年代末", None, "2029-12-31", "until"),
        ("到本十年末", "本十年末", None, "2029-12-31", "until"),
        ("本10年内", "本10年", "2020-01-01", "2029-12-31", "during"),
        ("这个十年结束前", "这个十年结束", None, "2029-12-31", "until"),
        ("本年代表团", "本年", "2024-01-01", "2024-12-31", "point"),
        ("到2020年代底", "2020年代底", None, "2029-12-31", "until"),
    ],
)
def test_periods(text: str, span: str, start: str | None, end: str | None, role: str) -> None:
    (found,) = dates(text)
    assert (found.span.quote, found.start, found.end, found.role) == (span, start, end, role)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("6月3日和4日两天", ["6月3日和4日", "两天"]),
        ("6月3日和4日", ["6月3日", "4日"]),
        ("周三和周四两天", ["周三和周四", "两天"]),
        ("周三和周四", ["周三", "周四"]),
        ("6月3日和4日连续两次试射", ["6月3日", "4日"]),
        ("6月3、10日", ["6月3", "10日"]),
        ("战机27与3日前抵达", ["3日前"]),
        ("12、13日报记者", []),
        ("今天和明天", ["今天", "明天"]),
    ],
)
def test_days_side_by_side_are_one_time_where_the_text_says_so(text: str, spans: list[str]) -> None:
    assert [one.span.quote for one in dates(text)] == spans


@pytest.mark.parametrize(
    ("text", "length"), [("两年", "P2Y"), ("三年半", "P3.5Y"), ("一年又一个月21天", "P1Y1M21D"), ("15周", "P15W")]
)
def test_lengths(text: str, length: str) -> None:
    (found,) = dates(text)
    assert (found.role, found.length, found.value) == ("duration", length, None)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("会谈始于2023年，当年十一月又谈一次", ["2023", "2023-11"]),
        ("2019年11月5日到访，次日离开", ["2019-11-05", "2019-11-06"]),
        ("2019年11月签字，同月生效", ["2019-11", "2019-11"]),
        ("1962年10月16日起，到10月28日结束", ["1962-10-16", "1962-10-28"]),
        ("2019年5月3日开会，5日结束", ["2019-05-03", "2019-05-05"]),
        ("7月1日起加税，21日双方开会", ["2024-07-01", "2024-06-21"]),
        ("6月3日谈崩，两天后又谈", ["2024-06-03", "2024-06-05"]),
        ("周五下令，一天前他还否认", ["2024-06-21", "2024-06-20"]),
        ("6月3日谈崩。他一天前否认", ["2024-06-03", "2024-06-21"]),
    ],
)
def test_the_last_date_named_is_the_anchor(text: str, values: list[str]) -> None:
    assert [found.value for found in dates(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "2月30日",
        "2019年2月29日",
        "12000年",
        "1789年",
        "三年级",
        "每周一次",
        "192.168.10.11",
        "094A型",
        "第三天",
        "未来0年",
        "0天内",
        "",
    ],
)
def test_no_date(text: str) -> None:
    assert [found.value for found in dates(text) if found.value] == []


def test_a_stamp_after_midnight_in_utc_means_the_day_before_in_washington() -> None:
    """Trap 8: stamped 2024-06-22T01:39Z, 本周五 is 2024-06-21."""
    from datetime import UTC, datetime

    stamp = datetime(2024, 6, 22, 1, 39, tzinfo=UTC)
    document = Document(
        "id", "", "本周五", b"", "utf-8", "text", "1", (), published=stamp, time_zone="America/New_York"
    )
    assert str(publication_day(document)) == "2024-06-21"
    assert [found.value for found in find_dates(open_page(document))] == ["2024-06-21"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("（某社东岸21日综合外电报导）双方今天开会", "2024-06-21"),
        ("（某社記者丁一鳴東岸20日電）雙方今天開會", "2024-06-20"),
        ("路透东岸6月21日 - 双方周五开会", "2024-06-21"),
        ("要点\n（某社东岸19日电） 双方今天开会", "2024-06-19"),
        ("【某报2024年06月20日讯】双方昨天开会", "2024-06-19"),
        ("（某社东岸1日电）双方今天开会", "2024-06-22"),
        ("双方在6月1日说，今天开会", "2024-06-22"),
    ],
)
def test_a_dispatch_says_today_of_the_day_in_its_dateline(text: str, value: str) -> None:
    assert dates(text)[-1].value == value


def test_without_publication_a_part_has_no_value() -> None:
    found = dates("6月17日和周五，2024年", None)
    assert [(date.value, date.precision, date.anchor) for date in found] == [
        (None, "day", None),
        (None, "day", None),
        ("2024", "year", "absolute"),
    ]


@pytest.mark.parametrize(
    ("day", "before"),
    [
        ("2020-12-24", "2020-11-24"),
        ("2020-01-05", "2019-12-05"),
        ("2020-07-31", None),  # no 31st of June
        ("2020-03-29", "2020-02-29"),
        ("2021-03-29", None),
        ("1900-01-01", None),  # below what the calendar of the desk holds
    ],
)
def test_the_same_day_of_the_month_before(day: str, before: str | None) -> None:
    assert month_before(day) == before
