from __future__ import annotations

import pytest

from tracktwo.extract.page import open_page
from tracktwo.extract.quantities import find_quantities
from tracktwo.model import Document, Quantity


def quantities(text: str) -> tuple[Quantity, ...]:
    document = Document("id", "", text, b"", "utf-8", "text", "1", ())
    return find_quantities(open_page(document))


@pytest.mark.parametrize(
    ("text", "span", "values", "qualifier"),
    [
        ("中国拥有约500颗核弹头", "约500颗", [500], "about"),
        ("库存逾千枚", "逾千枚", [1000], "more_than"),
        ("他说有两百多枚", "两百多枚", [200], "more_than"),
        ("那里放着数百枚", "数百枚", [100], "several"),
        ("近百枚已经退役", "近百枚", [100], "nearly"),
        ("总数五百余", "五百余", [500], "more_than"),
        ("上千枚", "上千枚", [1000], "at_least"),
        ("至少60枚", "至少60枚", [60], "at_least"),
        ("不到50枚", "不到50枚", [50], "less_than"),
        ("一共一千二百枚", "一千二百枚", [1200], None),
        ("只有200枚出头", "200枚出头", [200], "more_than"),
        ("略超過200枚", "略超過200枚", [200], "more_than"),
        ("從庫存看，約有1萬2121枚", "約有1萬2121枚", [12121], "about"),
        ("每一方不得超过１５５０枚", "不得超过１５５０枚", [1550], "up_to"),
        ("限制在1550枚以下", "1550枚以下", [1550], "up_to"),
        ("已有十几万人离开", "十几万人", [100_000], "more_than"),
        ("大约有1.4万件", "大约有1.4万件", [14_000], "about"),
        ("多达80枚", "多达80枚", [80], "up_to"),
        ("出现了二十来艘", "二十来艘", [20], "about"),
    ],
)
def test_levels(text: str, span: str, values: list[float], qualifier: str | None) -> None:
    (found,) = quantities(text)
    assert (found.span.quote, list(found.values), found.qualifier, found.shape) == (span, values, qualifier, "level")


@pytest.mark.parametrize(
    ("text", "span", "values", "shape"),
    [
        ("估计有500至600枚", "500至600枚", [500, 600], "range"),
        ("约500-600枚", "约500-600枚", [500, 600], "range"),
        ("三十到四十枚", "三十到四十枚", [30, 40], "range"),
        ("数十至上百枚", "数十至上百枚", [10, 100], "range"),
        ("三四百人到场", "三四百人", [300, 400], "range"),
        ("5至10万人", "5至10万人", [50_000, 100_000], "range"),
        ("核弹头从410个增加到500个", "从410个增加到500个", [410, 500], "change"),
        ("从一年前的12512枚降至12121枚", "从一年前的12512枚降至12121枚", [12512, 12121], "change"),
        ("由三百枚增至四百枚", "由三百枚增至四百枚", [300, 400], "change"),
        ("约占百分之五", "百分之五", [5], "percent"),
        ("增长5.2％", "5.2％", [5.2], "percent"),
        ("多出5个百分点", "5个百分点", [5], "percent"),
        ("20%至30%的弹头", "20%至30%", [20, 30], "percent"),
        ("四分之三的国家", "四分之三", [0.75], "fraction"),
        ("第三次会谈", "第三次", [3], "ordinal"),
    ],
)
def test_shapes(text: str, span: str, values: list[float], shape: str) -> None:
    (found,) = quantities(text)
    assert (found.span.quote, list(found.values), found.shape) == (span, values, shape)


@pytest.mark.parametrize(
    ("text", "span", "times"),
    [
        ("数量翻一番", "翻一番", 2),
        ("十年内翻两番", "翻两番", 4),
        ("增加一倍", "增加一倍", 2),
        ("增加了两倍", "增加了两倍", 3),
        ("是对方的三倍", "三倍", 3),
        ("库存减半", "减半", 0.5),
    ],
)
def test_multiples(text: str, span: str, times: float) -> None:
    (found,) = quantities(text)
    assert (found.span.quote, found.shape, found.relation) == (span, "multiple", ("times", times))


@pytest.mark.parametrize(
    "text",
    [
        "五角大厦没有回应",
        "一些专家认为",
        "统一口径",
        "进一步谈判",
        "一中原则",
        "三国的代表",
        "老百姓",
        "电话01085323333",
        "双十讲话",
        "九二共识",
        "094A型潜艇",
        "东风-41导弹",
        "歼-20飞抵",
        "F-16升空",
        "2024年6月17日",
        "9月1-3日开会",
        "上午10:30开始",
        "三个月以来",
        "见 https://example.org/2020/300.html",
        "",
    ],
)
def test_no_quantity(text: str) -> None:
    assert quantities(text) == ()


def test_enumeration_inherits_nothing_here() -> None:
    """美国5800枚，俄罗斯6375枚: each number stands for itself; figures.py hands on unit and noun."""
    found = quantities("美国与俄罗斯分别有5800和6375个")
    assert [(quantity.span.quote, quantity.classifier) for quantity in found] == [("5800", None), ("6375个", "个")]
