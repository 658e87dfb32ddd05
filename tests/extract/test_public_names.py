"""Names of public persons in running text: words of their own, unless a common word holds them."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.extract.made import page_of
from tracktwo.extract.candidates import ClauseReader
from tracktwo.extract.layout import lay_out
from tracktwo.extract.names import NameBook
from tracktwo.extract.public_persons import is_public
from tracktwo.extract.spotting import public_names, spot_names
from tracktwo.extract.title_fronts import is_somebodys
from tracktwo.extract.tokens import Token, tag_words


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("莫健在会中致词", "莫健"),
        ("主席莫健前天到访", "莫健"),
        ("双方并未与川普会面", "川普"),
        ("会后王毅就离开了", "王毅"),
        ("外长吴谦和众人离开", "吴谦"),  # short: his only behind a title
    ],
)
def test_a_public_name_of_two_characters_is_a_word(text: str, name: str) -> None:
    reader = ClauseReader(lay_out(page_of(text)))
    reader.learn(public_names(text) | spot_names(text)[0])
    assert name in [token.word for token in reader.tokens(0, len(text))]


@pytest.mark.parametrize("text", ["我们在这里希望会谈不会取消", "从上海利用水路前往", "首席议员麦考尔"])
def test_what_a_common_word_holds_is_no_name(text: str) -> None:
    assert not any(len(name) == 2 for name in public_names(text))


@pytest.mark.parametrize(
    ("full", "same"),
    [("唐纳德·川普", True), ("唐纳德.川普", True), ("小唐纳德·川普", False), ("安娜·川普", False)],
)
def test_a_given_name_tells_a_public_person_from_his_kin(full: str, same: bool) -> None:
    assert is_public("川普", full) is same


@pytest.mark.parametrize(("name", "longer"), [("王毅", "王毅在线"), ("川普", "川普利"), ("蓬佩奥", "苏珊·蓬佩奥")])
def test_what_a_longer_name_is_not_the_same_person_in(name: str, longer: str) -> None:
    book = NameBook(counts=Counter({name: 3, longer: 2}), first={name: 0, longer: 9})
    assert book.fullest(name) == name


def test_a_name_behind_a_title_ends_where_a_known_one_does() -> None:
    assert [token.word for token in tag_words("外长王毅在线上", 0, 7)][:2] == ["外长", "王毅"]
    met = "巴方总理星期天在会晤到访的中国外交部长王毅时表示"
    assert [token.word for token in tag_words(met, 0, len(met))][-3:-1] == ["王毅", "时"]


@pytest.mark.parametrize(
    ("bodies", "full"),
    [
        (["汉江研究中心"], "汉江研究中心"),
        (["韩国汉江研究中心", "汉江研究中心"], "韩国汉江研究中心"),
        (["汉江外交部"], "汉江"),
        (["新汉江研究中心"], "汉江"),
    ],
)
def test_a_short_name_is_the_institute_of_that_name(bodies: list[str], full: str) -> None:
    assert NameBook(bodies={name: name for name in bodies}).body("汉江") == full


@pytest.mark.parametrize(("name", "theirs"), [("特朗普", True), ("赫安德里", False)])
def test_a_lawyer_behind_a_public_name_is_that_persons(name: str, theirs: bool) -> None:
    assert is_somebodys("律师", Token(0, len(name), name, "nrt")) is theirs
