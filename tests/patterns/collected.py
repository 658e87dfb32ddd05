"""Prints every pattern that tracktwo compiles, as JSON lines: those of its modules and those made from TOML when used.

Run as a program of its own: it watches `re` from before the first import.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
import sys
from typing import Any

found: dict[tuple[str, int], str] = {}
real = re._compile  # type: ignore[attr-defined]


def watched(pattern: Any, flags: int) -> Any:
    """Compile as `re` does and remember what tracktwo asked for."""
    frame = sys._getframe(2)
    name = frame.f_globals.get("__name__", "")
    if name.startswith("tracktwo") and isinstance(pattern, str):
        found.setdefault((pattern, int(flags)), f"{name}:{frame.f_lineno}")
    return real(pattern, flags)


def use_everything() -> None:
    """Import all modules and read, extract, resolve and search, so that patterns made on first use are made."""
    import tracktwo

    for module in pkgutil.walk_packages(tracktwo.__path__, "tracktwo."):
        if "migrations" not in module.name:
            importlib.import_module(module.name)
    from tests.read.seeds import SEEDS
    from tracktwo.extract import extract
    from tracktwo.model import Document
    from tracktwo.read import read_bytes, read_path
    from tracktwo.sample import sample_folder
    from tracktwo.store.query import parse_query

    results = [*read_path(sample_folder()), *(one for data in SEEDS.values() for one in read_bytes(data, "a"))]
    for result in results:
        if isinstance(result, Document):
            extract(result)
    for term in parse_query('核武 "Track 2" AIT处长').terms:
        assert term.pattern


if __name__ == "__main__":
    re._compile = watched  # type: ignore[attr-defined]
    use_everything()
    for (pattern, flags), where in found.items():
        print(json.dumps([where, pattern, flags]))
