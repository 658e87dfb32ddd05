"""The demo: the bundled sample into a ledger, the ledger of one article, and how to go on."""

from __future__ import annotations

import tempfile
from collections import deque
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select

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
The sample is made up: its outlets, speakers and their words are not real; docs/tutorial.md goes through it.
"""


def run_demo(path: Path | None) -> None:
    """Read the sample into a ledger at `path` (else a temporary one) and print the ledger of one article."""
    with tempfile.TemporaryDirectory() as folder, Ledger.open(path or Path(folder) / "sample.ledger") as ledger:
        summary = deque(ingest([sample_folder()], ledger, started=datetime.now(UTC)), maxlen=1).pop()
        print(f"The bundled sample, read into {'a ledger that is thrown away' if path is None else path}:")
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
    print(NEXT)
