"""Whether the outer speaker judges what somebody else does or says: 丁一鸣说，西岸宣布增兵是为了帮助东岸."""

from __future__ import annotations

from tracktwo.extract.layout import Layout
from tracktwo.extract.tokens import PACKAGE
from tracktwo.languages import table_pattern
from tracktwo.languages.entries import Table

_FILE = "cues.toml"
_MARKS = ("，", "：", ":", ",")
_ACTS = ("announce", "demand", "threaten")


def judges_act(layout: Layout, entry: Table, start: int, end: int) -> bool:
    """True where the words behind the inner cue, `start` to `end`, are only the subject of what is said of them.

    丁一鸣说，西岸|要求关闭领馆，已不符惯例; 丁一鸣说，司令|说要派部队是一个政治讯号. Not 西岸|指责东岸试射，违反决议:
    those words of judging are 西岸's own.
    """
    folded = layout.page.folded
    if folded[start : start + 1] in _MARKS:
        return False
    if entry["strength"] == "strong":
        return table_pattern(PACKAGE, _FILE, "judged_plan").match(folded, start, end) is not None
    return entry["act"] in _ACTS and table_pattern(PACKAGE, _FILE, "judged_act").match(folded, start, end) is not None
