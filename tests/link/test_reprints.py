"""Wordings as outlets vary them; speakers and words are made up."""

from __future__ import annotations

import pytest

from tracktwo.link import Said, same_statements

A = "我们不会首先使用核武器，这一点从来没有变过"


def said(words: str, *, key: str = "a", speaker: str = "丁一鸣", day: str = "2024-06-22") -> Said:
    return Said(key, speaker, day, words)


def one(*statements: Said) -> bool:
    """True where all of them are in one group."""
    groups = same_statements(statements)
    return [group.keys for group in groups] == [tuple(sorted(statement.key for statement in statements))]


@pytest.mark.parametrize(
    ("words", "other"),
    [
        (A, A),
        (A, "我們不會首先使用核武器，這一點從來沒有變過。"),
        (A, "我们不会首先使用核武器，这一点从没有变过"),
        (A, "「我們不會首先使用核武器」，這點從來沒有變過"),
        ("会谈只是推迟，没有取消，日期再定", "会谈只是推迟，没有取消"),
        ("中方愿意在相互尊重的基础上继续会谈", "中国愿在相互尊重的基础上继续会谈"),
        ("两国的库存大约两百颗弹头，十年内会翻倍", "两国的库存约二百枚弹头，十年内会翻倍"),
        ("库存不到四百颗（约为对方的十分之一），谈不上竞赛", "库存不到四百颗，谈不上竞赛"),
        ("会谈后天在本市继续，双方都不设前提条件", "会谈24日在本市继续，双方都不设前提条件"),
        ("会谈没有取消", "会谈没有取消"),
    ],
)
def test_near_equal_words_are_one_statement(words: str, other: str) -> None:
    assert one(said(words), said(other, key="b"))
    assert one(said(other), said(words, key="b"))


@pytest.mark.parametrize(
    ("words", "other"),
    [
        (A, "我们会首先使用核武器，这一点从来没有变过"),
        ("明年的会谈已经取消，以后再说", "明年的会谈没有取消，以后再说"),
        ("五年之内会有200颗弹头可以使用", "五年之内会有300颗弹头可以使用"),
        ("五年之内会有二百颗弹头可以使用", "五年之内会有三百颗弹头可以使用"),
        ("第三轮会谈在本市举行，气氛良好", "第四轮会谈在本市举行，气氛良好"),
        ("会谈没有取消", "会谈没有推迟"),
        ("是的", "是的"),
        ("我们愿意谈，但要看对方的行动", "对方应当先把已经答应的事情做完"),
    ],
)
def test_other_words_are_two(words: str, other: str) -> None:
    assert same_statements([said(words), said(other, key="b")]) == []


@pytest.mark.parametrize(("day", "same"), [("2024-06-22", True), ("2024-06-25", True), ("2024-06-26", False)])
def test_three_days_and_no_more(day: str, same: bool) -> None:
    assert one(said(A), said(A, key="b", day=day)) is same


def test_the_same_words_of_two_speakers_stay_apart() -> None:
    assert same_statements([said(A), said(A, key="b", speaker="罗修文")]) == []


def test_a_slogan_repeated_every_other_day_is_no_endless_group() -> None:
    days = [f"2024-06-{day:02}" for day in range(1, 20, 2)]
    groups = same_statements([said(A, key=f"{n:02}", day=day) for n, day in enumerate(days)])
    assert [len(group.keys) for group in groups] == [2, 2, 2, 2, 2]


def test_the_key_of_a_group_is_its_smallest() -> None:
    (group,) = same_statements([said(A, key="c"), said(A, key="b"), said(A, key="d")])
    assert (group.key, group.keys) == ("b", ("b", "c", "d"))
