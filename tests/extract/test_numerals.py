"""Numerals: what an independent writer writes reads back, and two readers agree."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.extract.numbers import find_numbers
from tracktwo.extract.numerals import find_numerals, numeral_at, read_numeral
from tracktwo.languages import fold

DIGITS = "零一二三四五六七八九"


def written(number: int) -> str:
    """`number` in Chinese, by the rules of the primary school: groups of four digits, one 零 for each gap."""
    if number == 0:
        return "零"
    groups = []
    for unit in ("", "万", "亿", "兆"):
        number, group = divmod(number, 10_000)
        groups.append((group, unit))
    text = ""
    for group, unit in reversed(groups):
        if group == 0:
            text += "零" if text and not text.endswith("零") else ""
            continue
        if text and group < 1000 and not text.endswith("零"):
            text += "零"
        text += written_group(group) + unit
    return text.rstrip("零")


def written_group(group: int) -> str:
    text = ""
    for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, group = divmod(group, power)
        if digit:
            text += DIGITS[digit] + unit
        elif text and group and not text.endswith("零"):
            text += "零"
    return text


def read_slowly(text: str) -> int:
    """A second reader: cut at the largest unit, read both sides. Knows plain numerals with every unit written."""
    for unit, value in (("兆", 10**12), ("亿", 10**8), ("万", 10**4), ("千", 1000), ("百", 100), ("十", 10)):
        if unit in text:
            before, _, after = text.partition(unit)
            return (read_slowly(before) if before else 1) * value + (read_slowly(after) if after else 0)
    return DIGITS.index(text.replace("零", "") or "零")


NUMBERS = st.one_of(st.integers(0, 99_999), st.integers(0, 10**15), st.sampled_from([10, 100, 1001, 10_010, 10**8]))


@settings(deadline=None)
@given(NUMBERS)
def test_what_is_written_reads_back(number: int) -> None:
    assert read_numeral(written(number)) == number


@settings(deadline=None)
@given(NUMBERS)
def test_two_readers_agree(number: int) -> None:
    text = written(number)
    assert read_numeral(text) == read_slowly(text)


@settings(deadline=None)
@given(NUMBERS)
def test_other_ways_to_write_it_mean_the_same(number: int) -> None:
    text = written(number)
    assert read_numeral(text.replace("二百", "两百").replace("二千", "两千").replace("二万", "两万")) == number
    assert read_numeral(fold(text.replace("万", "萬").replace("亿", "億"))) == number
    assert read_numeral(f"{number:,}") == number
    assert read_numeral(str(number)) == number
    if text.startswith("一十"):
        assert read_numeral(text[1:]) == number


@settings(deadline=None)
@given(st.integers(1, 9_999), st.integers(0, 9_999))
def test_mixed_writing(high: int, low: int) -> None:
    assert read_numeral(f"{high}万{low}" if low else f"{high}万") == high * 10_000 + low
    assert read_numeral(f"{high / 10}万") == high * 1_000


@settings(deadline=None)
@given(st.integers(1, 9), st.sampled_from([("百", 100), ("千", 1000), ("万", 10_000)]), st.integers(1, 9))
def test_the_last_unit_may_be_left_out(first: int, unit: tuple[str, int], last: int) -> None:
    assert read_numeral(f"{DIGITS[first]}{unit[0]}{DIGITS[last]}") == first * unit[1] + last * unit[1] // 10


@settings(deadline=None)
@given(st.lists(st.integers(11, 10**9), min_size=1, max_size=6))
def test_numerals_between_marks_are_all_found(numbers: list[int]) -> None:
    text = "，".join(written(number) for number in numbers)
    assert [numeral.value for numeral in find_numerals(text)] == numbers


@settings(deadline=None)
@given(st.text("零一二两三四五六七八九十百千万亿兆几多余点负分之又0123456789.,/ 枚a%，", max_size=60))
def test_any_text_gives_numbers_in_order(text: str) -> None:
    last = 0
    for number in find_numbers(fold(text)):
        assert last <= number.end and number.start < number.end <= len(text)
        last = number.end


@settings(deadline=None)
@given(st.text("零一二三五九十百千万亿几多点负又012345.,， 枚a%", min_size=1, max_size=12))
def test_the_fast_reader_reads_what_the_slow_one_reads(text: str) -> None:
    for start in range(len(text)):
        assert numeral_at(text, start) == numeral_at(text, start, slowly=True)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1万2121", 12121),
        ("1.4万", 14_000),
        ("三四百", 300),
        ("二〇二〇", 2020),
        ("四百亿点零五", 40_000_000_000.05),
        ("半", None),
    ],
)
def test_read_numeral(text: str, value: float | None) -> None:
    assert read_numeral(text) == value


@pytest.mark.parametrize(
    "piece", ["9", "一", "万", "十", "零", "1,", "一万", "1.", "一点", "几万", "三分之", " 1", "1/", "9万"]
)
def test_long_runs_are_read_in_one_go(piece: str) -> None:
    """30,000 hostile characters: this would take minutes were any pattern not linear."""
    assert all(number.start < number.end for number in find_numbers(piece * (30_000 // len(piece))))
