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
from tracktwo.languages import entries, fold, table_pattern
from tracktwo.languages.particles import ARMY, OWN_SIDE

_PACKAGE = "tracktwo.languages.zh"
_CLAUSE_END = re.compile(r"[，；：]")
_MOST_ASIDES = 3


@cache
def _behind_name() -> re.Pattern[str]:
    """What may belong to the name (东岸`方面`), and nothing that makes it a part of a longer noun (东岸人)."""
    (entry,) = entries(_PACKAGE, "acts.toml", "own_side", required=("tails",))
    tails = "|".join(sorted(map(re.escape, entry["tails"]), key=len, reverse=True))
    return re.compile(f"(?:{tails})?(?!{table_pattern(_PACKAGE, 'acts.toml', 'longer_noun').pattern})")


@cache
def _opening() -> re.Pattern[str]:
    """What a clause with a subject of its own begins behind: a mark, or a word of wishing."""
    return re.compile(f"^|[，。；：“]|{table_pattern(_PACKAGE, 'acts.toml', 'wish').pattern}")


def main_clause(head: str) -> str:
    """The head from its main clause on, without the clauses that only set its time, condition or ground."""
    start = 0
    aside = table_pattern(_PACKAGE, "acts.toml", "aside_clause")
    for _ in range(_MOST_ASIDES):
        end = _CLAUSE_END.search(head, start)
        if end is None or end.end() >= len(head) or not aside.search(head[start : end.start()]):
            break
        start = end.end()
    return head[start:]


def with_own_side(page: Page, draft: Draft, words: str) -> str:
    """The words with 我方 for the speaker's own name, state or body where a clause begins with it."""
    speaker = draft.speaker or ""
    names = [name for name in own_names(speaker, side_of_speaker(page, speaker)) if name in words]
    return _replaced(words, names) if names else words


def _replaced(words: str, names: list[str]) -> str:
    """The words with 我方 for each of the names at the head of a clause; a pattern of the names took as long to compile
    as a text to read."""
    pieces: list[str] = []
    done = 0
    for opening in _opening().finditer(words):
        at = opening.end()
        standing = (name for name in names if words.startswith(name, at)) if opening.start() >= done else ()
        if end := next((tail.end() for name in standing if (tail := _behind_name().match(words, at + len(name)))), 0):
            pieces += [words[done:at], OWN_SIDE]
            done = end
    return "".join([*pieces, words[done:]])


@lru_cache(maxsize=2_000)
def own_names(speaker: str, side: str | None) -> tuple[str, ...]:
    """The speaker's name, folded, and the names of the state and its army (俄军), the longest first."""
    names = {fold(speaker)} if len(speaker) > 1 else set()
    return tuple(sorted(names.union(_side_names().get(side, ())), key=lambda name: (-len(name), name)))


@cache
def _side_names() -> dict[str | None, tuple[str, ...]]:
    """What each state and its army are called, by the id of its side: `state.cn`."""
    armies = {state.id: (state.short + ARMY,) if state.short else () for state in states()}
    return {f"state.{state.id}": (*state.names, *state.metonyms, *armies[state.id]) for state in states()}
