"""Words that close the name of a party to whom something is said or of whom something is demanded."""

from __future__ import annotations

from functools import cache

from tracktwo.extract.word_kinds import titles
from tracktwo.languages import entries

_PACKAGE = "tracktwo.languages.zh"


@cache
def party_ends() -> tuple[str, ...]:
    """Words that close the name of a party: 东岸政府, 议员们, 有关部门."""
    (entry,) = entries(_PACKAGE, "addressees.toml", "party", required=("heads",))
    (more,) = entries(_PACKAGE, "addressees.toml", "party_end", required=("words",))
    return (*entry["heads"], *more["words"], *titles())
