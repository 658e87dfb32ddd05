"""`tracktwo serve` and the end of `tracktwo demo`, as a user runs them."""

from __future__ import annotations

import os
import pty
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from tracktwo.store import Ledger

COMMAND = [sys.executable, "-m", "tracktwo"]


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *map(str, arguments)], capture_output=True, text=True, encoding="utf-8", check=False, timeout=60
    )


def test_a_taken_port_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "made.ledger"
    Ledger.open(path).close()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = run("serve", "--ledger", path, "--port", str(port))
    assert result.returncode == 2
    assert result.stderr == f"tracktwo: port {port} is taken (choose another with --port; --port 0 takes any)\n"


def test_a_ledger_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    result = run("serve", "--ledger", tmp_path / "none.ledger")
    assert result.returncode == 2
    assert "there is no such ledger" in result.stderr
    assert result.stderr.count("\n") == 1


def test_serve_prints_its_address_and_stops_when_told(tmp_path: Path) -> None:
    path = tmp_path / "made.ledger"
    Ledger.open(path).close()
    server = subprocess.Popen(
        [*COMMAND, "serve", "--ledger", str(path), "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert server.stdout
    line = server.stdout.readline()
    address = re.search(r"http://127\.0\.0\.1:\d+/", line)
    assert address, line
    with urllib.request.urlopen(address[0], timeout=20) as response:
        assert b"tracktwo ingest" in response.read()
    server.send_signal(signal.SIGINT)
    _, errors = server.communicate(timeout=20)
    assert "Traceback" not in errors


def test_the_demo_ends_by_serving_where_there_is_a_terminal(tmp_path: Path) -> None:
    leader, follower = pty.openpty()
    demo = subprocess.Popen(
        [*COMMAND, "demo", "--ledger", str(tmp_path / "demo.ledger")], stdin=follower, stdout=follower
    )
    os.close(follower)
    try:
        address = _read_until(leader, r"http://127\.0\.0\.1:\d+/")
        with urllib.request.urlopen(address, timeout=20) as response:
            assert "旧数字的新版本" in response.read().decode()
    finally:
        demo.send_signal(signal.SIGINT)
        demo.wait(20)
        os.close(leader)


def test_the_demo_ends_by_itself_without_a_terminal(tmp_path: Path) -> None:
    result = run("demo", "--ledger", tmp_path / "demo.ledger")
    assert result.returncode == 0
    assert "http://127" not in result.stdout


def _read_until(terminal: int, wanted: str) -> str:
    seen, deadline = "", time.monotonic() + 60
    while time.monotonic() < deadline:
        seen += os.read(terminal, 65536).decode("utf-8", "replace")
        if found := re.search(wanted, seen):
            return found[0]
    raise AssertionError(seen)
