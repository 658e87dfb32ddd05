"""Whom a name stands for: by knowledge, by the document, by outlet and day; and all that must stay as written."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.resolve.made import actors_of, scene_of
from tracktwo.knowledge.actors import by_full_name, by_short_name, who_is_who
from tracktwo.resolve.actors import decide
from tracktwo.resolve.persons import fits

# name, text, outlet, day, actor
BY_KNOWLEDGE = [
    ("特朗普", "", "person.donald-trump"),
    ("川普", "", "person.donald-trump"),
    ("蓬佩奧", "", "person.mike-pompeo"),
    ("小约瑟夫·拜登", "", "person.joe-biden"),
    ("小唐纳德·特朗普", "", "person.donald-trump-jr"),
    ("小唐纳德·川普", "", "person.donald-trump-jr"),
    ("庞皮欧", "", "person.mike-pompeo"),
    ("迈克•蓬佩奥", "", "person.mike-pompeo"),
    ("Mike Pompeo", "", "person.mike-pompeo"),
    ("美国国务卿蓬佩奥", "", "person.mike-pompeo"),
    ("外交部发言人赵立坚", "", "person.zhao-lijian"),
    ("习近平主席", "", "person.xi-jinping"),
    ("中方", "", "state.cn"),
    ("北京", "", "state.cn"),
    ("美国当局", "", "state.us"),
    ("特朗普政府", "", "state.us"),
    ("白宫", "", "body.us-white-house"),
    ("美国国务院", "", "body.us-state"),
    ("俄外交部", "", "body.ru-mfa"),
    ("中国外交部发言人", "", "body.cn-mfa"),
    ("中國外交部", "", "body.cn-mfa"),
    ("斯德哥尔摩国际和平研究所", "", "body.sipri"),
    ("法新社", "", "outlet.afp"),
    ("台湾中央社", "", "outlet.cna"),
    ("中国官媒新华社", "", "outlet.xinhua"),
    ("美国智库太平洋论坛", "", "body.pacific-forum"),
    ("智库兰德公司", "", "body.us-rand"),
    ("美国特朗普政府", "", "state.us"),
    ("日本共同社", "", "outlet.kyodo"),
]
BY_DOCUMENT = [
    ("约翰逊", "英国首相约翰逊星期三发表讲话。约翰逊说，会谈没有取消。", "person.boris-johnson"),
    ("约翰逊", "英国的鲍里斯·约翰逊星期三发表讲话。约翰逊说，会谈没有取消。", "person.boris-johnson"),
    ("约翰逊", "约翰逊（Boris Johnson）说，会谈没有取消。", "person.boris-johnson"),
    ("李强", "国务院总理李强主持会议。", "person.li-qiang-premier"),
    ("国防部", "美国国防部发表声明。国防部说，会谈没有取消。", "body.us-dod"),
    ("国务院", "美国国务院发表声明。国务院说，会谈没有取消。", "body.us-state"),
    ("魏凤", "国防部长魏凤和说，会谈没有取消。", "person.wei-fenghe"),  # a name that was cut short
    ("美", "美国代表到场。美：会谈没有取消。", "state.us"),
    ("桑托罗", "东岸论坛的桑托罗（David Santoro）说，会谈没有取消。", "latin.david-santoro"),
    ("莱尔·丁", "莱尔·丁说，会谈没有取消。丁（Lyle Ding）又说。", "latin.lyle-ding"),
    ("David Santoro", "桑托罗（David Santoro）在场。David Santoro说。", "latin.david-santoro"),
    ("罗修文", "议员罗修文（Sen. John C. Luo-Ding）说。", "latin.john-luo-ding"),
    ("特朗普", "特朗普（Fiona Trumpe-Ding）说。", "latin.fiona-trumpe-ding"),
    ("蓬贝尔", "美国国务卿蓬贝尔（Mike Pompeo）说。", "person.mike-pompeo"),
]
UNRESOLVED = [
    ("约翰逊", "约翰逊说，会谈没有取消。"),  # a surname, and nothing says whose
    ("约翰逊", "林登·约翰逊说。英国首相约翰逊也说。"),  # two of them in one document
    ("约翰逊", "加拿大首相约翰逊说。"),
    ("李强", "云南学者李强说。"),
    ("李强", "李强说。"),
    ("法国官媒新华社", "法国官媒新华社报道。"),
    ("记者王毅", "记者王毅报道。"),
    ("王毅", "本报记者王毅报道，会谈没有取消。"),
    ("拜登", "丁娜·拜登说，会谈没有取消。"),
    ("国防部", "美国国防部和中国国防部都发表声明。国防部说。"),
    ("国防部", "国防部说。"),
    ("小迈克·蓬佩奥", "小迈克·蓬佩奥说，会谈没有取消。"),  # a son
    ("魏凤", "魏凤说。魏凤和也说。"),
    ("国防部", "国防部说，美国国防部也说。"),
    ("财政部", "美国财政部长到场。财政部说。"),
    ("国务院", "国务院说。"),
    ("外交部", "外交部说。"),
    ("总统", "总统说。"),
    ("我方", "我方说。"),
    ("发言人", "发言人说。"),
    ("中国代表", "中国代表说。"),
    ("美国官员", "美国官员说。"),
    ("美国代表团成员", "美国代表团的一名成员说，会谈没有取消。"),
    ("一名与会者", "一名与会者（track two participant）说。"),
    ("学者", "台湾学者苏紫云在场。学者说。"),
    ("习近平和特朗普", "习近平和特朗普通话。"),
    ("东岸论坛", "东岸论坛（East Coast Forum）说。"),
    ("Ivan Ding", "Ivan Ding说，会谈没有取消。"),
    ("指数", "罗素（FTSE Russell）说。"),
    ("丁一鸣", "丁一鸣（Ivan Ding）说，丁一鸣（Eva Ding）也说。"),
    ("丁一鸣", "丁一鸣说。"),
]


@pytest.mark.parametrize(("name", "text", "actor"), [*BY_KNOWLEDGE, *BY_DOCUMENT])
def test_names_that_are_certain(name: str, text: str, actor: str) -> None:
    assert actors_of(text or f"{name}说，会谈没有取消。", name) == (actor,)


@pytest.mark.parametrize(("name", "text"), UNRESOLVED)
def test_what_is_uncertain_stays_as_written(name: str, text: str) -> None:
    assert actors_of(text, name) == (None,)


@pytest.mark.parametrize(
    ("name", "text", "outlet", "day", "actor"),
    [
        ("外交部", "外交部说。", "中央社", "2020-09-02", "body.tw-mfa"),
        ("国防部", "国防部说。", "中央社", "2020-09-02", "body.tw-mod"),
        ("总统", "总统说。", "中央社", "2020-09-02", "person.tsai-ing-wen"),
        ("我方", "我方说。", "中央社", "2020-09-02", "state.tw"),
        ("我国", "我国说。", "央视新闻联播", "2020-09-02", "state.cn"),
        ("国务院", "国务院说。", "央视新闻联播", "2020-09-02", "body.cn-state-council"),
        ("外交部发言人", "外交部发言人说。", "央视新闻联播", "2020-09-02", "body.cn-mfa"),
        ("外交部", "丹麦外交部说。外交部又说。", "中央社", "2020-09-02", None),
        ("国防部", "美国国防部说。国防部又说。", "中央社", "2020-09-02", None),
        ("外交部", "外交部说。", "路透社", "2020-09-02", None),
        ("总统", "美国总统也来了。总统说。", "中央社", "2020-09-02", None),
        ("总统", "总统说。", "中央社", None, None),
    ],
)
def test_bare_names_by_outlet_and_document(
    name: str, text: str, outlet: str, day: str | None, actor: str | None
) -> None:
    assert actors_of(text, name, outlet=outlet, day=day) == (actor,)


@pytest.mark.parametrize(
    ("name", "day", "actor"),
    [
        ("美国国务卿", "2020-09-02", "person.mike-pompeo"),
        ("美国国务卿", "2021-05-02", "person.antony-blinken"),
        ("美国总统", "2020-09-02", "person.donald-trump"),
        ("日本首相", "2020-08-10", "person.shinzo-abe"),
        ("日本首相", "2020-10-10", "person.yoshihide-suga"),
        ("日本外相", "2020-10-10", "person.toshimitsu-motegi"),
        ("与英国首相", "2020-09-02", "person.boris-johnson"),
        ("历届美国总统", "2020-09-02", None),
        ("美国新当选总统", "2020-11-21", None),
        ("日美防长", "2020-09-02", None),
        ("美国国务卿", "1999-09-02", None),
        ("美国国务卿", None, None),
        ("外交部发言人", "2020-09-02", None),
        ("中国外交部长", "2020-09-02", "person.wang-yi"),
    ],
)
def test_an_office_is_whose_it_was_on_the_day(name: str, day: str | None, actor: str | None) -> None:
    assert actors_of(f"{name}说，会谈没有取消。", name, day=day) == (actor,)


def test_a_former_holder_is_not_the_holder_of_the_day() -> None:
    assert actors_of("时任美国国务卿说。", "美国国务卿", day="2020-09-02") == (None,)


@pytest.mark.parametrize(
    ("latin", "person", "same"),
    [
        ("Michael R. Pompeo", "person.mike-pompeo", True),
        ("Mike Popmeo", "person.mike-pompeo", True),
        ("Pompeo", "person.mike-pompeo", True),
        ("Sen. Marco Rubio", "person.marco-rubio", True),
        ("Melania Trump", "person.donald-trump", False),
        ("Manisha Singh", "person.rajnath-singh", False),
        ("Samantha Hoffman", "person.jonathan-hoffman", False),
        ("Ing-wen Tsai", "person.tsai-ing-wen", True),
    ],
)
def test_latin_names_of_one_and_of_another(latin: str, person: str, same: bool) -> None:
    assert fits(latin, who_is_who().actors[person]) is same


def test_the_latin_name_beside_is_kept() -> None:
    assert decide("蓬佩奥", scene_of("蓬佩奥（Mike Pompeo）说。")).latin == "Mike Pompeo"
    assert decide("丁一鸣", scene_of("丁一鸣（Ivan Ding）说，丁一鸣（Eva Ding）也说。")).latin is None


@pytest.mark.parametrize("father", ["老马丁", "小马丁"])
def test_a_bracket_behind_another_of_the_name_is_not_his(father: str) -> None:
    scene = scene_of(f"马丁说，会谈没有取消。他提到了{father}（Ivan Martin）。")
    assert decide("马丁", scene) == decide("马丁", scene_of("马丁说，会谈没有取消。"))
    assert decide(father, scene).latin == "Ivan Martin"


NAMES = sorted({*by_full_name(), *by_short_name()})
WORDS = st.lists(
    st.one_of(
        st.sampled_from(NAMES),
        st.sampled_from(
            ["英国首相", "教授", "说，", "\n", "（David Santoro）", "（Eva Ding）", "丁一鸣", "卡特·", "国防部", "美"]
        ),
    ),
    max_size=12,
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(WORDS, st.sampled_from(NAMES))
def test_the_same_document_gives_the_same_actors(words: list[str], name: str) -> None:
    text = "".join(words) + name
    first, again = actors_of(text, name), actors_of(text, name)
    assert first == again
    assert first[0] is None or first[0] in who_is_who().actors or first[0].startswith("latin.")


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(sorted(by_short_name())), st.sampled_from(["艾达", "伊沃"]), WORDS)
def test_two_whom_the_document_tells_apart_stay_two(surname: str, other: str, words: list[str]) -> None:
    one, two = f"丁{other}·{surname}", f"罗{other[::-1]}·{surname}"
    text = "".join(words) + f"\n{one}（Ada Ding）说，{two}（Ivo Luo）也说，{surname}又说。"
    found = actors_of(text, one, two, surname)
    assert found[:2] == ("latin.ada-ding", "latin.ivo-luo")
    assert found[2] not in found[:2]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40), st.text(max_size=12))
def test_any_text_and_name_can_be_asked(text: str, name: str) -> None:
    decide(name, scene_of(text or "。"))
