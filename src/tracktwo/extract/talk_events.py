"""One talk for each event and status: which mentions tell of the same one (TRAPS 15)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from tracktwo.extract.talk_details import Setting
from tracktwo.extract.talk_mentions import Mention
from tracktwo.extract.talk_reasons import joined
from tracktwo.extract.talk_states import leaders_in, states_in
from tracktwo.extract.talk_words import naming, pattern
from tracktwo.languages import fold
from tracktwo.model import Issue, Talk, TalkStatus

DAY = len("2024-06-17")
_ENDS, _CLOSING = tuple("。！？!?；;…."), "”」』）)\"'’ \u3000"
_FILE = "talk_events.toml"
_SAME: tuple[frozenset[TalkStatus], ...] = (frozenset(("held", "resumed")),)
_MEETINGS = ("held", "resumed", "planned", "postponed", "cancelled")
_WISHES = ("called_for", "refused")


@dataclass(frozen=True, slots=True)
class Event:
    """A talk with the mention that it was read from, the ids of its sides, whether the text says its track, and whether
    the talk was only referred to.
    """

    talk: Talk
    mention: Mention
    states: frozenset[str]
    track_told: bool = False
    in_passing: bool = False


def told(events: list[Event], event: Event) -> list[Event]:
    """The events with this one: a new one at the end, or what it adds laid to the one that it tells of again.

    Of several that it may be, one of its own status, and of those the last.
    """
    later_first = sorted(range(len(events)), key=lambda at: (events[at].talk.status == event.talk.status, at))
    for number in reversed(later_first):
        if _is_same(event, events[number]):
            return [*events[:number], _enriched(events[number], event), *events[number + 1 :]]
    return [*events, event]


def with_setting(events: list[Event], setting: Setting) -> list[Event]:
    """The events, the last one with what a later sentence tells of who stands behind it (组织该会谈的某论坛)."""
    added: dict[str, Any] = {
        field: value for field, value in setting.items() if value and not getattr(events[-1].talk, field)
    }
    return [*events[:-1], replace(events[-1], talk=replace(events[-1].talk, **added))] if added else events


def _enriched(event: Event, again: Event) -> Event:
    """The event with what its first mention left open: date, track, who stands behind it, further reasons."""
    talk, other = event.talk, again.talk
    added: dict[str, Any] = {}
    for field in ("when", "place", "series", "convener", "host", "funder", "authorised_by", "capacity"):
        if getattr(talk, field) is None and getattr(other, field) is not None:
            added[field] = getattr(other, field)
    if again.track_told and not event.track_told:
        added["track"] = other.track
    states = event.states
    if event.states < again.states and _is_heading(event.mention):
        added["parties"], states = other.parties, again.states
    if _came_about(talk, other) and not (again.in_passing and talk.status == "planned"):
        added["status"], added["rule"] = "held", "talk.held"
    people = tuple(dict.fromkeys((*talk.participants, *other.participants)))
    told = joined(talk.reasons, other.reasons)
    return replace(
        event,
        talk=replace(talk, participants=people, reasons=told, **added),
        states=states,
        track_told=event.track_told or again.track_told,
    )


def _is_same(event: Event, other: Event) -> bool:
    """True for two mentions of one talk: its sides, status, date, round, track and kind allow it."""
    talk, told = event.talk, other.talk
    meant = event.in_passing and told.status in _MEETINGS and (told.when is not None or talk.when is None)
    if not (meant or _one_status(talk.status, told.status) or _came_about(talk, told)) or not _one_table(event, other):
        return False
    if event.track_told and other.track_told and not set(talk.track) & set(told.track):
        return False
    if told.track and not talk.track:  # an informal talk of which no track is told is none between governments
        return False
    if talk.track == ("1",) and not told.track:
        return False
    if talk.status in _WISHES:
        return not (talk.by and told.by) or _one_name(talk.by, told.by)
    if talk.status not in _MEETINGS:
        return True
    if talk.status == "held" and pattern(_FILE, "pointed").search(event.mention.here):
        return True
    return _one_day(event, other) and _one_meeting(event, other)


def _came_about(talk: Talk, told: Talk) -> bool:
    """True for one meeting that the text tells as planned and as held, on one day."""
    both = {talk.status, told.status} == {"planned", "held"}
    return both and talk.when == told.when and len(talk.when or "") == DAY


def _one_day(event: Event, other: Event) -> bool:
    """True where both dates may be one; a day that the first mention lacks makes another meeting, if no heading's."""
    talk, told = event.talk, other.talk
    if talk.when and told.when:
        return _one_date(talk.when, told.when)
    return _is_heading(other.mention) or not (talk.when and len(talk.when) == DAY)


def _is_heading(mention: Mention) -> bool:
    """True for a line without a sentence end, which the text below tells again with its day."""
    return not mention.sentence.quote.rstrip(_CLOSING).endswith(_ENDS)


def _one_meeting(event: Event, other: Event) -> bool:
    """True unless the words tell of another one: 另一, a count of meetings beside one, another round, another kind."""
    here = event.mention.here
    several = pattern(_FILE, "several")
    if event.talk.status == "held" and bool(several.search(here)) != bool(several.search(other.mention.here)):
        return False
    if pattern(_FILE, "another").search(here):
        return False
    first, second = _round(event), _round(other)
    return not (first and second and first != second) and _one_kind(event, other) and _one_rank(event, other)


def _one_kind(event: Event, other: Event) -> bool:
    """False for 旧金山会面 and 军备控制对话: both names say what kind of talk it was, and share no word."""
    first, second = _kind(event), _kind(other)
    return not first or not second or bool(set(first) & set(second))


def _one_rank(event: Event, other: Event) -> bool:
    """False where leaders sat there in one, and officials in the other."""
    return {_rank(event), _rank(other)} != {"leaders", "officials"}


def _rank(event: Event) -> str:
    here = event.mention.here + fold(event.talk.span.quote)
    leaders, officials = pattern(_FILE, "leaders").search(here), pattern(_FILE, "officials").search(here)
    return "leaders" if leaders and not officials else "officials" if officials and not leaders else ""


def _kind(event: Event) -> str:
    name = pattern(_FILE, "common").sub("", fold(event.talk.span.quote))
    head = naming().search(name)
    return name[: head.start("head")] if head else ""


def _one_status(status: TalkStatus, told: TalkStatus) -> bool:
    return status == told or any({status, told} <= group for group in _SAME)


def _one_table(event: Event, other: Event) -> bool:
    """True where one set of sides holds the other, or both share two; a meeting of two is none of four."""
    if event.talk.status in _MEETINGS and abs(len(event.states) - len(other.states)) > 1:
        return False
    common = event.states & other.states
    return event.states <= other.states or other.states <= event.states or len(common) >= 2


def _one_date(first: str, second: str) -> bool:
    return first.startswith(second) or second.startswith(first)


def _round(event: Event) -> str | None:
    match = pattern(_FILE, "round").search(fold(event.talk.span.quote))
    return match["round"] if match else None


def _one_name(first: str, second: str) -> bool:
    """True for one name, or two of one side: 北京 and 中国, 特朗普政府 and 美方; not for two persons."""
    if first == second or first.endswith(second) or second.endswith(first):
        return True
    side = pattern("talk_parties.toml", "side")
    if all(leaders_in(fold(name)) and not side.search(name) for name in (first, second)):
        return False
    one, other = ({state.id for _, state in states_in(fold(name))} for name in (first, second))
    return bool(one & other)


def two_dates(events: list[Event]) -> tuple[Issue, ...]:
    """Two dates for one event in one text: the same name, sides and status with dates that exclude each other."""
    issues: list[Issue] = []
    talks = [event.talk for event in events]
    for number, talk in enumerate(talks):
        for other in talks[:number]:
            same = set(talk.parties) == set(other.parties) and talk.span.quote == other.span.quote
            if not same or talk.status != other.status or not talk.when or not other.when:
                continue
            if not _one_date(talk.when, other.when):
                line = f"{talk.span.quote} stands with two dates: {other.when} and {talk.when}"
                issues.append(Issue("talk.two_dates", line, (other.span, talk.span)))
    return tuple(issues)
