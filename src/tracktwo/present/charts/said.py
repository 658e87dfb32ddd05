"""What was said as a chart: a lane for each voice, a mark for each statement, by how its words come to us."""

from __future__ import annotations

from collections import Counter
from typing import Any

from tracktwo.analyse.positions import LISTS, Said, SaidAnswer
from tracktwo.analyse.utterances import Utterance
from tracktwo.present.charts.days import days_of
from tracktwo.present.charts.lanes import MOST, Event, by_month, frequent, lanes
from tracktwo.present.charts.spec import Label
from tracktwo.present.charts.theme import Look
from tracktwo.present.names import known_as, outlet_name
from tracktwo.present.web.words import Words

WORDS = 60  # characters of a statement that a mark tells


def said_spec(answer: SaidAnswer, w: Words, look: Look, address: str | None = "") -> dict[str, Any] | None:
    """The spec over time; None where no statement has a date.

    Marks lead to `address` with the statement's place in the lists behind it; None makes marks that lead nowhere.
    """
    voices = list(w.table["voice"].values())
    others = w("said.by_others")
    events = []
    for name in LISTS:
        for group in getattr(answer, name):
            if group.first.date:
                lane = others if name == "by_others" else w.name("voice", group.first.voice)
                events.append(_event(group, lane, w(f"said.{name}"), w, address))
    if not events:
        return None
    if len(events) > MOST:
        events = by_month(events, lambda month, some: _month(month, some, w))
    return lanes(
        events,
        [],
        [*voices, others],
        [w(f"said.{name}") for name in LISTS],
        look,
        (w("answer.earlier"), w("answer.later")),
    )


def _month(month: str, some: list[Event], w: Words) -> Label:
    """What is told of the statements of one month together."""
    told = [dict(event.label) for event in some]
    outlets = Counter(outlet for one in told for outlet in one[w("front.outlet")].split(", "))
    return (
        (w("field.when"), month),
        (w("field.speaker"), frequent(Counter(one[w("field.speaker")] for one in told))),
        (w("role.content"), w("said.together", count=len(some))),
        (w("front.outlet"), frequent(outlets)),
    )


def _event(group: Said, lane: str, kind: str, w: Words, address: str | None) -> Event:
    one = group.first
    words = " … ".join(part.words for part in one.parts) or one.asked or ""
    label: Label = (
        (w("field.when"), one.date or ""),
        (w("field.speaker"), _speaker(one, w)),
        (w("role.content"), words[:WORDS] + ("…" if len(words) > WORDS else "")),
        (w("front.outlet"), ", ".join(dict.fromkeys(outlet_name(other.outlet, w) for other in group.all))),
    )
    href = None if address is None else f"{address}#s-{one.key}"
    return Event(days_of(one.date or ""), lane, kind, label, href, len(group.all))


def _speaker(one: Utterance, w: Words) -> str:
    if not one.speaker:
        return w("records.unknown_speaker")
    return known_as(one.speaker, one.actor, None, w.language) or one.speaker
