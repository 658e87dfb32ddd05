"""Talks: dialogue events, series and wishes between states or their scholars (guide section 3).

names --window--> status --parties, topic--> talks on security between states --date, by, reason--> one for each event
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from tracktwo.extract.held_words import HeldWords
from tracktwo.extract.layout import lay_out
from tracktwo.extract.page import Page
from tracktwo.extract.sides import side_of_speaker
from tracktwo.extract.talk_days import with_day_before
from tracktwo.extract.talk_details import by_of, series_of, setting_of, when_of
from tracktwo.extract.talk_events import Event, told, two_dates, with_setting
from tracktwo.extract.talk_mentions import Mention, find_mentions
from tracktwo.extract.talk_parties import BOTH, parties_of, urges_others, wishes_with
from tracktwo.extract.talk_reach import asked_at
from tracktwo.extract.talk_reasons import reasons_of
from tracktwo.extract.talk_states import state_of, states_in, written
from tracktwo.extract.talk_status import Reading, readings_of
from tracktwo.extract.talk_topics import is_on_security
from tracktwo.extract.talk_tracks import TrackRead, track_of
from tracktwo.knowledge.states import State, states
from tracktwo.languages import fold
from tracktwo.model import DateMention, Issue, Span, Statement, Talk, TalkStatus

_WISHES = ("called_for", "refused")
_STOPPED = ("suspended", "refused", "cancelled", "postponed")
_PRECISION = 0.6


@dataclass(frozen=True)
class _Source:
    """What a page gives: its text, its dates, who says what in it."""

    page: Page
    dates: tuple[DateMention, ...]
    statements: tuple[Statement, ...]

    @cached_property
    def held(self) -> HeldWords:
        """Whose words each place of the page stands in."""
        return HeldWords(self.statements)

    @cached_property
    def said(self) -> tuple[Span, ...]:
        """What the page's people say."""
        return tuple(content.span for one in self.statements for content in one.contents)

    @cached_property
    def persons(self) -> tuple[tuple[str, State], ...]:
        """The speakers that are no state themselves with the states that the page says they are of, names folded."""
        known = {f"state.{state.id}": state for state in states()}
        names = dict.fromkeys(one.speaker for one in self.statements if one.speaker)
        sides = ((fold(name), side_of_speaker(self.page, name)) for name in names if len(name) > 1)
        return tuple((name, known[side]) for name, side in sides if side in known and not states_in(name))

    @cached_property
    def _asides(self) -> tuple[tuple[int, int], ...]:
        return tuple((line.start, line.end) for line in lay_out(self.page).lines if line.kind == "aside")

    def is_aside(self, mention: Mention) -> bool:
        """True inside a caption, a list of links or a byline: a file photo is never an event (guide 4.13)."""
        return any(start <= mention.span.start < end for start, end in self._asides)


def find_talks(
    page: Page, dates: tuple[DateMention, ...], statements: tuple[Statement, ...]
) -> tuple[tuple[Talk, ...], tuple[Issue, ...]]:
    """The talks of the page in text order, one for each event and status; and the issues met on the way."""
    source = _Source(page, dates, statements)
    events: list[Event] = []
    last: tuple[State, ...] = ()
    told_at = 0
    for mention in find_mentions(page):
        readings = readings_of(mention)
        if not readings:
            events = with_setting(events, setting_of(page, mention)) if events and mention.refers_back else events
            continue
        if last and told_at < asked_at(page, mention.span.start):
            last = ()  # what another question was about
        wish = any(reading.status in _WISHES for reading in readings)
        by = by_of(page, mention, source.held) if wish else None
        states = _with(
            page,
            mention,
            state_of(page, by) if by else None,
            parties_of(page, mention, last, source.said, source.persons, wish=wish),
        )
        if len(states) < 2 or not is_on_security(page, mention, goes_on=states == last) or source.is_aside(mention):
            continue
        last, told_at = states, mention.span.start
        for reading in readings:
            events = told(events, _event(source, mention, reading, states, by, events))
    events = with_day_before(page, events, dates, tuple(name for name, _ in source.persons))
    return tuple(event.talk for event in events), two_dates(events)


def _with(page: Page, mention: Mention, wisher: State | None, states: tuple[State, ...]) -> tuple[State, ...]:
    """The sides with the one who wishes, where that one is none of them: 愿与两国对话, but not 呼吁甲国与乙国对话."""
    if len(states) > BOTH:
        kept = tuple(state for state in states if not urges_others(page, mention, state))
        kept = kept if len(kept) >= BOTH else tuple(state for state in states if state != wisher or state in kept)
        if kept != states:
            return kept
    if wisher is None or wisher in states or (len(states) >= BOTH and not wishes_with(page, mention)):
        return states
    return (*states, wisher)


def _event(
    source: _Source,
    mention: Mention,
    reading: Reading,
    states: tuple[State, ...],
    by: str | None,
    earlier: list[Event],
) -> Event:
    page, status = source.page, reading.status
    when = None if reading.follows else when_of(page, mention, source.dates, status)
    informal = next((event.talk.track for event in reversed(earlier) if event.talk.track != ("1",)), ())
    track, series = track_of(page, mention, informal), series_of(page, mention, states)
    if mention.refers_back and earlier and not track.told and earlier[-1].states == {state.id for state in states}:
        told = earlier[-1]  # 这一对话 is the one told of before
        track, series = TrackRead(told.talk.track, told.track_told), series or told.talk.series
    talk = Talk(
        span=mention.span,
        status=_as_dated(page, status, when),
        parties=tuple(written(page, state) for state in states),
        track=track.tracks,
        by=by if status in _WISHES else None,
        when=when,
        reasons=reasons_of(page, mention, source.held) if status in _STOPPED else (),
        confidence=_PRECISION,
        rule=f"talk.{status}",
        series=series,
        **setting_of(page, mention),
    )
    return Event(talk, mention, frozenset(state.id for state in states), track.told, reading.in_passing)


def _as_dated(page: Page, status: TalkStatus, when: str | None) -> TalkStatus:
    """A meeting on a day after the publication is planned, whatever the words."""
    published = page.document.local_date or ""
    ahead = status == "held" and when is not None and published and when > published[: len(when)]
    return "planned" if ahead else status
