"""Figures: case tables, the traps, the seed's own figures, hostile texts."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.made import page_of
from tracktwo.extract import extract
from tracktwo.model import Records

CASES = tomllib.loads((Path(__file__).parent / "cases" / "figures.toml").read_text(encoding="utf-8"))
Json = dict[str, Any]


def read(text: str, published: str = "2024-06-22") -> Records:
    return extract(page_of(text, local_date=published).document)


def told(records: Records) -> list[Json]:
    return [
        {
            "span": figure.span.quote,
            "values": list(figure.values),
            "shape": figure.shape,
            "unit": figure.unit,
            "subject": figure.subject,
            "qualifier": figure.qualifier,
            "metric": figure.metric_reported or "",
            "publisher": figure.publisher or "",
            "repeated_by": figure.repeated_by or "",
            "as_of": list(figure.as_of),
            "release": figure.release,
            "due": figure.due or "",
        }
        for figure in records.figures
    ]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in CASES["case"]])
def test_cases(case: Json) -> None:
    found = told(read(case["text"], CASES["published"]))
    expected = case["figures"]
    assert [{key: item[key] for key in names} for item, names in zip(found, expected, strict=False)] == expected
    assert len(found) == len(expected)


OPERATIONAL = "2023年10月发布的五角大厦报告推估，中国目前拥有约500颗部署状态的核武器，到2030年可能达1000枚。"


def test_operational_is_not_deployed() -> None:
    """TRAPS 1: kept as reported, the publisher's own metric beside it, and an issue that the two differ."""
    records = read(OPERATIONAL)
    now, later = records.figures
    assert (now.metric_reported, now.metric, now.edition) == ("deployed", "operational", "us-dod.2023.cn")
    assert (later.due, later.hedge, later.edition) == ("2030", "可能", "us-dod.2023.cn.2030")
    (issue, *_) = [issue for issue in records.issues if issue.kind == "figure.metric_differs"]
    assert issue.spans[0] == now.span
    assert "operational" in issue.message


def test_publishers_revise() -> None:
    """TRAPS 6: two vintages of one publisher are two figures, no contradiction and no issue."""
    text = "SIPRI估计，2024年1月全球约有12121枚核弹头。后来的年鉴说，2024年1月全球有12405枚核弹头。"
    records = read(text, "2025-06-20")
    assert [figure.values for figure in records.figures] == [(12121,), (12405,)]
    assert records.figures[0].edition == "sipri.2024.world"
    assert records.figures[1].edition is None
    assert [issue for issue in records.issues if issue.kind.startswith("figure.")] == []


def test_due_before_as_of() -> None:
    """TRAPS 7: printed in 2025."""
    records = read("报告预计，到2023年中国将拥有超过1000枚核弹头。", "2025-06-20")
    (issue,) = [issue for issue in records.issues if issue.kind == "figure.due_before_as_of"]
    assert records.figures[0].due == "2023"
    assert issue.spans == (records.figures[0].span,)


@pytest.mark.parametrize("told_then", ["该所当时预计，到2023年中国将有1000枚核弹头。", "到2017年，导弹减至400枚。"])
def test_an_old_forecast_told_as_such_is_no_issue(told_then: str) -> None:
    assert [issue for issue in read(told_then, "2025-06-20").issues if issue.kind.startswith("figure.")] == []


def test_warheads_printed_as_missiles() -> None:
    """TRAPS 22: the Defense Department's report of 2020 counts 200 warheads on ICBMs within five years."""
    text = "美国国防部的报告预估，5年内中国就会有200枚能够威胁美国本土的陆基洲际弹道导弹。"
    records = read(text, "2020-09-09")
    (figure,) = records.figures
    assert (figure.unit, figure.due, figure.edition) == ("missile", "2025", "us-dod.2020.cn.icbm-warheads")
    assert [issue.kind for issue in records.issues] == ["figure.unit_differs"]


def test_the_same_line_printed_right_is_no_issue() -> None:
    text = "美国国防部的报告估计，中国陆基洲际弹道导弹的弹头可能在5年内增至200枚。"
    records = read(text, "2020-09-09")
    assert [figure.edition for figure in records.figures] == ["us-dod.2020.cn.icbm-warheads"]
    assert records.issues == ()


@pytest.mark.parametrize(
    ("text", "differs"),
    [
        ("美国有5044枚核弹头，俄罗斯有5580枚，两国合计10000枚。", True),
        ("美国有5044枚核弹头，俄罗斯有5580枚，两国合计10624枚。", False),
        ("美国有约5044枚核弹头，俄罗斯有约5580枚，两国合计约10600枚。", False),
        ("全球有12000枚核弹头，其中9000枚处于库存，4000枚退役。", True),
        ("全球有12000枚核弹头，其中9000枚处于库存，2000枚退役。", False),
    ],
)
def test_sums(text: str, differs: bool) -> None:
    kinds = [issue.kind for issue in read(text).issues]
    assert ("figure.sum_differs" in kinds) == differs


SEED = (
    "斯德哥尔摩国际和平研究所（SIPRI）6月17日发表年度报告，指出中国加速发展核武器，2023年核弹头从410个增加到500个；"
    "该研究所预估，中国的洲际核导弹数量可能在2030年时，就会达到美国和俄罗斯的水平。\n" + OPERATIONAL
)


def test_the_figures_that_the_project_started_from() -> None:
    records = read(SEED)
    change, now, later = records.figures
    assert (change.values, change.shape, change.subject) == ((410, 500), "change", "中国")
    assert (change.publisher, change.release, change.as_of) == (
        "斯德哥尔摩国际和平研究所",
        "2024-06-17",
        ("2023", "2024"),
    )
    assert (now.publisher, now.release, now.qualifier) == ("五角大厦", "2023-10", "about")
    assert (later.values, later.due, later.hedge, later.unit) == ((1000,), "2030", "可能", "weapon")
    claim, number = records.forecasts
    assert (claim.comparison, claim.due, claim.unit, claim.values) == ("美国和俄罗斯", "2030", "missile", ())
    assert claim.span.quote.startswith("中国的洲际核导弹数量")
    assert claim.criteria.unsettled_because is not None
    assert (number.criteria.threshold, number.criteria.metric) == ((1000,), "operational")


WORDS = (
    "核弹头",
    "核武器",
    "导弹",
    "潜艇",
    "枚",
    "个",
    "艘",
    "500",
    "约",
    "1550",
    "不得超过",
    "从410个增加到500个",
    "中国",
    "美国",
    "俄罗斯",
    "到2030年",
    "可能",
    "十年内",
    "翻一番",
    "达到",
    "的水平",
    "部署",
    "库存",
    "其中",
    "，",
    "。",
    "、",
    "SIPRI",
    "五角大楼",
    "报告",
    "估计",
    "该研究所",
    "分别",
    "双方",
    "合计",
    "（",
    "）",
    "「",
    "」",
    "“",
    "”",
    "两百多",
    "逾",
    "2023年",
    "目前",
    "增至",
    "和",
    "的",
    "有",
    "为",
    "次",
    "核试验",
    "吨",
    "高浓缩铀",
    "𠮷",
    "🙂",
    "\n",
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map("".join))
def test_any_order_of_words_gives_whole_records(text: str) -> None:
    records = read(text)
    spans = [span for figure in records.figures for span in figure.spans]
    spans += [span for forecast in records.forecasts for span in forecast.spans]
    assert all(text[span.start : span.end] == span.quote for span in spans)
    for figure in records.figures:
        assert len(figure.values) == (1 if figure.shape == "level" else 2)
        assert figure.subject is None or figure.subject in text
        assert figure.hedge is None or figure.due
    assert [figure.span.start for figure in records.figures] == sorted(figure.span.start for figure in records.figures)
    assert read(text) == records


@pytest.mark.parametrize(
    "piece",
    ["500枚", "核弹头", "中国和", "从5枚增至", "其中5枚核弹头，", "不得超过", "到2030年", "约500枚核弹头，预计"],
)
def test_a_piece_repeated_raises_nothing(piece: str) -> None:
    """The time it takes is measured in benchmarks/stages.py."""
    text = piece * (4_000 // len(piece))
    assert all(text[figure.span.start : figure.span.end] == figure.span.quote for figure in read(text).figures)


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("报告说，中国约有500枚核弹头，对手约有300枚。邻国约有200枚核弹头。", ["中国", None, None]),
        ("英国有225枚核弹头，而另一核国家有290枚。", ["英国", None]),
        ("东岸有120枚核弹头。中国没有回应。", [None]),
        ("中国没有回应。东岸有120枚核弹头，其中20枚已部署。", [None, None]),
        ("中国没有回应。东岸的核弹头已增至120枚。", [None]),
        ("中国没有回应。对手估计有120枚核弹头。", [None]),
        ("中国称东岸有120枚核弹头。", [None]),
        ("中国有500枚核弹头，对手300枚。", ["中国", None]),
        ("中国的最大对手约有300枚核弹头。", [None]),
        ("中国的邻国印度有172枚核弹头。", ["印度"]),
        ("核弹头约有500枚。中国没有回应。", [None]),
        ("中国有500枚核弹头。对手没有公布数字，但估计有300枚核弹头。", ["中国", None]),
        ("中国有500枚核弹头。官方没有公布数字，但估计有300枚部署。", ["中国", "中国"]),
        ("中国和美国都有核武器，前者有500枚核弹头，后者有3700枚。", [None, None]),
        ("中国有500枚核弹头。九个核国家共有12121枚核弹头。", ["中国", None]),
        ("中国拥有500枚核弹头，西岸拥有300枚，两国共800枚。", ["中国", None, "两国"]),
        ("中国正在扩大核武库。该国约有500枚核弹头。", ["中国"]),
        ("中国正在扩大核武库。海军拥有6艘核潜艇。", ["中国"]),
        ("中国正在扩大核武库。目前约有500枚核弹头，到2030年将有1000枚。", ["中国", "中国"]),
        ("关于中国，该研究所估计有500枚核弹头。", ["中国"]),
        ("中国陆基导弹有500枚，潜射导弹有72枚。", ["中国", "中国"]),
    ],
)
def test_what_somebody_else_has_is_given_to_no_state(text: str, holders: list[str | None]) -> None:
    assert [figure.subject for figure in read(text).figures] == holders
