"""Screenshots of every page of the desk over a real ledger, with what axe-core and the console say of each.

    .venv/bin/python benchmarks/looks.py LEDGER --to FOLDER [--only NAME,NAME] [--looks zh-light-desktop,...]
                                         [--height 2400] [--no-pictures] [--no-axe]

Visits each page in Chinese and English, light and dark, on desktop (1280) and phone (390 points wide), and on
paper. Prints a line for each visit that meets a serious fault of axe-core, a console message, a request
to another machine or a page wider than its window; exit 1 where there is one. Skips cleanly without Chromium.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.resources import files
from itertools import product
from pathlib import Path
from typing import Any

from at_hand import a_file

CHROMIUM = shutil.which("chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
WIDTHS = {"desktop": (1280, 900), "phone": (390, 844)}
LOOKS = [f"{language}-{theme}-{width}" for language, theme, width in product(("zh", "en"), ("light", "dark"), WIDTHS)]
LOOKS += ["zh-light-print", "en-light-print"]

PAGES = {
    "front": "/",
    "records": "/records",
    "statements": "/records?kind=statement&act=deny&voice=spokesperson",
    "figures-facet": "/records?kind=figure&unit=warhead&metric_reported=deployed",
    "forecasts": "/records?kind=forecast",
    "talks": "/records?kind=talk&status=suspended&track=2",
    "search": "/records?q=不首先使用",
    "search-en": "/records?q=warheads",
    "no-records": "/records?q=nothing+of+this",
    "late-page": "/records?page=3000",
    "unreadable": "/records?q=(",
    "documents": "/documents",
    "documents-search": "/documents?q=核弹头",
    "no-documents": "/documents?q=nothingofthis",
    "timeline-all": "/timeline?party=any",
    "timeline-us-cn": "/timeline?party=state.us&party=state.cn",
    "timeline-one": "/timeline?party=state.ru",
    "timeline-track2": "/timeline?party=any&track=2",
    "no-talks": "/timeline?party=state.fr&party=state.kp&track=2",
    "figures": "/figures",
    "figures-us": "/figures?subject=state.us&unit=warhead",
    "figures-ru": "/figures?subject=state.ru&unit=warhead",
    "figures-kp": "/figures?subject=state.kp&unit=warhead",
    "figures-tests": "/figures?subject=state.kp&unit=test",
    "no-figures": "/figures?subject=state.fr&unit=silo",
    "said-cn": "/said?actor=state.cn&topic=no_first_use",
    "said-us": "/said?actor=state.us",
    "said-ru": "/said?actor=state.ru",
    "said-any": "/said?actor=state.cn&topic=any",
    "nothing-said": "/said?actor=state.fr&topic=trilateral_talks",
    "actors": "/actors",
    "actors-search": "/actors?name=Trump",
    "no-actors": "/actors?name=nobody+of+this",
    "actor-heavy": "/actors/state.us",
    "actor-cn": "/actors/state.cn",
    "actor-person": "/actors/person.donald-trump",
    "actor-outlet": "/actors/outlet.rfa",
    "missing": "/documents/0000",
    "bad": "/records?page=no",
}
DOCUMENTS = {
    "reader-short": "length(text) between 150 and 300 and records > 0",
    "reader-longest": "format != 'jsonl' and records > 0 order by length(text) desc",
    "reader-transcript": "format = 'jsonl' and records > 10",
    "reader-english": "language = 'en' and length(text) > 3000",
    "reader-bare": "records = 0",
    "reader-dense": "1 order by records desc",
}


def addresses(ledger: Path) -> dict[str, str]:
    """Every page by name; the documents and records are chosen from the ledger by what they are."""
    found = dict(PAGES)
    with closing(sqlite3.connect(f"{ledger.resolve().as_uri()}?mode=ro", uri=True)) as rows:
        rows.execute(
            "create temp table seen as select d.id, d.language, d.format, r.text, (select count(*) from record c"
            " where c.document = d.id and c.current) records from document d join reading r on r.document = d.id"
        )
        for name, wish in DOCUMENTS.items():
            query = f"select id from seen where {wish}{'' if ' order by ' in wish else ' order by id'} limit 1"
            for (identity,) in rows.execute(query):
                found[name] = f"/documents/{identity}"
        for kind in ("statement", "figure", "forecast", "talk"):
            query = "select id, document from record where kind = ? and current order by id limit 1"
            for identity, document in rows.execute(query, [kind]):
                found[f"record-{kind}"] = f"/records/{identity}"
                found[f"deep-{kind}"] = f"/documents/{document}#r-{identity}"
                found[f"original-{kind}"] = f"/documents/{document}/original?span=10-40"
    return found


@contextmanager
def served(ledger: Path) -> Iterator[str]:
    """The address of a `tracktwo serve` over the ledger."""
    command = [sys.executable, "-c", "from tracktwo.cli import main; main()", "serve", "--port", "0"]
    with subprocess.Popen([*command, "--ledger", str(ledger)], stdout=subprocess.PIPE, text=True) as server:
        try:
            line = server.stdout.readline() if server.stdout else ""
            found = re.search(r"http://127\.0\.0\.1:\d+", line)
            if not found:
                raise SystemExit(f"no server: {line}")
            yield found[0]
        finally:
            server.terminate()


class Visit:
    """One page in one look."""

    def __init__(self, browser: Any, base: str, look: str) -> None:
        language, theme, medium = look.split("-")
        width, height = WIDTHS.get(medium, (794, 1123))
        self.medium, self.base, self.faults = medium, base, list[str]()
        self.context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=theme,
            locale={"zh": "zh-CN", "en": "en-US"}[language],
        )
        self.context.set_default_timeout(60_000)
        self.context.on("request", lambda request: self.asked(request.url))
        self.page = self.context.new_page()
        self.page.on("console", lambda message: self.faults.append(f"console {message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))

    def asked(self, url: str) -> None:
        """Note a request to anywhere but the desk."""
        if not url.startswith((self.base, "data:")):
            self.faults.append(f"asked {url}")

    def look(self, path: str, axe: str) -> list[str]:
        """Open a page, wait for its charts; what is wrong with it."""
        self.faults.clear()
        self.page.goto(self.base + path, wait_until="load")
        if self.medium == "print":
            self.page.emulate_media(media="print")
        for figure in self.page.locator("figure.chart").all():
            figure.scroll_into_view_if_needed()
            self.page.wait_for_function("node => node.dataset.drawn === 'yes'", arg=figure.element_handle())
        wrong = [one for one in self.faults if "status of 40" not in one and "status of 42" not in one]
        if self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wrong.append("wider than the window")
        if axe and self.medium != "print":
            self.page.evaluate(axe)
            found = json.loads(self.page.evaluate("async () => JSON.stringify((await axe.run()).violations)"))
            wrong += [
                f"axe {one['id']} ×{len(one['nodes'])}: {one['nodes'][0]['html'][:160]}"
                for one in found
                if one["impact"] in ("serious", "critical")
            ]
        return wrong

    def picture(self, where: Path, height: int) -> None:
        """The page from its top, at most `height` points long."""
        size = self.page.evaluate("[document.documentElement.clientWidth, document.documentElement.scrollHeight]")
        box = {"x": 0, "y": 0, "width": size[0], "height": min(size[1], height)}
        if "#" not in self.page.url:
            self.page.evaluate("scrollTo(0, 0)")
            self.page.screenshot(path=where, full_page=True, clip=box)
        else:
            self.page.screenshot(path=where)


def main() -> int:
    """Visit everything that was asked for; 1 where something is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger", type=a_file)
    parser.add_argument("--to", type=Path, default=Path("looks"), help="folder of the screenshots")
    parser.add_argument("--only", default="", help="names of pages")
    parser.add_argument("--looks", default="", help=f"some of {', '.join(LOOKS)}")
    parser.add_argument("--height", type=int, default=2400, help="points of a page that a screenshot shows")
    parser.add_argument("--no-pictures", action="store_true", help="only axe-core, console and requests")
    parser.add_argument("--no-axe", action="store_true", help="only pictures, console and requests")
    arguments = parser.parse_args()
    if not CHROMIUM:
        print("no Chromium: apt-get install chromium")
        return 0
    from playwright.sync_api import sync_playwright

    axe = "" if arguments.no_axe else files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
    pages = addresses(arguments.ledger)
    wanted = [name for name in arguments.only.split(",") if name] or list(pages)
    if unknown := sorted(set(wanted) - set(pages)):
        parser.error(f"no page {', '.join(unknown)}: there are {', '.join(pages)}")
    arguments.to.mkdir(parents=True, exist_ok=True)
    bad = 0
    with served(arguments.ledger) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for look in [name for name in arguments.looks.split(",") if name] or LOOKS:
            visit = Visit(browser, base, look)
            for name in wanted:
                wrong = visit.look(pages[name], axe)
                if not arguments.no_pictures:
                    visit.picture(arguments.to / f"{name}.{look}.png", arguments.height)
                bad += bool(wrong)
                for line in wrong:
                    print(f"{name} {look} {pages[name]}: {line}", flush=True)
            visit.context.close()
        browser.close()
    print(f"{len(wanted)} pages, {bad} visits with something wrong")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
