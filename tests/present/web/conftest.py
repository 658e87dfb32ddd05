"""The desk over two ledgers: the bundled sample, and the hostile documents."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.present.web.made import Hostile, hostile_ledger
from tracktwo.present.web.app import create_app
from tracktwo.present.web.desk import Desk
from tracktwo.store import Ledger


def client_of(ledger: Ledger) -> TestClient:
    """A client that speaks to the desk as a browser on this machine does."""
    return TestClient(create_app(Desk(ledger)), base_url="http://127.0.0.1:8222", raise_server_exceptions=True)


@pytest.fixture(scope="module")
def desk(sample_ledger: Path) -> Iterator[TestClient]:
    """The desk over the sample."""
    with Ledger.open(sample_ledger) as ledger:
        yield client_of(ledger)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, Hostile]]:
    """The desk over hostile documents, and the documents."""
    path = tmp_path_factory.mktemp("hostile") / "hostile.ledger"
    made = hostile_ledger(path)
    with Ledger.open(path) as ledger:
        yield client_of(ledger), made
