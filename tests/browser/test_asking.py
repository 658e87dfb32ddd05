"""Questions narrowed in the browser: a time, words of a talk's sentence, values that are none; what was judged."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE, Desk, Visitor, served
from tracktwo.store import Ledger, lookup

pytestmark = pytest.mark.browser
BOTH = [("zh", DESKTOP, "light"), ("en", PHONE, "dark")]


@pytest.mark.parametrize(("language", "size", "theme"), BOTH, ids=str)
def test_what_was_said_is_asked_for_a_time_by_keyboard(
    sample: Desk, visit: Visitor, language: str, size: tuple[int, int], theme: str
) -> None:
    page = visit(sample, language=language, size=size, theme=theme).go("/said")
    expect(page.locator("#verbatim ~ ol > li")).to_have_count(2)
    page.locator("input[name=since]").fill("2024-08")
    page.locator("input[name=since]").press("Enter")
    expect(page).to_have_url(re.compile("since=2024-08"))
    expect(page).to_have_title(re.compile("2024-08 –"))
    expect(page.locator("#verbatim ~ ol > li")).to_have_count(1)
    expect(page.locator("#verbatim ~ ol > li time").first).to_have_text("2024-09-05")


def test_a_time_without_anything_leads_to_all_time(sample: Desk, visit: Visitor) -> None:
    page = visit(sample, language="en").go("/said?since=2025-07")
    expect(page.locator("main")).to_contain_text("last in this ledger: 2024-09-05")
    page.locator(".empty a", has_text="at any time").click()
    expect(page.locator("#verbatim ~ ol > li")).to_have_count(2)


@pytest.mark.parametrize(("language", "size", "theme"), BOTH, ids=str)
def test_talks_stand_in_their_sentence_and_are_asked_for_by_words_of_it(
    sample: Desk, visit: Visitor, language: str, size: tuple[int, int], theme: str
) -> None:
    page = visit(sample, language=language, size=size, theme=theme).go("/timeline")
    all_rows = page.locator(".talks tbody tr").count()
    page.locator("input[name=words]").fill("经费")
    page.locator("input[name=words]").press("Enter")
    expect(page).to_have_url(re.compile("words="))
    rows = page.locator(".talks tbody tr")
    expect(rows.first).to_contain_text(re.compile("经费|經費"))
    assert 0 < rows.count() < all_rows


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_unit_that_is_none_offers_those_that_are(sample: Desk, visit: Visitor, language: str) -> None:
    one = visit(sample, language=language)
    page = one.go("/figures?unit=nosuch")
    expect(page.locator(".offered a")).to_have_count(9)
    page.locator(".offered a", has_text=re.compile("^(missiles|导弹)$")).press("Enter")
    expect(page).to_have_url(re.compile(r"unit=missile$"))
    one.faults[:] = [line for line in one.faults if "status of 400" not in line]


@pytest.fixture(scope="module")
def judged(sample_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, str]]:
    """The desk over the sample, in which the first verbatim statement on no first use was rejected; its record."""
    path = Path(shutil.copy(sample_ledger, tmp_path_factory.mktemp("judged") / "judged.ledger"))
    with Ledger.open(path) as ledger:
        with ledger.reads() as connection:
            wanted = "中国奉行不首先使用核武器的政策。"
            (record,) = [one for one in lookup.records(connection, kind="statement") if wanted in one.quotes("content")]
        ledger.decide(record.key, "rejected", "ana", datetime(2024, 7, 2, tzinfo=UTC))
    for address in served(path):
        yield Desk(address), record.id


@pytest.mark.parametrize(("language", "size", "theme"), BOTH, ids=str)
def test_what_was_rejected_is_struck_out_and_labelled(
    judged: tuple[Desk, str], visit: Visitor, language: str, size: tuple[int, int], theme: str
) -> None:
    desk, record = judged
    told = {"zh": "否定", "en": "rejected"}[language]
    one = visit(desk, language=language, size=size, theme=theme)
    for path, words in (
        ("/said", ".is-rejected .what"),
        (f"/records/{record}", ".is-rejected .what"),
        ("/records?q=奉行不首先使用", ".record.is-rejected .what"),
    ):
        page = one.go(path)
        expect(page.locator(".label.judged").first).to_have_text(told)
        expect(page.locator(words).first).to_have_css("text-decoration-line", "line-through")
