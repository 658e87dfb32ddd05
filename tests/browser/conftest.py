"""Debian's Chromium in front of a real server. Without Chromium these tests skip; in CI they never do."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

from tests.present.web.made import Hostile, hostile_ledger

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WAIT = 20_000  # milliseconds; a machine under load draws a page in seconds
PHONE, DESKTOP = (390, 844), (1280, 900)


@dataclass
class Desk:
    """A served ledger: its address, and the made documents where there are some."""

    address: str
    made: Hostile | None = None


@dataclass
class Visit:
    """One visitor: a browser context that may speak to the desk only, and what went wrong on the way."""

    context: BrowserContext
    page: Page
    address: str
    faults: list[str] = field(default_factory=list)

    def go(self, path: str) -> Page:
        """Open a path of the desk and wait until it is loaded."""
        self.page.goto(self.address + path.lstrip("/"), wait_until="load")
        return self.page


Visitor = Callable[..., Visit]


def follow(link: Locator, **how: Any) -> None:
    """Click a link and wait until the page behind it is loaded and its scripts have run.

    A bare click comes back when the new page begins to arrive: what is then read without waiting may be half of it.
    Where `expect` waits for what the new page must show, a bare click will do.
    """
    with link.page.expect_navigation(wait_until="load"):
        link.click(**how)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, without a window."""
    if not Path(CHROMIUM).exists():
        if os.environ.get("CI"):
            pytest.fail("Chromium is missing: the Makefile installs it (apt-get install chromium)")
        pytest.skip("no Chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        expect.set_options(timeout=WAIT)
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


def served(path: Path) -> Iterator[str]:
    """The address of a `tracktwo serve` over the ledger at `path`."""
    command = [sys.executable, "-m", "tracktwo", "serve", "--port", "0"]
    server = subprocess.Popen([*command, "--ledger", str(path)], stdout=subprocess.PIPE, text=True, encoding="utf-8")
    try:
        assert server.stdout
        line = server.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/", line)
        assert found, line
        yield found[0]
    finally:
        server.terminate()
        server.wait(20)
        if server.stdout:
            server.stdout.close()


@pytest.fixture(scope="session")
def sample(sample_ledger: Path) -> Iterator[Desk]:
    """The desk over the bundled sample."""
    for address in served(sample_ledger):
        yield Desk(address)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The desk over hostile documents."""
    path = tmp_path_factory.mktemp("served") / "hostile.ledger"
    made = hostile_ledger(path)
    for address in served(path):
        yield Desk(address, made)


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visitor]:
    """Opens visits; at the end none may have met a console error, a fault of a script or another machine."""
    visits: list[Visit] = []

    def opened(
        desk: Desk, *, size: tuple[int, int] = DESKTOP, theme: str = "light", language: str = "en", script: bool = True
    ) -> Visit:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if theme == "dark" else "light",
            locale={"zh": "zh-CN", "en": "en-US"}[language],
            java_script_enabled=script,
        )
        context.set_default_timeout(WAIT)
        page = context.new_page()
        one = Visit(context, page, desk.address)
        context.on("request", lambda request: _note(one, request.url))
        page.on("console", lambda message: _heard(one, message.type, message.text))
        page.on("pageerror", lambda error: one.faults.append(str(error)))
        visits.append(one)
        return one

    def _heard(one: Visit, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            one.faults.append(text)

    def _note(one: Visit, url: str) -> None:
        if not url.startswith((one.address, "data:")):
            one.faults.append(f"asked {url}")

    yield opened
    for one in visits:
        one.context.close()
        assert one.faults == []
