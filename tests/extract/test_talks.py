from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.made import page_of
from tracktwo.extract.dates import find_dates
from tracktwo.extract.talk_parties import states_in
from tracktwo.extract.talks import find_talks
from tracktwo.knowledge.states import states
from tracktwo.model import Talk

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
        ("美俄推迟了军控谈判。", "postponed"),
        ("美方取消了与朝鲜的核谈判。", "cancelled"),
        ("美国与伊朗的核谈判仍在进行中。", "active"),
        ("美朝核谈判陷入僵局。", "suspended"),
        ("美朝核談判陷入僵局。", "suspended"),
        ("中美学者今年三月恢复了二轨核对话。", "resumed"),
        ("美俄结束了军控谈判。", "ended"),
        ("美国呼吁中国加入军控谈判。", "called_for"),
        ("北京拒绝加入美俄军控谈判。", "refused"),
        ("中国没必要参与美俄之间的军控谈判。", "refused"),
        ("朝鲜离开了与美国的谈判桌，无核化没有进展。", "suspended"),
        ("双方都说，中印对话的大门仍然敞开，边境可以安宁。", "called_for"),
    ],
)
def test_statuses(text: str, status: str) -> None:
    (talk,) = talks_of(text)
    assert talk.status == status


@pytest.mark.parametrize(
    "text",
    [
        "中美没有举行军控谈判。",
        "如果中美举行核谈判，局势会缓和。",
        "中美恢复了经贸谈判。",
        "丁一鸣在美国智库的视讯对话上谈中国核政策。",
        "公司与工会举行薪资谈判。",
        "美俄军控谈判代表各说各话。",
    ],
)
def test_what_is_no_held_talk(text: str) -> None:
    assert talks_of(text) == ()


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
@given(st.text(alphabet="中美俄核谈判会举行拒绝，。“”\n0", max_size=80))
def test_any_text_gives_talks_with_spans_of_it(text: str) -> None:
    page = page_of(text)
    for talk in find_talks(page, (), ())[0]:
        for span in talk.spans:
            assert page.text[span.start : span.end] == span.quote
