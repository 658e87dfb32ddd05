"""The ledger of the bundled sample, read by all tests of the answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from tracktwo.store import Ledger


@pytest.fixture(scope="package")
def sample(sample_ledger: Path) -> Iterator[Connection]:
    """A connection to a ledger of the bundled sample."""
    with Ledger.open(sample_ledger) as ledger, ledger.reads() as connection:
        yield connection
