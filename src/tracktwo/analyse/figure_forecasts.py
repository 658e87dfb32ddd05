"""Forecasts of one arsenal, each once: the publisher's own line with all texts that carry it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tracktwo.analyse.printed import Printed, family
from tracktwo.analyse.published import publisher_of
from tracktwo.knowledge.editions import Edition


@dataclass(frozen=True, slots=True)
class ForecastPoint:
    """One forecast of one publisher with its hedge in words; numbers where it gives any, else what it compares to.

    `lines` is the publisher's own line, where an edition that is known holds it; `made` is then its release. `printed`
    is empty for a line that no text of the ledger carries.
    """

    key: str
    publisher: str | None
    made: str | None
    due: str | None
    values: tuple[float, ...]
    hedges: tuple[str, ...]
    comparisons: tuple[str, ...]
    lines: tuple[Edition, ...]
    printed: tuple[Printed, ...]

    @property
    def is_due_before_made(self) -> bool:
        """True for 到2023年将超过1000枚 printed in 2025: the year cannot be right (TRAPS 7)."""
        return bool(self.due and self.made and self.due < self.made[: len(self.due)])


def forecasts(
    claims: Sequence[Printed], lines: Sequence[Edition], linked: Mapping[str, str], units: Collection[str]
) -> list[ForecastPoint]:
    """Each forecast once: one line of one edition with all that carry it, else what links put together, by due date.

    `linked` names the group of a record key. A line in one of `units` that no text carries stands alone.
    """
    groups: dict[tuple[str, str | None], list[Printed]] = defaultdict(list)
    own: dict[tuple[str, str | None], Edition] = {}
    for one in claims:
        line = forecast_line(one, lines)
        group = (line.id, family(one.unit)) if line else (linked.get(one.key, one.key), None)
        groups[group].append(one)
        if line:
            own[group] = line
    found = [_forecast(some, own.get(group)) for group, some in groups.items()]
    carried = {line.id for line in own.values()}
    found += [_alone(line) for line in lines if line.unit in units and line.id not in carried]
    return sorted(found, key=lambda one: (one.due or "9999", one.made or "", -len(one.printed), one.key))


def forecast_line(one: Printed, lines: Iterable[Edition]) -> Edition | None:
    """The line of the newest edition, out by the day of the text, that speaks of the same due date; None for none.

    核弹头数目未来10年至少增加一倍 in September 2020 is the line of the report of that month. A claim without numbers
    fits a line that says how many times as many; one with numbers must share one with the line. A text without a date
    has a line only where a single one fits.
    """
    out = [
        line
        for line in lines
        if line.due == one.due
        and one.publisher == publisher_of(line)
        and (one.published is None or _was_out(line, one.published))
        and (not one.values if line.times else bool(set(one.values) & set(line.values)))
    ]
    if one.published is None and len(out) > 1:
        return None
    return max(out, key=lambda line: (line.release or "", line.id), default=None)


def _forecast(some: Sequence[Printed], line: Edition | None) -> ForecastPoint:
    return ForecastPoint(
        key=some[0].key,
        publisher=next((one.publisher for one in some if one.publisher), some[0].publisher_as_written),
        made=(line.release if line else None) or min((one.published for one in some if one.published), default=None),
        due=some[0].due,
        values=next((one.values for one in some if one.values), ()),
        hedges=tuple(dict.fromkeys(one.hedge for one in some if one.hedge)),
        comparisons=tuple(dict.fromkeys(one.comparison for one in some if one.comparison)),
        lines=(line,) if line else (),
        printed=tuple(some),
    )


def _alone(line: Edition) -> ForecastPoint:
    comparisons = (line.printed,) if line.times else ()
    return ForecastPoint(
        line.id, publisher_of(line), line.release, line.due, line.values, (), comparisons, (line,), ()
    )  # fmt: skip


def _was_out(line: Edition, day: str) -> bool:
    return line.release is not None and line.release <= day[: len(line.release)]
