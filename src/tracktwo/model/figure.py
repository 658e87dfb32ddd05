"""Dates, quantities, figures and forecasts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tracktwo.model.text import Span

Precision = Literal["day", "week", "month", "quarter", "half", "year", "decade", "century", "open"]
Anchor = Literal["absolute", "published", "mentioned"] | None
Role = Literal["point", "since", "until", "during", "range", "duration"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression of the text, settled as far as the text allows: `去年底`, `本周五`, `自2004年以来`.

    `value` is a date prefix (`2024`, `2024-03`, `2024-03-15`) or None (近年, or no anchor). `start` and `end` are
    the first and the last day of the interval it covers (`2023-10-01`), both inclusive; None is open or unknown.
    `anchor` says what it was counted from: "absolute", "published", "mentioned" or None. `length` is the ISO 8601
    duration of a length of time (`P10Y` for 未来十年), None for others.
    """

    span: Span
    value: str | None
    precision: Precision
    start: str | None = None
    end: str | None = None
    anchor: Anchor = "absolute"
    role: Role = "point"
    length: str | None = None


QuantityShape = Literal["level", "range", "change", "percent", "fraction", "ordinal", "multiple"]
Qualifier = Literal["about", "more_than", "less_than", "nearly", "up_to", "at_least", "several"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of the text with its qualifier: `约500颗`, `500至600枚`, `从410个增加到500个`, `两百多枚`.

    `values` is one number, or two for a range or a from-to change. `span` is number, qualifier and classifier;
    `number` the bare numeral(s). `classifier` is 枚, 颗, 个, 艘 or None. `relation` is set for multiples
    (翻一番: ("times", 2.0)).
    """

    span: Span
    number: Span
    values: tuple[float, ...]
    shape: QuantityShape = "level"
    qualifier: Qualifier | None = None
    classifier: str | None = None
    relation: tuple[str, float] | None = None


Unit = Literal[
    "warhead", "weapon", "missile", "launcher", "silo", "submarine", "bomber", "test", "fissile_material"
]  # fmt: skip
Metric = Literal[
    "total_inventory", "stockpile", "deployed", "stored", "high_alert", "operational", "deliverable", "retired", "limit"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figure:
    """One published number about an arsenal (guide section 2).

    `metric_reported` is the category in the words of the text; `metric` is the publisher's own category of that
    edition (`edition`), None where no edition of knowledge/ matches. `as_of` holds one date prefix, or two for a
    change. `due` and `hedge` are set only for a forecast.
    """

    span: Span
    values: tuple[float, ...]
    shape: Literal["level", "range", "change"]
    unit: Unit
    qualifier: Qualifier | None = None
    subject: str | None = None
    metric_reported: Metric | None = None
    metric: Metric | None = None
    metric_span: Span | None = None
    publisher: str | None = None
    repeated_by: str | None = None
    as_of: tuple[str, ...] = ()
    release: str | None = None
    due: str | None = None
    hedge: str | None = None
    edition: str | None = None
    confidence: float = 0.0
    rule: str = ""

    kind = "figure"

    @property
    def anchor(self) -> str:
        """The start of the span."""
        return str(self.span.start)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Every span of the record, the number first."""
        return (self.span, self.metric_span) if self.metric_span else (self.span,)


@dataclass(frozen=True, slots=True)
class Criteria:
    """How a forecast will be settled: whose count, of what, against which threshold, by when.

    `unsettled_because` gives the reason where the text's words do not allow a settlement; the other fields are
    then None as far as the text does not say them.
    """

    publisher: str | None = None
    metric: Metric | None = None
    comparator: Literal["at_least", "more_than", "at_most", "less_than", "about", "range"] | None = None
    threshold: tuple[float, ...] = ()
    due: str | None = None
    unsettled_because: str | None = None


@dataclass(frozen=True, slots=True)
class Forecast:
    """A figure or a claim about a later date, with its modality as the words of the text.

    `span` is the forecast number, or the claim (数量可能达到美国和俄罗斯的水平). `figure_start` is the start of
    the figure it goes with, None for a non-numeric one. `comparison` names what it is compared to.
    """

    span: Span
    due: str | None
    hedge: str | None
    criteria: Criteria
    values: tuple[float, ...] = ()
    unit: Unit | None = None
    subject: str | None = None
    publisher: str | None = None
    comparison: str | None = None
    figure_start: int | None = None
    confidence: float = 0.0
    rule: str = ""

    kind = "forecast"

    @property
    def anchor(self) -> str:
        """The start of the span."""
        return str(self.span.start)

    @property
    def spans(self) -> tuple[Span, ...]:
        """The span of the number or the claim."""
        return (self.span,)
