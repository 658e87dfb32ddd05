"""Interviews in the press: names that take turns at the start of lines, one of whom asks.

晨报：会谈是否取消？
丁一鸣：没有取消。
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from tracktwo.languages import every_language
from tracktwo.languages.patterns import either

FILE = "transcript.toml"
MARK = re.compile(r"\s{0,40}([^：:，。？?！!（(\s][^：:，。？?！!（(]{0,23})[：:]")
LEAST_TURNS = 2  # of each who speaks
LEAST_MARKS = 4  # of a text
MOST_SPEAKERS = 5
LEAST_SHARE = 0.25  # of the paragraphs that carry a mark; an answer has several
ASKS = 0.5  # more of the turns of one who asks than this hold a question mark
CHANGES = 0.6  # of neighbouring turns that two speakers have
_NAME = re.compile(r"[^\d\s、；;/]{1,12}")  # 2014年, 2/3 and whole clauses are no names
_QUOTED = ("“", "「", "『", '"')


def speakers(lines: Sequence[str]) -> dict[str, bool]:
    """The marks of an interview's lines, each with whether that speaker asks; {} where the lines are none.

    Lists whose lines begin alike (选举前：… 选举后：…) hold no questions and are none; neither is a line whose mark is
    followed by a quotation, which the narrator may have written.
    """
    marked = [(found[1].strip(), line) for line in lines if (found := MARK.match(line)) and _speaks(found, line)]
    counted = Counter(mark for mark, _ in marked)
    turns = [(mark, line) for mark, line in marked if counted[mark] >= LEAST_TURNS]
    names = {mark for mark, _ in turns}
    if len(turns) < max(LEAST_MARKS, LEAST_SHARE * len(lines)) or not 2 <= len(names) <= MOST_SPEAKERS:
        return {}
    if sum(before != after for (before, _), (after, _) in pairwise(turns)) < CHANGES * (len(turns) - 1):
        return {}
    asked: defaultdict[str, int] = defaultdict(int)
    for mark, line in turns:
        asked[mark] += asks(line)
    found_asking = {mark: asked[mark] > ASKS * counted[mark] for mark in names}
    return found_asking if len(set(found_asking.values())) == 2 else {}


def asks(line: str) -> bool:
    """True for a line with a question mark."""
    return "？" in line or "?" in line


def _speaks(found: re.Match[str], line: str) -> bool:
    said = line[found.end() :].strip()
    return len(said) > 1 and not said.startswith(_QUOTED) and _NAME.fullmatch(found[1].strip()) is not None


def name_of(mark: str) -> str:
    """Who speaks behind a mark, without what he is there: 主持人丁一鸣 gives 丁一鸣, 晨报记者 and 主持人 stay."""
    return _role().sub("", mark) or mark


@cache
def _role() -> re.Pattern[str]:
    names = (name for entry in every_language(FILE, "role") for name in entry["names"])
    return re.compile(f"^{either(names)}(?=..)")
