"""One test for each trap of the field that dates, numbers, figures, forecasts and talks must get right.

The sentences are our own; names are made up. Traps 1, 6, 7 and 22 have their tests in test_figures.py, beside the
publishers' own lines; trap 8 has more in test_dates.py.
"""

from __future__ import annotations

import dataclasses

import pytest

from tests.extract.made import page_of
from tracktwo.extract import extract
from tracktwo.extract.dates import find_dates
from tracktwo.extract.quantities import find_quantities
from tracktwo.model import Forecast, Records, Talk


def read(text: str, published: str = "2024-06-22") -> Records:
    return extract(page_of(text, local_date=published).document)


def talks(text: str, published: str = "2024-06-22") -> tuple[Talk, ...]:
    return read(text, published).talks


def test_2_each_report_keeps_its_own_date_and_two_in_one_text_are_an_issue() -> None:
    """Whether the consultations came before or after the summit: the ledger holds both reports."""
    first = talks("2023年中美元首在旧金山会面后，两国军控部门在当年十一月举行了军备控制磋商。")
    second = talks("中美军备控制磋商2023年12月在华盛顿举行。")
    assert ("held", "2023-11") in {(talk.status, talk.when) for talk in first}
    assert [(talk.status, talk.when) for talk in second] == [("held", "2023-12")]
    both = read("中美军控磋商2023年11月6日在华盛顿举行。\n一家报纸说，中美军控磋商2023年12月3日在华盛顿举行。")
    assert [issue.kind for issue in both.issues if issue.kind.startswith("talk")] == ["talk.two_dates"]


@pytest.mark.parametrize(
    ("text", "reason", "by"),
    [
        ("受疫情和经费等影响，中美二轨核对话一度停摆。", "疫情和经费等影响", None),
        ("丁一鸣说，由于中方参加者越来越少，中美二轨核对话中断了五年。", "中方参加者越来越少", "丁一鸣"),
        ("李砚衡表示，因资助被撤回，中美二轨核对话陷入停滞。", "资助被撤回", "李砚衡"),
    ],
)
def test_3_competing_reasons_stay_with_who_stated_them(text: str, reason: str, by: str | None) -> None:
    (stopped,) = (talk for talk in talks(text) if talk.status == "suspended")
    assert [(one.span.quote, one.by) for one in stopped.reasons] == [(reason, by)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "丁一鸣说，由于经费不足，中美二轨核对话中断，李砚衡则说，因为会期太长，中美二轨核对话停摆。",
            [("经费不足", "丁一鸣"), ("会期太长", "李砚衡")],
        ),
        (
            "中美二轨核对话为何中断，说法不一。丁一鸣表示，原因是经费不足。李砚衡认为会期太长。会场在山上。",
            [("经费不足", "丁一鸣"), ("会期太长", "李砚衡")],
        ),
        (
            "中美二轨核对话因经费不足中断。\n丁一鸣说，由于经费不足，中美二轨核对话已经中断。",
            [("经费不足", None)],
        ),
        ("中美二轨核对话为何中断，没有人知道。\n丁一鸣说，会场在山上。", []),
    ],
)
def test_3_reasons_that_compete_inside_one_text_are_all_kept(text: str, told: list[tuple[str, str | None]]) -> None:
    (stopped,) = (talk for talk in talks(text) if talk.status == "suspended")
    assert [(one.span.quote, one.by) for one in stopped.reasons] == told
    assert all(text[one.span.start : one.span.end] == one.span.quote for one in stopped.reasons)


def test_4_the_track_is_as_reported() -> None:
    """One series: its organisers call it 1.5, a paper 二轨或一轨半, another only 二轨."""
    assert talks("主办方说，中美在2004年至2019年举行过一轨半核对话。")[0].track == ("1.5",)
    assert talks("2004年以来，中美曾举行多次二轨或一轨半核对谈。")[0].track == ("1.5", "2")
    assert talks("中美二轨核对话去年在东京举行。")[0].track == ("2",)


def test_5_first_in_five_years_dates_nothing() -> None:
    found = talks("中美两国今年三月恢复了五年来首次二轨核对话。")
    assert [(talk.status, talk.when) for talk in found] == [("resumed", "2024-03")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("当年十一月", None), ("2023年谈崩，当年十一月又谈", "2023-11"), ("今年三月", "2024-03"),
        ("本周五", "2024-06-21"), ("去年底", "2023"), ("近年", None), ("此前", None), ("同年", None),
    ],
)  # fmt: skip
def test_8_relative_time_counts_from_the_text_never_from_the_clock(text: str, value: str | None) -> None:
    """Without an anchor there is no value, and at best a mention."""
    found = find_dates(page_of(text, local_date="2024-06-22"))
    last = found[-1].value if found else None
    assert (last and last[: len(value or last)]) == value


@pytest.mark.parametrize(
    ("text", "values", "qualifier"),
    [
        ("约500颗", (500,), "about"), ("逾千枚", (1000,), "more_than"), ("两百多枚", (200,), "more_than"),
        ("数百枚", (100,), "several"), ("近百枚", (100,), "nearly"), ("五百余", (500,), "more_than"),
        ("上千枚", (1000,), "at_least"), ("至少60枚", (60,), "at_least"), ("不到50枚", (50,), "less_than"),
        ("500至600枚", (500, 600), None), ("从410个增加到500个", (410, 500), None), ("一千二百枚", (1200,), None),
    ],
)  # fmt: skip
def test_9_vague_numbers_keep_range_and_qualifier(text: str, values: tuple[float, ...], qualifier: str | None) -> None:
    (quantity,) = find_quantities(page_of(text))
    assert (quantity.values, quantity.qualifier) == (values, qualifier)


def test_9_a_doubling_is_a_relation() -> None:
    (quantity,) = find_quantities(page_of("数量将翻一番"))
    assert quantity.relation == ("times", 2.0)


def test_10_classifiers_name_no_unit() -> None:
    (claim,) = read("晨光研究所预计，中国的洲际核导弹数量可能在2030年达到甲国和美国的水平。").forecasts
    assert claim.unit == "missile"
    figures = read("五角大楼估计，中国拥有约500枚核弹头，到2030年可能达1000枚。").figures
    assert [(figure.values, figure.unit) for figure in figures] == [((500.0,), "warhead"), ((1000.0,), "warhead")]


def test_14_silence_and_assurances_are_no_talks() -> None:
    """未作任何评论 is a decline of who was asked, no refusal to talk; 不会进行核威胁 is no event."""
    found = read("外交部发言人丁一鸣对此未作出任何评论或给予证实。\n中方代表告诉美方，中国不会对台湾进行核威胁。")
    assert [statement.act for statement in found.statements if statement.speaker == "丁一鸣"] == ["decline"]
    assert found.talks == ()
    assert found.figures == ()


def test_15_one_meeting_told_of_again_and_again_is_one_talk() -> None:
    text = (
        "中美两国外长6月17日在日内瓦举行会谈，讨论核风险。会谈持续了三小时。\n"
        "丁一鸣在会谈后对记者说，双方谈得坦率。\n"
        "李砚衡则说，此次会谈没有谈到台海局势。中美外长周一的会谈是今年的第一次。"
    )
    assert [(talk.status, talk.when) for talk in talks(text)] == [("held", "2024-06-17")]


def test_16_a_hedge_stays_a_word() -> None:
    (forecast,) = read("五角大楼估计，到2030年中国可能拥有1000枚核弹头。").forecasts
    assert forecast.hedge == "可能"
    assert not any("probab" in field.name or "chance" in field.name for field in dataclasses.fields(Forecast))
