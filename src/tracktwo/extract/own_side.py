"""What an act is read from: the main clause of what is said, with the speaker's own side written 我方.

A promise and a forecast have the same words (将, 会); who is their subject tells them apart. `read_for_acts` gives the
head of the content from its main clause on: 丁一鸣说，如果会谈取消，东岸将关闭边界 -> 我方将关闭边界.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from tracktwo.extract.drafts import Draft
from tracktwo.extract.page import Page
from tracktwo.extract.sides import side_of_speaker
from tracktwo.knowledge.states import states
from tracktwo.languages import entries, fold

_PACKAGE = "tracktwo.languages.zh"
_CLAUSE_END = re.compile(r"[，；：]")
_MOST_ASIDES = 3


@cache
def _aside() -> re.Pattern[str]:
    found = entries(_PACKAGE, "acts.toml", "aside_clause", required=("patterns",))
    return re.compile("|".join(pattern for entry in found for pattern in entry["patterns"]))


@cache
def _own_tail() -> str:
    (entry,) = entries(_PACKAGE, "acts.toml", "own_side", required=("tails",))
    return "|".join(sorted(map(re.escape, entry["tails"]), key=len, reverse=True))


def main_clause(head: str) -> str:
    """The head from its main clause on, without the clauses that only set its time, condition or ground."""
    start = 0
    for _ in range(_MOST_ASIDES):
        end = _CLAUSE_END.search(head, start)
        if end is None or end.end() >= len(head) or not _aside().search(head[start : end.start()]):
            break
        start = end.end()
    return head[start:]


def with_own_side(page: Page, draft: Draft, words: str) -> str:
    """The words with 我方 for the speaker's own name, state or body where a clause begins with it."""
    pattern = _own(draft.speaker or "", side_of_speaker(page, draft.speaker))
    return pattern.sub(r"\1我方", words) if pattern else words


@lru_cache(maxsize=2_000)
def _own(speaker: str, side: str | None) -> re.Pattern[str] | None:
    names = {fold(speaker)} if len(speaker) > 1 else set()
    names |= {name for state in states() if f"state.{state.id}" == side for name in (*state.names, *state.metonyms)}
    if not names:
        return None
    listed = "|".join(sorted(map(re.escape, names), key=lambda name: (-len(name), name)))
    return re.compile(rf"(^|[，。；：“]|希望)(?:{listed})(?:{_own_tail()})?(?!的|人|和|与|同(?!意))")
