"""Each figure beside its publisher's own line: the edition it comes from, that edition's metric, and what differs.

What was reported and what the publisher printed are two fields (`metric_reported`, `metric`); where they differ, an
issue says so (TRAPS 1, 22). Nothing is corrected.
"""

from __future__ import annotations

from dataclasses import replace

from tracktwo.extract.holders import holder_id
from tracktwo.extract.moments import published_on
from tracktwo.extract.scene import ZH, Scene
from tracktwo.knowledge.editions import Edition, editions_of, is_alike, line_behind, metric_of
from tracktwo.languages import entries, fold, table_pattern
from tracktwo.model import Figure, Issue

_FILE = "counts.toml"
TOLERANCE = 0.03  # of a sum with a rounded part


def beside_editions(
    scene: Scene, figures: tuple[Figure, ...], publishers: tuple[str | None, ...]
) -> tuple[tuple[Figure, ...], tuple[Issue, ...]]:
    """The figures with `edition` and `metric`, and the issues; `publishers` holds the publisher ids of the figures."""
    found: list[Figure] = []
    issues: list[Issue] = []
    for figure, publisher in zip(figures, publishers, strict=True):
        line = _line(scene, figure, publisher) if publisher else None
        if line is not None:
            issues.extend(_differences(figure, line))
            found.append(replace(figure, edition=line.id, metric=line.metric))
        elif publisher and figure.metric_span:
            found.append(replace(figure, metric=metric_of(publisher, fold(figure.metric_span.quote))))
        else:
            found.append(figure)
    return tuple(found), tuple(issues)


def _line(scene: Scene, figure: Figure, publisher: str) -> Edition | None:
    """The publisher's line with this number, of the latest edition that was out when the text was."""
    subject = holder_id(figure.subject)
    if subject is None:
        return None
    return line_behind(figure, published_on(scene), editions_of(publisher, _first_name(subject)))


def _first_name(holder: str) -> str:
    for table in ("state", "world"):
        for entry in entries(ZH, "holders.toml", table):
            if entry["id"] == holder:
                return str(entry["match"][0])
    return ""


def _differences(figure: Figure, line: Edition) -> list[Issue]:
    """Unit and metric, where the text has another than the publisher's line."""
    issues = []
    spans = (figure.span, figure.metric_span) if figure.metric_span else (figure.span,)
    if not is_alike(figure.unit, line.unit):
        what = f"printed as {figure.unit}, but {line.publisher} counted {line.unit}s: {line.printed} ({line.id})"
        issues.append(Issue("figure.unit_differs", what, (figure.span,)))
    if figure.metric_reported and line.metric and figure.metric_reported != line.metric:
        theirs = f"{line.publisher} printed {line.metric}: {line.printed} ({line.id})"
        what = f"reported as {figure.metric_reported}, but {theirs}"
        issues.append(Issue("figure.metric_differs", what, spans))
    return issues


def impossible_dues(scene: Scene, figures: tuple[Figure, ...]) -> tuple[Issue, ...]:
    """A forecast that falls due before the day it is true for, or before the text came out (TRAPS 7)."""
    published = published_on(scene)
    issues = []
    for figure in figures:
        known = max((*figure.as_of[:1], figure.release or "", "" if figure.release else published))
        if figure.due and known and figure.due < known[: len(figure.due)]:
            what = f"due {figure.due} lies before {known}, the date that it is told from"
            issues.append(Issue("figure.due_before_as_of", what, (figure.span,)))
    return tuple(issues)


def wrong_sums(scene: Scene, figures: tuple[Figure, ...]) -> tuple[Issue, ...]:
    """Parts that are more than their whole, and a total that its parts in the same sentence do not add up to."""
    issues: list[Issue] = []
    for index, figure in enumerate(figures):
        if figure.shape != "level" or figure.due:
            continue
        parts = _parts_behind(scene, figures, index)
        if parts and sum(part.values[0] for part in parts) > figure.values[0] * (1 + _slack(figure, parts)):
            total = sum(part.values[0] for part in parts)
            what = f"the parts add up to {total:g}, more than the whole of {figure.values[0]:g}"
            issues.append(Issue("figure.sum_differs", what, (figure.span, *(part.span for part in parts))))
        before = _addends(scene, figures, index)
        if (
            before
            and abs(sum(part.values[0] for part in before) - figure.values[0])
            > _slack(figure, before) * figure.values[0]
        ):
            total = sum(part.values[0] for part in before)
            what = f"the numbers before add up to {total:g}, not to {figure.values[0]:g}"
            issues.append(Issue("figure.sum_differs", what, (*(part.span for part in before), figure.span)))
    return tuple(issues)


def _slack(figure: Figure, parts: list[Figure]) -> float:
    return TOLERANCE if any(part.qualifier for part in (figure, *parts)) else 0.0


def _parts_behind(scene: Scene, figures: tuple[Figure, ...], index: int) -> list[Figure]:
    """The figures of the same sentence behind 其中, of the same subject and unit."""
    whole = figures[index]
    sentence = scene.sentence(whole.span.start)
    parts: list[Figure] = []
    for figure in figures[index + 1 :]:
        if (
            figure.span.start >= sentence.end
            or figure.subject != whole.subject
            or figure.unit != whole.unit
            or figure.due
        ):
            break
        if not parts and not table_pattern(ZH, _FILE, "parts").search(
            scene.page.folded, whole.span.end, figure.span.start
        ):
            break
        if figure.shape == "level":
            parts.append(figure)
    return parts


def _addends(scene: Scene, figures: tuple[Figure, ...], index: int) -> list[Figure]:
    """The figures that a total such as 合计 closes: at least two before it in its sentence, of other subjects."""
    total = figures[index]
    sentence = scene.sentence(total.span.start)
    if not table_pattern(ZH, _FILE, "total").search(scene.page.folded, sentence.start, total.span.start):
        return []
    before = [
        f for f in figures[:index] if f.span.start >= sentence.start and f.unit == total.unit and f.shape == "level"
    ]
    subjects = {figure.subject for figure in before}
    return before if len(before) >= 2 and len(subjects) == len(before) and not any(f.due for f in before) else []
