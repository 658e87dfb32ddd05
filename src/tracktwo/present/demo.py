"""The demo: the bundled sample into a ledger, the ledger of one article, how to go on, the desk in the browser."""

from __future__ import annotations

import sys
import tempfile
from collections import deque
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select

from tracktwo.errors import UsageError
from tracktwo.pipeline import ingest
from tracktwo.present.text import print_stored_document, print_summary
from tracktwo.sample import sample_folder
from tracktwo.store import Ledger, lookup, schema

ARTICLE = "中断五年 中美二轨核对话恢复"
NEXT = """
Every record above points at its exact characters. Go on with:
  .venv/bin/tracktwo --help
  .venv/bin/tracktwo read FILE                one article of your own as such a sheet
  .venv/bin/tracktwo ingest FOLDER            an archive into your ledger
  .venv/bin/tracktwo serve                    your ledger in the browser
The sample is made up: its outlets, speakers and their words are not real; docs/tutorial.md goes through it.
"""


def run_demo(path: Path | None) -> None:
    """Read the sample into a ledger at `path` (else a temporary one), print the ledger of one article, serve the desk.

    Where there is no terminal nobody could stop the server: the demo ends by itself.
    """
    with tempfile.TemporaryDirectory() as folder:
        kept = path or Path(folder) / "sample.ledger"
        _print_sample(kept, "a ledger that is thrown away" if path is None else str(path))
        print(NEXT)
        if sys.stdin.isatty() and sys.stdout.isatty():
            _serve(kept)


def _serve(path: Path) -> None:
    from tracktwo.present.web.serve import PORT, serve

    def ready(address: str) -> None:
        print(f"The sample desk is at {address} (Ctrl+C stops it)", flush=True)

    try:
        serve(path, "127.0.0.1", PORT, ready=ready)
    except UsageError:  # the usual port is taken: any will do for a demo
        serve(path, "127.0.0.1", 0, ready=ready)


def _print_sample(path: Path, where: str) -> None:
    with Ledger.open(path) as ledger:
        summary = deque(ingest([sample_folder()], ledger, started=datetime.now(UTC)), maxlen=1).pop()
        print(f"The bundled sample, read into {where}:")
        print_summary(summary.outcomes, summary.refused)
        print()
        with ledger.reads() as connection:
            identity = connection.execute(
                select(schema.document.c.id).where(schema.document.c.title == ARTICLE)
            ).scalar_one()
            document = lookup.document(connection, identity)
            if document:
                records = lookup.records(connection, document_id=identity)
                print_stored_document(document, lookup.issues(connection, document), records)
