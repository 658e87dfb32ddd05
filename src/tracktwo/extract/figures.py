"""Figures: published numbers about arsenals (guide section 2).

quantities --counted--> counts of arms --holders, publishers, categories, moments--> figures --compared--> issues
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, cast

from tracktwo.extract.categories import category_of, is_whole_of_parts
from tracktwo.extract.counted_things import find_counts, in_reach, words
from tracktwo.extract.counts import Count
from tracktwo.extract.figure_editions import beside_editions, impossible_dues, wrong_sums
from tracktwo.extract.holders import subject_of
from tracktwo.extract.moments import moments_of, releases
from tracktwo.extract.page import Page
from tracktwo.extract.publishers import Credit, counting_words, credit_of
from tracktwo.extract.scene import ZH, Scene
from tracktwo.languages import table_pattern
from tracktwo.languages.lexicon import Hits
from tracktwo.model import DateMention, Figure, Issue, Metric, Quantity, Statement

CONFIDENCE = {"after": 0.85, "before": 0.85, "inherited": 0.8, "listed": 0.8, "topic": 0.6}


@dataclass(frozen=True, slots=True)
class _Passage:
    """What the figure before lends: `floor` is its end where it stands in the same sentence, else 0.

    `subject` is UNKNOWN where the one before is of somebody whom the desk does not know.
    """

    floor: int = 0
    subject: str | None = None
    metric: Metric | None = None
    credit: Credit | None = None
    release: str | None = None
    as_of: tuple[str, ...] = ()
    due: str | None = None
    hedge: str | None = None


def find_figures(
    page: Page,
    dates: tuple[DateMention, ...],
    quantities: tuple[Quantity, ...],
    statements: tuple[Statement, ...],
) -> tuple[tuple[Figure, ...], tuple[Issue, ...]]:
    """The figures of the page in text order, and the issues met on the way.

    `该所估计，甲国约有500枚核弹头` gives one figure: 500, about, warhead, subject 甲国. Pure and total: no text
    makes it raise.
    """
    scene = Scene(page, dates, statements)
    if not quantities or not scene.units:
        return (), ()
    counts = tuple(count for count in find_counts(scene, quantities) if not scene.is_aside(count.quantity.span.start))
    found, credits = _figures(scene, counts)
    whole = _with_wholes(scene, counts, found)
    figures, issues = beside_editions(scene, whole, tuple(credit.publisher_id for credit in credits))
    return figures, (*issues, *impossible_dues(scene, figures), *wrong_sums(scene, figures))


def _figures(scene: Scene, counts: tuple[Count, ...]) -> tuple[list[Figure], list[Credit]]:
    counting = counting_words(scene)
    released = releases(scene)
    groups: dict[tuple[int, int], list[Count]] = {}
    for count in counts:
        groups.setdefault(scene.clause(count.quantity.span.start), []).append(count)
    found: list[Figure] = []
    credits: list[Credit] = []
    for index in range(len(counts)):
        passage = _passage(scene, counts, index, found, credits)
        group = tuple(groups[scene.clause(counts[index].quantity.span.start)])
        figure, credit = _figure(scene, counts, index, group, counting, released, passage)
        found.append(figure)
        credits.append(credit)
    return [replace(figure, subject=figure.subject or None) for figure in found], credits


def _passage(
    scene: Scene, counts: tuple[Count, ...], index: int, found: list[Figure], credits: list[Credit]
) -> _Passage:
    """What the figure before lends to this one: within the paragraph, or over its end where the noun is lent too."""
    if index == 0:
        return _Passage()
    before, count = counts[index - 1], counts[index]
    here, there = scene.paragraph(count.quantity.span.start), scene.paragraph(before.quantity.span.start)
    if here != there:
        if count.how == "inherited" and in_reach(scene, before, count.quantity):
            pass
        elif scene.page.folded.startswith(words("connects"), here[0]):
            return _Passage(credit=credits[-1], release=found[-1].release)
        else:
            return _Passage()
    same = scene.sentence(before.quantity.span.start) == scene.sentence(count.quantity.span.start)
    last = found[-1]
    credit = credits[-1]
    as_of = last.as_of[-1:] if not last.due else ()
    floor = before.quantity.span.end if same else 0
    joins = table_pattern(ZH, "counts.toml", "goes_on")
    goes_on = same and joins.fullmatch(scene.page.folded, before.quantity.span.end, count.quantity.span.start)
    forecast = (last.due, last.hedge) if goes_on else (None, None)
    return _Passage(floor, last.subject, last.metric_reported, credit, last.release, as_of, *forecast)


def _figure(
    scene: Scene,
    counts: tuple[Count, ...],
    index: int,
    group: tuple[Count, ...],
    counting: Hits,
    released: dict[str, str],
    passage: _Passage,
) -> tuple[Figure, Credit]:
    count = counts[index]
    ceiling = counts[index + 1].quantity.span.start if index + 1 < len(counts) else len(scene.page.folded)
    lent = passage.metric if index and counts[index - 1].unit == count.unit else None
    metric, words = category_of(scene, count, (passage.floor, lent), ceiling)
    if index and metric is None and passage.metric == "limit" and _is_listed(scene, counts[index - 1], count):
        metric = "limit"
    credit = credit_of(scene, count, counting, passage.credit)
    moments = moments_of(scene, count, passage.floor)
    if passage.due and not moments.due:
        moments = replace(moments, due=passage.due, hedge=passage.hedge, as_of=())
    before_noun = counts[index - 1].noun if index else None
    same_credit = bool(passage.credit and credit.publisher and passage.credit.publisher == credit.publisher)
    figure = Figure(
        span=count.quantity.span,
        values=count.quantity.values,
        shape=cast(Literal["level", "range", "change"], count.quantity.shape),
        unit=count.unit,
        qualifier=count.quantity.qualifier,
        subject=subject_of(scene, count, group, passage.subject, passage.floor),
        metric_reported=metric,
        metric_span=words,
        publisher=credit.publisher,
        repeated_by=credit.repeated_by,
        as_of=moments.as_of or (passage.as_of if count.noun == before_noun and not moments.due else ()),
        release=moments.release or (passage.release if same_credit else released.get(credit.publisher_id or "")),
        due=moments.due,
        hedge=moments.hedge,
        confidence=CONFIDENCE[count.how],
        rule=f"count.{count.how}",
    )
    return figure, credit


def _is_listed(scene: Scene, before: Count, count: Count) -> bool:
    """True for the second of `允许双方部署1550枚弹头、700枚导弹`: what limits the first limits it too."""
    joins = table_pattern(ZH, "counts.toml", "listed")
    return bool(joins.fullmatch(scene.page.folded, before.quantity.span.end, count.quantity.span.start))


def _with_wholes(scene: Scene, counts: tuple[Count, ...], figures: list[Figure]) -> tuple[Figure, ...]:
    """The figures, a whole whose part is a stockpile marked as the total inventory."""
    for index in range(len(figures) - 1):
        figure, part = figures[index], figures[index + 1]
        if figure.metric_reported is None and is_whole_of_parts(
            scene, counts[index], counts[index + 1], part.metric_reported
        ):
            figures[index] = replace(figure, metric_reported="total_inventory")
    return tuple(figures)
