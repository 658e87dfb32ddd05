"""Who sits at the table: the states that a stretch of text names, by name, metonym, leader or short form (中美)."""

from __future__ import annotations

import re
from functools import cache

from tracktwo.extract.page import Page
from tracktwo.knowledge.states import State, by_name, by_short

_SIDES = ("方", "方面", "政府", "当局", "大陆")


@cache
def _named() -> re.Pattern[str]:
    words = sorted(by_name(), key=lambda name: (-len(name), name))
    shorts = "".join(sorted(by_short()))
    # 中美, 美俄朝, 英法德: two or more short characters side by side; one alone is too often a piece of a word.
    pair = rf"(?<![{shorts}])(?P<pair>[{shorts}](?:[、和与同]?[{shorts}]){{1,5}})(?![{shorts}])"
    return re.compile("(?P<name>" + "|".join(map(re.escape, words)) + ")|" + pair)


def states_in(folded: str) -> list[tuple[int, State]]:
    """Each state named in `folded` with its place, in text order; a state may come more than once."""
    found: list[tuple[int, State]] = []
    for match in _named().finditer(folded):
        if match["name"]:
            found.append((match.start(), by_name()[match["name"]]))
        else:
            found.extend((match.start() + at, by_short()[c]) for at, c in enumerate(match["pair"]) if c in by_short())
    return found


def written(page: Page, state: State) -> str:
    """A state's full name as this document writes it (美國 in a traditional text); a side (美方) is not its name."""
    for name in state.names:
        at = page.folded.find(name)
        if at >= 0 and not name.endswith(_SIDES):
            return page.text[at : at + len(name)]
    return state.name


def parties_of(page: Page, spans: list[tuple[int, int]]) -> tuple[State, ...]:
    """The states named in the first of the stretches that names two, else in all of them; each once, in text order."""
    everyone: dict[str, State] = {}
    for start, end in spans:
        here = {state.id: state for _, state in states_in(page.folded[start:end])}
        for identity, state in here.items():
            everyone.setdefault(identity, state)
        if len(here) >= 2:
            return tuple(here.values())
        if len(everyone) >= 2:
            return tuple(everyone.values())
    return tuple(everyone.values())
