"""One talk for each event and status: which mentions tell of the same one (TRAPS 15)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tracktwo.extract.talk_mentions import Mention
from tracktwo.extract.talk_parties import states_in
from tracktwo.languages import fold
from tracktwo.model import Issue, Talk, TalkStatus

_ROUND = re.compile(r"第?([一二三四五六七八九十\d]+)[轮次]")
_ANOTHER = re.compile(r"另一|另外|另有|随后|还(?:与|和|同|将|举行)|也(?:与|和|同|在|曾|将)|上次|上一|前一")
_SEVERAL = re.compile(
    r"(?:举行|进行|举办|展开|召开)(?:了|过)?(?:[两三四五六七八九十\d]+|多|数|几|一系列)[次轮场]?|[多数几][次轮][^，]{0,10}◇"
)
_THIS = re.compile(r"(?:此|这|该|本)[次轮场项个][^，]{0,4}◇|当天的[^，]{0,4}◇|上述[^，]{0,4}◇")
_SAME: tuple[frozenset[TalkStatus], ...] = (frozenset(("held", "resumed")),)
_MEETINGS = ("held", "resumed", "planned", "postponed", "cancelled")
_WISHES = ("called_for", "refused")


@dataclass(frozen=True, slots=True)
class Event:
    """A talk with the mention that it was read from, the ids of its sides, and whether it was only referred to."""

    talk: Talk
    mention: Mention
    states: frozenset[str]
    in_passing: bool = False


def is_told_already(event: Event, events: list[Event]) -> bool:
    """True for another mention of a talk that stands in the list."""
    return any(_is_same(event, other) for other in reversed(events))


def _is_same(event: Event, other: Event) -> bool:
    talk, told = event.talk, other.talk
    meant = event.in_passing and told.status in _MEETINGS and (told.when is not None or talk.when is None)
    if not (meant or _one_status(talk.status, told.status)) or not _one_table(event, other):
        return False
    if talk.status == "held" and _THIS.search(event.mention.here):
        return True
    if talk.when and told.when:
        if not _one_date(talk.when, told.when):
            return False
    elif talk.when and talk.status in ("held", "planned") and len(talk.when) == 10:
        return False
    if talk.status == "held" and bool(_SEVERAL.search(event.mention.here)) != bool(_SEVERAL.search(other.mention.here)):
        return False
    if talk.status in ("held", "planned") and _ANOTHER.search(event.mention.here):
        return False
    if _round(event) and _round(other) and _round(event) != _round(other):
        return False
    if talk.status in _WISHES and talk.by and told.by:
        return _one_name(talk.by, told.by)
    return talk.track == told.track or "resumed" in (talk.status, told.status)


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
    match = _ROUND.search(fold(event.talk.span.quote))
    return match[1] if match else None


def _one_name(first: str, second: str) -> bool:
    """True for one name, or two of one side: 北京 and 中国, 特朗普政府 and 美方."""
    if first == second or first.endswith(second) or second.endswith(first):
        return True
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
