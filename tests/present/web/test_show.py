"""How single values are said on a page."""

from __future__ import annotations

import pytest

from tracktwo.present.web.show import field
from tracktwo.present.web.words import words


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("reason_by", ["李若衡", None], "李若衡, stated by: not said"),
        ("reason_by", [None, None], "stated by: not said, stated by: not said"),
        ("reason_by", "周文澜", "周文澜"),
        ("values", [500.0, 12121.5], "500, 12,121.5"),
        ("track", ["1.5", "2"], "Track 1.5, Track 2"),
        ("criteria", {"unit": "warhead", "at_least": None, "hedged": True}, "unit: warheads; hedged: ✓"),
    ],
)
def test_a_field_is_told_in_words(name: str, value: object, told: str) -> None:
    assert field(name, value, words("en")) == told
