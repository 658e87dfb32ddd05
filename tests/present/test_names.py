from __future__ import annotations

import pytest

from tracktwo.present.names import called


@pytest.mark.parametrize(
    ("name", "language", "shown"),
    [
        ("中國", "en", "China"),
        ("美方", "en", "United States"),
        ("欧盟", "en", "European Union"),
        ("中國", "zh", "中國"),
        ("丁一鸣", "en", "丁一鸣"),
        ("东岸", "en", "东岸"),
    ],
)
def test_a_state_is_called_by_its_name_in_the_interface(name: str, language: str, shown: str) -> None:
    assert called(name, language) == shown
