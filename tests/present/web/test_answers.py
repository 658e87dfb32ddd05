"""The pages of the answers and actors over the sample and over hostile documents, without a browser."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import cast, get_args
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from tests.present.web.conftest import client_of
from tests.present.web.made import Hostile
from tracktwo.analyse.talk_points import TalkPoint
from tracktwo.analyse.talk_reports import TalkReport
from tracktwo.knowledge.positions import positions
from tracktwo.model import TalkStatus, Unit
from tracktwo.pipeline import ingest
from tracktwo.present.web.pages import said
from tracktwo.present.web.pages.timeline import differing_first, other_dates
from tracktwo.store import Ledger
from tracktwo.store.editions import add_edition

ANSWERS = ("/timeline", "/figures", "/said?topic=any")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", [*ANSWERS, "/actors", "/actors/state.cn", "/actors/person.mike-pompeo"])
def test_pages_come_in_both_languages(desk: TestClient, path: str, language: str) -> None:
    response = desk.get(path, headers={"Accept-Language": language})
    assert response.status_code == 200
    assert f'<html lang="{"zh-Hans" if language == "zh" else "en"}"' in response.text


@pytest.mark.parametrize("path", ANSWERS)
def test_every_answer_opens_with_its_coverage(desk: TestClient, path: str) -> None:
    page = desk.get(path, headers={"Accept-Language": "en"}).text
    head = page[: page.index("<form class=")] if "<form class=" in page else page
    assert "This ledger: 28 documents of 4 outlets, 2020-09 to 2025-06." in page
    assert page.index('class="covers"') < page.index('class="asks-for"')
    assert "annotated by hand" in page
    assert head


@pytest.mark.parametrize("path", ANSWERS)
def test_marks_of_a_chart_lead_to_places_of_the_page(desk: TestClient, path: str) -> None:
    page = desk.get(path).text
    ids = set(re.findall(r'\bid="([^"]+)"', page))
    specs = re.findall(r'data-spec="([^"]+)"', page)
    assert specs
    for spec in specs:
        datasets = desk.get(spec.replace("&amp;", "&")).json()["datasets"]
        marks = [row["href"] for rows in datasets.values() for row in rows if row.get("href")]
        assert marks
        assert {mark.removeprefix("#") for mark in marks} <= ids


@pytest.mark.parametrize("path", ANSWERS)
def test_pictures_lead_back_to_the_page(desk: TestClient, path: str) -> None:
    response = desk.get(path + ("&" if "?" in path else "?") + "format=svg")
    assert response.headers["content-type"] == "image/svg+xml"
    assert "script-src 'self'" in response.headers["content-security-policy"]
    links = re.findall(r'xlink:href="([^"]+)"', response.text)
    assert links
    assert all(link.startswith(f"{desk.base_url}{path.split('?', maxsplit=1)[0]}") for link in links)
    ElementTree.fromstring(response.text)


def test_a_picture_kept_is_not_given_for_another(desk: TestClient) -> None:
    asked = ["", "&track=2", "&since=2024", "&lang=zh", "&lang=en"]
    first = [desk.get(f"/timeline?party=any&format=svg{more}").content for more in asked]
    assert [desk.get(f"/timeline?party=any&format=svg{more}").content for more in asked] == first
    assert len(set(first)) == len(asked) - 1  # without a choice it is one of the two languages


@pytest.mark.parametrize("path", ["/timeline?party=state.br", "/figures?subject=state.jp", "/said?actor=state.jp"])
def test_nothing_is_told_and_not_drawn(desk: TestClient, path: str) -> None:
    page = desk.get(path, headers={"Accept-Language": "en"})
    assert page.status_code == 200
    assert "The ledger has nothing on this." in page.text
    assert "<figure" not in page.text
    assert desk.get(path + "&format=vega").status_code == 404
    assert desk.get(path + "&format=svg").status_code == 404
    assert desk.get(path + "&format=csv").status_code == 200


@pytest.mark.parametrize("path", [*ANSWERS, "/actors"])
def test_answers_come_as_files(desk: TestClient, path: str) -> None:
    sign = "&" if "?" in path else "?"
    table = desk.get(f"{path}{sign}format=csv")
    rows = list(csv.DictReader(io.StringIO(table.text.removeprefix("\ufeff"))))
    assert rows
    assert desk.get(f"{path}{sign}format=json").json()


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/timeline?since=yesterday", 400),
        ("/timeline?words=(", 400),
        ("/timeline?words=核+outlet:晨报", 400),
        ("/timeline?track=9", 400),
        ("/records?kind=x", 400),
        ("/records?kind=x&format=csv", 400),
        ("/records?act=deny&act=grumble", 400),
        ("/records?track=3", 400),
        ("/records?track=-&unit=-&kind=talk", 200),
        ("/records?month=2024", 400),
        ("/records?month=2024-13", 400),
        ("/records?month=-", 200),
        ("/records?outlet=nobody", 200),
        ("/records?actor=state.zz", 400),
        ("/records?actor=state.cn", 200),
        ("/documents?month=June", 400),
        ("/documents?month=-&language=zh", 200),
        ("/actors?kind=x", 400),
        ("/timeline?since=2024-13", 400),
        ("/timeline?party=state.cn&party=state.us&party=state.ru", 200),
        ("/figures?unit=cannon", 400),
        ("/figures?panel=99&format=vega", 400),
        ("/figures?panel=9&format=vega", 404),
        ("/said?words=%22", 400),
        ("/actors/person.nobody", 404),
        ("/actors?page=0", 400),
        ("/actors?name=%E8%94%A1&kind=nonsense", 400),
    ],
)
def test_addresses_that_make_no_sense_are_told(desk: TestClient, path: str, status: int) -> None:
    assert desk.get(path).status_code == status


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/timeline?party=state.cn&party=state.atlantis", "party: state.atlantis"),
        ("/timeline?series=太空会谈", "series: 太空会谈"),
        ("/records?kind=x", "kind: x"),
        ("/records?voice=choir", "voice: choir"),
        ("/documents?month=2024-13", "month: 2024-13"),
        ("/actors?kind=state&kind=ghost", "kind: ghost"),
        ("/timeline?status=asleep", "status: asleep"),
        ("/timeline?since=yesterday", "since: yesterday"),
        ("/timeline?until=2019-02-30", "until: 2019-02-30"),
        ("/timeline?since=2025&until=2019", "since – until: 2025 – 2019"),
        ("/timeline?track=9", "track: 9"),
        ("/figures?subject=火星", "subject: 火星"),
        ("/figures?unit=cannon", "unit: cannon"),
        ("/said?actor=state.atlantis", "actor: state.atlantis"),
        ("/said?topic=unheard_of", "topic: unheard_of"),
        ("/said?since=yesterday", "since: yesterday"),
        ("/figures?until=2019-02-30", "until: 2019-02-30"),
        ("/figures?since=2025&until=2019", "since – until: 2025 – 2019"),
    ],
)
@pytest.mark.parametrize("form", ["", "&format=csv", "&format=json"])
def test_a_value_that_no_answer_knows_is_named(desk: TestClient, path: str, told: str, form: str) -> None:
    response = desk.get(path + form)
    assert response.status_code == 400
    assert f"<code>{told}</code>" in response.text


@pytest.mark.parametrize(
    ("path", "value", "offered"),
    [
        ("/figures?subject=state.us&unit=nosuch", "unit=nosuch", get_args(Unit)),
        ("/timeline?party=any&status=nosuch", "status=nosuch", get_args(TalkStatus)),
        ("/timeline?party=any&track=nosuch", "track=nosuch", ("1", "1.5", "2", "-")),
        ("/said?actor=state.ru&topic=nosuch", "topic=nosuch", (*positions(), "any")),
    ],
)
def test_a_value_that_is_none_offers_those_that_are(
    desk: TestClient, path: str, value: str, offered: tuple[str, ...]
) -> None:
    page = desk.get(path).text
    name, wrong = value.split("=")
    links = [html.unescape(link) for link in re.findall(r'<li><a rel="nofollow" href="([^"]+)"', page)]
    assert [link.split(f"{name}=")[1] for link in links] == list(offered)
    assert all(f"{name}={wrong}" not in link for link in links)
    assert all(desk.get(link).status_code == 200 for link in links)


def test_a_time_is_asked_for_in_every_answer_and_told_in_its_title(desk: TestClient) -> None:
    for path in ANSWERS:
        page = desk.get(f"{path}{'&' if '?' in path else '?'}since=2024-07&until=2024-08").text
        assert '<input name="since" value="2024-07"' in page
        assert '<input name="until" value="2024-08"' in page
        assert "2024-07 – 2024-08" in page[: page.index("</title>")]
    held = desk.get("/said?since=2024-08&format=json").json()[0]
    assert [group["first"]["date"] for group in held["verbatim"]] == ["2024-09-05"]


def test_a_time_that_holds_nothing_leads_to_all_time(desk: TestClient) -> None:
    english = {"Accept-Language": "en"}
    for path in ANSWERS:
        page = desk.get(f"{path}{'&' if '?' in path else '?'}since=2090", headers=english).text
        assert "nothing on this in the time asked for" in page
        assert f'<a href="{html.escape(path)}">What it holds at any time</a>' in page
    page = desk.get("/said?since=2090", headers=english).text
    assert "Outside the time asked for, first in this ledger: 2024-07-24; last in this ledger: 2024-09-05." in page


def test_what_was_judged_is_marked_on_every_page(sample_ledger: Path, tmp_path: Path) -> None:
    path = tmp_path / "judged.ledger"
    shutil.copy(sample_ledger, path)
    with Ledger.open(path) as ledger:
        answer = client_of(ledger).get("/said?format=json").json()[0]
        misquote = client_of(ledger).get("/figures?format=json").json()[0]["misquotes"][0]["printed"]
        talk = client_of(ledger).get("/timeline?format=json").json()[0]["lanes"][0]["points"][0]
    first = answer["verbatim"][0]["first"]
    with Ledger.open(path) as ledger:
        for key in (first["key"], misquote["key"], talk["reports"][0]["key"]):
            ledger.decide(key, "rejected", "ana", datetime(2026, 1, 1, tzinfo=UTC))
    with Ledger.open(path) as ledger:
        desk = client_of(ledger)
        pages = ["/said", "/figures", "/timeline", f"/records/{first['record']}", f"/documents/{first['document']}"]
        for page in (*pages, "/records?q=不首先使用", "/said?actor=state.cn&topic=any"):
            assert 'class="label judged rejected"' in desk.get(page).text, page
        assert (
            f'class="record statement is-rejected" id="r-{first["record"]}"' in desk.get("/records?q=不首先使用").text
        )
        rows = csv.DictReader(io.StringIO(desk.get("/records?format=csv").content.decode("utf-8-sig")))
        assert {row["id"] for row in rows if row["judged"] == "rejected"} == {
            first["record"], misquote["record"], talk["reports"][0]["record"],
        }  # fmt: skip


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/records?q=kind:rumour", "kind:rumour：没有这种记录 (写作 statement、figure、forecast 或 talk)"),
        ("/records?q=from:99", "from:99：这不是日期 (写作 2024、2024-06 或 2024-06-17)"),
        ("/records?q=核+OR", "核 OR：OR 两边都要有词 (写作 甲 OR 乙)"),
        ("/documents?q=kind:rumour", "kind:rumour：没有这种记录 (写作 statement、figure、forecast 或 talk)"),
        ("/said?words=%22", "&#34;：原词中不能有引号 (去掉引号)"),
    ],
)
@pytest.mark.parametrize("form", ["", "&format=csv", "&format=json"])
def test_a_search_that_cannot_be_read_is_told_in_the_readers_words(
    desk: TestClient, path: str, told: str, form: str
) -> None:
    response = desk.get(f"{path}{form}", headers={"Accept-Language": "zh"})
    assert response.status_code == 400
    assert told in response.text


def test_arsenals_that_are_no_actors_are_known(desk: TestClient) -> None:
    assert desk.get("/figures?subject=全球").status_code == 200


def test_a_series_by_name_is_kept_in_the_form_by_its_id(desk: TestClient) -> None:
    page = desk.get("/timeline?party=any&series=核领域对话").text
    assert '<option value="dialogue.us-china-nuclear" selected>' in page
    assert page == desk.get("/timeline?party=any&series=dialogue.us-china-nuclear").text.replace(
        "series=dialogue.us-china-nuclear", "series=%E6%A0%B8%E9%A2%86%E5%9F%9F%E5%AF%B9%E8%AF%9D"
    )


@pytest.mark.parametrize(
    ("asked", "advice"),
    [("topic=any", True), ("topic=no_first_use", False), ("topic=any&words=谈判", False)],
)
def test_a_list_that_was_cut_is_told_on_the_page_and_in_files(
    desk: TestClient, monkeypatch: pytest.MonkeyPatch, asked: str, advice: bool
) -> None:
    real = said.answer_to
    monkeypatch.setattr(said, "answer_to", lambda *some: replace(real(*some), cut="2031-05-06"))
    path = f"/said?actor=state.cn&{asked}"
    page = desk.get(path, headers={"Accept-Language": "en"}).text
    assert "Only the newest 1,000 statements were read, back to 2031-05-06" in page
    assert ("Ask for a position or for exact words" in page) is advice
    rows = list(csv.DictReader(io.StringIO(desk.get(f"{path}&format=csv").text)))
    assert {row["cut"] for row in rows} <= {"2031-05-06"}
    assert desk.get(f"{path}&format=json").json()[0]["cut"] == "2031-05-06"


def test_a_misquote_of_an_added_line_names_its_publisher_as_the_line_does(sample_ledger: Path, tmp_path: Path) -> None:
    own = Path(shutil.copy(sample_ledger, tmp_path / "own.ledger"))
    text = "样本军控研究所估计，中国拥有777枚导弹。"
    made = {"id": "a", "title": "核弹头", "date": "2024-06-18T01:00:00Z", "outlet": "样本晨报", "text": text}
    (tmp_path / "a.jsonl").write_text(json.dumps(made | {"variant": "zh-Hans"}, ensure_ascii=False), encoding="utf-8")
    names = ("release", "as_of", "due", "qualifier", "metric", "page", "edition")
    line = {"publisher": "樣本軍控研究所", "subject": "中国", "unit": "warhead", "values": [777.0], "printed": "彈頭"}
    now = datetime(2026, 1, 1, tzinfo=UTC)
    with Ledger.open(own) as ledger:
        list(ingest([tmp_path / "a.jsonl"], ledger, started=now))
        add_edition(ledger, dict.fromkeys(names) | line | {"cite": "made"}, now)
    with Ledger.open(own) as ledger:
        page = client_of(ledger).get("/figures?unit=missile").text
    (row,) = [row for row in re.findall(r'<tr id="m-.*?</tr>', page, re.S) if "777枚" in row]
    assert "樣本軍控研究所" in row and "body.樣本軍控研究所" not in row


def test_an_answer_that_is_empty_leads_elsewhere(desk: TestClient) -> None:
    page = desk.get("/said?actor=state.jp&topic=no_first_use").text
    assert 'href="/said?actor=state.jp&amp;topic=any"' in page
    page = desk.get("/said?actor=state.jp&topic=any&lang=en").text
    assert "Try another side." in page
    assert 'href="/said?actor=state.jp&amp;topic=any"' not in page


def test_an_empty_topic_is_any_topic_in_every_link(desk: TestClient) -> None:
    page = desk.get("/said?actor=state.cn&topic=&words=谈判&lang=en")
    assert page.url.params["topic"] == "any"
    assert page.url.params["lang"] == "en"
    assert re.findall(r'href="(/said\?[^"]*format=csv)"', page.text) == [
        "/said?actor=state.cn&amp;words=%E8%B0%88%E5%88%A4&amp;topic=any&amp;format=csv"
    ]


def test_restricted_documents_are_counted_only_when_asked_for(desk: TestClient) -> None:
    for path in ANSWERS:
        sign = "&" if "?" in path else "?"
        assert "28 " in desk.get(path).text
        assert desk.get(f"{path}{sign}restricted=show&format=json").status_code == 200
    assert "会谈纪要" not in desk.get("/timeline?party=any").text


def test_the_ledger_is_cut_to_an_actor(desk: TestClient) -> None:
    page = desk.get("/records?actor=latin.ivan-ding", headers={"Accept-Language": "en"}).text
    assert "18 records" in page
    assert 'aria-label="Take out Ivan Ding">Actor: Ivan Ding ' in page
    assert "0 records" in desk.get("/records?actor=latin.nobody", headers={"Accept-Language": "en"}).text


@pytest.mark.parametrize(("language", "name"), [("en", "Ivan Ding"), ("zh", "丁一鸣")])
def test_whom_only_texts_name_is_chosen_by_that_name(desk: TestClient, language: str, name: str) -> None:
    page = desk.get(f"/said?actor=latin.ivan-ding&topic=any&lang={language}").text
    assert f'<option value="latin.ivan-ding" selected>{name} (15)</option>' in page
    assert f'<p class="asked">{name}</p>' in page
    assert 'latin.andre-corbin">latin' not in page
    nobody = desk.get("/said?actor=latin.nobody&topic=any").text
    assert '<option value="latin.nobody" selected>latin.nobody (0)</option>' in nobody


def test_words_stand_instead_of_a_position_in_the_heading(desk: TestClient) -> None:
    page = desk.get("/said?topic=no_first_use&words=核&lang=en").text
    assert '<p class="asked">China · 核</p>' in page
    assert '<option value="no_first_use" selected>' in page


def test_who_contests_a_position_is_told_in_english_by_the_name_that_texts_give(desk: TestClient) -> None:
    told = '<span lang="en">Ivan Ding</span> <span class="as-written" lang="zh-Hans">丁一鸣</span>'
    assert told in desk.get("/said?lang=en").text
    assert "Ivan Ding</span>" not in desk.get("/said?lang=zh").text


def test_actors_are_found_in_any_script(desk: TestClient) -> None:
    assert "state.cn" in desk.get("/actors?name=中國").text
    assert "latin.ivan-ding" in desk.get("/actors?name=IVAN").text
    assert "<table" not in desk.get("/actors?name=nobody+at+all").text


def test_vega_is_a_file_of_its_own(desk: TestClient) -> None:
    page = desk.get("/timeline").text
    (address,) = re.findall(r'src="(/vega\.js\?v=[^"]+)"', page)
    response = desk.get(address)
    assert response.headers["content-type"].startswith("text/javascript")
    assert "immutable" in response.headers["cache-control"]
    assert len(response.content) > 500_000
    assert "/vega.js" not in desk.get("/").text  # pages without a chart do without


def test_hostile_words_stay_words(hostile: tuple[TestClient, Hostile]) -> None:
    client, _ = hostile
    for path in ("/timeline?party=any", "/figures", "/said?topic=any", "/actors", "/actors?name=<script>"):
        page = client.get(path)
        assert page.status_code == 200
        assert "<script>" not in page.text
        assert not set("\u202e\u202c\u2066\u2069\u200f") & set(page.text)


def test_the_holders_figures_keep_what_limits_them_and_lead_to_their_line(desk: TestClient) -> None:
    page = desk.get("/said?actor=state.cn&topic=no_first_use&lang=en").text
    (table,) = re.findall(r'<section aria-labelledby="holder">.*?</section>', page, re.S)
    keys = re.findall(r'href="/figures\?subject=state.cn#(f-[^"]+)"', table)
    assert "more than" in table
    assert keys
    figures = desk.get("/figures?subject=state.cn").text
    assert all(f'id="{key}"' in figures for key in keys)


def test_what_is_only_read_is_told_at_the_top(sample_ledger: Path, tmp_path: Path) -> None:
    """A text in a language without rules: no records, no boxes to choose kinds, and the reason."""
    own = Path(shutil.copy(sample_ledger, tmp_path / "own.ledger"))
    made = {"id": "a", "title": "A talk", "date": "2024-06-18T01:00:00Z", "outlet": "样本晨报", "variant": "en"}
    text = "The two sides met for a talk that is made up. " * 12
    (tmp_path / "a.jsonl").write_text(json.dumps(made | {"text": text}), encoding="utf-8")
    with Ledger.open(own) as ledger:
        list(ingest([tmp_path / "a.jsonl"], ledger, started=datetime(2026, 1, 1, tzinfo=UTC)))
    with Ledger.open(own) as ledger:
        client = client_of(ledger)
        (found,) = [one for one in client.get("/documents?q=sides&format=json").json() if one["title"] == "A talk"]
        page = client.get(f"/documents/{found['id']}?lang=en").text
    head = page[: page.index('<div class="text">')]
    assert "no records are made of them yet" in head
    assert "fieldset" not in head


def report(record: str, status: str) -> TalkReport:
    return cast(TalkReport, SimpleNamespace(record=record, status=status, when="2031-05"))


def test_reports_that_differ_stand_in_front_and_dates_of_doubt_stand_once() -> None:
    reports = [report("a", "held"), report("b", "held"), report("c", "held"), report("d", "planned")]
    point = cast(TalkPoint, SimpleNamespace(reports=reports, differs=("status", "reason"), doubts=("p", "q", "r")))
    assert [one.record for one in differing_first(point)] == ["a", "d", "b", "c"]
    others = {
        key: SimpleNamespace(when=when) for key, when in (("p", "2031-06"), ("q", "2031-05-02"), ("r", "2031-06"))
    }
    assert other_dates(point, cast(dict[str, TalkPoint], others)) == [("2031-05-02", ["q"]), ("2031-06", ["p", "r"])]


def test_no_file_holds_a_formula(tmp_path: Path) -> None:
    line = {
        "id": "formula", "title": "=cmd|' /C calc'!A0", "date": "2024-06-02T00:00:00Z",
        "outlet": "@SUM(1)", "url": None, "variant": "zh-Hans",
        "text": "中国和美国昨天举行核裁军会谈。\n中国外交部发言人丁一鸣说：“+1，中国不首先使用核武器。”",
    }  # fmt: skip
    (tmp_path / "made.jsonl").write_text(json.dumps(line, ensure_ascii=False), encoding="utf-8")
    with Ledger.open(tmp_path / "formula.ledger") as ledger:
        list(ingest([tmp_path / "made.jsonl"], ledger, started=datetime(2024, 7, 1, tzinfo=UTC)))
        desk = client_of(ledger)
        for path in ("/timeline?party=any", "/said?words=核武器", "/documents?", "/records?"):
            body = desk.get(f"{path}&format=csv").content.decode("utf-8-sig")
            cells = [cell for row in csv.reader(io.StringIO(body)) for cell in row]
            assert any("SUM" in cell for cell in cells), path
            assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))], path


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/timeline?since=2051", "Outside the time asked for, first in this ledger: 2"),
        ("/said?since=2051", "Outside the time asked for, first in this ledger: 2024-07-24; last"),
        ("/said?since=2024-08", "In the time asked for, first in this ledger: 2024-09-05; last in"),
        ("/figures?since=2051", "Numbers and forecasts stand outside the time asked for: first 1964, last 2025-06-17."),
        ("/figures?since=2029&until=2031", "Forecasts due in the time asked for <span"),
        ("/figures?since=2029&until=2031", "made 2024-12-18"),
        ("/figures?since=2029&until=2031", "no day of making is told"),
        ("/figures?since=2024&until=2024", "in texts printed from 2024 to 2024"),
    ],
)
def test_an_answer_cut_to_a_time_tells_where_the_rest_lies(desk: TestClient, path: str, told: str) -> None:
    page = desk.get(path, headers={"Accept-Language": "en"})
    assert page.status_code == 200
    assert told in " ".join(page.text.split())


@pytest.mark.parametrize("until", ["", "2023"])
def test_a_gap_leads_to_the_talk_that_ends_it_listed_or_not(desk: TestClient, until: str) -> None:
    path = f"/timeline?series=dialogue.us-china-nuclear&until={until}"
    ((gap,),) = [lane["gaps"] for lane in desk.get(f"{path}&format=json").json()[0]["lanes"]]
    ended_by = gap["went_on"]
    assert (ended_by["when"], ended_by["status"]) == (gap["until"], "resumed") == ("2024-03", "resumed")
    page = desk.get(path, headers={"Accept-Language": "en"}).text
    head = page.split('class="gap-reasons', 1)[1].split("</p>", 1)[0]
    row, evidence = f"#p-{ended_by['key']}", f"/records/{ended_by['reports'][0]['record']}"
    assert (f'href="{row}">resumed' in head, f'href="{evidence}"' in head) == (not until, bool(until))
    assert (f'id="{row[1:]}"' in page) is not bool(until)


@pytest.mark.parametrize("time", ["", "?since=2029&until=2031", "?since=2020&until=2024"])
def test_every_forecast_listed_is_counted_at_the_head(desk: TestClient, time: str) -> None:
    page = desk.get(f"/figures{time}", headers={"Accept-Language": "en"}).text
    listed = page.count('class="forecast"')
    assert listed > 1
    assert f", {listed} forecasts, " in page


def test_a_kind_of_actor_that_no_name_has_gives_no_actor(desk: TestClient) -> None:
    assert desk.get("/actors?name=中国&kind=outlet&format=json").json() == []
    assert desk.get("/actors?name=中国&kind=state&format=json").json()
    assert "<li><a" in desk.get("/actors?kind=ghost").text.split('class="offered"')[1]


@pytest.mark.parametrize(
    "path",
    [
        *ANSWERS, "/said", "/figures?unit=missile", "/timeline?party=any", "/actors?", "/documents?",
        "/records?", "/records?kind=forecast", "/records?kind=talk", "/timeline?since=2031", "/figures?since=2051",
        "/said?since=2031", "/documents?q=nowhere", "/records?q=nowhere",
    ],
)  # fmt: skip
def test_every_cell_of_a_file_is_plain_text_and_its_columns_have_names(desk: TestClient, path: str) -> None:
    sign = "&" if "?" in path else "?"
    body = desk.get(f"{path}{sign}format=csv").content.decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(body))
    assert len(head) > 5
    assert bool(rows) is not ("nowhere" in path or "since" in path)
    for row in rows:
        assert len(row) == len(head)
        cells = [part.partition("=")[2] or part for cell in row for part in cell.split("; ")]
        code = [
            cell for cell in cells if re.match(r"None|True|False|[\[({]['\"]|\w+\(\w+=|\[\d|\[\]|\(\)|\d+\.0$", cell)
        ]
        assert not code, row
