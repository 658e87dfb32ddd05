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
_OPENS = re.compile(r"^|(?<=[，。；：“])|(?<=希望)")
_MOST_ASIDES = 3


@cache
def _aside() -> re.Pattern[str]:
    found = entries(_PACKAGE, "acts.toml", "aside_clause", required=("patterns",))
    return re.compile("|".join(pattern for entry in found for pattern in entry["patterns"]))


@cache
def _tail() -> re.Pattern[str]:
    """What may follow the name of one's own side: 政府, which belongs to it, but no 的 or 人."""
    (entry,) = entries(_PACKAGE, "acts.toml", "own_side", required=("tails",))
    tails = "|".join(sorted(map(re.escape, entry["tails"]), key=len, reverse=True))
    return re.compile(f"(?:{tails})?(?!的|人|和|与|同(?!意))")


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
    names = _own_names(draft.speaker or "", side_of_speaker(page, draft.speaker))
    made, done = "", 0
    for opening in _OPENS.finditer(words) if any(name in words for name in names) else ():
        start = opening.end()
        name = next((name for name in names if words.startswith(name, start)), None)
        tail = _tail().match(words, start + len(name)) if name and start >= done else None
        if tail:
            made, done = made + words[done:start] + "我方", tail.end()
    return made + words[done:]


@lru_cache(maxsize=10_000)
def _own_names(speaker: str, side: str | None) -> tuple[str, ...]:
    """The names of a speaker's own side, folded, longest first."""
    names = {fold(speaker)} if len(speaker) > 1 else set()
    return tuple(sorted(names | _names_of_state(side), key=lambda name: (-len(name), name)))


@cache
def _names_of_state(side: str | None) -> frozenset[str]:
    return frozenset(
        name for state in states() if f"state.{state.id}" == side for name in (*state.names, *state.metonyms)
    )
