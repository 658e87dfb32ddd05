"""A folder -> the paths in it, by name; and how many bytes there are to go through."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path


def files(folder: Path) -> Iterator[Path]:
    """The files of a folder, and the folders in it that are not gone through: links, and what cannot be listed."""
    closed: list[OSError] = []
    for root, folders, names in os.walk(folder, onerror=closed.append):
        yield from _taken(closed)
        linked = {name for name in folders if Path(root, name).is_symlink()}
        folders[:] = sorted(name for name in folders if name not in linked and not name.startswith("."))
        for name in sorted({*names, *linked}):
            if not name.startswith("."):
                yield Path(root, name)
    yield from _taken(closed)


def _taken(closed: list[OSError]) -> Iterator[Path]:
    """The folders that could not be listed, each once."""
    while closed:
        yield Path(closed.pop().filename)


def packed_size(path: str | Path) -> int:
    """How many bytes `items` has to go through, as the files stand on the disk; 0 for what cannot be looked at."""
    path, size = Path(path), 0
    for file in files(path) if path.is_dir() else [path]:
        with suppress(OSError):
            status = file.stat()
            size += status.st_size if stat.S_ISREG(status.st_mode) else 0
    return size
