"""What all specs share: named data, an axis of time, what a mark tells, texts as they are shown, the look."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from tracktwo.present.charts.days import Days, day_format, moment
from tracktwo.present.charts.theme import Look, config
from tracktwo.present.shown import shown

Label = tuple[tuple[str, str], ...]  # what a mark tells: (title, text) lines, the same titles for all marks of a chart
Rows = Sequence[Mapping[str, Any]]
SHAPES = (
    "circle", "square", "diamond", "triangle-up", "triangle-down", "cross", "triangle-right", "triangle-left",
    "M0,-1.2L.3,-.3L1.2,0L.3,.3L0,1.2L-.3,.3L-1.2,0L-.3,-.3Z", "M-.45,-1H.45V1H-.45Z",
)  # fmt: skip


class Marked(Protocol):
    """Anything on a chart that tells something."""

    @property
    def label(self) -> Label:
        """Its lines."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of a chart: the name of its rows, and what makes its marks of an Altair chart over them."""

    rows: str
    marks: Callable[[Any], Any]


def layered(layers: Iterable[Layer], rows: Mapping[str, Rows], look: Look, height: int) -> dict[str, Any]:
    """The spec of the layers that have rows, ready for Vega-Lite: as wide as the look says.

    Altair sees the rows by name only (checking thousands takes seconds); direction controls in texts are made visible.
    """
    import altair as alt

    drawn = [layer.marks(alt.Chart(alt.NamedData(layer.rows))) for layer in layers if rows[layer.rows]]
    # Put together here, as alt.layer would: it copies and checks what never changes, 0.1 s a chart; a test checks it.
    parts = [marks.to_dict(validate=False, context={"top_level": False}) for marks in drawn]
    spec: dict[str, Any] = {"$schema": alt.SCHEMA_URL, "layer": parts, "height": height}
    spec["datasets"] = {name: list(some) for name, some in rows.items() if some}
    spec["config"] = config(look)
    spec["width"] = look.width
    spec["autosize"] = {"type": "fit-x", "contains": "padding"}
    made: dict[str, Any] = _shown(spec)
    return made


def time_axis(field: str, extent: Days, *, orient: Literal["top", "bottom"] = "bottom", grid: bool = True) -> Any:
    """The axis of time, for one layer of a chart; rows of `extent_rows` make it as long as it is to be."""
    import altair as alt

    return alt.X(
        f"{field}:T",
        scale=alt.Scale(type="utc", nice=False),
        axis=alt.Axis(
            title=None,
            orient=orient,
            grid=grid,
            tickCount=8,
            labelFlush=True,
            labelOverlap=True,
            labelSeparation=8,
            format=day_format(extent),
        ),
    )


def extent_rows(extent: Days) -> Rows:
    """Two rows that nobody sees, at the ends of the axis of time (Vega warns of a domain that several layers set)."""
    return [{"day": moment(day)} for day in extent]


def time_place(field: str) -> Any:
    """A place on the axis of time that another layer sets."""
    import altair as alt

    return alt.X(f"{field}:T", scale=alt.Scale(type="utc"))


def fixed_place(value: float | str) -> Any:
    """A place that no row decides: 0 is the left end, "width" the right."""
    import altair as alt

    return alt.XValue(value)  # type: ignore[no-untyped-call]


def shapes(numbers: Iterable[int]) -> list[str]:
    """Shapes for series by number; after the last they begin again."""
    return [SHAPES[number % len(SHAPES)] for number in numbers]


def told(label: Label) -> dict[str, str]:
    """The lines of a label as fields of a row."""
    return {f"t{number}": text for number, (_, text) in enumerate(label)}


def tooltip(marks: Iterable[Marked]) -> list[Any]:
    """The tooltip that shows those fields under their titles."""
    import altair as alt

    titles: dict[str, str] = {}
    for mark in marks:
        for number, (title, _) in enumerate(mark.label):
            titles.setdefault(f"t{number}", title)
    return [alt.Tooltip(f"{key}:N", title=title) for key, title in titles.items()]


def _shown(value: Any) -> Any:
    if isinstance(value, str):
        return shown(value)
    if isinstance(value, Mapping):
        return {name: _shown(part) for name, part in value.items()}
    return [_shown(part) for part in value] if isinstance(value, list) else value
