"""Talks as reported, in tables: what a text tells of meetings, and what it does not (guide section 3)."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.extract.made import page_of
from tracktwo.extract import extract

CASES = tomllib.loads((Path(__file__).parent / "cases" / "talks.toml").read_text(encoding="utf-8"))["case"]


def sides(names: str) -> str:
    return "/".join(sorted(names.split("/")))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"].strip())
def test_talks_of_a_text(case: dict[str, Any]) -> None:
    found = [
        [talk.status, sides("/".join(talk.parties)), ",".join(talk.track), *([talk.when] if talk.when else [])]
        for talk in extract(page_of(case["text"]).document).talks
    ]
    assert found == [[status, sides(parties), *rest] for status, parties, *rest in case["talks"]]
