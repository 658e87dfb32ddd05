"""How single values are said on a page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tracktwo.analyse.coverage import OutletCoverage
from tracktwo.present.web.show import FOLDED, SHOWN, SPARE, MonthColumn, field, folded, month_columns
from tracktwo.present.web.words import LANGUAGES, words


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("reason_by", ["李若衡", None], "李若衡, stated by: not said"),
        ("reason_by", [None, None], "stated by: not said, stated by: not said"),
        ("reason_by", "周文澜", "周文澜"),
        ("values", [500.0, 12121.5], "500, 12,121.5"),
        ("track", ["1.5", "2"], "Track 1.5, Track 2"),
        ("criteria", {"unit": "warhead", "at_least": None, "hedged": True}, "unit: warheads; hedged: ✓"),
        (
            "edition",
            "us-dod.2023.cn",
            "Military and Security Developments Involving the People's Republic of China 2023",
        ),
        ("edition", "nobody.1999", "nobody.1999"),
    ],
)
def test_a_field_is_told_in_words(name: str, value: object, told: str) -> None:
    assert field(name, value, words("en")).removesuffix(f" ({value})") == told


def test_how_a_forecast_is_settled_is_told_in_the_readers_language() -> None:
    criteria = {
        "publisher": "样本研究所",
        "comparator": "at_least",
        "threshold": [400.0],
        "unsettled_because": "it names no number of its own, only the level of 东岸",
    }
    told = field("criteria", criteria, words("zh"))
    assert told == "由谁统计：样本研究所; 比较：至少; 门槛：400; 无法判定：没有自己的数字，只说到某方的水平"
    assert field("criteria", {"due": "2030"}, words("en")) == "due: 2030"


def test_whatever_keeps_a_forecast_from_being_settled_has_words() -> None:
    from tracktwo.extract import forecasts

    source = Path(forecasts.__file__).read_text(encoding="utf-8")
    reasons = re.findall(r'"(the text (?:does not say|names nobody)[^"]*|it names [^"{]*)', source)
    assert len(reasons) == 5
    for reason in reasons:
        for language in LANGUAGES:
            assert reason.partition(", only the level of ")[0] in words(language).table["unsettled"]


def test_months_without_a_document_are_one_column_that_counts_them() -> None:
    outlets = [
        OutletCoverage("样本晨报", 3, {"2023-11": 1, "2024-03": 1, "-": 1}, False),
        OutletCoverage("样本日报", 1, {"2024-04": 1}, False),
    ]
    gap = MonthColumn("2023-12", "2024-02", 3)
    months = [MonthColumn(month, month) for month in ("2023-11", "2024-03", "2024-04")]
    undated = MonthColumn("-", "-")
    assert month_columns(outlets) == [undated, months[0], gap, *months[1:]]
    assert month_columns(outlets, newest_first=True) == [undated, months[2], months[1], gap, months[0]]
    assert month_columns([]) == []


@pytest.mark.parametrize("count", [0, 1, SHOWN, SHOWN + SPARE, SHOWN + SPARE + 1, 500])
def test_a_long_list_keeps_every_item_once_and_in_order(count: int) -> None:
    some = list(range(count))
    parts = list(folded(some))
    assert [one for _, part, _ in parts for one in part] == some
    assert [opened for *_, opened in parts] == [False] * (len(parts) - 1) + [True]
    assert all(part[0] + 1 == first for first, part, _ in parts if part)
    assert (len(parts) > 1) == (count > SHOWN + SPARE)
    assert all(len(part) <= FOLDED for _, part, opened in parts if not opened)
