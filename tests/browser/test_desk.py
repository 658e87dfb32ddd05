"""The desk as a person uses it: by mouse and keyboard, in both languages, light and dark, on phone and desktop."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from itertools import pairwise
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import DESKTOP, PHONE, Desk, Visitor, follow
from tracktwo.present.shown import shown

pytestmark = pytest.mark.browser

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
LOOKS = [
    ("zh", "light", DESKTOP),
    ("en", "dark", DESKTOP),
    ("zh", "dark", PHONE),
    ("en", "light", PHONE),
]
PAGES = {
    "front": "/",
    "records": "/records",
    "talks": "/records?kind=talk",
    "search": "/records?q=核",
    "no records": "/records?q=nothing+of+this",
    "unreadable": "/records?q=(",
    "documents": "/documents?q=弹头",
    "timeline": "/timeline",
    "no talks": "/timeline?party=state.ru",
    "figures": "/figures",
    "no figures": "/figures?subject=state.jp&unit=silo",
    "said": "/said?topic=any&imputed=true",
    "nothing said": "/said?actor=state.us",
    "actors": "/actors",
    "actor": "/actors/state.cn",
    "missing": "/documents/0000",
}

ANSWERS = ("/timeline?party=any", "/figures", "/said?topic=any", "/actors")


def faults(page: Page) -> list[str]:
    """What axe-core finds that is serious or worse, and whether the page is wider than the window."""
    page.evaluate(AXE)
    found = page.evaluate("async () => JSON.stringify((await axe.run()).violations)")
    serious = [
        f"{one['id']}: {one['nodes'][0]['html'][:120]} {one['nodes'][0]['failureSummary'][:200]}"
        for one in json.loads(found)
        if one["impact"] in ("serious", "critical")
    ]
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        serious.append("wider than the window")
    return serious


def drawn(page: Page, number: int = 0) -> Locator:
    """A chart that Vega has drawn."""
    figure = page.locator("figure.chart").nth(number)
    expect(figure).to_have_attribute("data-drawn", "yes", timeout=30_000)
    return figure


@pytest.mark.parametrize(("language", "theme", "size"), LOOKS, ids=lambda look: str(look))
def test_every_page_is_accessible_and_fits(
    sample: Desk, visit: Visitor, language: str, theme: str, size: tuple[int, int]
) -> None:
    one = visit(sample, language=language, theme=theme, size=size)
    for name, path in PAGES.items():
        page = one.go(path)
        assert page.locator("html").get_attribute("lang") == {"zh": "zh-Hans", "en": "en"}[language]
        expect(page.locator("h1")).to_be_visible()
        for number in range(page.locator("figure.chart").count()):
            drawn(page, number)
        assert faults(page) == [], name
    one.faults[:] = [line for line in one.faults if "status of 40" not in line]  # the two error pages, as meant
    one.go("/records?kind=statement")
    follow(one.page.locator(".record .from a").first)
    expect(one.page.locator(".reader")).to_be_visible()
    assert faults(one.page) == [], "reader"
    follow(one.page.locator(".note a.who").first)
    expect(one.page.locator(".evidence")).to_be_visible()
    assert faults(one.page) == [], "record"
    follow(one.page.locator(".evidence a.where").nth(1))
    expect(one.page.locator("pre.original mark").first).to_be_visible()
    assert faults(one.page) == [], "original"


def test_by_mouse_from_the_front_to_the_exact_characters(sample: Desk, visit: Visitor) -> None:
    page = visit(sample).go("/")
    follow(page.locator(".counts .statement a"))
    follow(page.get_by_role("link", name=re.compile("^denies")))
    expect(page.locator(".chosen li")).to_have_count(3)
    total = page.locator(".total").inner_text()
    row = page.locator(".record").first
    said = row.locator(".what").inner_text().strip("“”")
    follow(row.locator("a.who"))
    expect(page.locator(".evidence .m").first).to_be_visible()
    follow(page.locator(".evidence dt:has-text('content') a.where").first)
    assert parse_qs(urlsplit(page.url).query)["span"]
    assert "".join(page.locator(".wanted").all_inner_texts()) in said
    expect(page.locator(".wanted").first).to_be_in_viewport()
    page.go_back()
    page.go_back()
    expect(page.locator(".total")).to_have_text(total)
    page.locator(".chosen a").nth(1).click()
    expect(page.locator(".chosen li")).to_have_count(2)


def test_by_keyboard_alone(sample: Desk, visit: Visitor) -> None:
    page = visit(sample).go("/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("/")
    expect(page.locator("#site-search")).to_be_focused()
    page.keyboard.type("核jk/")  # letters belong to the search while it is typed
    assert page.locator("#site-search").input_value() == "核jk/"
    page.locator("#site-search").fill("核")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/records\?q="), wait_until="load")
    page.locator("h1").click()
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator(".record").nth(1)).to_have_class(re.compile(r"\bon\b"))
    expect(page.locator(".record").nth(1).locator("a.who")).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator(".record").first).to_have_class(re.compile(r"\bon\b"))
    page.keyboard.press("Enter")
    expect(page.locator(".evidence")).to_be_visible()
    page.go_back()
    page.locator(".record .from a").first.press("Enter")
    page.wait_for_url(re.compile("/documents/"), wait_until="load")
    expect(page.locator(".note.on")).to_have_count(1)
    page.keyboard.press("k")
    page.keyboard.press("k")
    page.keyboard.press("j")
    expect(page.locator(".note:focus")).to_have_class(re.compile(r"\bon\b"))
    expect(page.locator(".m.on").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(".evidence")).to_be_visible()


def test_a_link_to_a_record_lights_it_up(sample: Desk, visit: Visitor) -> None:
    page = visit(sample).go("/records?kind=talk")
    link = page.locator(".record .from a").last
    identity = page.locator(".record").last.get_attribute("id")
    follow(link)
    assert page.url.endswith(f"#{identity}")
    expect(page.locator(f"#{identity}")).to_be_in_viewport()
    lit = page.locator(".m.on").all_inner_texts()
    assert "".join(lit)
    page.locator(".block .m[data-r]").first.click()
    expect(page.locator(".note.on").first).to_be_in_viewport()


def test_kinds_can_be_hidden_without_a_script(sample: Desk, visit: Visitor) -> None:
    one = visit(sample, script=False)
    page = one.go("/records?kind=statement")
    follow(page.locator(".record .from a").first)
    expect(page.locator(".note.statement").first).to_be_visible()
    page.locator("#show-statement").uncheck()
    expect(page.locator(".note.statement").first).to_be_hidden()
    follow(page.locator("nav a[href='/records']"))
    follow(page.locator(".facet a").first)
    expect(page.locator(".chosen li")).to_have_count(2)
    assert "denies" in page.content()


# --- the three answers ---------------------------------------------------------------------------


def test_a_mark_leads_to_its_row_and_the_row_to_its_evidence(sample: Desk, visit: Visitor) -> None:
    page = visit(sample).go("/timeline")
    figure = drawn(page)
    mark = figure.locator("g.mark-symbol.role-mark path[aria-label*='2023-11-06']").first
    mark.hover()
    expect(page.locator("#vg-tooltip-element")).to_contain_text("2023-11-06")
    mark.click()
    expect(page).to_have_url(re.compile(r"#p-[0-9a-f]{16}$"))
    row = page.locator("tr:target")
    expect(row).to_contain_text("2023-11-06")
    row.locator("a.where").click()
    expect(page.locator(".evidence .m").first).to_be_visible()


def test_answers_are_asked_by_keyboard(sample: Desk, visit: Visitor) -> None:
    page = visit(sample).go("/")
    page.locator(".answers a").first.press("Enter")
    page.locator("select[name=track]").select_option("2")
    page.locator("select[name=track]").press("Tab")
    page.locator("button", has_text="Show").press("Enter")
    expect(page).to_have_url(re.compile("track=2"))
    lane = page.locator(".points tbody").first  # the series, all of it
    for when in ("2004", "2019", "2024-03"):
        expect(lane).to_contain_text(when)
    page.locator(".covers summary").press("Enter")
    expect(page.locator(".covers table")).to_be_visible()
    page.locator(".covers .cell a").first.press("Enter")
    expect(page).to_have_url(re.compile(r"/documents\?outlet="))


def test_figures_lead_to_texts_and_publishers(sample: Desk, visit: Visitor) -> None:
    page = visit(sample).go("/figures")
    drawn(page, 2)
    row = page.locator("#misquotes ~ .scroll tbody tr").first
    expect(row).to_be_visible()
    row.locator(".reports a").first.click()
    expect(page.locator(".reader")).to_be_visible()
    page.go_back()
    page.locator("a[href='/actors/body.us-dod']:visible").first.click()
    expect(page.locator("h1")).to_contain_text("Pentagon")
    expect(page.locator("#publisher")).to_be_visible()


def test_said_leads_to_the_exact_words(sample: Desk, visit: Visitor) -> None:
    page = visit(sample).go("/said?topic=any")
    drawn(page)
    words = page.locator(".record .what a").first
    text = words.inner_text()
    follow(words, position={"x": 60, "y": 8})  # on the words: the mark that <q> draws in front takes no click
    assert text[:8] in page.locator(".m.on.statement-content").first.inner_text()


def test_without_a_script_a_picture_stands_for_the_chart(sample: Desk, visit: Visitor) -> None:
    one = visit(sample, script=False)
    page = one.go("/timeline")
    picture = page.locator("figure.chart img")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.naturalWidth") > 300
    expect(page.locator(".points tbody tr").first).to_be_visible()


def test_a_chart_follows_the_theme(sample: Desk, visit: Visitor) -> None:
    page = visit(sample, theme="light").go("/timeline")
    ink = "node => getComputedStyle(node).fill"
    label = "g.role-axis-label text"
    light = drawn(page).locator(label).first.evaluate(ink)
    follow(page.get_by_role("link", name="Dark", exact=True))
    assert drawn(page).locator(label).first.evaluate(ink) != light


def test_the_reader_shows_who_is_meant(sample: Desk, visit: Visitor) -> None:
    page = visit(sample).go("/actors")
    page.get_by_role("link", name="Ivan Ding").click()
    page.locator(".record .from a").first.click()
    page.locator(".note .meant a").first.click()
    expect(page).to_have_url(re.compile("/actors/"))


def test_language_and_theme_are_chosen_and_kept(sample: Desk, visit: Visitor) -> None:
    page = visit(sample, language="en", theme="light").go("/records?kind=talk")

    def paper() -> str:
        """The colour of the page; a locator waits for a page that is on its way."""
        return str(page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor"))

    light = paper()
    follow(page.get_by_role("link", name="Dark", exact=True))
    expect(page.get_by_role("link", name="Light", exact=True)).to_be_visible()
    dark = paper()
    assert dark != light
    follow(page.get_by_role("link", name="中文"))
    expect(page.locator("h1")).to_have_text("台账")
    assert paper() == dark
    follow(page.locator(".record a.who").first)
    expect(page.locator("#evidence")).to_have_text("证据")
    assert paper() == dark
    follow(page.get_by_role("link", name="浅色"))
    assert paper() == light


def test_on_paper_only_what_is_read_is_left(sample: Desk, visit: Visitor) -> None:
    page = visit(sample).go("/records")
    page.emulate_media(media="print")
    expect(page.locator(".facets")).to_be_hidden()
    expect(page.locator("header.site nav")).to_be_hidden()
    expect(page.locator(".record").first).to_be_visible()


# --- hostile documents ---------------------------------------------------------------------------


def test_hostile_texts_run_nothing(hostile: Desk, visit: Visitor) -> None:
    assert hostile.made
    one = visit(hostile)
    one.page.on("dialog", lambda dialog: one.faults.append(f"dialog {dialog.message}"))
    for path in (*ANSWERS, "/", "/records", "/documents", f"/documents/{hostile.made.script.id}"):
        page = one.go(path)
        for number in range(page.locator("figure.chart").count()):
            drawn(page, number)
        assert page.locator("main script, main img").count() == 0
    assert page.locator("h1").inner_text() == hostile.made.script.title
    assert page.locator("a.outside").count() == 0


def test_direction_controls_do_not_turn_words_around(hostile: Desk, visit: Visitor) -> None:
    assert hostile.made
    page = visit(hostile, size=PHONE).go(f"/documents/{hostile.made.bidi.id}")
    block = page.locator(".block").nth(1)
    assert block.evaluate("node => node.textContent") == shown(hostile.made.bidi.text.split("\n")[1])
    lefts = block.evaluate(
        """node => {
          const range = document.createRange(), found = [];
          const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
          for (let text; (text = walker.nextNode());)
            for (let i = 0; i < text.length; i += 1) {
              range.setStart(text, i); range.setEnd(text, i + 1);
              const box = range.getBoundingClientRect();
              found.push([Math.round(box.top), box.left]);
            }
          return found;
        }"""
    )
    for (top, left), (next_top, next_left) in pairwise(lefts):
        assert next_top > top or next_left > left  # every character stands behind the one before it
    assert faults(page) == []


def test_a_selection_becomes_a_span_in_code_points(hostile: Desk, visit: Visitor) -> None:
    """The one border where UTF-16 units become code points: 𠮷 and emoji stand before and inside the selection."""
    assert hostile.made
    text = hostile.made.astral.text
    page = visit(hostile).go(f"/documents/{hostile.made.astral.id}")
    for words in ("🙂", "𠮷五百", "没有取消", "👩‍👩‍👧的数字"):
        page.evaluate(
            """words => {
              const block = document.querySelectorAll(".block")[1];
              const place = (offset) => {
                const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
                for (let text; (text = walker.nextNode());) {
                  if (offset <= text.length) return [text, offset];
                  offset -= text.length;
                }
              };
              const start = block.textContent.indexOf(words), range = document.createRange();
              range.setStart(...place(start));
              range.setEnd(...place(start + words.length));
              getSelection().removeAllRanges();
              getSelection().addRange(range);
            }""",
            words,
        )
        link = page.locator(".selection a")
        expect(link).to_be_visible()
        start, end = map(int, parse_qs(urlsplit(link.get_attribute("href") or "").query)["span"][0].split("-"))
        assert text[start:end] == words
        follow(link)
        assert "".join(page.locator(".wanted").all_inner_texts()) == words
        page.go_back()


def test_a_huge_paragraph_can_be_read(hostile: Desk, visit: Visitor) -> None:
    assert hostile.made
    page = visit(hostile).go("/records?q=到底")
    follow(page.locator(".record .from a").first)
    expect(page.locator(".m.on").first).to_be_in_viewport()
    assert "到底没有取消" in "".join(page.locator(".m.on").all_inner_texts())
    page.get_by_role("link", name=re.compile("Previous part")).click()
    expect(page.locator(".block").first).to_be_visible()
