"""Dates: whatever the text, what is found is in order, inside 1900 to 2100, and says of itself what is so."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tracktwo.extract.date_forms import find_forms
from tracktwo.extract.dates import find_dates
from tracktwo.extract.intervals import day_of, months_of, moved, week_of
from tracktwo.extract.page import open_page
from tracktwo.extract.quantities import find_quantities
from tracktwo.languages import entries, fold
from tracktwo.model import DateMention, Document

DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))
WORDS = """2024年 6月 17日 去年 今年 当年 同月 次日 底 初 上半年 本周 周五 至 到 自 以来 年 月 日 前 后 三 十 二 个 未来
十年 上世纪 80年代 ， 。 （ ） 0 9 - / 枚"""
PIECES = st.sampled_from([*WORDS.split(), "\n", " "])
HOSTILE = "1 年 2024年 6月 月 十 一 三年 三年又 自 上上 周 2024- 1/ 至 2024年至 第 世纪 近 的"


def dates(text: str, day: date | None) -> tuple[DateMention, ...]:
    local = day.isoformat() if day else None
    return find_dates(open_page(Document("id", "", text, b"", "utf-8", "text", "1", (), local_date=local)))


@settings(deadline=None)
@example("未来0年", date(2024, 6, 22))
@example("未来半天", date(2024, 6, 22))
@given(st.lists(PIECES, max_size=25).map("".join), st.none() | DAYS)
def test_what_is_found_holds_together(text: str, day: date | None) -> None:
    last = 0
    for mention in dates(text, day):
        assert mention.span.start >= last
        last = mention.span.end
        for edge in (mention.start, mention.end):
            assert edge is None or 1900 <= date.fromisoformat(edge).year <= 2100
        if mention.start and mention.end:
            assert mention.start <= mention.end
            if mention.value:
                assert mention.start.startswith(mention.value) and mention.end.startswith(mention.value)


@settings(deadline=None)
@given(DAYS, DAYS)
def test_a_full_date_is_that_day_whatever_the_day_of_publication(day: date, published: date) -> None:
    (found,) = dates(f"{day.year}年{day.month}月{day.day}日", published)
    assert found.start == found.end == found.value == day.isoformat()


@settings(deadline=None)
@given(DAYS, st.integers(-60, 60))
def test_a_day_without_a_year_near_publication_is_that_day(published: date, days: int) -> None:
    """A past one up to half a year, a coming one only where the text says 将."""
    day = published + timedelta(days)
    (found,) = dates(f"将在{day.month}月{day.day}日" if days > 0 else f"{day.month}月{day.day}日", published)
    assert found.value == day.isoformat()


@settings(deadline=None)
@given(DAYS)
def test_weekdays(published: date) -> None:
    for number, word in enumerate("一二三四五六日"):
        (last,), (this,), (before,) = (dates(prefix + "周" + word, published) for prefix in ("", "本", "上"))
        assert 0 <= (published - date.fromisoformat(last.value or "")).days < 7
        assert (date.fromisoformat(this.value or "") - date.fromisoformat(before.value or "")).days == 7
        assert {date.fromisoformat(day.value or "").weekday() for day in (last, this, before)} == {number}


@settings(deadline=None)
@given(DAYS, st.integers(-500, 500))
def test_moving_by_months_and_back_stays_in_the_month(day: date, months: int) -> None:
    there = moved(day.replace(day=1), months=months)
    if there is not None:
        assert moved(there, months=-months) == day.replace(day=1)


def test_no_interval_outside_the_years() -> None:
    assert day_of(1899, 12, 31) is None and day_of(2024, 2, 30) is None and months_of(2101, 1, 12) is None
    assert moved(date(2100, 12, 31), days=1) is None and week_of(date(2100, 12, 31), 3) is None
    assert moved(date(2024, 1, 1), years=10**9) is None and moved(date(2024, 1, 1), days=-(10**9)) is None


@pytest.mark.parametrize("piece", HOSTILE.split())
def test_long_runs_are_read_in_one_go(piece: str) -> None:
    """30,000 hostile characters: this would take minutes were any pattern not linear."""
    text = piece * (30_000 // len(piece))
    page = open_page(Document("id", "", text, b"", "utf-8", "text", "1", (), local_date="2024-06-22"))
    spans = [*(found.span for found in find_dates(page)), *(found.span for found in find_quantities(page))]
    assert all(span.start < span.end for span in spans)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_the_fast_path_finds_what_the_slow_one_finds(text: str) -> None:
    """Fast: only where a character stands with which a pattern may begin. Slow: every pattern everywhere."""
    assert find_forms(text) == find_forms(text, everywhere=True)


def test_the_fast_path_on_every_example() -> None:
    tables = ("word", "part", "pattern", "role", "between", "unit", "lead", "tail", "coming")
    for table in tables:
        for entry in entries("tracktwo.languages.zh", "dates.toml", table):
            for text in map(fold, (*entry["examples"], *entry.get("not", ()))):
                assert find_forms(text) == find_forms(text, everywhere=True)
