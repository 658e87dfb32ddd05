"""Who sits at the table: the states that a stretch of text names, by name, metonym, leader or short form (中美)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tracktwo.extract.page import Page
from tracktwo.extract.scene import ZH
from tracktwo.extract.talk_mentions import Mention
from tracktwo.extract.talk_words import NAME, pattern, state_pair
from tracktwo.knowledge.states import State, by_name, by_short
from tracktwo.languages import entries, fold
from tracktwo.languages.patterns import either
from tracktwo.model import Span

LOOK_BACK = 240  # characters before the sentence in which a side may be named
OFFICE = 14  # characters of an office between a state and a name
_CLAUSE_MARK = re.compile(r"[，。；：！？\n]")
_FILE = "talk_parties.toml"


@cache
def _venues() -> tuple[str, ...]:
    """States that mostly lend the room: behind 在 they are a place, whatever follows."""
    return tuple(word for entry in entries(ZH, _FILE, "venue") for word in entry["match"])


@cache
def _capitals() -> frozenset[str]:
    """Places that may stand before a talk (莫斯科会晤) and name a state elsewhere (莫斯科拒绝)."""
    return frozenset(word for entry in entries(ZH, "talks.toml", "place") for word in entry["words"])


@cache
def _groups() -> dict[str, tuple[State, ...]]:
    """Words for several states (两韩, 两岸, 六方会谈) with those states."""
    found = [(word, entry["states"]) for entry in entries(ZH, _FILE, "group") for word in entry["match"]]
    return {word: tuple(by_name()[name] for name in names) for word, names in found}


@cache
def _named() -> re.Pattern[str]:
    shorts = "".join(sorted(by_short()))
    others = [word for entry in entries(ZH, _FILE, "other") for word in entry["match"]]
    # 中美, 美俄朝, 英法德: two or more short characters side by side; one alone is too often a piece of a word.
    pair = rf"(?<![{shorts}\d])(?P<pair>{state_pair(shorts)})"
    return re.compile(
        f"(?P<other>{either(others)})|(?P<group>{either(_groups())})|(?P<name>{either(by_name())})|{pair}"
    )


def states_in(folded: str, *, places: bool = True, groups: bool = True) -> list[tuple[int, State]]:
    """Each state named in `folded` with its place, in text order; a state may come more than once.

    Without `places` a name behind 在, 赴, 抵达 or 斡旋方 is left out: it says where, not who; without `groups` words
    such as 六方会谈 that stand for several states.
    """
    found: list[tuple[int, State]] = []
    for match in _named().finditer(folded):
        if match["other"]:
            continue
        if not places and _is_place(folded, match.start(), match.end()):
            continue
        if match["group"] and groups:
            found.extend((match.start(), state) for state in _groups()[match["group"]])
        elif match["name"]:
            found.append((match.start(), by_name()[match["name"]]))
        else:
            pair = match["pair"] or ""
            found.extend((match.start() + at, by_short()[c]) for at, c in enumerate(pair) if c in by_short())
    return found


def _is_place(folded: str, start: int, end: int) -> bool:
    if pattern(_FILE, "like").search(folded, max(0, start - 3), start):
        return True
    if pattern(_FILE, "mediator").search(folded, max(0, start - 16), start):
        return True
    alone = not pattern(_FILE, "with").search(folded, max(0, start - 1), start)
    if alone and pattern(_FILE, "met_at").match(folded, end) and folded[start:end] in _capitals():
        return True
    if folded.startswith(_venues(), start) and pattern(_FILE, "at_venue").search(folded, max(0, start - 1), start):
        return True
    return bool(pattern(_FILE, "at_place").search(folded, max(0, start - 3), start)) and not pattern(
        _FILE, "place_goes_on"
    ).match(folded, end)


def written(page: Page, state: State) -> str:
    """A state's full name as this document writes it (美國 in a traditional text); a side (美方) is not its name."""
    for name in state.names:
        at = page.folded.find(name)
        if at >= 0 and not pattern(_FILE, "side").search(name):
            return page.text[at : at + len(name)]
    return state.name


def parties_of(
    page: Page, mention: Mention, last: tuple[State, ...], said: Sequence[Span] = (), *, wish: bool = False
) -> tuple[State, ...]:
    """The sides of the talk, each once, in text order; fewer than two where the text names no second side.

    They are named in its name, its clause, the clause before, nearest before that in its sentence; else the sentence
    must speak of sides known from before (双方, 两国, 此次会谈), which are those named in the words before it or those
    of the last talk. For a wish whoever is asked to join the talks of others counts too. In a heading of two parts
    what somebody says in the other part (`said` are the contents of a page) names no side: 对话恢复 甲方称不怕`乙国`.
    """
    sentence, (low, high) = mention.sentence, mention.clause
    own = [] if wish else [(mention.span.start - 4, mention.span.end)]
    known: dict[str, State] = {}
    if (
        last
        and pattern(_FILE, "known_talk").search(mention.here)
        and len(_states(page, sentence.start, sentence.end)) < 2
    ):
        return last
    clause = (mention.before[0] if pattern(_FILE, "no_subject").match(mention.here) else low, high)
    for start, end in [*own, clause, (mention.before[0], high)]:
        known.update(_states(page, start, end))
        if len(known) >= 2:
            return tuple(known.values())
    for state in _about(page, mention):
        known.setdefault(state.id, state)
    known = _nearest(page, sentence.start, mention.before[0], known)
    if len(known) < 2 and _refers_back(page, mention, known):
        if last and set(known) <= {state.id for state in last}:
            return last
        known = _nearest(page, max(0, sentence.start - LOOK_BACK), sentence.start, known)
    return tuple(_nearest(page, high, _end_of_telling(page, mention, said), known).values())


def _end_of_telling(page: Page, mention: Mention, said: Sequence[Span]) -> int:
    """The end of the sentence; of a heading of two parts, where in the second one somebody's words begin."""
    end, high = mention.sentence.end, mention.clause[1]
    if high == end or not page.folded[high].isspace():
        return end
    return min((span.start for span in said if high < span.start < end), default=end)


def _nearest(page: Page, start: int, end: int, known: dict[str, State]) -> dict[str, State]:
    """The sides known and, while they are fewer than two, those named last in the stretch before them."""
    found = dict(known)
    for _, state in reversed(states_in(page.folded[start:end], places=False) if start < end else []):
        if len(found) >= 2:
            break
        found = {state.id: state, **found}
    return found


def _states(page: Page, start: int, end: int) -> dict[str, State]:
    """The states of a stretch; where two stand there by name, a word such as 六方会谈 beside them adds none."""
    words = page.folded[max(0, start) : end]
    named = {state.id: state for _, state in states_in(words, places=False, groups=False)}
    return named if len(named) >= 2 else {state.id: state for _, state in states_in(words, places=False)}


def _refers_back(page: Page, mention: Mention, known: dict[str, State]) -> bool:
    """True where the sentence names one side or no state at all, or speaks of both, or of a talk as told before."""
    sentence = mention.sentence
    words = page.folded[sentence.start : sentence.end]
    if known or not states_in(words):
        return True
    return bool(pattern(_FILE, "back").search(words)) or mention.here.startswith(NAME)


def _about(page: Page, mention: Mention) -> list[State]:
    """The states whose arms a talk's name tells of: 朝鲜 of 半岛无核化谈判."""
    name = page.folded[mention.span.start - 4 : mention.span.end]
    about = [entry for entry in entries(ZH, _FILE, "about") if any(word in name for word in entry["match"])]
    return [by_name()[entry["state"]] for entry in about]


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
