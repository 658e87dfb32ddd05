"""What all tests share: the ledger of the bundled sample, and settings of Hypothesis.

A property may take as long as a busy machine needs; speed is measured in benchmarks/. In CI Hypothesis itself draws the
same examples in every run: what fails there fails for what was changed. Everywhere else they are drawn anew, and what
they find gets an example of its own.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings

from tracktwo.pipeline import ingest
from tracktwo.sample import sample_folder
from tracktwo.store import Ledger

settings.register_profile("no deadline", deadline=None)
settings.load_profile("no deadline")


@pytest.fixture(scope="session")
def sample_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger of the bundled sample, made once: tests that change it copy it."""
    path = tmp_path_factory.mktemp("sample") / "sample.ledger"
    with Ledger.open(path) as ledger:
        list(ingest([sample_folder()], ledger, started=datetime(2024, 7, 1, tzinfo=UTC)))
    return path
