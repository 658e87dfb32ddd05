"""The rules of the house that a program can check."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LISTED = subprocess.run(
    ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
    cwd=ROOT,
    capture_output=True,
    text=True,
    check=True,
).stdout.splitlines()
TRACKED = [name for name in LISTED if (ROOT / name).is_file()]
SOURCES = [name for name in TRACKED if name.startswith("src/") and name.endswith(".py")]
# Spelt in two halves, so that this file does not name them either.
REGISTRY = re.compile("|".join(["files.python" + "hosted", "registry.npm" + "js", "pypi." + "org/simple"]))


def test_no_drawers() -> None:
    assert not [name for name in TRACKED if re.search(r"(^|/)(utils?|helpers?|misc|common)\.py$", name)]


@pytest.mark.parametrize("name", SOURCES)
def test_files_are_rooms_not_halls(name: str) -> None:
    assert len((ROOT / name).read_text(encoding="utf-8").splitlines()) <= 450


def test_no_registry_host_is_named() -> None:
    texts = [name for name in TRACKED if not name.endswith((".ledger", ".gz", ".pdf", ".png"))]
    assert not [name for name in texts if REGISTRY.search((ROOT / name).read_text(encoding="utf-8", errors="replace"))]


def test_the_corpus_is_named_only_where_it_is_measured() -> None:
    allowed = re.compile(r"^(benchmarks/|docs/|tests/test_house\.py|CHANGELOG\.md|CONTRIBUTING\.md|tests/benchmarks/)")
    sources = [name for name in TRACKED if name.endswith((".py", ".toml")) and not allowed.match(name)]
    assert not [name for name in sources if "../shared" in (ROOT / name).read_text(encoding="utf-8", errors="replace")]
