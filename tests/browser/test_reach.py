"""What hands reach: pages by keys, controls by a finger, folded parts by a link into them; what paper shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE, Desk, Visitor, follow, served
from tests.browser.test_desk import drawn
from tests.present.web.made import ledger_of_talks

pytestmark = pytest.mark.browser
BOTH = [("zh", "light"), ("en", "dark")]
OUTLINED = "node => getComputedStyle(node).outlineStyle !== 'none' && node.matches(':focus-visible')"
FINGER = 40  # pixels
CONTROLS = """
header.site nav a, header.site .choices a, header.site .brand, .search input,
.asks-for select, .asks-for input:not([type=checkbox]),
.asks-for button, .asks-for .check, summary, .pager a, .tools a, .files a, .facet a, .chosen a, .in-page input,
.in-page button, .shows label, .coverage td a
"""


def tabbed_to(page: Page, selector: str, most: int = 60) -> None:
    """Press Tab until an element of the selector has the focus, and see that it shows."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            assert page.evaluate_handle("document.activeElement").as_element().evaluate(OUTLINED)  # type: ignore[union-attr]
            return
    raise AssertionError(f"{selector} is not reached by {most} tabs")


@pytest.mark.parametrize(("language", "theme"), BOTH, ids=str)
@pytest.mark.parametrize(("answer", "row"), [("timeline", ".talks tbody tr"), ("said", "#verbatim ~ .records > li")])
def test_by_keys_from_the_front_to_the_evidence_and_back(
    sample: Desk, visit: Visitor, language: str, theme: str, answer: str, row: str
) -> None:
    page = visit(sample, language=language, theme=theme).go("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # past the header
    tabbed_to(page, f".answers a[href='/{answer}']")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"/{answer}"))
    page.wait_for_load_state("load")
    page.keyboard.press("j")
    page.keyboard.press("j")
    second = page.locator(row).nth(1)
    expect(second).to_have_class(re.compile(r"\bon\b"))
    page.keyboard.press("Escape")
    expect(second).not_to_have_class(re.compile(r"\bon\b"))
    page.keyboard.press("j")
    tabbed_to(page, "a.where, a[href^='/records/']")
    page.keyboard.press("Enter")
    expect(page.locator("#evidence")).to_be_visible()
    tabbed_to(page, ".evidence a.where")
    page.keyboard.press("Enter")
    expect(page.locator(".wanted").first).to_be_in_viewport()
    for _ in range(2):
        page.go_back(wait_until="load")
    expect(page.locator(row).first).to_be_visible()


def test_figures_are_walked_by_keys(sample: Desk, visit: Visitor) -> None:
    page = visit(sample).go("/figures")
    page.keyboard.press("j")
    row = page.locator(".points tr.on")
    expect(row).to_have_count(1)
    assert row.evaluate("row => row.contains(document.activeElement)")
    page.keyboard.press("k")
    expect(row).to_have_count(1)


def test_escape_leaves_the_search(sample: Desk, visit: Visitor) -> None:
    page = visit(sample).go("/records")
    page.keyboard.press("/")
    expect(page.locator("#site-search")).to_be_focused()
    page.locator("#site-search").dispatch_event("keydown", {"key": "Escape", "isComposing": True})  # to the IME
    expect(page.locator("#site-search")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#site-search")).not_to_be_focused()
    page.keyboard.press("j")
    expect(page.locator(".record.on")).to_have_count(1)


@pytest.mark.parametrize("path", ["/", "/timeline", "/figures", "/said?topic=any", "/actors", "/records", "/documents"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_on_a_phone_a_finger_hits_every_control(sample: Desk, visit: Visitor, path: str, language: str) -> None:
    page = visit(sample, size=PHONE, language=language).go(path)
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
    small = page.locator(CONTROLS).evaluate_all(
        """(nodes, finger) => nodes.filter((node) => node.checkVisibility())
          .map((node) => [node.getBoundingClientRect(), node.outerHTML.slice(0, 90)])
          .filter(([box]) => Math.round(box.height) < finger).map(([box, html]) => `${box.height} ${html}`)""",
        FINGER,
    )
    assert small == []


def test_on_a_phone_an_actor_shows_all_its_counts(sample: Desk, visit: Visitor) -> None:
    page = visit(sample, size=PHONE).go("/actors")
    counts = page.locator(".actors td[data-name]")
    assert counts.count() > 3
    for count in counts.all():
        assert count.evaluate("node => node.getBoundingClientRect().right <= innerWidth")
    named = counts.first.evaluate("node => getComputedStyle(node, '::before').content")
    assert (counts.first.get_attribute("data-name") or "") in named


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, int]]:
    """The desk over talks of 70 years, each of one day."""
    path = tmp_path_factory.mktemp("many") / "many.ledger"
    ledger_of_talks(path, range(1950, 2020)).close()
    for address in served(path):
        yield Desk(address), 70


def test_a_mark_leads_into_a_folded_part_which_opens(many: tuple[Desk, int], visit: Visitor) -> None:
    desk, count = many
    page = visit(desk).go("/timeline?party=any")
    rows = page.locator(".talks tbody tr")
    assert rows.count() == count
    folded = page.locator("details.rest:not([open]) tr.talk")
    expect(folded.first).to_be_hidden()
    year = folded.first.locator("time").first.inner_text()[:4]
    mark = drawn(page).locator(f"g.mark-symbol path[aria-label*='{year}-01-02']").first
    mark.click()
    expect(page.locator("tr:target")).to_be_visible()
    expect(page.locator("tr:target")).to_contain_text(year)


def test_walking_by_keys_leaves_folded_rows_out(many: tuple[Desk, int], visit: Visitor) -> None:
    desk, _ = many
    page = visit(desk).go("/timeline?party=any")
    drawn(page)
    page.keyboard.press("j")
    expect(page.locator("tr.on")).to_be_in_viewport()
    assert page.locator("details.rest tr.on").count() == 0


def test_on_paper_charts_are_as_wide_as_the_page_and_evidence_has_its_address(sample: Desk, visit: Visitor) -> None:
    page = visit(sample, size=DESKTOP).go("/timeline")
    svg = drawn(page).locator("svg")
    width = "node => Number(node.getAttribute('width'))"
    wide = svg.evaluate(width)
    assert wide > 1000
    page.emulate_media(media="print")
    expect(svg).to_have_attribute("width", re.compile("^6[0-9]{2}"))
    told = page.locator(".reports a.where").first
    printed = told.evaluate("node => getComputedStyle(node, '::after').content")
    assert (told.get_attribute("href") or "-") in printed
    expect(told).to_be_visible()
    expect(page.locator("footer .printed-from")).to_contain_text(page.url)
    page.emulate_media(media="screen")
    expect(svg).to_have_attribute("width", str(int(wide)))
    expect(page.locator("footer .printed-from")).to_be_hidden()


def test_a_record_is_shown_with_its_words_and_an_original_at_its_mark(sample: Desk, visit: Visitor) -> None:
    page = visit(sample, size=(1280, 500)).go("/records?kind=talk")
    follow(page.locator(".record .from a").last)
    expect(page.locator(".note:target")).to_be_in_viewport()
    expect(page.locator(".m.on").first).to_be_in_viewport()
    follow(page.locator(".note:target a.who"))
    follow(page.locator(".evidence a[href*='/original']").first)
    expect(page.locator("pre.original mark").first).to_be_in_viewport()


def test_what_no_record_holds_is_looked_for_in_whole_documents(sample: Desk, visit: Visitor) -> None:
    page = visit(sample).go("/records?q=责编")
    expect(page.locator(".record")).to_have_count(0)
    page.locator(".empty a[href^='/documents?q=']").click()
    expect(page.locator(".documents > li").first).to_be_visible()
