"""How long every page of the desk takes over a ledger: first visit and again, the slowest named.

    .venv/bin/python benchmarks/pages.py LEDGER [--limit 1.0]

Pages are asked of the application itself, in one process, without a browser; exit 1 where one takes longer than the
limit on the first visit. `first` is the very first visit of a fresh desk (nothing kept, the answer of no other page),
`again` the same page once more.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from pathlib import Path

from starlette.testclient import TestClient

from tracktwo.present.charts.svg import svg
from tracktwo.present.web.app import create_app
from tracktwo.present.web.desk import Desk
from tracktwo.store import Ledger

PAGES = (
    "/",
    "/records",
    "/records?kind=statement&act=deny",
    "/records?q=核",
    "/records?q=不首先使用",
    "/records?page=400",
    "/records?actor=state.cn",
    "/documents",
    "/documents?q=核武器",
    "/actors",
    "/actors/state.cn",
    "/actors/state.us",
    "/actors/person.donald-trump",
    "/timeline",
    "/timeline?format=vega",
    "/timeline?format=svg",
    "/figures",
    "/figures?format=vega&panel=0",
    "/figures?format=svg&panel=0",
    "/said",
    "/said?actor=state.cn&topic=no_first_use",
    "/said?actor=state.us",
    "/said?actor=state.ru",
    "/said?format=vega",
)


def client_of(ledger: Ledger) -> TestClient:
    """A client over a fresh desk."""
    return TestClient(create_app(Desk(ledger)), base_url="http://127.0.0.1")


def timed(client: TestClient, path: str) -> tuple[float, int, int]:
    """Seconds, status and bytes of one visit."""
    started = time.perf_counter()
    response = client.get(path)
    return time.perf_counter() - started, response.status_code, len(response.content)


def main() -> int:
    """Visit every page, print a line for each, the slowest last."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--limit", type=float, default=1.0, help="seconds that a first visit may take")
    arguments = parser.parse_args()
    warm_up()
    slowest = (0.0, "")
    with Ledger.open(arguments.ledger, create=False) as ledger:
        longest = next(iter(re.findall(r'href="(/documents/[0-9a-f]{16})', client_of(ledger).get("/records").text)), "")
        for path in (*PAGES, *([longest] if longest else [])):
            client = client_of(ledger)
            first, status, size = timed(client, path)
            again, _, _ = timed(client, path)
            print(f"{path:45} {status} {size / 1000:8.0f} kB  first {first:6.3f} s  again {again:6.3f} s")
            slowest = max(slowest, (first, path))
    print(f"slowest: {slowest[1]} {slowest[0]:.3f} s")
    return 1 if slowest[0] > arguments.limit else 0


def warm_up() -> None:
    """Import what the first chart of a process imports, as `tracktwo serve` does before its first visitor."""
    import altair

    svg(altair.Chart({"values": []}).mark_point().to_dict())


if __name__ == "__main__":
    sys.exit(main())
