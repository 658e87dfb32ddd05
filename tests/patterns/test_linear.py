"""Every regular expression of the project, those made from TOML too, stays linear on 100,000 hostile characters."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType

import pytest

from tests.patterns.adversary import units

ROOT = Path(__file__).resolve().parents[2]
LENGTH = 100_000
ENOUGH = 5.0  # seconds of CPU: none that is linear comes near it, what grows by the square takes minutes or worse
SHARES = 8


class TooLong(Exception):
    pass


@pytest.fixture(scope="session")
def patterns() -> list[tuple[str, str, int]]:
    command = [sys.executable, "-m", "tests.patterns.collected"]
    told = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=True)
    return [tuple(json.loads(line)) for line in told.stdout.splitlines()]


def over(_number: int, _frame: FrameType | None) -> None:
    raise TooLong


def seconds(pattern: re.Pattern[str], text: str) -> float:
    """CPU seconds to find everything in `text`, ENOUGH where it was stopped."""
    before = signal.signal(signal.SIGVTALRM, over)
    try:
        start = time.process_time()
        signal.setitimer(signal.ITIMER_VIRTUAL, ENOUGH)
        for _ in pattern.finditer(text):
            pass
        signal.setitimer(
            signal.ITIMER_VIRTUAL, 0
        )  # here: a signal on the way out of the block would be caught by nobody
        spent = time.process_time() - start
    except TooLong:
        spent = ENOUGH
    finally:
        signal.signal(signal.SIGVTALRM, before)
    return spent


def is_linear(pattern: re.Pattern[str], unit: str) -> bool:
    """False where it is stopped, or four times the text takes over eight times as long, three times in a row."""
    for _ in range(3):
        whole = seconds(pattern, unit * (LENGTH // len(unit)) + "\0")
        if whole >= ENOUGH:
            return False
        if whole < ENOUGH / 10 or whole < 8 * seconds(pattern, unit * (LENGTH // len(unit) // 4) + "\0"):
            return True
    return False


@pytest.mark.parametrize("share", range(SHARES))
def test_no_pattern_grows_by_the_square(patterns: list[tuple[str, str, int]], share: int) -> None:
    assert len(patterns) > 300
    slow = []
    for where, pattern, flags in patterns[share::SHARES]:
        compiled = re.compile(pattern, flags)
        slow += [f"{where} {unit!r} {pattern[:80]}" for unit in units(pattern, flags) if not is_linear(compiled, unit)]
    assert slow == []


@pytest.mark.parametrize("pattern", [r"\s*x", r"(?:a?b*)*c", r"“[^”]*”", r"[^。]+?道"])
def test_one_that_does_is_caught(pattern: str) -> None:
    assert not all(is_linear(re.compile(pattern), unit) for unit in units(pattern, 0))
