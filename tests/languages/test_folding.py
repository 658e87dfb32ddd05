from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.languages import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("薩德加波", "萨德加波"),
        ("１２００枚", "1200枚"),
        ("ＳＩＰＲＩ", "SIPRI"),
        ("說，「會談」", "说，「会谈」"),
        ("𠮷😀", "𠮷😀"),
        ("！？，：；（）～％　", "！？，：；（）~% "),
        ("加比-阿什肯納齊說", "加比·阿什肯纳齐说"),
        ("集權丶恐嚇，衞星", "集权、恐吓，卫星"),
        ("迪亚斯－卡内尔", "迪亚斯·卡内尔"),
        ("乌克兰-俄罗斯边界, 中-美, 15-20枚", "乌克兰-俄罗斯边界, 中-美, 15-20枚"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_fold_keeps_every_position(text: str) -> None:
    assert len(fold(text)) == len(text)
    whole = fold(text)
    assert whole.count("\n") == text.count("\n")
