"""Invented statements have invented speakers: no person whom knowledge/ holds says anything in an example or a case."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from tomllib import loads

from tracktwo.knowledge.people import people
from tracktwo.languages import fold, read_toml

PACKAGE = "tracktwo.languages.zh"
SHORTEST = 3  # shorter names are also words
NAMES = sorted({fold(name) for one in people() for name in one.full if len(name) >= SHORTEST and not name.isascii()})
CASES = Path(__file__).parent.parent / "extract" / "cases"


def _examples() -> Iterator[tuple[str, str]]:
    for path in resources.files(PACKAGE).iterdir():
        for table in read_toml(PACKAGE, path.name).values() if path.name.endswith(".toml") else ():
            for entry in table if isinstance(table, list) else ():
                yield from ((path.name, words) for words in (*entry.get("examples", ()), *entry.get("not", ())))
    for path in sorted(CASES.glob("*.toml")):
        yield from ((path.name, case["text"]) for case in loads(path.read_text(encoding="utf-8"))["case"])


def test_nobody_real_speaks_in_an_example() -> None:
    examples = [(place, fold(words)) for place, words in _examples()]
    assert len(examples) > 1_000
    assert [(name, place, words) for place, words in examples for name in NAMES if name in words] == []
