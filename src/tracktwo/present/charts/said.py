"""What was said as a chart: a lane for each voice, a mark for each statement, by how its words come to us."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from tracktwo.analyse.positions import LISTS, Said, SaidAnswer
from tracktwo.present.charts.days import days_of
from tracktwo.present.charts.lanes import Event, lanes
from tracktwo.present.charts.spec import Label
from tracktwo.present.charts.theme import Look
from tracktwo.present.web.words import Words

WORDS = 60  # characters of a statement that a mark tells
MOST = 300  # marks; more are put together by month


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
        events = list(_by_month(events, w))
    return lanes(events, [], [*voices, others], [w(f"said.{name}") for name in LISTS], look, w("answer.earlier"))


def _by_month(events: list[Event], w: Words) -> Iterator[Event]:
    """One mark for the statements of one month, lane and kind, in the middle of the month; it leads to the first."""
    together: dict[tuple[str, str, str], list[Event]] = defaultdict(list)
    for event in sorted(events, key=lambda event: event.days):
        together[event.lane, event.kind, event.days[0][:7]].append(event)
    for (lane, kind, month), some in together.items():
        told = [dict(event.label) for event in some]
        speakers = Counter(one[w("field.speaker")] for one in told)
        outlets = Counter(outlet for one in told for outlet in one[w("front.outlet")].split(", "))
        label: Label = (
            (w("field.when"), month),
            (w("field.speaker"), _frequent(speakers)),
            (w("role.content"), w("said.together", count=len(some))),
            (w("front.outlet"), _frequent(outlets)),
        )
        day = f"{month}-15"
        yield Event((day, day), lane, kind, label, some[0].href, len(some))


def _frequent(counted: Counter[str]) -> str:
    named = ", ".join(f"{name} ({count})" for name, count in counted.most_common(4))
    return named + (" …" if len(counted) > 4 else "")


def _event(group: Said, lane: str, kind: str, w: Words, address: str | None) -> Event:
    one = group.first
    words = " … ".join(part.words for part in one.parts) or one.asked or ""
    label: Label = (
        (w("field.when"), one.date or ""),
        (w("field.speaker"), one.speaker or w("records.unknown_speaker")),
        (w("role.content"), words[:WORDS] + ("…" if len(words) > WORDS else "")),
        (w("front.outlet"), ", ".join(dict.fromkeys(other.outlet or w("site.none") for other in group.all))),
    )
    href = None if address is None else f"{address}#s-{one.key}"
    return Event(days_of(one.date or ""), lane, kind, label, href, len(group.all))
