"""How pages look where it decides whether they can be read: folded parts, phones, paper, the English desk."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE, Desk, Visitor, follow
from tests.browser.test_desk import drawn

pytestmark = pytest.mark.browser

HAN = re.compile("[\u4e00-\u9fff]")
BOTH = [("zh", DESKTOP), ("en", PHONE)]
INSIDE = "node => { const box = node.getBoundingClientRect(); return box.left >= 0 && box.right <= innerWidth + 1; }"


@pytest.mark.parametrize(("language", "size"), BOTH, ids=str)
def test_a_folded_part_opens_by_keyboard_and_its_links_are_reached(
    sample: Desk, visit: Visitor, language: str, size: tuple[int, int]
) -> None:
    page = visit(sample, language=language, size=size).go("/figures")
    part = page.locator("section > details:has(tbody a)").first
    if part.get_attribute("open") is not None:
        part.locator("summary").first.press("Enter")
    link = part.locator("tbody a").first
    expect(link).to_be_hidden()
    part.locator("summary").first.press("Enter")
    expect(link).to_be_visible()
    for _ in range(2):  # the table that scrolls takes the focus first
        page.keyboard.press("Tab")
        if link.evaluate("node => node === document.activeElement"):
            break
    expect(link).to_be_focused()


def test_on_paper_folded_parts_are_open_and_what_was_asked_is_told(sample: Desk, visit: Visitor) -> None:
    page = visit(sample, language="en").go("/figures")
    expect(page).to_have_title(re.compile("China · warheads"))
    part = page.locator("section > details:has(tbody a)").first
    if part.get_attribute("open") is not None:
        part.locator("summary").first.click()
    row = part.locator("tbody tr").first
    expect(row).to_be_hidden()
    expect(page.locator(".asked")).to_be_hidden()
    page.emulate_media(media="print")
    assert row.evaluate("node => node.checkVisibility() && node.getBoundingClientRect().height > 0")
    expect(page.locator(".asked")).to_have_text("China · warheads")
    expect(page.locator(".asks-for")).to_be_hidden()


def test_on_a_phone_every_element_of_a_wording_is_in_sight(sample: Desk, visit: Visitor) -> None:
    page = visit(sample, size=PHONE).go("/said?actor=state.cn&topic=no_first_use")
    cells = page.locator(".wording td[data-name]")
    assert cells.count() > 1
    assert all(cell.evaluate(INSIDE) for cell in cells.all())
    named = cells.first.evaluate("node => getComputedStyle(node, '::before').content")
    assert named.strip('"') == cells.first.get_attribute("data-name")


def test_on_a_phone_legends_fit(sample: Desk, visit: Visitor) -> None:
    page = visit(sample, size=PHONE).go("/figures")
    words = drawn(page).locator("g.role-legend-label text")
    assert words.count() > 1
    assert all(one.evaluate(INSIDE) for one in words.all())


def test_the_english_desk_names_outlets_and_who_is_meant(sample: Desk, visit: Visitor) -> None:
    page = visit(sample, language="en").go("/")
    outlets = page.locator(".coverage tbody th").all_inner_texts()
    assert outlets
    assert not any(HAN.search(outlet) for outlet in outlets)
    page.goto(sample.address + "records?kind=statement")
    assert not any(HAN.search(outlet) for outlet in page.locator(".record .outlet").all_inner_texts())
    speaker = page.locator(".record a.who:has(.as-written)").first
    assert not HAN.search(speaker.locator("[lang=en]").inner_text())
    language = speaker.locator(".as-written").evaluate("written => written.closest('[lang]').lang")
    assert language in ("zh-Hans", "zh-Hant")
    follow(page.get_by_role("link", name="中文"))
    assert all(HAN.search(outlet) for outlet in page.locator(".record .outlet").all_inner_texts())


@pytest.mark.parametrize("path", ["/records?q=(", "/documents?q=("])
def test_a_search_that_cannot_be_read_is_told_in_the_readers_language(sample: Desk, visit: Visitor, path: str) -> None:
    one = visit(sample, language="zh")
    page = one.go(path)
    expect(page.locator(".problem")).to_contain_text("括号没有闭合")
    expect(page.locator(".problem + .quiet")).to_contain_text("OR")
    one.faults[:] = [line for line in one.faults if "status of 400" not in line]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_answer_without_anything_says_where_to_look(sample: Desk, visit: Visitor, language: str) -> None:
    page = visit(sample, language=language).go("/figures?subject=state.fr&unit=silo")
    page.locator(".empty a").first.click()
    expect(page).to_have_url(re.compile("subject=state.fr&unit=(?!silo)"))


def test_one_number_is_no_chart(sample: Desk, visit: Visitor) -> None:
    page = visit(sample).go("/figures")
    panels = page.locator("section[aria-labelledby^='panel-']").all()[1:]  # forecasts stand in the first
    assert panels
    for panel in panels:
        assert panel.locator("figure.chart").count() == (panel.locator("tbody tr").count() > 1)


@pytest.mark.parametrize(("language", "name"), [("en", "Quad"), ("zh", "四方安全对话")])
def test_the_title_of_a_timeline_names_the_series(sample: Desk, visit: Visitor, language: str, name: str) -> None:
    page = visit(sample, language=language).go("/timeline?party=any&series=dialogue.quad")
    expect(page).to_have_title(re.compile(name))
