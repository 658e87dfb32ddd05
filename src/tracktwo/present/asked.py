"""What an answer was asked, in one line at its head: whose talks, whose arsenal, whose words, of which time."""

from __future__ import annotations

from collections.abc import Iterable

from tracktwo.analyse.figures import FigureQuestion
from tracktwo.analyse.positions import SaidQuestion
from tracktwo.analyse.talk_reports import TalkQuestion
from tracktwo.knowledge.actors import who_is_who
from tracktwo.present.names import series_called
from tracktwo.present.web.words import Words


def talks_asked(question: TalkQuestion, w: Words) -> str:
    """`Timeline: China · United States · Track 2 · 2019 –`."""
    told = [_actor(party, w) for party in question.parties]
    if question.track:
        told.append(w("timeline.no_track") if question.track == "-" else w.name("track", question.track))
    told += [w.name("status", question.status)] if question.status else []
    told += [series_called(question.series, w.language)] if question.series else []
    told += [question.words] if question.words else []
    return _head("timeline", told, question, w)


def figures_asked(question: FigureQuestion, w: Words) -> str:
    """`Figures: China · warheads`."""
    return _head("figures", [_actor(question.subject, w), w.name("unit", question.unit)], question, w)


def words_asked(question: SaidQuestion, w: Words) -> str:
    """`Said: China · no first use · 2020-07 – 2020-09`; words are asked for instead of a position."""
    told = [_actor(question.actor, w)]
    position = [w.name("position", question.topic)] if question.topic else []
    told += [question.words] if question.words else position
    told += [w("said.show_imputed")] if question.imputed else []
    return _head("said", told, question, w)


def _actor(identity: str, w: Words) -> str:
    known = who_is_who().actors.get(identity)
    return known.name(w.language) if known else identity


def _head(title: str, told: Iterable[str], question: TalkQuestion | FigureQuestion | SaidQuestion, w: Words) -> str:
    time = [f"{question.since or ''} – {question.until or ''}".strip()] if question.since or question.until else []
    return w.colon.join(part for part in (w(f"nav.{title}"), " · ".join([*told, *time])) if part)
