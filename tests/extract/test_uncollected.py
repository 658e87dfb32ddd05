"""The garbage collector rests while a document is extracted, and has nothing to look for afterwards."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from tests.extract.made import page_of
from tracktwo.extract import extract
from tracktwo.extract.uncollected import uncollected

TEXT = """西岸外长丁一鸣5月3日在江南发表声明。声明说，东岸有100枚核弹头，西岸希望恢复会谈。
“会谈没有取消，东岸认为没有必要。”丁一鸣对样本晨报说。他拒绝评论制裁。
据江南研究所估计，到2030年，东岸将有300枚核弹头。该研究所的报告还指出，双方去年举行了军控会谈。
"""


@pytest.fixture(autouse=True)
def enabled() -> Iterator[None]:
    gc.enable()
    yield
    gc.enable()


def test_what_is_made_of_a_document_holds_no_cycles() -> None:
    document = page_of(TEXT).document
    assert extract(document).statements  # reads the tables
    gc.collect()
    gc.disable()
    extract(document)
    assert gc.collect() == 0


def test_the_collector_rests_and_goes_on() -> None:
    told: list[bool] = []
    uncollected(lambda: told.append(gc.isenabled()))()
    assert (told, gc.isenabled()) == ([False], True)


def test_it_goes_on_after_a_fault_too() -> None:
    @uncollected
    def fails() -> None:
        raise ValueError

    with pytest.raises(ValueError):
        fails()
    assert gc.isenabled()


def test_whoever_had_stopped_it_finds_it_stopped() -> None:
    gc.disable()
    assert uncollected(gc.isenabled)() is False
    assert not gc.isenabled()
