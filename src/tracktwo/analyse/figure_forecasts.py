"""Forecasts of one arsenal, each once: the publisher's own line with all texts that carry it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracktwo.analyse.printed import FigureQuestion, Printed
from tracktwo.knowledge.editions import Edition
from tracktwo.knowledge.lines import publisher_of
from tracktwo.knowledge.naming import name_key
from tracktwo.link import Foretold, Judged, foretold, same_forecasts
from tracktwo.link.groups import decided


@dataclass(frozen=True, slots=True)
class ForecastPoint:
    """One forecast of one publisher with its hedge in words; numbers where it gives any, else what it compares to.

    `lines` is the publisher's own line, where an edition that is known holds it (several where a person judged that
    claims on two lines are one); `values`, `made` and `due` are then those of the first. `printed` is empty for a line
    that no text of the ledger carries.
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

    @property
    def metric(self) -> str | None:
        """The publisher's own category, where its line says one."""
        return self.lines[0].metric if self.lines else None

    @property
    def qualifier(self) -> str | None:
        """What limits the number (more than 1,000): as the publisher's line says it, else as all its texts do."""
        if self.lines:
            return self.lines[0].qualifier
        told = {one.qualifier for one in self.printed if one.values == self.values}
        return told.pop() if len(told) == 1 else None

    @property
    def scope(self) -> str | None:
        """The part of the arsenal that is meant, where the publisher's line says one."""
        return self.lines[0].scope if self.lines else None

    @property
    def other_values(self) -> tuple[tuple[float, ...], ...]:
        """The numbers that texts print for it and that share none with `values`; 从100枚增至200枚 prints 200."""
        others = (one.values for one in self.printed if one.values and not set(one.values) & set(self.values))
        return tuple(dict.fromkeys(others))


def forecasts(
    claims: Sequence[Printed], lines: Sequence[Edition], question: FigureQuestion, judged: Iterable[Judged] = ()
) -> list[ForecastPoint]:
    """Each forecast once, as links put it together (`same_forecasts`, what people judged), by due date.

    A line in one of the question's units that no text carries stands alone.
    """
    asked = {one.key: _foretold(one, question, lines) for one in claims if one.due and one.unit and _publisher(one)}
    keys = {one.key for one in claims}
    decisions = [one for one in judged if one.key in keys and one.other in keys]
    group_of = {key: group.key for group in decided(same_forecasts(asked.values()), decisions) for key in group.keys}
    groups: dict[str, list[Printed]] = defaultdict(list)
    for one in claims:
        groups[group_of.get(one.key, one.key)].append(one)
    by_id = {line.id: line for line in lines}
    found, carried = [], set[str]()
    for some in groups.values():
        own = dict.fromkeys(asked[one.key].edition or "" for one in some if one.key in asked)
        found.append(_forecast(some, tuple(by_id[line] for line in own if line in by_id)))
        carried.update(own)
    found += [_alone(line) for line in lines if line.unit in question.units and line.id not in carried]
    return sorted(found, key=lambda one: (one.due or "9999", one.made or "", -len(one.printed), one.key))


def _publisher(one: Printed) -> str:
    return one.publisher or name_key(one.publisher_as_written or "")


def _foretold(one: Printed, question: FigureQuestion, lines: Iterable[Edition]) -> Foretold:
    unit, due = one.unit or "", one.due or ""
    return foretold(one.key, _publisher(one), question.subject, unit, due, one.published, one.values, lines)


def _forecast(some: Sequence[Printed], lines: tuple[Edition, ...]) -> ForecastPoint:
    line = lines[0] if lines else None
    counted = Counter(one.values for one in some if one.values)
    values = line.values if line else next(iter(dict(counted.most_common(1))), ())
    return ForecastPoint(
        key=some[0].key,
        publisher=next((one.publisher for one in some if one.publisher), some[0].publisher_as_written),
        made=(line.release if line else None) or min((one.published for one in some if one.published), default=None),
        due=line.due if line else some[0].due,
        values=values,
        hedges=tuple(dict.fromkeys(one.hedge for one in some if one.hedge)),
        comparisons=tuple(dict.fromkeys(one.comparison for one in some if one.comparison)),
        lines=lines,
        printed=tuple(some),
    )


def _alone(line: Edition) -> ForecastPoint:
    comparisons = (line.printed,) if line.times else ()
    return ForecastPoint(
        line.id, publisher_of(line), line.release, line.due, line.values, (), comparisons, (line,), ()
    )  # fmt: skip
