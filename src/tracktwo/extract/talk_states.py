"""Which states a stretch of text names: by name, metonym, leader or short form (中美)."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from tracktwo.extract.page import Page
from tracktwo.extract.scene import ZH
from tracktwo.extract.talk_words import pattern, state_pair
from tracktwo.knowledge.people import people
from tracktwo.knowledge.states import State, by_name, by_short, states
from tracktwo.languages import entries, fold
from tracktwo.languages.patterns import either

ABOUT = 10  # characters before a state that say whom or what a talk is about
OFFICE = 14  # characters of an office between a state and a name
_CLAUSE_MARK = re.compile(r"[，。；：！？\n]")
_FILE = "talk_parties.toml"
_AROUND = (("deals_with", "office_for"), ("aims_at", "aimed_at"), ("leaves", "for_there"))
"""Tables of what stands in front of a state that is no side, and of what stands behind it."""


@cache
def _venues() -> tuple[str, ...]:
    """States that mostly lend the room: behind 在 they are a place, whatever follows."""
    return tuple(word for entry in entries(ZH, _FILE, "venue") for word in entry["match"])


@cache
def _capitals() -> frozenset[str]:
    """Places that may stand before a talk (莫斯科会晤) and name a state elsewhere (莫斯科拒绝)."""
    return frozenset(word for entry in entries(ZH, "talks.toml", "place") for word in entry["words"])


@cache
def groups_of_states() -> dict[str, tuple[State, ...]]:
    """Words for several states (两韩, 两岸, 六方会谈) with those states."""
    found = [(word, entry["states"]) for entry in entries(ZH, _FILE, "group") for word in entry["match"]]
    return {word: tuple(by_name()[name] for name in names) for word, names in found}


@cache
def _leaders() -> dict[str, State]:
    """Persons who sit at a table for a state: the leaders of states.toml, those of people.toml in such an office."""
    known = {state.id: state for state in states()}
    found = {name: state for state in states() for name in state.leaders}
    title = pattern(_FILE, "seated_title")
    for person in people():
        state = known.get((person.actor.state or "").removeprefix("state."))
        if state and any(title.search(role.title) for role in person.actor.roles):
            found |= {fold(name): state for name in person.full if not name.isascii() and fold(name) not in by_name()}
    return found


@cache
def _sides() -> dict[str, State]:
    """Every name of a state or of somebody who sits at a table for it."""
    return {**_leaders(), **by_name()}


@cache
def _named() -> re.Pattern[str]:
    shorts = "".join(sorted(by_short()))
    others = [word for entry in entries(ZH, _FILE, "other") for word in entry["match"]]
    # 中美, 美俄朝, 英法德: two or more short characters side by side; one alone is too often a piece of a word.
    pair = rf"(?<![{shorts}\d])(?P<pair>{state_pair(shorts)})"
    force = f"(?P<force>[{shorts}])(?={pattern(_FILE, 'forces').pattern})"
    return re.compile(
        f"(?P<other>{either(others)})|(?P<group>{either(groups_of_states())})|(?P<name>{either(_sides())})|{pair}|{force}"
    )


@lru_cache(maxsize=256)  # one stretch is asked for several times in a row
def names_in(folded: str) -> tuple[re.Match[str], ...]:
    """The names of states in a stretch, and the longer words that hold one (`other`), in text order."""
    return tuple(_named().finditer(folded))


def leaders_in(folded: str) -> set[str]:
    """The ids of the states whose leaders or ministers the words name."""
    named = (match["name"] for match in names_in(folded) if match["name"])
    return {_leaders()[name].id for name in named if name in _leaders()}


def states_in(
    folded: str, *, places: bool = True, groups: bool = True, quarrels: bool = True
) -> list[tuple[int, State]]:
    """Each state named in `folded` with its place, in text order; a state may come more than once.

    Without `places` a name behind 在, 赴, 抵达 or 斡旋方 is left out: it says where, not who; without `groups` words
    such as 六方会谈 that stand for several states; without `quarrels` a pair whose war is told of (俄乌冲突).
    """
    found: list[tuple[int, State]] = []
    place: re.Match[str] | None = None
    for match in names_in(folded):
        if match["other"] or (not quarrels and match["pair"] and _quarrel().match(folded, match.end())):
            continue
        if not places and (_is_place(folded, match) or _goes_on_with_place(folded, place, match)):
            place = match
            continue
        if not places and _is_topic(folded, match):
            continue
        if match["group"] and groups:
            found.extend((match.start(), state) for state in groups_of_states()[match["group"]])
        elif match["name"]:
            found.append((match.start(), _sides()[match["name"]]))
        elif match["force"]:
            found.append((match.start(), by_short()[match["force"]]))
        else:
            pair = match["pair"] or ""
            found.extend((match.start() + at, by_short()[c]) for at, c in enumerate(pair) if c in by_short())
    return found


def _is_topic(folded: str, match: re.Match[str]) -> bool:
    """True for what a talk is about, or whom somebody blames: 应对`东岸`的威胁, `东岸`问题; not for a pair (中美)."""
    start, end = match.span()
    if match["group"]:
        return False
    if match["pair"]:
        return _stands_between(folded, start, end, "on_what", "quarrel_of")
    if any(_stands_between(folded, start, end, *pair) for pair in _AROUND):
        return True
    before = pattern(_FILE, "about_whom").search(folded, max(0, start - ABOUT), start)
    before = before if before and not pattern(_FILE, "meets_after_all").match(folded, end) else None
    return bool(before or pattern(_FILE, "topic_goes_on").match(folded, end))


def _stands_between(folded: str, start: int, end: int, front: str, behind: str) -> bool:
    """对`东岸`特别代表: the words in front and those behind say together what the state is there for."""
    before = pattern(_FILE, front).search(folded, max(0, start - ABOUT), start)
    return bool(before) and bool(pattern(_FILE, behind).match(folded, end))


def _is_place(folded: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    if pattern(_FILE, "like").search(folded, max(0, start - 3), start):
        return True
    if pattern(_FILE, "mediator").search(folded, max(0, start - 16), start):
        return True
    alone = not pattern(_FILE, "with").search(folded, max(0, start - 1), start)
    if alone and pattern(_FILE, "met_at").match(folded, end) and folded[start:end] in _capitals():
        return True
    if folded.startswith(_venues(), start) and pattern(_FILE, "at_venue").search(folded, max(0, start - 1), start):
        return True
    if match["pair"] or not pattern(_FILE, "at_place").search(folded, max(0, start - 3), start):  # 在中美会谈上
        return False
    visits = pattern(_FILE, "visits").search(folded, max(0, start - 3), start)
    return bool(visits) or not pattern(_FILE, "place_goes_on").match(folded, end)


def _goes_on_with_place(folded: str, place: re.Match[str] | None, match: re.Match[str]) -> bool:
    """True for what stands with a place: 在西岸`江南`, 访问东岸和`西岸`."""
    if place is None or not (place["name"] and match["name"]):
        return False
    between = folded[place.end() : match.start()]
    if not between:
        return _sides()[place["name"]] == _sides()[match["name"]]
    visited = pattern(_FILE, "visits").search(folded, max(0, place.start() - 3), place.start())
    return bool(visited and pattern(_FILE, "and").fullmatch(between))


def _quarrel() -> re.Pattern[str]:
    return pattern(_FILE, "quarrel")


def written(page: Page, state: State) -> str:
    """A state's full name as this document writes it (美國 in a traditional text); a side (美方) is not its name."""
    for name in state.names:
        at = page.folded.find(name)
        if at >= 0 and not pattern(_FILE, "side").search(name):
            return page.text[at : at + len(name)]
    return state.name


@lru_cache(maxsize=64)  # asked for at each of a person's talks
def state_of(page: Page, name: str) -> State | None:
    """The state that a text puts before somebody's name: 甲国代表团长丁一鸣 is of 甲国; None where it names none."""
    folded = fold(name)
    known = states_in(folded)
    if known:
        return known[0][1]
    for match in re.finditer(re.escape(folded), page.folded):
        before = page.folded[max(0, match.start() - OFFICE) : match.start()]
        named = states_in(_CLAUSE_MARK.split(before)[-1])
        if named:
            return named[-1][1]
    return None
