from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.extract.made import page_of
from tracktwo.extract import extract
from tracktwo.extract.dates import find_dates
from tracktwo.extract.talk_mentions import LONGEST, find_mentions
from tracktwo.extract.talk_states import states_in
from tracktwo.extract.talks import find_talks
from tracktwo.knowledge.actors import full_person_names
from tracktwo.knowledge.states import states
from tracktwo.model import Document, Talk
from tracktwo.read import read_bytes

CASES = tomllib.loads((Path(__file__).parent / "cases" / "tracks.toml").read_text(encoding="utf-8"))["case"]


def talks_of(text: str) -> tuple[Talk, ...]:
    page = page_of(text)
    return find_talks(page, find_dates(page), ())[0]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_tracks_as_reported(case: dict[str, object]) -> None:
    found = talks_of(str(case["text"]))
    assert found, "no talk"
    tracks = sorted({track for talk in found for track in talk.track})
    assert tracks == case["track"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("美俄在维也纳举行了军控谈判。", "held"),
        ("美俄将于下周在维也纳举行军控谈判。", "planned"),
        ("美国总统与俄罗斯总统星期二通电话，讨论军控问题。", "held"),
        ("美俄两国防长将就导弹部署通话。", "planned"),
        ("美韩防长昨天共同主持了第52届韩美安保会议。", "held"),
        ("美俄推迟了军控谈判。", "postponed"),
        ("美方取消了与朝鲜的核谈判。", "cancelled"),
        ("美国与伊朗的核谈判仍在进行中。", "active"),
        ("美朝核谈判陷入僵局。", "suspended"),
        ("美朝核談判陷入僵局。", "suspended"),
        ("中美学者今年三月恢复了二轨核对话。", "resumed"),
        ("中美中断五年的核对话恢复。", "resumed"),
        ("中美已停摆五年的核对话日前重启。", "resumed"),
        ("中美中断五年的核对话恢复无望。", "suspended"),
        ("中美中断五年的核对话何时恢复，无人知道。", "suspended"),
        ("停摆五年的中美核对话没有恢复。", "suspended"),
        ("中断五年的中美核对话仍未恢复。", "suspended"),
        ("美俄结束了军控谈判。", "ended"),
        ("美国呼吁中国加入军控谈判。", "called_for"),
        ("北京拒绝加入美俄军控谈判。", "refused"),
        ("中国没必要参与美俄之间的军控谈判。", "refused"),
        ("朝鲜离开了与美国的谈判桌，无核化没有进展。", "suspended"),
        ("双方都说，中印对话的大门仍然敞开，边境可以安宁。", "called_for"),
        ("甲方敦促朝鲜遵守决议，停止试射，并与美国就无核化进行持续的谈判。", "called_for"),
        ("甲方将中国扯入与美国的三边核谈判，颠覆了共识。", "called_for"),
        ("美国总统重申与朝鲜进行无核化协商的决心，但时间未定。", "called_for"),
        ("白宫将这封信看作美国与朝鲜正在就无核化进行会谈的例证。", "active"),
        ("中国和东盟正致力于推进南海行为准则磋商。", "active"),
        ("中印双方应通过平等协商与和平谈判，寻求解决边界问题。", "called_for"),
        ("美国国防部长在与日本防长的会晤中，将讨论防务合作。", "planned"),
        ("中日韩领导人会议应在时机合适时举行，讨论半岛无核化。", "called_for"),
        ("俄罗斯计划举办俄罗斯和朝鲜的峰会，谈安全合作。", "planned"),
    ],
)
def test_statuses(text: str, status: str) -> None:
    assert {talk.status for talk in talks_of(text)} == {status}


@pytest.mark.parametrize(
    "text",
    [
        "中美没有举行军控谈判。",
        "中美两国商务部长通电话，讨论关税。",
        "如果中美举行核谈判，局势会缓和。",
        "中美恢复了经贸谈判。",
        "丁一鸣在美国智库的视讯对话上谈中国核政策。",
        "公司与工会举行薪资谈判。",
        "美俄军控谈判代表各说各话。",
        "中国从来没有敦促美国对台湾施压去与他们谈判。",
        "特使将藉朝韩之间良好的对话气氛，转达无核化的意向。",
        "在亚太安全对话开幕典礼上，丁一鸣谈中国与美国。",
    ],
)
def test_what_is_no_held_talk(text: str) -> None:
    assert talks_of(text) == ()


def test_sides_of_this_talk_are_those_of_the_talk_before() -> None:
    text = "美国与澳大利亚周二举行了部长级安全磋商。两国对中国的关注主导了这次会谈。"
    assert [talk.parties for talk in talks_of(text)] == [("美国", "澳大利亚")]


def test_a_capital_before_a_talk_is_where_it_was() -> None:
    (talk,) = talks_of("会议重点是落实中印两国外长莫斯科会晤达成的共识，推动边界局势降温。")
    assert (talk.status, talk.parties) == ("held", ("中国", "印度"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('中美学者今年三月恢复了非正式（或称二轨）的"核领域对话"。', "核领域对话"),
        ("中美学者今年三月恢复了非正式（或称二轨）的“核领域对话”。", "核领域对话"),
        ("美日澳印四国外长「四方安全对话」六日举行。", "四方安全对话"),
        ("中美举行了第一次“核领域对话”。", "第一次“核领域对话"),
        ("中美在“2+2”外长会谈上讨论军控问题，会谈昨天举行。", "“2+2”外长会谈"),
    ],
)
def test_a_name_begins_behind_marks_that_are_open_in_it(text: str, name: str) -> None:
    assert talks_of(text)[0].span.quote == name


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("2023年中美元首在旧金山会面后，两国军控部门曾在当年十一月举行过一次军备控制对话。", None),
        ("在江南举行峰会之前，中美两国军方举行了海上军事安全磋商。", None),
        ("中美外长昨天在日内瓦举行会谈，讨论军控问题。", "日内瓦"),
        ("中美两国军方昨天在上海会晤，军控对话没有中断。", "上海"),
    ],
)
def test_where_another_meeting_was_is_not_where_the_talk_was(text: str, place: str | None) -> None:
    assert talks_of(text)[-1].place == place


def test_an_informal_talk_of_a_heading_is_not_a_meeting_of_leaders() -> None:
    text = "中美恢复五年首次非正式会谈\n2023年中美元首在旧金山会面，讨论军控问题。"
    assert [(talk.status, talk.when, talk.place) for talk in talks_of(text)] == [
        ("resumed", None, None),
        ("held", "2023", "旧金山"),
    ]


def test_one_event_is_one_talk_and_two_statuses_are_two() -> None:
    text = "中美两国政府军控部门曾在2023年11月举行军备控制对话，之后未能持续。\n中美军控对话曾在华盛顿举行。"
    assert [talk.status for talk in talks_of(text)] == ["held", "suspended"]


def test_the_public_record_of_the_dialogue() -> None:
    text = (
        "中美学者今年三月恢复了中断五年的核领域对话，这一对话属于学术性质，或称二轨对话。\n"
        "2004年以来，中美曾举办多次非正式二轨或一轨半核对谈，两方更在2008年进行一轨或正式官方核谈判。"
        "受疫情和经费等影响，非正式会谈一度停摆。\n"
        "中美两国政府军控部门曾在2023年11月举行军备控制对话。"
    )
    found = {(talk.status, talk.track, talk.when) for talk in talks_of(text)}
    assert ("held", ("1.5", "2"), "2004") in found
    assert ("held", ("1",), "2008") in found
    assert ("held", ("1",), "2023-11") in found
    (stopped,) = (talk for talk in talks_of(text) if talk.status == "suspended")
    assert stopped.track == ("1.5", "2")
    assert stopped.reason is not None
    assert stopped.reason.quote == "疫情和经费等影响"
    assert any(talk.status == "resumed" for talk in talks_of(text))


def test_parties_are_full_names_as_the_text_writes_them() -> None:
    (talk,) = talks_of("美俄在維也納舉行軍控談判，美國與俄羅斯各派十人。")
    assert talk.parties == ("美國", "俄羅斯")


def test_two_dates_of_one_talk_are_an_issue() -> None:
    page = page_of("中美军控磋商11月6日在华盛顿举行。\n另有报道说，中美军控磋商12月3日在华盛顿举行。")
    talks, issues = find_talks(page, find_dates(page), ())
    assert len(talks) == 2
    assert [issue.kind for issue in issues] == ["talk.two_dates"]


@pytest.mark.parametrize("state", states(), ids=lambda state: state.id)
def test_a_state_is_known_by_every_name(state: object) -> None:
    assert isinstance(state, type(states()[0]))
    for name in (*state.names, *state.metonyms, *state.leaders):
        assert state.id in {found.id for _, found in states_in(name)}


@pytest.mark.parametrize(
    ("words", "ids"), [("中美俄", ["cn", "us", "ru"]), ("加沙", []), ("美观", []), ("英、法、德", ["uk", "fr", "de"])]
)
def test_short_forms(words: str, ids: list[str]) -> None:
    assert [state.id for _, state in states_in(words)] == ids


@settings(deadline=None)
@example("核”会谈0“")  # the mark in front of the first character is not the last one of the text
@given(st.text(alphabet="中美俄核谈判会举行拒绝，。“”\n0", max_size=80))
def test_any_text_gives_talks_with_spans_of_it(text: str) -> None:
    page = page_of(text)
    for talk in find_talks(page, (), ())[0]:
        for span in talk.spans:
            assert page.text[span.start : span.end] == span.quote


@pytest.mark.parametrize(
    ("text", "series"),
    [
        ("美日印澳四国外长在东京举行四边安全对话。", "四边安全对话"),
        ("美國、日本、印度和澳洲上週舉行四方安全對話外長會議。", "四方安全對話"),
        ("中美两军去年举行了海上军事安全磋商视频会议。", "海上军事安全磋商"),
        ("中美军控与防扩散磋商11月6日在华盛顿举行。", "中美军控与防扩散磋商"),
        ("中印两国上月在新德里举行了军控磋商。", None),
        ("中美两国防长在香格里拉对话期间举行会谈。", None),
        ("中美双方就核问题“刚才举行了非常好的会谈”。", None),
    ],
)
def test_a_series_is_one_that_knowledge_knows(text: str, series: str | None) -> None:
    assert {talk.series for talk in talks_of(text)} <= {series}
    assert series is None or talks_of(text)


def test_what_refers_back_is_on_the_track_and_in_the_series_told_of() -> None:
    first, second = talks_of("2004年以来，中美曾多次举行二轨或一轨半核对话。受疫情影响，这一对话在2019年停摆。")
    assert (first.track, second.track) == (("1.5", "2"), ("1.5", "2"))
    assert (second.status, second.series) == ("suspended", "一轨半核对话")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("美俄在维也纳举行了军控谈判。", "维也纳"),
        ("美俄在維也納舉行了軍控談判。", "維也納"),
        ("美俄外长在河内与联合国官员会面，举行军控磋商。", "河内"),
        ("美俄外长上周在罗马的一家酒店举行军控谈判。", "罗马"),
        ("美俄今年三月在东京都内举行军控谈判。", "东京"),
        ("美俄于今年三月在日内瓦成功举行军控谈判。", "日内瓦"),
        ("美俄在今年三月首尔的会晤中同意恢复军控谈判。", "首尔"),
        ("美俄外长在越南首都河内举行军控谈判。", "越南首都河内"),
        ("美俄军控谈判在日本首相官邸举行。", "日本首相官邸"),
        ("美俄外长在莫斯科会晤后说，军控谈判已经恢复。", "莫斯科"),
        ("美俄在今年三月举行了军控谈判。", None),
        ("美俄在与周文澜会面时恢复了军控谈判。", None),
        ("美俄在外交层面恢复了军控谈判。", None),
        ("美俄在新形势下恢复了军控谈判。", None),
        ("美俄正在进行军控谈判。", None),
        ("美俄在芬兰的斡旋下举行军控谈判。", None),
        ("美俄在两国关系紧张时恢复了军控谈判。", None),
        ("美俄恢复了军控谈判，对于核查有分歧。", None),
    ],
)
def test_a_place_is_where_and_not_when_how_or_with_whom(text: str, place: str | None) -> None:
    assert {talk.place for talk in talks_of(text)} == {place}


def test_a_person_is_no_place() -> None:
    name = next(name for name in full_person_names() if len(name) == 3)
    assert {talk.place for talk in talks_of(f"美俄在{name}会面之后恢复军控谈判。")} == {None}


@pytest.mark.parametrize(
    ("heading", "parties"),
    [
        ("中斷五年的核對話恢復 中方代表稱不會核威脅台灣", set()),  # 台灣 is only spoken of
        ("中美中断五年的核对话恢复 中方代表称不会核威胁台湾", {("中国", "美国")}),
        ("核裁军谈判中断 美俄互相指责", {("美国", "俄罗斯")}),
        ("核裁军谈判中断 美方称与俄方无话可说", set()),
        ("核裁军谈判中断，美方称与俄方无话可说。", {("美国", "俄罗斯")}),  # one sentence, not a heading of two parts
    ],
)
def test_what_somebody_says_in_the_other_part_of_a_heading_names_no_side(heading: str, parties: set[object]) -> None:
    text = f"{heading}\n会谈的地点没有公布。"
    page = page_of(text)
    statements = extract(page.document).statements
    assert {talk.parties for talk in find_talks(page, find_dates(page), statements)[0]} == parties


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("中美二轨对话原定昨天开始，因签证问题推迟到下周三。", [("postponed", "2024-06-26")]),
        ("中美二轨对话原定昨天开始，但因签证问题，推迟到下周三。", [("postponed", "2024-06-26")]),
        ("原定下周举行的中美核对话改期至七月。", [("postponed", "2024-07")]),
        ("中美二轨对话原定6月28日在江南举行，现已取消。", [("cancelled", "2024-06-28")]),
        ("中美核对话定于6月28日举行，因故取消。", [("cancelled", "2024-06-28")]),
        ("中美核对话本应上月举行，但因故推迟。", [("postponed", "2024-05")]),
        ("中美核对话本应上月举行。", []),
        ("中美核磋商原计划5月举行，但西岸爽约。", []),
        ("中美原定上周举行的核磋商未能举行。", []),
        ("美方批评中国未出席原定昨天举行的一场军事对话。", []),
        ("中美海上军事安全磋商机制会谈原定昨天举行，但西岸爽约。", []),
        ("中国原本将参加昨天举行的中美军控磋商。", []),
        ("中美二轨对话原定昨天开始。", [("planned", None)]),
        ("中美二轨对话原定6月28日在江南举行。", [("planned", "2024-06-28")]),
        ("原定昨天举行的中美核对话如期举行。", [("held", "2024-06-21")]),
        ("中美核对话原定6月10日举行，最终于12日在江南举行。", [("held", "2024-06-12")]),
        ("中美核对话定于6月28日举行，西岸推迟了对台军售。", [("planned", "2024-06-28")]),
        ("美方拒绝参加原定下周举行的中美核对话。", [("refused", None)]),
        ("中美核对话应尽快举行。", [("called_for", None)]),
    ],
)
def test_what_was_set_for_a_day_is_what_became_of_it(text: str, told: list[tuple[str, str | None]]) -> None:
    found = [(talk.status, talk.when if talk.status != "refused" else None) for talk in talks_of(text)]
    assert found == told


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("中美二轨对话原定昨天开始，因签证问题推迟到下周三。", ["签证问题"]),
        ("中美核对话因丁一鸣生病而取消。", ["丁一鸣生病"]),
        ("中美核对话因故推迟。", []),
    ],
)
def test_why_a_talk_was_put_off(text: str, why: list[str]) -> None:
    assert [reason.span.quote for talk in talks_of(text) for reason in talk.reasons] == why


def test_of_an_endless_sentence_only_what_stands_near_a_name_is_looked_at() -> None:
    """A sentence of many thousand clauses, each with a talk: each costs the same however many there are."""
    clause = "东岸的丁一鸣表示，中国和美国的会谈没有取消，"
    found = find_mentions(page_of(clause * 300))
    assert len(found) == 300
    assert max(len(mention.sentence) for mention in found) <= 2 * LONGEST + 10
    middle = found[150]
    assert middle.sentence.start < middle.span.start
    assert middle.span.end < middle.sentence.end
    short = find_mentions(page_of(clause * 9))[4]
    assert (middle.window, middle.here) == (short.window, short.here)


def answered(text: str) -> tuple[Talk, ...]:
    """The talks of a transcript of questions and answers."""
    title = "2031年3月21日外交部发言人丁一鸣主持例行记者会"
    line = json.dumps({"id": "1", "title": title, "text": text, "outlet": "中国外交部"}, ensure_ascii=False) + "\n"
    (document,) = read_bytes(line.encode(), "a.jsonl")
    assert isinstance(document, Document)
    return extract(document).talks


def test_what_one_question_is_about_is_not_what_the_next_is_about() -> None:
    text = (
        "问：法国与德国昨天举行军控会谈。有何评论？\n答：会谈有益。\n问：中方对对话进程有何评论？\n答：双方应继续对话。"
    )
    last_question = text.rindex("问：")
    talks = answered(text)
    assert talks
    assert all(talk.span.start < last_question for talk in talks)


def test_an_answer_that_hopes_all_will_talk_names_no_sides() -> None:
    text = "问：法国与德国昨天举行军控会谈。有何评论？\n答：会谈有益。我们希望各方通过对话解决有关安全问题。"
    assert [talk.status for talk in answered(text)] == ["held"]
