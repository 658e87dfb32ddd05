"""What the fault tests share: a file of made-up lines, an ingest in a process of its own, what a ledger must hold."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tracktwo.read import check_segments
from tracktwo.store import Ledger, lookup
from tracktwo.store.verify import verify

DOCUMENTS = 400


def write_lines(path: Path, documents: int = DOCUMENTS) -> Path:
    """A file of JSON lines, each with two paragraphs and a statement."""
    with path.open("w", encoding="utf-8") as out:
        for n in range(documents):
            text = f"丁一鸣表示，第{n}次会谈没有取消。\n李砚衡说：“第{n}个数字只是估计，不是点算。”" + "背景。" * 200
            line = {"id": f"m{n}", "title": f"第{n}篇", "date": "2024-06-01T00:00:00Z", "outlet": "样本晨报"}
            line |= {"url": f"https://morning.sample.invalid/{n}", "variant": "zh-Hans", "text": text}
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
    return path


PROGRAM = [sys.executable, "-m", "tracktwo"]


def bound_by_permissions() -> list[str]:
    """What to put before a command so that permissions bind it: nothing, or for root to run without root's rights."""
    if os.geteuid() != 0:
        return []
    bound = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all"]
    if not shutil.which("setpriv") or subprocess.run([*bound, "true"], check=False).returncode:
        pytest.skip("root may read and write everything here")
    return bound


def told(*arguments: str | Path, before: list[str] | None = None) -> subprocess.CompletedProcess[str]:
    """A tracktwo command that ran to its end, with what it said."""
    command = [*(before or []), *PROGRAM, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def start(*arguments: str | Path, ledger: Path) -> subprocess.Popen[bytes]:
    """A tracktwo command in a process of its own."""
    command = [*PROGRAM, *map(str, arguments)]
    return subprocess.Popen(
        [*command, "--ledger", str(ledger)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )


def finish(*arguments: str | Path, ledger: Path) -> int:
    """The exit code of a tracktwo command that runs to its end."""
    process = start(*arguments, ledger=ledger)
    process.communicate()
    return process.returncode


def contents(path: Path) -> tuple[list[str], list[str]]:
    """The ids of all documents and records, sorted; every one of them twice would show."""
    with Ledger.open(path, create=False) as ledger, ledger.reads() as connection:
        documents = [row[0] for row in connection.exec_driver_sql("SELECT id FROM document ORDER BY id")]
        return documents, sorted(record.id for record in lookup.records(connection, restricted=True))


def differences(path: Path) -> list[str]:
    """What `verify` finds."""
    with Ledger.open(path, create=False) as ledger:
        return [line for lines in verify(ledger, check_segments) for line in lines]
