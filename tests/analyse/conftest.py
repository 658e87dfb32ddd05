"""The ledger of the bundled sample, made once for all tests of the answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import Connection

from tracktwo.pipeline import ingest
from tracktwo.sample import sample_folder
from tracktwo.store import Ledger


@pytest.fixture(scope="package")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """A connection to a ledger of the bundled sample."""
    path = tmp_path_factory.mktemp("answers") / "sample.ledger"
    with Ledger.open(path) as ledger:
        list(ingest([sample_folder()], ledger, started=datetime(2024, 7, 1, tzinfo=UTC)))
        with ledger.reads() as connection:
            yield connection
