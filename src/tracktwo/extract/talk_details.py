"""The rest of a talk: when, where, by whom it was called for, who stands behind it, who came."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

from tracktwo.extract.held_words import HeldWords
from tracktwo.extract.intervals import month_before
from tracktwo.extract.page import Page
from tracktwo.extract.talk_mentions import Mention
from tracktwo.extract.talk_reach import end_of_names
from tracktwo.extract.talk_states import states_in
from tracktwo.extract.talk_words import around, details, pattern
from tracktwo.knowledge.actors import by_full_name
from tracktwo.knowledge.named_things import dialogue_called, dialogue_names
from tracktwo.knowledge.naming import name_key
from tracktwo.knowledge.states import State
from tracktwo.languages import fold
from tracktwo.model import DateMention, Span, TalkStatus

NEAR = 30  # characters on either side of a talk's name in which the name of its series begins or ends
_SAYS = 26  # characters behind a date in which somebody may say something
FRONT = 8  # characters in front of a date that say whether a talk was set for it, or moved to it
BEHIND = 20  # characters between a talk's name and a date behind it
_WISHED = ("called_for", "refused")
_IN_NEXT = ("active", "ended", "resumed")  # may have the date that opens the next clause
_MAY_HAVE_MOVED = ("held", "postponed")
_POINTS = ("point", "during", "range", "until", "since")
_FILE = "talk_details.toml"


def when_of(page: Page, mention: Mention, dates: tuple[DateMention, ...], status: TalkStatus) -> str | None:
    """The date prefix of the event, None where the sentence tells none.

    `24日` of a talk that is told as past is that of the month before, where it would be still to come.
    """
    told = _date_of(page, mention, dates, status)
    if told is None or told.value is None or status != "held":
        return told.value if told else None
    published = page.document.local_date or ""
    ahead = bool(published) and len(told.value) == len(published) and told.value > published
    bare = pattern(_FILE, "bare_day").fullmatch(told.span.quote) and is_told_as_past(page, mention)
    return month_before(told.value) if ahead and bare else told.value  # 31日 in a text of 30 July is none of June


def _date_of(page: Page, mention: Mention, dates: tuple[DateMention, ...], status: TalkStatus) -> DateMention | None:
    """The date nearest before the name in its clause, or inside it (六月峰会), then right behind it in the clause, then
    in the clauses before it in its sentence.

    A length of time (五年来) dates nothing unless it is ago (两周前), nor does the day on which somebody said it,
    except for a wish, nor that of something else (在6月15日的冲突后，). What goes on or stands still has a date only
    in its own clause; a plan has none that is past. What was put off, or set for another day, has its new date where
    one is told.
    """
    low, high = mention.clause
    usable = [date for date in dates if date.value and date.role in _POINTS and (not date.length or _is_ago(date))]
    usable = [date for date in usable if mention.sentence.start <= date.span.start < mention.sentence.end]
    usable = [date for date in usable if date.role != "since" or _is_since_then(page, mention, date)]
    if status in _WISHED:
        usable = [date for date in usable if date.precision in ("day", "week", "month")]
    else:
        usable = [date for date in usable if not _is_of_dateline(page, date)]
        if status != "suspended":
            usable = [date for date in usable if not _is_day_of_saying(page, mention, date)]
    if status == "planned":
        usable = [date for date in usable if _is_to_come(page, date)]
    if status in _MAY_HAVE_MOVED:
        set_on = [date for date in usable if _stands_behind(page, date, "set_on")]
        moved = [date for date in usable if date.span.start >= low and _stands_behind(page, date, "moved_to")]
        if moved and (set_on or status == "postponed"):
            return moved[0]
    here = [date for date in usable if low <= date.span.start < high]
    before = [date for date in here if date.span.start < mention.span.end]
    before = [date for date in before if not pattern(_FILE, "since_event").match(page.folded, date.span.end)]
    if before:
        return before[-1]
    behind = [
        date for date in here if 0 <= date.span.start - mention.span.end <= BEHIND and not _is_of_topic(page, mention)
    ]
    behind = [date for date in behind if date.span.start < end_of_names(page, mention)]
    if behind:
        return behind[0]
    if status in _IN_NEXT and (next_one := next((d for d in usable if d.span.start == high + 1), None)):
        return next_one
    if status in ("active", "ended"):
        return None
    if status == "suspended":
        usable = [date for date in usable if date.precision == "day"]
    earlier = [date for date in usable if date.span.start < low]
    if status not in _WISHED:
        earlier = [date for date in earlier if not _is_of_another_event(page, date)]
    return earlier[-1] if earlier else None


def _is_ago(date: DateMention) -> bool:
    """True for 两周前 and 四年前; False for 三年多前, 三周后, 五年来."""
    return date.role == "point" and bool(pattern(_FILE, "ago").fullmatch(fold(date.span.quote)))


def is_told_as_past(page: Page, mention: Mention) -> bool:
    """True where the words say that the talk took place: 举行了◇, ◇后."""
    done = pattern("talk_statuses.toml", "done_already").search(mention.here)
    return bool(done or pattern("talk_parties.toml", "in_course").match(page.folded, mention.span.end))


def _is_of_dateline(page: Page, date: DateMention) -> bool:
    """True for `路透江南8月6日 - `, `（江南6日电）`: the day of the report."""
    return bool(pattern(_FILE, "dateline").match(page.folded, date.span.end))


def _is_of_another_event(page: Page, date: DateMention) -> bool:
    """True where the clause of the date tells what else happened on that day: `6月15日爆发冲突后，`; not for a year."""
    if date.precision == "year":
        return False
    return bool(pattern(_FILE, "other_event").match(page.folded, date.span.end))


def _is_of_topic(page: Page, mention: Mention) -> bool:
    """True for `会谈中就…`: a day behind it is of what was talked about."""
    return bool(pattern(_FILE, "in_talk").match(page.folded, mention.span.end))


def _is_day_of_saying(page: Page, mention: Mention, date: DateMention) -> bool:
    """True for `周三表示，…举行会谈`; False where the talk itself stands in between: `周三在与丁一鸣会谈时表示`."""
    said = pattern(_FILE, "said_on").match(page.folded, date.span.end, date.span.end + _SAYS)
    return bool(said) and not (said and date.span.end <= mention.span.start and mention.span.end <= said.end())


def _is_since_then(page: Page, mention: Mention, date: DateMention) -> bool:
    """True for `2004年以来曾多次举行对话`; False for `自1979年以来首次`, `2018年以来没有试射，并举行会谈`."""
    between = page.folded[date.span.end : mention.span.end]
    return bool(pattern(_FILE, "often").search(between)) and not pattern(_FILE, "first").search(between)


def _stands_behind(page: Page, date: DateMention, table: str) -> bool:
    """True for 下周三 of `推迟到下周三` (moved_to), 昨天 of `原定昨天开始` (set_on)."""
    return bool(pattern(_FILE, table).search(page.folded[max(0, date.span.start - FRONT) : date.span.start]))


def _is_to_come(page: Page, date: DateMention) -> bool:
    published = page.document.local_date or ""
    return not published or date.end is None or date.end >= published


def by_of(page: Page, mention: Mention, held: HeldWords) -> str | None:
    """Who wishes or refuses: the speaker whose word of wishing it is, else the one named before that word, else the
    speaker of what it stands in.
    """
    low, _ = mention.clause
    for start in (low, mention.before[0], mention.sentence.start):
        words = list(pattern(_FILE, "wish").finditer(page.folded, start, mention.span.start))
        if words:
            word = words[0] if start == low else words[-1]
            if pattern(_FILE, "should").match(page.folded, word.start()) and (one := held.speaker_at(mention.span)):
                return one
            wisher = held.by_cue(*word.span()) or _named_before(page, start, word.start(), held.speakers)
            return wisher or held.speaker_at(mention.span)
    return held.speaker_at(mention.span)


def _named_before(page: Page, start: int, end: int, known: frozenset[str]) -> str | None:
    """The speaker whose name stands last in the stretch, else the state named first in it."""
    stretch = page.text[start:end]
    speakers = {name for name in known if name in stretch}
    if speakers:
        return max(sorted(speakers), key=lambda name: (stretch.rfind(name) + len(name), len(name)))
    named = states_in(page.folded[start:end], places=False)
    return _as_written(page, start + named[0][0], named[0][1]) if named else None


def _as_written(page: Page, at: int, state: State) -> str | None:
    names = sorted((*state.names, *state.metonyms, *state.leaders), key=len, reverse=True)
    return next((page.text[at : at + len(name)] for name in names if page.folded.startswith(name, at)), state.name)


def series_of(page: Page, mention: Mention, states: tuple[State, ...]) -> str | None:
    """The known series, as written, that the talk's name holds or follows: 六方会谈团长会议; not 香格里拉对话期间.

    What knowledge does not know is no series, however it is quoted (“刚才举行了非常好的会谈”).
    """
    ids = frozenset(f"state.{state.id}" for state in states)
    low, high = max(mention.clause[0], mention.span.start - NEAR), min(mention.clause[1], mention.span.end + NEAR)
    apposed, fringe = pattern(_FILE, "apposed"), pattern(_FILE, "fringe")
    for match in dialogue_names().finditer(page.folded, low, high):
        beside = match.end() <= mention.span.start and apposed.fullmatch(page.folded, match.end(), mention.span.start)
        held = match.start() < mention.span.end and mention.span.start < match.end()
        if (held or beside) and not fringe.match(page.folded, match.end()) and dialogue_called(match[0], ids):
            return page.text[match.start() : match.end()]
    return None


class Setting(TypedDict):
    """Where a talk was and who stands behind it, each in the words of the document; None where nothing is said."""

    place: str | None
    convener: str | None
    host: str | None
    funder: str | None
    authorised_by: str | None
    capacity: str | None
    participants: tuple[str, ...]


def setting_of(page: Page, mention: Mention) -> Setting:
    """Everything that the sentence of the name says of place, bodies and people."""
    return Setting(
        place=_place(page, mention),
        convener=_first(page, mention, "convener"),
        host=_first(page, mention, "host"),
        funder=_first(page, mention, "funder"),
        authorised_by=_first(page, mention, "authorised_by"),
        capacity=_first(page, mention, "capacity"),
        participants=_all(page, mention.sentence, "participants"),
    )


def _first(page: Page, mention: Mention, field: str) -> str | None:
    return next((_words(page, *where) for where in _told(page, mention, field)), None)


def _place(page: Page, mention: Mention) -> str | None:
    """The place that the sentence tells, unless another meeting was there: 在江南会面后，双方曾举行◇."""
    for start, end in _told(page, mention, "place"):
        elsewhere = pattern(_FILE, "held_there").match(page.folded[end : max(end, mention.span.start)])
        if not elsewhere and _is_place(page.folded[start:end]):
            return _words(page, start, end)
    return None


def _told(page: Page, mention: Mention, field: str) -> Iterator[tuple[int, int]]:
    """Where the sentence tells of a field beside the talk's name, rule by rule."""
    for rule in details(field):
        for match in rule.finditer(page.folded, mention.sentence.start, mention.sentence.end):
            start, end = match.span("who")
            if not (start < mention.span.end and mention.span.start < end):
                yield start, end


def _words(page: Page, start: int, end: int) -> str:
    return page.text[start:end].strip(around())


def _is_place(folded: str) -> bool:
    """False for what stands behind 在 and says when, how or with whom: 今年三月, 外交层面, 中印, a person's name."""
    actors = by_full_name().get(name_key(folded), ())
    return not pattern("talk_details.toml", "no_place").search(folded) and all(a.kind != "person" for a in actors)


def _all(page: Page, sentence: Span, field: str) -> tuple[str, ...]:
    """The persons that the sentence names with their offices on the two sides of the table."""
    if not pattern(_FILE, "seated").search(page.folded, sentence.start, sentence.end):
        return ()
    found: dict[str, None] = {}
    for rule in details(field):
        for match in rule.finditer(page.folded, sentence.start, sentence.end):
            found.setdefault(page.text[match.start("who") : match.end("who")])
    return tuple(found)
