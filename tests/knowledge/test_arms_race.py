"""No arms race: each way to say that one takes no part is found as that element, an accusation is not."""

from __future__ import annotations

import pytest

from tracktwo.knowledge.positions import positions


@pytest.mark.parametrize(
    ("words", "takes_no_part"),
    [
        ("中国不搞军备竞赛。", True),
        ("中国从不参加任何形式的军备竞赛。", True),
        ("中国无意与任何国家进行军备竞赛。", True),
        ("中国不同任何国家进行核军备竞赛。", True),
        ("美国正在挑起新的军备竞赛。", False),
        ("军备竞赛对谁都没有好处。", False),
    ],
)
def test_to_take_no_part_is_an_element_of_its_own(words: str, takes_no_part: bool) -> None:
    position = positions()["no_arms_race"]
    assert any(term in words for term in position.terms)
    (element,) = [one for one in position.elements if one.id == "take_part"]
    assert any(word in words for word in element.match) is takes_no_part
