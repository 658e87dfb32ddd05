"""Every name field of every record is a mention; what knowledge holds gets its actor, all else stays as written."""

from __future__ import annotations

from tests.extract.made import page_of
from tracktwo.model import Figure, Forecast, Records, Span, StatedReason, Statement, Talk
from tracktwo.model.figure import Criteria
from tracktwo.resolve import resolve

TEXT = "北京说，会谈没有取消，东岸晨报报道"
SPAN = Span.of(TEXT, 0, 2)
RECORDS = Records(
    statements=(
        Statement(
            SPAN, "丁一鸣", None, (), imputed_by="李砚衡", via=("东岸晨报", "西岸社"), addressee="美方",
            asked_by="记者",
        ),
    ),
    figures=(
        Figure(SPAN, (500.0,), "level", "warhead", subject="中国", publisher="东岸研究所", repeated_by="东岸晨报"),
    ),
    forecasts=(Forecast(SPAN, "2030", None, Criteria(), subject="中国", publisher="东岸研究所"),),
    talks=(
        Talk(
            SPAN, "held", parties=("中国", "美方"), by="中方", convener="东岸论坛", host="东岸大学", funder="东岸基金",
            participants=("丁一鸣",), reasons=(StatedReason(SPAN), StatedReason(SPAN, "李砚衡")),
        ),
    ),
)  # fmt: skip


def test_every_name_field_is_a_mention_in_its_place() -> None:
    found = resolve(page_of(TEXT).document, RECORDS)
    assert [(one.kind, one.role, one.n, one.name) for one in found] == [
        ("statement", "speaker", 0, "丁一鸣"),
        ("statement", "imputed_by", 0, "李砚衡"),
        ("statement", "addressee", 0, "美方"),
        ("statement", "asked_by", 0, "记者"),
        ("statement", "via", 0, "东岸晨报"),
        ("statement", "via", 1, "西岸社"),
        ("figure", "subject", 0, "中国"),
        ("figure", "publisher", 0, "东岸研究所"),
        ("figure", "repeated_by", 0, "东岸晨报"),
        ("forecast", "subject", 0, "中国"),
        ("forecast", "publisher", 0, "东岸研究所"),
        ("talk", "by", 0, "中方"),
        ("talk", "convener", 0, "东岸论坛"),
        ("talk", "host", 0, "东岸大学"),
        ("talk", "funder", 0, "东岸基金"),
        ("talk", "party", 0, "中国"),
        ("talk", "party", 1, "美方"),
        ("talk", "participant", 0, "丁一鸣"),
        ("talk", "reason_by", 1, "李砚衡"),
    ]
    assert {one.anchor for one in found} == {record.anchor for record in RECORDS.all()}


def test_a_state_is_known_by_its_names_and_others_stay_as_written() -> None:
    actors = {one.name: (one.actor, one.basis) for one in resolve(page_of(TEXT).document, RECORDS)}
    assert actors["美方"] == ("state.us", "knowledge")
    assert actors["中方"] == ("state.cn", "knowledge")
    assert actors["丁一鸣"] == (None, None)
