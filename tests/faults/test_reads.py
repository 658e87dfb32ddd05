"""Short reads and read errors under every reader: the same documents, or those before the error and one clear line."""

from __future__ import annotations

import errno
import gzip
import io
import json
import lzma
import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.faults.scenes import told
from tests.read.made import packed, tar
from tests.read.seeds import SEEDS
from tracktwo.model import Document
from tracktwo.read import Refusal, read_path

POST = "---\ntitle: 第{0}次会谈\ndate: 2031-03-07T01:02:03Z\n---\n<p>第{0}次会谈没有取消。</p>{1}"
# A page that packs badly, so that packed archives are longer than one buffer.
PAGES = {f"{n}.md": POST.format(n, random.Random(n).randbytes(20_000).hex()).encode() for n in range(6)}
LINES = b"".join(json.dumps({"id": name, "text": page.decode()}).encode() + b"\n" for name, page in PAGES.items())
PACKED = {
    "tar": tar(PAGES),
    "tar.gz": gzip.compress(tar(PAGES), mtime=0),
    "tar.xz": lzma.compress(tar(PAGES)),
    "zip": packed(PAGES),
    "jsonl.gz": gzip.compress(LINES, mtime=0),
}


class Slow(io.FileIO):
    """A file that gives a few bytes at a time, and an error for any of the 512 bytes from `broken` on."""

    broken: int | None = None

    def readinto(self, buffer: Any, /) -> int:
        here = self.tell()
        size = min(len(memoryview(buffer)), 1 + (here * 7919) % 3000)
        if self.broken is not None and here < self.broken + 512:
            if here >= self.broken:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            size = min(size, self.broken - here)
        return super().readinto(memoryview(buffer)[:size])


def slowly(broken: int | None = None) -> Callable[..., io.BufferedReader]:
    """What takes the place of `Path.open`."""

    def opened(path: Path, mode: str = "r", *_: Any, **__: Any) -> io.BufferedReader:
        assert mode == "rb"
        raw = Slow(path)
        raw.broken = broken
        return io.BufferedReader(raw, 512)

    return opened


def parts(found: list[Document | Refusal]) -> tuple[list[Document], list[str]]:
    documents = [one for one in found if isinstance(one, Document)]
    return documents, [str(one) for one in found if isinstance(one, Refusal)]


@pytest.mark.parametrize("name", [*SEEDS, *PACKED])
def test_short_reads_give_the_same_documents(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    path.write_bytes({**SEEDS, **PACKED}[name])
    whole = list(read_path(path))
    assert whole
    monkeypatch.setattr(Path, "open", slowly())
    assert list(read_path(path)) == whole


@pytest.mark.parametrize("name", PACKED)
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_read_error_keeps_what_came_before_it(
    name: str, share: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_bytes(PACKED[name])
    documents, _ = parts(list(read_path(path)))
    monkeypatch.setattr(Path, "open", slowly(int(len(PACKED[name]) * share)))
    kept, lines = parts(list(read_path(path)))
    assert kept == [document for document in documents if document in kept]
    assert len(documents) > len(kept) >= (4 if name == "zip" else 0 if share < 0.5 else 1)
    assert any("cannot be read: Input/output error (check the disk" in line for line in lines)
    assert all(line.startswith(str(path)) and "\n" not in line for line in lines)


def test_a_file_that_cannot_be_read_leaves_the_rest_of_the_folder(tmp_path: Path) -> None:
    """A process's own memory is a file that opens and fails at its first byte."""
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "0.md").symlink_to("/proc/self/mem")
    (folder / "1.md").write_bytes(PAGES["1.md"])
    result = told("ingest", folder, "--ledger", tmp_path / "new.ledger")
    assert result.returncode == 0
    refusal, summary = result.stdout.splitlines()
    assert refusal.startswith(f"refused: {folder}/0.md: cannot be read: Input/output error (")
    assert summary == "1 new, 0 unchanged, 0 revised, 0 reread, 1 refused"


def test_a_ledger_among_the_texts_is_not_read_as_one_of_them(tmp_path: Path) -> None:
    (tmp_path / "1.md").write_bytes(PAGES["1.md"])
    result = told("ingest", tmp_path, "--ledger", tmp_path / "new.ledger")
    assert result.returncode == 0
    *refused, summary = result.stdout.splitlines()
    assert summary.startswith("1 new, 0 unchanged, 0 revised, 0 reread, ")
    assert refused
    assert all(line.startswith(f"refused: {tmp_path}/new.ledger") for line in refused)
