"""How long every page of the desk takes over a ledger: first visit and again, the slowest named.

    .venv/bin/python benchmarks/pages.py LEDGER [--limit 1.0] [--cold] [--at-once]

Pages are asked of the application itself, without a browser, each in a process of its own that has done what
`tracktwo serve` does whatever the ledger holds: before it prints its address (`make_ready`, `settle`), and in the
seconds behind (what makes charts is imported, what draws pictures has started; with `--at-once` it has not). It has
asked the ledger nothing: `first` is its very first visit (no answer kept, the connection's cache empty), `again` the
same page once more; `cpu` is the processor time of the first visit, which other programs on the machine change less.
`--cold` takes the ledger out of the system's page cache before each first visit. Exit 1 where a first visit takes
longer than the limit.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from at_hand import a_file
from tracktwo.store import Ledger

if TYPE_CHECKING:
    from starlette.testclient import TestClient

PAGES = (
    "/",
    "/records",
    "/records?page=400",
    "/records?page={last}",
    "/records?order=oldest&page=1000",
    "/records?kind=statement",
    "/records?kind=statement&act=deny",
    "/records?outlet={outlet}&month={month}",
    "/records?q=核",
    "/records?q=不首先使用",
    "/records?q=的",
    "/records?q=中国&page=700",
    "/records?q=outlet:{outlet}",
    "/records?speaker={speaker}",
    "/records?speaker={speaker}&act=deny&q=中国",
    "/records?actor={actor}",
    "/documents",
    "/documents?q=核武器",
    "/documents?q=的",
    "/documents?page={last_documents}",
    "/documents/{document}",
    "/actors",
    "/actors/{actor}",
    "/actors/state.us",
    "/actors/person.donald-trump",
    "/timeline",
    "/timeline?party=any",
    "/timeline?format=vega",
    "/timeline?format=svg",
    "/figures",
    "/figures?subject=state.us",
    "/figures?format=vega&panel=0",
    "/figures?format=svg&panel=0",
    "/said",
    "/said?actor=state.cn&topic=any",
    "/said?actor=state.us",
    "/said?actor=state.us&topic=any",
    "/said?actor=state.us&words=中国",
    "/said?actor=state.ru",
    "/said?format=vega",
    "/said?format=svg",
)


def client_of(ledger: Ledger, *, drawing: bool = False) -> TestClient:
    """A client over a fresh desk; `drawing` has started what draws pictures."""
    from starlette.testclient import TestClient

    from tracktwo.present.web.app import create_app
    from tracktwo.present.web.desk import Desk

    desk = Desk(ledger)
    if drawing:
        desk.drawer.svg({"data": {"values": [{}]}, "mark": "point"})
    return TestClient(create_app(desk), base_url="http://127.0.0.1")


def visits(path: Path, page: str, *, cold: bool, at_once: bool) -> dict[str, float]:
    """Seconds of the first and of a second visit, processor seconds of the first, status and bytes."""
    import altair  # noqa: F401

    from tracktwo.present.web.desk import make_ready
    from tracktwo.present.web.serve import settle

    make_ready()
    settle()
    with Ledger.open(path, create=False) as ledger:
        client = client_of(ledger, drawing=not at_once and "svg" in page)
        if cold:
            drop_from_cache(path)
        started, worked = time.perf_counter(), time.process_time()
        response = client.get(page)
        first, cpu = time.perf_counter() - started, time.process_time() - worked
        started = time.perf_counter()
        client.get(page)
        again = time.perf_counter() - started
    size = len(response.content) / 1000
    return {"first": first, "cpu": cpu, "again": again, "status": response.status_code, "size": size}


def drop_from_cache(path: Path) -> None:
    """Tell the system that it may forget what it holds of the file."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def heaviest(path: Path) -> dict[str, str | int]:
    """What of this ledger makes its pages longest: the busiest outlet, month, speaker and actor, the last pages."""
    busiest = {
        "outlet": "SELECT outlet FROM document WHERE outlet IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC LIMIT 1",
        "month": "SELECT substr(local_date, 1, 7) FROM document WHERE local_date IS NOT NULL GROUP BY 1"
        " ORDER BY count(*) DESC LIMIT 1",
        "speaker": "SELECT speaker FROM statement WHERE speaker IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC LIMIT 1",
        "actor": "SELECT actor FROM mention WHERE actor IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC LIMIT 1",
        "last": "SELECT (count(*) + 49) / 50 FROM record r JOIN document d ON d.id = r.document"
        " WHERE r.current AND NOT d.restricted",
        "last_documents": "SELECT (count(*) + 24) / 25 FROM document WHERE NOT restricted",
        "document": "SELECT document FROM record WHERE current GROUP BY 1 ORDER BY count(*) DESC LIMIT 1",
    }
    with Ledger.open(path, create=False) as ledger, ledger.reads() as connection:
        return {name: connection.exec_driver_sql(query).scalar_one() for name, query in busiest.items()}


def main() -> int:
    """Visit every page in a process of its own, print a line for each, the slowest last."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger", type=a_file)
    parser.add_argument("--limit", type=float, default=1.0, help="seconds that a first visit may take")
    parser.add_argument("--cold", action="store_true", help="take the ledger out of the page cache before each")
    parser.add_argument("--at-once", action="store_true", help="what draws pictures has not started before each")
    parser.add_argument("--only", default="", help="a pattern of the pages wanted")
    parser.add_argument("--page", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.page:
        print(json.dumps(visits(arguments.ledger, arguments.page, cold=arguments.cold, at_once=arguments.at_once)))
        return 0
    slowest = (0.0, "")
    named = heaviest(arguments.ledger)
    for page in (page.format(**named) for page in PAGES if re.search(arguments.only, page)):
        command = [sys.executable, __file__, str(arguments.ledger), "--page", page]
        command += ["--cold"] * arguments.cold + ["--at-once"] * arguments.at_once
        found = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        times = "  ".join(f"{name} {found[name]:6.3f} s" for name in ("first", "cpu", "again"))
        print(f"{page:45} {found['status']} {found['size']:8.0f} kB  {times}", flush=True)
        slowest = max(slowest, (found["first"], page))
    print(f"slowest: {slowest[1]} {slowest[0]:.3f} s")
    return 1 if slowest[0] > arguments.limit else 0


if __name__ == "__main__":
    sys.exit(main())
