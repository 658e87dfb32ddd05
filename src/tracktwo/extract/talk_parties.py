"""Who sits at the table: the sides of a talk, by the words around its name."""

from __future__ import annotations

from collections.abc import Sequence

from tracktwo.extract.page import Page
from tracktwo.extract.scene import ZH
from tracktwo.extract.talk_mentions import Mention
from tracktwo.extract.talk_reach import asked_at, end_of_partners
from tracktwo.extract.talk_states import groups_of_states, names_in, state_of, states_in
from tracktwo.extract.talk_subjects import subject_of
from tracktwo.extract.talk_words import NAME, OTHER, pattern
from tracktwo.knowledge.states import State, by_name
from tracktwo.languages import entries, fold
from tracktwo.model import Span

LOOK_BACK = 240  # characters before the sentence in which a side may be named
BOTH = 2
SENTENCES = 8  # so many sentences back the states are listed that sit at a table of three or more
NEAR_WITH = 6  # characters between somebody's name and 与: 丁一鸣`周四在江南`与西岸总理
OWN = 4  # characters in front of a talk's name that belong to it: 中美 of 中美“会谈
_FILE = "talk_parties.toml"
_SEATS = {"three": 3, "four": 4, "five": 5, "six": 6}


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
    known: dict[str, State] = {}
    if (
        last
        and pattern(_FILE, "known_talk").search(mention.here)
        and len(_states(page, sentence.start, sentence.end)) < 2
    ):
        return last
    if _is_with_nobody(page, mention, wish=wish) or _is_of_untold(page, mention):
        return ()
    near = end_of_partners(page, mention)
    clause = (mention.before[0] if pattern(_FILE, "no_subject").match(mention.here) else low, near)
    if not wish and (table := _counted(page, mention, last, clause)):
        return table
    if not wish and (pair := _with_subject_of_clause(page, mention, persons)):
        return pair
    if not wish and (pair := _besides(page, mention)):
        return pair
    if arranged := _arranged(page, mention):
        return arranged
    for found in ({} if wish else _own(page, mention), _states(page, clause[0], mention.span.end)):
        known.update(found)
        if len(known) >= BOTH:
            return _with_subject(page, mention, known)
    course = not wish and _is_in_course(page, mention)
    if course and known and set(known) <= {state.id for state in last}:
        return last  # 王毅在会谈中就西岸问题…
    for start, end in (
        ((low, mention.span.end), (mention.before[0], mention.span.end))
        if course
        else (clause, (mention.before[0], near))
    ):
        known.update(_states(page, start, end))
        if len(known) >= BOTH:
            return _with_subject(page, mention, known)
    if mention.weak:
        met_by = subject_of(page, mention, known.values(), persons) if len(known) == 1 and not wish else None
        return (met_by, *known.values()) if met_by is not None else ()
    if not wish and _is_union_alone(mention, known):
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
        if last and set(known) <= {state.id for state in last} and not _is_with_one_of_many(page, mention, last, known):
            return last
        if len(known) == 1 and (first := subject_of(page, mention, known.values(), persons)) is not None:
            return (first, *known.values())
        if pattern(_FILE, "both").search(mention.window):
            front = max(0, sentence.start - LOOK_BACK, asked_at(page, sentence.start))
            known = _nearest(page, front, sentence.start, known)
    if _is_said_there(page, mention):
        return tuple(known.values())
    return tuple(_nearest(page, high, _end_of_telling(page, mention, said), known).values())


def _is_said_there(page: Page, mention: Mention) -> bool:
    """True for `丁一鸣在峰会上表示，西岸…`, which names nobody there; not for `与西岸总统会谈后表示，东岸…`."""
    said = pattern(_FILE, "said_there").match(page.folded, mention.span.end, mention.clause[1])
    return bool(said) and not pattern(_FILE, "meets").search(page.folded, mention.clause[0], mention.span.start)


def _own(page: Page, mention: Mention) -> dict[str, State]:
    """The states that the name itself and the words right in front of it name; of 美、日“安全对话` both, of a name that
    only ends there (`丁一鸣的会谈`) none.
    """
    low = mention.clause[0]
    words = page.folded[low : mention.span.end]
    edge = mention.span.start - OWN - low
    pairs = (match.span() for match in names_in(words) if match["pair"])
    edge = next((start for start, end in pairs if start < edge < end), edge)
    named = [(at, state) for at, state in states_in(words, places=False, groups=False) if at >= edge]
    named = named if len({state.id for _, state in named}) >= BOTH else states_in(words, places=False)
    return {state.id: state for at, state in named if at >= edge}


def wishes_with(page: Page, mention: Mention) -> bool:
    """True where whoever wishes or refuses means himself: 愿与两国对话, 拒绝同西岸会谈."""
    return bool(pattern(_FILE, "wishes_with").search(page.folded, mention.before[0], mention.span.start))


def urges_others(page: Page, mention: Mention, urger: State) -> bool:
    """True where the words behind the one that urges name two states and not his own (呼吁`甲国与乙国`对话), or both
    sides told before, and he stands in front of it (`甲国`愿意帮助双方会谈); not for 希望与甲国、乙国会谈.
    """
    urged = list(pattern(_FILE, "urges").finditer(page.folded, mention.before[0], mention.span.start))
    words = page.folded[urged[-1].end() : mention.span.end] if urged else ""
    if not words or pattern(_FILE, "no_subject").match(words):
        return False
    sides = {state.id for _, state in states_in(words)}
    if len(sides) >= BOTH or not pattern(_FILE, "both_urged").match(words):
        return len(sides) >= BOTH and urger.id not in sides
    return urger in (state for _, state in states_in(page.folded[mention.before[0] : urged[-1].start()]))


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


def _is_with_one_of_many(page: Page, mention: Mention, last: tuple[State, ...], known: dict[str, State]) -> bool:
    """True where somebody meets one of three or more that met before: the others need not sit there."""
    alone = len(known) == 1 and len(last) > BOTH and not pattern(_FILE, "both").search(mention.window)
    return alone and bool(pattern(_FILE, "meets").search(page.folded, mention.clause[0], mention.span.start))


def _is_with_nobody(page: Page, mention: Mention, *, wish: bool) -> bool:
    """True for 与专家会面: whom one met sits there for no state; 与多国领导人会面: no words tell for which."""
    match = pattern(_FILE, "met").search(page.folded, mention.clause[0], mention.span.start)
    who = pattern(_FILE, "on_a_topic").sub("", match["who"]) if match else ""
    if not who or states_in(who):
        return False
    return any(pattern(_FILE, table).search(who) for table in ("nobody", *(() if wish else ("some_states",))))


def _is_of_untold(page: Page, mention: Mention) -> bool:
    """True for 希望有关各方通过对话: no words behind those tell who they are."""
    untold = pattern(_FILE, "untold").search(page.folded, mention.before[0], mention.span.start)
    if untold is None and asked_at(page, mention.span.start) >= 0:
        untold = pattern(_FILE, "untold_there").search(page.folded, mention.before[0], mention.span.start)
    return untold is not None and len(_states(page, untold.end(), end_of_partners(page, mention))) < BOTH


def _host(page: Page, start: int, end: int) -> State | None:
    """The state that somebody visits, last told of in the stretch: 丁一鸣访问`东岸`时，与外长会谈."""
    visits = pattern(_FILE, "visits")
    named = states_in(page.folded[start:end])
    there, visited = pattern(_FILE, "at_venue"), pattern(_FILE, "visited")
    for match in names_in(page.folded[start:end]):
        low, behind = start + match.start(), start + match.end()
        if match["name"] and there.search(page.folded, low - 1, low) and visited.match(page.folded, behind):
            return states_in(match[0])[0][1]
    return next((state for at, state in reversed(named) if visits.search(page.folded, start, start + at)), None)


def _arranged(page: Page, mention: Mention) -> tuple[State, ...]:
    """The sides behind a word that brings them together: 北岸正在安排`东岸与西岸`的会晤; () without two of them."""
    match = pattern(_FILE, "arranges").search(page.folded, mention.clause[0], mention.span.start)
    brought = _states(page, match.end(), mention.span.end) if match else {}
    return tuple(brought.values()) if len(brought) >= BOTH else ()


def _besides(page: Page, mention: Mention) -> tuple[State, ...]:
    """The sides where the clause in front tells of another talk of whoever heads the sentence: 东岸除了与三国会谈，
    `还与西岸`会谈; () where it does not.
    """
    if OTHER not in mention.window.split(NAME, 1)[0] or not pattern(_FILE, "besides").match(mention.here):
        return ()
    met = _states(page, mention.clause[0], mention.span.end)
    told = states_in(page.folded[mention.sentence.start : mention.clause[0]], places=False)
    first = told[0][1] if told else None
    return () if first is None or first.id in met or len(met) != 1 else (first, *met.values())


def _with_subject(page: Page, mention: Mention, known: dict[str, State]) -> tuple[State, ...]:
    """The sides known, with whoever met them where the clause names no state for him: the first of the sentence where
    it leaves him out (并与甲国、乙国的外长通话), the one of his name elsewhere (`丁一鸣`相继与甲国、乙国的外长通话).
    """
    sides = tuple(known.values())
    first: State | None = None
    if pattern(_FILE, "left_out").match(mention.here):
        if len(_states(page, *mention.clause)) >= BOTH:
            told = states_in(page.folded[mention.sentence.start : mention.clause[0]], places=False)
            first = told[0][1] if told else None
    elif match := pattern(_FILE, "meets_all").match(page.folded, mention.clause[0], mention.span.start):
        whom = {state.id for _, state in states_in(match["whom"])}
        if len(whom) >= BOTH and whom == set(known) and not states_in(match["subject"]):
            first = subject_of(page, mention, sides, ())
    return (first, *sides) if first is not None and first.id not in known else sides


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
        here = _states(page, clause[0], mention.span.end)
        if len(here) == seats:
            return tuple(here.values())
        table = _table_of(page, mention, last, seats)
        return table or _filled(page, mention, _states(page, mention.before[0], clause[1]), seats)
    seats = _seats(page, mention.before[0], mention)
    return _table_of(page, mention, last, seats) if seats and len(_states(page, *clause)) < BOTH else ()


def _filled(page: Page, mention: Mention, known: dict[str, State], seats: int) -> tuple[State, ...]:
    """The sides known; where one seat is empty, with the first of the sentence: `西岸`外长和三国外长举行四国会谈."""
    if len(known) == seats - 1:
        front = states_in(page.folded[mention.sentence.start : mention.before[0]], places=False)
        first = next((state for _, state in front if state.id not in known), None)
        return tuple(known.values()) if first is None else (first, *known.values())
    return tuple(known.values())


def _seats(page: Page, start: int, mention: Mention) -> int:
    """How many sides the name or the words before it count, three at least (四国外长会谈); 0 where they count none."""
    if any(word in page.folded[mention.span.start : mention.span.end] for word in groups_of_states()):
        return 0
    match = pattern(_FILE, "seats").search(page.folded, max(start, mention.before[0]), mention.span.end)
    return _SEATS[str(match.lastgroup)] if match else 0


def _table_of(page: Page, mention: Mention, last: tuple[State, ...], seats: int) -> tuple[State, ...]:
    """So many states as sit there: those of the last talk, else those listed in this or the nearest sentence before, or
    in the title, else those of a table of so many that the page names (四方安全对话); none where nobody lists so many.
    """
    if len(last) == seats:
        return last
    before = [one for one in page.sentences if one.end <= mention.sentence.end][-SENTENCES:]
    for sentence in reversed(before):
        named = _states(page, sentence.start, sentence.end)
        if len(named) == seats:
            return tuple(named.values())
    titled = {state.id: state for _, state in states_in(fold(page.document.title))}
    if len(titled) == seats:
        return tuple(titled.values())
    tables = (table for word, table in groups_of_states().items() if len(table) == seats and word in page.folded)
    return next(tables, ())


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
