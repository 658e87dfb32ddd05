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
class StatedReason:
    """Why a talk stopped, in the words reported (`疫情和经费中断`), and who stated it; None where nobody is named."""

    span: Span
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Talk:
    """One report of a talk, series or negotiation with one status (guide section 3).

    `track` is the set of what is reported, sorted. `status` is of a meeting (planned, held, postponed,
    cancelled), of a series (active, suspended, resumed, ended) or a wish (called_for, refused; `by` whom).
    `reasons` are the stated ones, which may compete: each in the words reported, with who stated it.
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
    reasons: tuple[StatedReason, ...] = ()
    confidence: float = 0.0
    rule: str = ""

    kind = "talk"

    @property
    def anchor(self) -> str:
        """The start of the span and the status."""
        return f"{self.span.start}:{self.status}"

    @property
    def reason(self) -> Span | None:
        """The reason that the text states first."""
        return self.reasons[0].span if self.reasons else None

    @property
    def reason_by(self) -> tuple[str | None, ...]:
        """Who stated each reason."""
        return tuple(reason.by for reason in self.reasons)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Every span of the record, the naming phrase first."""
        return (self.span, *(reason.span for reason in self.reasons))
