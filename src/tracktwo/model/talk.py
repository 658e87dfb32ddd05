"""Talks on their tracks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tracktwo.model.text import Span

Track = Literal["1", "1.5", "2"]
TalkStatus = Literal[
    "planned", "held", "postponed", "cancelled", "active", "suspended", "resumed", "ended", "called_for", "refused"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Talk:
    """One report of a talk, series or negotiation with one status (guide section 3).

    `track` is the set of what is reported, sorted. `status` is of a meeting (planned, held, postponed,
    cancelled), of a series (active, suspended, resumed, ended) or a wish (called_for, refused; `by` whom).
    `reason` is the stated reason in the words reported, `reason_by` who stated it.
    """

    span: Span
    status: TalkStatus
    parties: tuple[str, ...] = ()
    track: tuple[Track, ...] = ()
    by: str | None = None
    when: str | None = None
    place: str | None = None
    series: str | None = None
    convener: str | None = None
    host: str | None = None
    funder: str | None = None
    authorised_by: str | None = None
    capacity: str | None = None
    participants: tuple[str, ...] = ()
    reason: Span | None = None
    reason_by: str | None = None
    confidence: float = 0.0
    rule: str = ""

    kind = "talk"

    @property
    def anchor(self) -> str:
        """The start of the span and the status."""
        return f"{self.span.start}:{self.status}"

    @property
    def spans(self) -> tuple[Span, ...]:
        """Every span of the record, the naming phrase first."""
        return (self.span, self.reason) if self.reason else (self.span,)
