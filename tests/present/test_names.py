from __future__ import annotations

import pytest

from tracktwo.present.names import called, worded


@pytest.mark.parametrize(
    ("name", "language", "shown"),
    [
        ("中國", "en", "China"),
        ("美方", "en", "United States"),
        ("欧盟", "en", "European Union"),
        ("中國", "zh", "中國"),
        ("丁一鸣", "en", "丁一鸣"),
        ("东岸", "en", "东岸"),
        ("路透社", "en", "Reuters"),
        ("大紀元", "en", "The Epoch Times"),
        ("中国外交部", "en", "Chinese Foreign Ministry"),
        ("外交部", "en", "外交部"),
        ("路透社", "zh", "路透社"),
    ],
)
def test_a_state_body_or_outlet_is_called_by_its_name_in_the_interface(name: str, language: str, shown: str) -> None:
    assert called(name, language) == shown


@pytest.mark.parametrize(
    ("words", "language", "shown"),
    [
        ("六方會談", "en", "Six-Party Talks"),
        ("四边安全对话", "en", "Quadrilateral Security Dialogue (Quad)"),
        ("Quad", "en", "Quadrilateral Security Dialogue (Quad)"),
        ("香格里拉对话", "en", "Shangri-La Dialogue (Asia Security Summit)"),
        ("军控磋商", "en", "军控磋商"),
        ("六方", "en", "六方"),
        ("六方會談", "zh", "六方會談"),
    ],
)
def test_the_english_name_of_a_series_is_that_of_its_dialogue(words: str, language: str, shown: str) -> None:
    assert worded("series", words, language) == shown


def test_words_of_a_record_are_told_in_english_where_they_are_known() -> None:
    assert worded("place", "東京", "en") == "Tokyo"
    assert worded("place", "東京", "zh") == "東京"
    assert worded("place", "东岸港", "en") == "东岸港"
    assert worded("place", "日本", "en") == "Japan"
    assert worded("place", "印度新德里", "en") == "New Delhi"
    assert worded("place", "东岸新德里", "en") == "东岸新德里"  # 东岸 is no state
    assert worded("place", "印度新德里", "zh") == "印度新德里"
    assert worded("hedge", "預料", "en") == "expected"
