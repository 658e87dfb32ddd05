"""Talks: dialogue events, series and wishes between states or their scholars (guide section 3).

names --clause--> status, track --sentence, then paragraph--> parties, date, by whom, reason --once each--> talks
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tracktwo.extract.page import Page
from tracktwo.extract.talk_parties import parties_of, states_in, written
from tracktwo.extract.talk_words import naming, pattern, reasons, status_rules, track_rules
from tracktwo.knowledge.states import State
from tracktwo.model import DateMention, Issue, Span, Statement, Talk, TalkStatus, Track

_CLAUSE = re.compile(r"[，；：。！？\n]")
_EDGE = "的与和、或-“”" + '"'
_WISHES = ("called_for", "refused")
_MEETINGS = ("held", "planned", "postponed", "cancelled")
_PRECISION = 0.6


@dataclass(frozen=True, slots=True)
class _Mention:
    """A talk's name with the sentence and the clause it stands in."""

    span: Span
    sentence: Span
    clause: tuple[int, int]


def find_talks(
    page: Page, dates: tuple[DateMention, ...], statements: tuple[Statement, ...]
) -> tuple[tuple[Talk, ...], tuple[Issue, ...]]:
    """The talks of the page in text order, one for each event and status; and the issues met on the way."""
    found: list[Talk] = []
    last: tuple[State, ...] = ()
    for mention in _mentions(page):
        states = _parties(page, mention, last)
        if not _is_between_states(page, mention, states):
            continue
        last = states if len(states) >= 2 else last
        for status in _statuses(page, mention):
            talk = _talk(page, mention, status, states, found, dates, statements)
            if not _is_same_event(talk, found):
                found.append(talk)
    return tuple(found), _issues(found)


# --- names ----------------------------------------------------------------------------------------


def _mentions(page: Page) -> list[_Mention]:
    found: list[_Mention] = []
    for sentence in page.sentences:
        words = page.folded[sentence.start : sentence.end]
        if len(words) < 6:
            continue
        for match in naming().finditer(words):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            while page.folded[start] in _EDGE:
                start += 1
            found.append(_Mention(page.span(start, end), sentence, _clause(page, sentence, start, end)))
    return found


def _clause(page: Page, sentence: Span, start: int, end: int) -> tuple[int, int]:
    low = sentence.start
    for mark in _CLAUSE.finditer(page.folded, sentence.start, start):
        low = mark.end()
    high = _CLAUSE.search(page.folded, end, sentence.end)
    return low, high.start() if high else sentence.end


# --- status ---------------------------------------------------------------------------------------


def _statuses(page: Page, mention: _Mention) -> list[TalkStatus]:
    """What is said of the talk by its clause, else by those beside it; 曾举行对话，之后未能持续 says two things."""
    low, high = mention.clause
    if pattern("no_event").search(page.folded[max(low, mention.span.start - 12) : mention.span.end + 6]):
        return []
    status = _status(page, mention, page.folded[low:high]) or _status(page, mention, _around(page, mention))
    if status is None:
        return []
    behind = _CLAUSE.split(page.folded[min(high + 1, mention.sentence.end) : mention.sentence.end])[0]
    stops = dict(status_rules())["suspended"].search(behind) and not naming().search(behind)
    return [status, "suspended"] if stops and status in ("held", "active", "resumed") else [status]


def _status(page: Page, mention: _Mention, stretch: str) -> TalkStatus | None:
    """The first status whose words stand in the stretch; None for what did not take place or is only supposed."""
    for status, rule in status_rules():
        if not rule.search(stretch):
            continue
        low, high = mention.clause
        if status in ("held", "active", "ended", "resumed") and pattern("unreal").search(page.folded[low:high]):
            return None
        if status == "resumed" and dict(status_rules())["called_for"].search(_around(page, mention)):
            return "called_for"
        return status
    return None


def _around(page: Page, mention: _Mention) -> str:
    """The clause before, the clause itself and the one behind."""
    low, high = mention.clause
    before = _CLAUSE.split(page.folded[mention.sentence.start : max(mention.sentence.start, low - 1)])[-1]
    behind = _CLAUSE.split(page.folded[min(high + 1, mention.sentence.end) : mention.sentence.end])[0]
    return f"{before}，{page.folded[low:high]}，{behind}"


def _track(page: Page, mention: _Mention, earlier: list[Talk]) -> tuple[Track, ...]:
    """The tracks reported, sorted: by the name itself, else by its clause; an informal talk is on the track of the one
    before; 1 where both sides are plainly governments.
    """
    for start, end in ((mention.span.start, mention.span.end), mention.clause):
        found = {track for track, rule in track_rules() if rule.search(page.folded[start:end])}
        if found:
            return tuple(sorted(found))
    if pattern("informal").search(page.folded[mention.span.start : mention.span.end]):
        return next((talk.track for talk in reversed(earlier) if talk.track != ("1",)), ())
    return ("1",)


# --- parties --------------------------------------------------------------------------------------


def _parties(page: Page, mention: _Mention, last: tuple[State, ...]) -> tuple[State, ...]:
    sentence = mention.sentence
    line = page.text.rfind("\n", 0, sentence.start) + 1
    stretches = [(mention.span.start, mention.span.end), mention.clause, (sentence.start, sentence.end)]
    found = parties_of(page, stretches)
    if len(found) >= 2:
        return found
    wider = parties_of(page, [*stretches, (max(line, sentence.start - 160), sentence.start)])
    return wider if len(wider) >= 2 else (last or wider)


def _is_between_states(page: Page, mention: _Mention, states: tuple[State, ...]) -> bool:
    low, high = mention.clause
    if pattern("other_topic").search(page.folded[low:high]):
        return False
    around = page.folded[max(0, mention.sentence.start - 120) : mention.sentence.end]
    return len(states) >= 2 and bool(pattern("topic").search(around))


# --- the rest -------------------------------------------------------------------------------------


def _talk(
    page: Page,
    mention: _Mention,
    status: TalkStatus,
    states: tuple[State, ...],
    earlier: list[Talk],
    dates: tuple[DateMention, ...],
    statements: tuple[Statement, ...],
) -> Talk:
    wish = status in _WISHES
    stopped = status in ("suspended", "refused", "cancelled", "postponed")
    reason = _reason(page, mention) if stopped else None
    return Talk(
        span=mention.span,
        status=status,
        parties=tuple(written(page, state) for state in states),
        track=_track(page, mention, earlier),
        by=_by(page, mention, statements) if wish else None,
        when=_when(mention, dates) if status in _MEETINGS or status == "resumed" else None,
        reason=reason,
        reason_by=_speaker_at(mention, statements) if reason else None,
        confidence=_PRECISION,
        rule=f"talk.{status}",
    )


def _by(page: Page, mention: _Mention, statements: tuple[Statement, ...]) -> str | None:
    """Who wishes or refuses: the first actor of the clause, else the speaker of the statement it stands in."""
    low, _ = mention.clause
    named = [(at, state) for at, state in states_in(page.folded[low : mention.span.start]) if at <= 4]
    if named:
        at = low + named[0][0]
        return next(
            (page.text[at : at + len(name)] for name in _names(named[0][1]) if page.folded.startswith(name, at)), None
        )
    return _speaker_at(mention, statements)


def _names(state: State) -> list[str]:
    return sorted((*state.names, *state.metonyms, *state.leaders), key=len, reverse=True)


def _speaker_at(mention: _Mention, statements: tuple[Statement, ...]) -> str | None:
    for statement in statements:
        for content in statement.contents:
            if content.span.covers(mention.span):
                return statement.speaker
    return None


def _when(mention: _Mention, dates: tuple[DateMention, ...]) -> str | None:
    """The date nearest to the name, in its clause or, before it, in its sentence."""
    low, high = mention.clause
    inside = [date for date in dates if date.value and low <= date.span.start < high]
    if not inside:
        inside = [d for d in dates if d.value and mention.sentence.start <= d.span.start < mention.span.start]
    if not inside:
        return None
    return min(inside, key=lambda date: abs(date.span.start - mention.span.start)).value


def _reason(page: Page, mention: _Mention) -> Span | None:
    sentence = mention.sentence
    for rule in reasons():
        match = rule.search(page.folded, sentence.start, sentence.end)
        if match:
            return page.span(*match.span("why"))
    return None


def _is_same_event(talk: Talk, found: list[Talk]) -> bool:
    """True for another mention of a talk that stands in the list: same sides and status, and no date of its own."""
    return any(
        set(talk.parties) == set(other.parties)
        and talk.status == other.status
        and talk.track == other.track
        and (talk.when is None or other.when is None or talk.when == other.when)
        for other in found
    )


def _issues(found: list[Talk]) -> tuple[Issue, ...]:
    """Two dates for one event in one text: the same name, sides and status with dates that exclude each other."""
    issues: list[Issue] = []
    for number, talk in enumerate(found):
        for other in found[:number]:
            same = set(talk.parties) == set(other.parties) and talk.span.quote == other.span.quote
            if not same or talk.status != other.status or not talk.when or not other.when:
                continue
            if not (talk.when.startswith(other.when) or other.when.startswith(talk.when)):
                line = f"{talk.span.quote} stands with two dates: {other.when} and {talk.when}"
                issues.append(Issue("talk.two_dates", line, (other.span, talk.span)))
    return tuple(issues)
