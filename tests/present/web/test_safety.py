"""What no request gets past, and what every response carries."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient

from tests.present.web.made import Hostile
from tracktwo.errors import LedgerError, UsageError
from tracktwo.present.web.app import create_app
from tracktwo.present.web.desk import Desk
from tracktwo.present.web.links import outside
from tracktwo.present.web.safety import LOOPBACK, is_allowed
from tracktwo.present.web.serve import address, bound_socket, names_of
from tracktwo.store import Ledger


@pytest.mark.parametrize(
    ("header", "names", "allowed"),
    [
        ("127.0.0.1:8222", LOOPBACK, True),
        ("localhost", LOOPBACK, True),
        ("LOCALHOST:1", LOOPBACK, True),
        ("[::1]:8222", LOOPBACK, True),
        ("evil.example:8222", LOOPBACK, False),
        ("127.0.0.1.evil.example", LOOPBACK, False),
        ("192.168.1.2:8222", LOOPBACK, False),
        ("", LOOPBACK, False),
        ("192.168.1.2:8222", names_of("0.0.0.0"), True),
        ("[fe80::1]:8222", names_of("::"), True),
        ("evil.example", names_of("0.0.0.0"), False),
    ],
)
def test_only_the_desks_own_names_are_answered(header: str, names: frozenset[str], allowed: bool) -> None:
    assert is_allowed(header, names) is allowed


def test_another_host_name_is_turned_away(desk: TestClient) -> None:
    response = desk.get("/", headers={"Host": "evil.example"})
    assert response.status_code == 421
    assert "Content-Security-Policy" in response.headers


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_the_desk_is_read_only(desk: TestClient, method: str) -> None:
    response = desk.request(method, "/records")
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    "path", ["/", "/records", "/documents", "/nowhere", "/static/desk.css", "/records?page=x", "/records?q=("]
)
def test_every_response_carries_the_policy(desk: TestClient, path: str) -> None:
    headers = desk.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "server" not in headers


def test_the_page_of_a_fault_carries_the_policy_and_no_details(
    sample_ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a detail of ours")

    monkeypatch.setattr("tracktwo.present.web.pages.front.overview_of", broken)
    with Ledger.open(sample_ledger) as ledger:
        client = TestClient(create_app(Desk(ledger)), base_url="http://localhost", raise_server_exceptions=False)
        response = client.get("/")
    assert response.status_code == 500
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert "a detail of ours" not in response.text


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2fapp.py",
        "/static//etc/passwd",
        "/static/%2fetc%2fpasswd",
        "/static/",
        "/documents/..%2f..%2fetc%2fpasswd",
        "/documents/%2e%2e/raw",
        "/records/%00",
    ],
)
def test_no_path_leads_out(desk: TestClient, path: str) -> None:
    response = desk.get(path)
    assert response.status_code == 404
    assert "root:" not in response.text
    assert "create_app" not in response.text


def test_connections_of_the_desk_cannot_write(sample_ledger: Path) -> None:
    with Ledger.open(sample_ledger) as ledger:
        create_app(Desk(ledger))
        with pytest.raises(LedgerError, match="cannot be opened or written"), ledger.writes() as connection:
            connection.execute(text("DELETE FROM document"))


def test_pages_hold_no_inline_script_or_style(desk: TestClient, hostile: tuple[TestClient, Hostile]) -> None:
    client, made = hostile
    pages = [desk.get(path).text for path in ("/", "/records", "/documents", "/documents?q=核")]
    pages += [
        client.get(f"/documents/{one.id}").text for one in (made.script, made.bidi, made.astral, made.overlapping)
    ]
    pages += [client.get("/records").text, client.get(f"/documents/{made.script.id}/original").text]
    for page in pages:
        assert "<script>" not in page
        assert "<style" not in page
        assert " style=" not in page
        assert "<img" not in page
        assert not re.search(r"<[^>]*\son[a-z]+\s*=", page)


@pytest.mark.parametrize(
    ("url", "opened"),
    [
        ("https://a.invalid/1", True),
        ("http://a.invalid", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("data:text/html,x", False),
        ("//a.invalid", False),
        ("https://", False),
        ("http://[", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(url: str | None, opened: bool) -> None:
    assert outside(url) == (url if opened else None)


def test_a_taken_port_is_told_in_one_line() -> None:
    first = bound_socket("127.0.0.1", 0)
    try:
        with pytest.raises(UsageError, match=r"port \d+ is taken .*--port"):
            bound_socket("127.0.0.1", first.getsockname()[1])
    finally:
        first.close()


def test_an_address_that_is_not_ours_is_told_in_one_line() -> None:
    with pytest.raises(UsageError, match=r"cannot listen on 192\.0\.2\.1"):
        bound_socket("192.0.2.1", 0)


def test_addresses_are_written_as_a_browser_takes_them() -> None:
    assert address("127.0.0.1", 8222) == "http://127.0.0.1:8222/"
    assert address("::1", 80) == "http://[::1]:80/"
