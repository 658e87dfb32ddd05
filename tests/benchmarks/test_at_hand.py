"""Benchmarks that are given a file which is not there say so in a line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"


@pytest.mark.parametrize("name", ["search", "kill_migration", "pages", "looks", "accuracy", "labels"])
def test_a_missing_file_is_told_in_a_line(tmp_path: Path, name: str) -> None:
    absent = tmp_path / "absent.ledger"
    command = [sys.executable, str(BENCHMARKS / f"{name}.py"), str(absent)]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert told.returncode == 2
    assert told.stderr.splitlines()[-1].endswith(f"there is no file {absent}")
    assert "Traceback" not in told.stderr
    assert not absent.exists()
