"""The pages over the sample and over hostile documents, without a browser: status, content, files, errors."""

from __future__ import annotations

import csv
import html
import io
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from tests.present.web.conftest import client_of
from tests.present.web.made import BIDI, SCRIPT, Hostile, ledger_of_talks
from tracktwo.model import Document
from tracktwo.present.shown import shown
from tracktwo.present.web.links import PART

BLOCK = re.compile(r'<(h1|h2|p) class="block" data-start="(\d+)"[^>]*>(.*?)</\1>', re.S)
TAG = re.compile(r"<[^>]+>")


def blocks(page: str) -> dict[int, str]:
    """The text of every block that a reader page shows, by where it starts."""
    return {int(start): html.unescape(TAG.sub("", inner)) for _, start, inner in BLOCK.findall(page)}


def marked(page: str, name: str) -> list[str]:
    """What stands under a mark of this name, in order."""
    return [
        html.unescape(text)
        for names, text in re.findall(r'<span class="m ([^"]*)"[^>]*>(.*?)</span>', page)
        if name in names.split()
    ]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", ["/", "/records", "/documents", "/records?kind=talk&track=2", "/documents?q=核"])
def test_pages_come_in_both_languages(desk: TestClient, path: str, language: str) -> None:
    response = desk.get(path, headers={"Accept-Language": language})
    assert response.status_code == 200
    assert f'<html lang="{"zh-Hans" if language == "zh" else "en"}"' in response.text


def test_a_choice_of_language_or_theme_is_remembered(sample_client: TestClient) -> None:
    response = sample_client.get("/records?lang=zh&theme=dark")
    assert 'lang="zh-Hans" data-theme="dark"' in response.text
    assert "httponly" in response.headers["set-cookie"].lower()
    again = sample_client.get("/records")
    assert 'lang="zh-Hans" data-theme="dark"' in again.text
    assert "theme=dark" not in re.findall(r'rel="next" href="([^"]*)"', again.text)


@pytest.fixture
def sample_client(desk: TestClient) -> TestClient:
    """A client with no cookies yet."""
    desk.cookies.clear()
    return desk


def test_every_block_of_every_sample_document_stands_where_it_says(desk: TestClient) -> None:
    listed = {one["id"] for one in desk.get("/documents?format=json").json()}
    assert len(listed) == 28
    for identity in listed:
        page = desk.get(f"/documents/{identity}").text
        data = desk.get(f"/documents/{identity}?format=json").json()[0]
        text = dict(blocks(page))
        for record in data["records"]:
            for evidence in record["evidence"]:
                position, words = evidence["selector"]
                start = max((at for at in text if at <= position["start"]), default=None)
                assert start is not None
                inside = text[start][position["start"] - start : position["end"] - start]
                assert inside == words["exact"][: len(inside)]
            assert f'id="r-{record["id"]}"' in page


def test_restricted_documents_are_shown_only_when_asked_for(desk: TestClient) -> None:
    everything = desk.get("/documents?restricted=show").text
    hidden = next(
        one
        for one in re.findall(r'href="/documents/([0-9a-f]{16})"', everything)
        if one not in desk.get("/documents").text
    )
    for path in (f"/documents/{hidden}", f"/documents/{hidden}/raw", f"/documents/{hidden}/original"):
        assert desk.get(path).status_code == 403
        assert "会谈纪要" not in desk.get(path).text
        assert desk.get(f"{path}?restricted=show").status_code == 200
    for path in ("/", "/records?format=json", "/records?q=核", "/documents?q=会谈纪要", "/documents?format=csv"):
        assert hidden not in desk.get(path).text
    record = next(
        one["id"] for one in desk.get("/records?restricted=show&format=json").json() if one["document"]["id"] == hidden
    )
    assert desk.get(f"/records/{record}").status_code == 403
    assert desk.get(f"/records/{record}?restricted=show").status_code == 200


def test_files_hold_the_whole_view(desk: TestClient) -> None:
    wanted = "/records?kind=statement&act=deny&act=decline"
    found = re.search(r"(\d+) (?:records|条记录)", desk.get(wanted).text)
    assert found
    table = desk.get(f"{wanted}&format=csv")
    assert table.headers["content-disposition"] == 'attachment; filename="records.csv"'
    rows = list(csv.DictReader(io.StringIO(table.text.removeprefix("\ufeff"))))
    objects = desk.get(f"{wanted}&format=json").json()
    assert len(rows) == len(objects) == int(found[1])
    assert {row["id"] for row in rows} == {one["id"] for one in objects}
    assert desk.get("/records?outlet=nobody&format=json").json() == []
    assert len(desk.get("/documents?format=json").json()) == 28


def test_a_search_marks_its_hits_and_an_unreadable_one_is_told(desk: TestClient) -> None:
    page = desk.get("/records?q=臺灣").text
    assert re.findall("<mark>(.*?)</mark>", page)
    assert set(re.findall("<mark>(.*?)</mark>", page)) <= {"台湾", "台灣", "臺灣"}
    assert "<mark>" in desk.get("/documents?q=弹头").text
    for query in ("(", '"unclosed', "NOT 核", "from:yesterday 核", "x" * 1001):
        for path in ("/records", "/documents"):
            response = desk.get(f"{path}?q={quote(query)}")
            assert response.status_code == 400, query
            assert 'role="alert"' in response.text
        assert desk.get(f"/records?format=csv&q={quote(query)}").status_code == 400


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/documents/0123456789abcdef", 404),
        ("/records/0123456789abcdef", 404),
        ("/nowhere", 404),
        ("/records?page=0", 400),
        ("/records?page=abc", 400),
        ("/records?page=9999", 200),
        ("/records?format=exe", 400),
        ("/records?kind=nonsense", 400),
        ("/records?track=%25", 400),
    ],
)
def test_addresses_that_make_no_sense_are_told(desk: TestClient, path: str, status: int) -> None:
    response = desk.get(path)
    assert response.status_code == status
    assert "<h1" in response.text


def test_the_ledger_calls_states_by_the_words_of_the_interface(sample_client: TestClient) -> None:
    english = sample_client.get("/records?kind=talk&lang=en").text
    assert re.search(r'<span title="(中国|中國)">China</span>', english)
    chinese = sample_client.get("/records?kind=talk&lang=zh").text
    assert ">China<" not in chinese
    assert re.search(r'<span title="(中国|中國)">(中国|中國)</span>', chinese)


def test_an_empty_ledger_is_told(tmp_path_factory: pytest.TempPathFactory) -> None:
    from tracktwo.store import Ledger

    with Ledger.open(tmp_path_factory.mktemp("empty") / "empty.ledger") as ledger:
        client = client_of(ledger)
        assert "tracktwo ingest" in client.get("/").text
        for path in ("/records", "/documents", "/records?q=核"):
            assert client.get(path).status_code == 200


# --- hostile documents ---------------------------------------------------------------------------


def page_of(client: TestClient, document: Document, query: str = "") -> str:
    response = client.get(f"/documents/{document.id}{query}")
    assert response.status_code == 200
    return str(response.text)


def test_a_script_in_a_headline_is_words(hostile: tuple[TestClient, Hostile]) -> None:
    client, made = hostile
    for path in (
        f"/documents/{made.script.id}",
        "/records",
        "/documents",
        "/",
        f"/documents/{made.script.id}/original",
    ):
        page = client.get(path).text
        assert "<script>alert" not in page
        assert "onerror" not in re.sub(r"&[^;]+;", "", "".join(re.findall(r"<[^>]*>", page)))
        assert 'href="javascript' not in page.lower()
    assert blocks(page_of(client, made.script))[0] == SCRIPT


def test_direction_controls_are_seen_and_move_nothing(hostile: tuple[TestClient, Hostile]) -> None:
    client, made = hostile
    page = page_of(client, made.bidi)
    assert not set(BIDI) & set("\u202e\u202c\u2066\u2069\u200f") & set(page)
    assert blocks(page)[3] == shown(BIDI)
    assert len(shown(BIDI)) == len(BIDI)
    assert marked(page, "statement-content") == [shown(BIDI[5:])]
    exact = client.get(f"/documents/{made.bidi.id}?format=json").json()[0]["records"][0]["evidence"]
    assert BIDI[5:] in [one["selector"][1]["exact"] for one in exact]  # a file holds what the text holds


def test_words_around_a_span_end_in_a_mark_only_where_the_text_goes_on(hostile: tuple[TestClient, Hostile]) -> None:
    client, made = hostile
    for document, cut in ((made.overlapping, []), (made.long, ["cut"])):
        for record in client.get(f"/documents/{document.id}?format=json").json()[0]["records"][:1]:
            page = client.get(f"/records/{record['id']}").text
            assert re.findall('class="context ?([a-z]*)">[^<]', page), "words stand around the span"
            assert sorted(set(re.findall('class="context (cut)"', page))) == cut


def test_names_as_written_keep_the_language_of_their_text(desk: TestClient) -> None:
    page = desk.get("/records?kind=statement&q=清單&lang=en").text
    lines = re.findall(r'<div class="line" lang="zh-Hant">.*?</div>', page, re.S)
    assert any('<span class="as-written">' in line for line in lines)
    assert 'class="as-written" lang="zh"' not in page


def test_positions_are_code_points_whatever_the_plane(hostile: tuple[TestClient, Hostile]) -> None:
    client, made = hostile
    page = page_of(client, made.astral)
    assert marked(page, "statement-content") == ["𠮷五百，没有取消"]
    assert marked(page, "statement-source") == ["𠮷田🙂"]
    start = made.astral.text.index("🙂")
    assert marked(page_of(client, made.astral, f"?span={start}-{start + 2}"), "wanted")[0].startswith("🙂")
    at = made.astral.text.index("𠮷五百")
    raw = client.get(f"/documents/{made.astral.id}/original?span={at}-{at + 3}").text
    assert re.findall("<mark[^>]*>(.*?)</mark>", raw) == ["𠮷五百"]


def test_a_huge_paragraph_comes_in_parts_with_its_records(hostile: tuple[TestClient, Hostile]) -> None:
    client, made = hostile
    first = page_of(client, made.long)
    assert len(first) < 4 * PART
    assert marked(first, "statement-content") == ["没有取消"]
    at = made.long.text.index("到底没有取消")
    later = page_of(client, made.long, f"?at={at}")
    assert marked(later, "statement-content") == ["到底没有取消"]
    start, shown_part = next(iter(blocks(later).items()))
    assert made.long.text[start : start + len(shown_part)] == shown_part
    wanted = page_of(client, made.long, f"?span={at}-{at + 2}")
    assert marked(wanted, "wanted") == ["到底"]
    listed = client.get("/records?q=到底").text
    assert f"at={made.long.text.index('丁一鸣说，到底')}" in listed


def test_overlapping_spans_are_all_shown(hostile: tuple[TestClient, Hostile]) -> None:
    client, made = hostile
    page = page_of(client, made.overlapping)
    assert "".join(marked(page, "statement-content")) == "北京与华盛顿的会谈没有取消"
    assert "".join(marked(page, "talk-talk")) == "华盛顿的会谈"
    assert "".join(marked(page, "issue")) == made.overlapping.text[5:8]
    assert "<b>中国" not in page
    assert "<i>an opening" not in page
    assert "&lt;i&gt;an opening mark" in page


@pytest.mark.parametrize("span", ["9-3", "5-5", "0-999999999", "99999999-999999999", "999999999-999999999"])
def test_spans_that_are_none_mark_nothing_or_what_is_there(hostile: tuple[TestClient, Hostile], span: str) -> None:
    client, made = hostile
    page = page_of(client, made.overlapping, f"?span={span}")
    text = "".join(blocks(page).values())
    assert "".join(marked(page, "wanted")) in ("", text)
    assert client.get(f"/documents/{made.overlapping.id}?span=a-b").status_code == 400


def test_the_original_is_a_file_to_keep(hostile: tuple[TestClient, Hostile]) -> None:
    client, made = hostile
    response = client.get(f"/documents/{made.script.id}/raw")
    assert response.content == made.script.raw
    assert response.headers["content-type"] == "application/octet-stream"
    assert response.headers["content-disposition"].startswith("attachment")
    assert "sandbox" in response.headers["content-security-policy"]


def test_a_record_page_shows_its_evidence_in_context(hostile: tuple[TestClient, Hostile]) -> None:
    client, made = hostile
    record = client.get(f"/documents/{made.overlapping.id}?format=json").json()[0]["records"][0]
    for identity in (record["id"], record["key"]):
        page = client.get(f"/records/{identity}").text
        assert marked(page, "statement-content") == ["北京与华盛顿的会谈没有取消"]
    assert client.get(f"/records/{record['id']}?format=json").json()[0]["id"] == record["id"]
    rows = csv.DictReader(io.StringIO(client.get(f"/records/{record['id']}?format=csv").text.removeprefix("\ufeff")))
    assert [row["id"] for row in rows] == [record["id"]]


def test_a_long_table_of_talks_folds_the_older_ones_and_tells_their_days(tmp_path: Path) -> None:
    with ledger_of_talks(tmp_path / "many.ledger", range(1960, 2005)) as ledger:
        page = client_of(ledger).get("/timeline?party=any").text
    before, rest = page.split('<details class="rest">')
    assert 'class="talk"' not in before
    older, newest = rest.split("</details>", 1)
    assert older.count('class="talk"') == 25
    assert newest.count('class="talk"') == 20  # the newest stand open, behind those that are folded
    assert re.search(r"<summary>Items 1–25.*1960-01-02.*1984-01-02.*</summary>", older)


def test_what_of_a_series_is_known_to_one_month_stands_under_one_row_and_is_not_put_together() -> None:
    from tracktwo.analyse.talk_points import TalkPoint
    from tracktwo.analyse.talk_reports import TalkReport
    from tracktwo.present.web.pages.timeline import alike

    def point(
        key: str,
        when: str | None,
        status: str = "held",
        parties: tuple[str, ...] = ("中国", "美国"),
        track: tuple[str, ...] = ("2",),
    ) -> TalkPoint:
        report = TalkReport(
            "r", key, "d", "", None, None, None, 0, "会谈", status, parties, track, None, when, None, None
        )
        return TalkPoint(key, when, status, parties, None, (report,), ())

    some = [
        point("a", "2020-10"),
        point("b", "2020-10", parties=("美國", "中方")),
        point("c", "2020-10", "planned"),
        point("d", "2020-10", parties=("中国", "日本")),
        point("e", "2020-10-06"),
        point("f", "2020-10-06"),
        point("g", None),
        point("h", None),
        point("i", "2020-10"),
        point("j", "2020-10", track=("1.5",)),  # its track would be told nowhere
    ]
    found = [[first.key, *(other.key for other in more)] for first, more in alike(some)]
    assert found == [["a", "b", "i"], ["c"], ["d"], ["e"], ["f"], ["g"], ["h"], ["j"]]


@pytest.mark.parametrize(
    ("path", "offered"), [("/records?page=2&order=oldest", False), ("/records?kind=talk&page=1", True)]
)
def test_only_what_narrows_a_view_is_cleared(desk: TestClient, path: str, offered: bool) -> None:
    assert ('class="clear"' in desk.get(path).text) == offered


@pytest.mark.parametrize("path", ["/records?", "/documents?", "/records?q=核&", "/documents?q=核&"])
def test_behind_the_last_page_the_last_is_shown(desk: TestClient, path: str) -> None:
    def listed(page: int) -> list[str]:
        return re.findall(r'class="who" href="([^"]+)"', desk.get(f"{path}page={page}").text)

    numbers = [number for number in range(1, 9) if listed(number) != listed(number - 1 or 1)] or [1]
    assert listed(9999)
    assert listed(9999) == listed(numbers[-1])
