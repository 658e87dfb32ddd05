"""Who sits at the table: the states that a stretch of text names, by name, metonym, leader or short form (中美)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from tracktwo.extract.page import Page
from tracktwo.extract.scene import ZH
from tracktwo.extract.talk_mentions import Mention
from tracktwo.extract.talk_words import NAME, pattern, state_pair
from tracktwo.knowledge.people import people
from tracktwo.knowledge.states import State, by_name, by_short, states
from tracktwo.languages import entries, fold
from tracktwo.languages.patterns import either
from tracktwo.model import Span

LOOK_BACK = 240  # characters before the sentence in which a side may be named
ABOUT = 10  # characters before a state that say whom or what a talk is about
BOTH = 2
SENTENCES = 8  # so many sentences back the states are listed that sit at a table of three or more
NEAR_WITH = 6  # characters between somebody's name and 与: 丁一鸣`周四在江南`与西岸总理
OFFICE = 14  # characters of an office between a state and a name
_CLAUSE_MARK = re.compile(r"[，。；：！？\n]")
_FILE = "talk_parties.toml"
_SEATS = {"three": 3, "four": 4, "five": 5, "six": 6}


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
        f"(?P<other>{either(others)})|(?P<group>{either(_groups())})|(?P<name>{either(_sides())})|{pair}|{force}"
    )


@lru_cache(maxsize=256)  # one stretch is asked for several times in a row
def _names_in(folded: str) -> tuple[re.Match[str], ...]:
    return tuple(_named().finditer(folded))


def leaders_in(folded: str) -> set[str]:
    """The ids of the states whose leaders or ministers the words name."""
    named = (match["name"] for match in _names_in(folded) if match["name"])
    return {_leaders()[name].id for name in named if name in _leaders()}


def states_in(
    folded: str, *, places: bool = True, groups: bool = True, quarrels: bool = True
) -> list[tuple[int, State]]:
    """Each state named in `folded` with its place, in text order; a state may come more than once.

    Without `places` a name behind 在, 赴, 抵达 or 斡旋方 is left out: it says where, not who; without `groups` words
    such as 六方会谈 that stand for several states; without `quarrels` a pair whose war is told of (俄乌冲突).
    """
    found: list[tuple[int, State]] = []
    for match in _names_in(folded):
        if match["other"] or (not quarrels and match["pair"] and _quarrel().match(folded, match.end())):
            continue
        if not places and (_is_place(folded, match) or _is_topic(folded, match)):
            continue
        if match["group"] and groups:
            found.extend((match.start(), state) for state in _groups()[match["group"]])
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
    if match["pair"] or match["group"]:
        return False
    if any(
        _stands_between(folded, start, end, *pair) for pair in (("deals_with", "office_for"), ("leaves", "for_there"))
    ):
        return True
    before = pattern(_FILE, "about_whom").search(folded, max(0, start - ABOUT), start)
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
    return (
        not match["pair"]  # 在中美会谈上
        and bool(pattern(_FILE, "at_place").search(folded, max(0, start - 3), start))
        and not pattern(_FILE, "place_goes_on").match(folded, end)
    )


def written(page: Page, state: State) -> str:
    """A state's full name as this document writes it (美國 in a traditional text); a side (美方) is not its name."""
    for name in state.names:
        at = page.folded.find(name)
        if at >= 0 and not pattern(_FILE, "side").search(name):
            return page.text[at : at + len(name)]
    return state.name


def parties_of(
    page: Page,
    mention: Mention,
    last: tuple[State, ...],
    said: Sequence[Span] = (),
    persons: Sequence[tuple[str, State]] = (),
    *,
    wish: bool = False,
) -> tuple[State, ...]:
    """The sides of the talk, each once, in text order; fewer than two where the text names no second side.

    They are named in its name, its clause, the clause before, nearest before that in its sentence; else the sentence
    must speak of sides known from before (双方, 两国, 此次会谈), which are those named in the words before it or those
    of the last talk. For a wish whoever is asked to join the talks of others counts too. In a heading of two parts
    what somebody says in the other part (`said` are the contents of a page) names no side: 对话恢复 甲方称不怕`乙国`.
    `persons` are those of the page whose state it tells, by their names.
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
    if not wish and (table := _counted(page, mention, last, clause)):
        return table
    if not wish and (pair := _with_subject_of_clause(page, mention, persons)):
        return pair
    for start, end in [*own, (clause[0], mention.span.end)]:
        known.update(_states(page, start, end))
        if len(known) >= BOTH:
            return _with_subject(page, mention, known)
    course = not wish and _is_in_course(page, mention)
    if course and known and set(known) <= {state.id for state in last}:
        return last  # 王毅在会谈中就西岸问题…
    for start, end in (
        ((low, mention.span.end), (mention.before[0], mention.span.end))
        if course
        else (clause, (mention.before[0], high))
    ):
        known.update(_states(page, start, end))
        if len(known) >= BOTH:
            return _with_subject(page, mention, known)
    if mention.weak or (not wish and _is_union_alone(mention, known)):
        return ()
    for state in _about(page, mention):
        known.setdefault(state.id, state)
    named = {state.id: state for name, state in persons if name in page.folded[low:high]}
    if len(known) == 1 and len({**known, **named}) == BOTH:
        return tuple({**known, **named}.values())
    if not wish and (met := _met(page, mention, known)) is not None:
        if not met:
            return ()
        known = met
    known = _nearest(page, sentence.start, mention.before[0], known)
    if len(known) < 2 and _refers_back(page, mention, known):
        if last and set(known) <= {state.id for state in last}:
            return last
        known = _nearest(page, max(0, sentence.start - LOOK_BACK), sentence.start, known)
    return tuple(_nearest(page, high, _end_of_telling(page, mention, said), known).values())


def _is_in_course(page: Page, mention: Mention) -> bool:
    """True for 会谈中, 会面后: the words behind tell what happened there, no side."""
    return bool(pattern(_FILE, "in_course").match(page.folded, mention.span.end))


def _with_subject_of_clause(page: Page, mention: Mention, persons: Sequence[tuple[str, State]]) -> tuple[State, ...]:
    """Whoever meets and whom he meets, () where the words do not say it so: 他与`西岸`外长会面 (he heads the sentence),
    丁一鸣与`西岸`总统会面, 与`西岸`总理的通话中，`东岸`总统表示.
    """
    match = pattern(_FILE, "meets_whom").match(page.folded, mention.clause[0], mention.span.start)
    whom = dict.fromkeys(state for _, state in states_in(match["whom"])) if match else {}
    if match is None or len(whom) != 1:
        return ()
    (met,) = whom
    first = _who_meets(page, mention, match["subject"], met, persons)
    return (first, met) if first is not None and first != met else ()


def _who_meets(
    page: Page, mention: Mention, who: str, met: State, persons: Sequence[tuple[str, State]]
) -> State | None:
    if pattern(_FILE, "he").search(who):
        front = states_in(page.folded[mention.sentence.start : mention.clause[0]], places=False)
        return next((state for _, state in front if state != met), None)
    if who.strip() and not pattern(_FILE, "only_when").fullmatch(who):
        return next((state for name, state in persons if name in who[-len(name) - NEAR_WITH :]), None)
    behind = states_in(page.folded[mention.clause[1] : mention.behind], places=False)
    return behind[0][1] if behind and _is_in_course(page, mention) else None


def _host(page: Page, start: int, end: int) -> State | None:
    """The state that somebody visits, last told of in the stretch: 丁一鸣访问`东岸`时，与外长会谈."""
    visits = pattern(_FILE, "visits")
    named = states_in(page.folded[start:end])
    return next((state for at, state in reversed(named) if visits.search(page.folded, start, start + at)), None)


def _with_subject(page: Page, mention: Mention, known: dict[str, State]) -> tuple[State, ...]:
    """The sides known, with the first of the sentence where the clause leaves it out: 并与甲国、乙国的外长通话."""
    sides = tuple(known.values())
    if not pattern(_FILE, "left_out").match(mention.here) or len(_states(page, *mention.clause)) < BOTH:
        return sides
    told = states_in(page.folded[mention.sentence.start : mention.clause[0]], places=False)
    return (told[0][1], *sides) if told and told[0][1].id not in known else sides


def _is_union_alone(mention: Mention, known: dict[str, State]) -> bool:
    """True for 欧盟将举行峰会: its members meet."""
    unions = {name for entry in entries(ZH, _FILE, "union") for name in entry["states"]}
    alone = len(known) == 1 and next(iter(known.values())).name in unions
    return alone and not pattern("talk_topics.toml", "frame").search(mention.window)


def _met(page: Page, mention: Mention, known: dict[str, State]) -> dict[str, State] | None:
    """The sides known with those whom the clause says somebody met, or whose country he visits; none where he met
    nobody of a state (与专家会面), None where the clause says nothing of it.
    """
    low, high = mention.clause
    match = pattern(_FILE, "met").search(page.folded, low, mention.span.start)
    who = match["who"] if match else ""
    if states_in(who):
        return None
    if who and pattern(_FILE, "nobody").search(who):
        return {}
    if who and not pattern(_FILE, "points").search(who):
        side = state_of(page, who)
        return {**known, side.id: side} if side else {} if known else None
    start = mention.sentence.start if who else mention.before[0]
    host = _host(page, start, high) if len(known) == 1 else None
    return {**known, host.id: host} if host else None


def _counted(page: Page, mention: Mention, last: tuple[State, ...], clause: tuple[int, int]) -> tuple[State, ...]:
    """The sides of a talk that counts three or more: in its name (四国外长会谈), or before it without naming them."""
    if seats := _seats(page, mention.span.start - 6, mention):
        return _table_of(page, mention, last, seats) or tuple(_states(page, mention.before[0], clause[1]).values())
    seats = _seats(page, mention.before[0], mention)
    return _table_of(page, mention, last, seats) if seats and len(_states(page, *clause)) < BOTH else ()


def _seats(page: Page, start: int, mention: Mention) -> int:
    """How many sides the name or the words before it count, three at least (四国外长会谈); 0 where they count none."""
    if any(word in page.folded[mention.span.start : mention.span.end] for word in _groups()):
        return 0
    match = pattern(_FILE, "seats").search(page.folded, max(start, mention.before[0]), mention.span.end)
    return _SEATS[str(match.lastgroup)] if match else 0


def _table_of(page: Page, mention: Mention, last: tuple[State, ...], seats: int) -> tuple[State, ...]:
    """So many states as sit there: those of the last talk, else those listed in this or the nearest sentence before, or
    in the title; none where nobody lists so many.
    """
    if len(last) == seats:
        return last
    before = [one for one in page.sentences if one.end <= mention.sentence.end][-SENTENCES:]
    for sentence in reversed(before):
        named = _states(page, sentence.start, sentence.end)
        if len(named) == seats:
            return tuple(named.values())
    titled = {state.id: state for _, state in states_in(fold(page.document.title))}
    return tuple(titled.values()) if len(titled) == seats else ()


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
    """The states of a stretch; where two stand there by name, neither a word such as 六方会谈 nor a quarrel of others
    (俄乌冲突) beside them adds any.
    """
    words = page.folded[max(0, start) : end]
    named = {state.id: state for _, state in states_in(words, places=False, groups=False, quarrels=False)}
    return named if len(named) >= 2 else {state.id: state for _, state in states_in(words, places=False)}


def _quarrel() -> re.Pattern[str]:
    return pattern(_FILE, "quarrel")


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
