"""Forecasts: figures and claims about a later date, each with the criteria by which it will be settled.

A hedge is not a probability (TRAPS 16): 可能, 预计 stay words. What the words do not allow to be settled says why.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Literal

from tracktwo.extract.holders import holder_of_claim
from tracktwo.extract.moments import hedge_before, is_ahead, prefix, published_on
from tracktwo.extract.page import Page
from tracktwo.extract.publishers import claimant_of
from tracktwo.extract.scene import ZH, Scene
from tracktwo.languages import fold, table_pattern
from tracktwo.languages.lexicon import Hit, lexicon
from tracktwo.model import Criteria, DateMention, Figure, Forecast, Qualifier, Span, Statement

Comparator = Literal["at_least", "more_than", "at_most", "less_than", "about", "range"]
_COMPARATORS: dict[Qualifier, Comparator] = {
    "about": "about", "more_than": "more_than", "less_than": "less_than", "nearly": "about", "up_to": "at_most",
    "at_least": "at_least", "several": "at_least",
}  # fmt: skip
_FILE = "forecasts.toml"
DATE_LIMIT = 60  # characters between the date and the word of change
BEHIND = 6  # characters between a multiple and the noun behind it
PASSAGE = 400  # characters over which a report that was named goes on being told of
NOUN_LIMIT = 34  # characters between the arsenal noun and the word of change
CONFIDENCE = {"forecast.figure": 0.8, "forecast.claim": 0.6}


def find_forecasts(
    page: Page, dates: tuple[DateMention, ...], figures: tuple[Figure, ...], statements: tuple[Statement, ...]
) -> tuple[Forecast, ...]:
    """The forecasts of the page in text order: figures with a due date, and claims without a number of their own.

    `到2030年可能达1000枚` gives one of each number; `数量可能在2030年时达到甲国的水平` a claim with its comparison.
    """
    scene = Scene(page, dates, statements)
    found = [_of_figure(scene, figure) for figure in figures if figure.due]
    if scene.units:
        found += _claims(scene, figures)
    return tuple(sorted(found, key=lambda forecast: (forecast.span.start, forecast.span.end)))


def _of_figure(scene: Scene, figure: Figure) -> Forecast:
    metric = figure.metric or figure.metric_reported
    threshold = figure.values if figure.shape == "range" else figure.values[-1:]
    criteria = Criteria(
        figure.publisher,
        metric,
        _comparator(scene, figure),
        threshold,
        figure.due,
        _why_not(figure.publisher, figure.subject),
    )
    return Forecast(
        figure.span, figure.due, figure.hedge, criteria, figure.values, figure.unit, figure.subject, figure.publisher,
        None, figure.span.start, CONFIDENCE["forecast.figure"], "forecast.figure",
    )  # fmt: skip


def _comparator(scene: Scene, figure: Figure) -> Comparator:
    if figure.shape == "range":
        return "range"
    if figure.qualifier:
        return _COMPARATORS[figure.qualifier]
    before = scene.page.folded[max(0, figure.span.start - 4) : figure.span.start]
    if table_pattern(ZH, _FILE, "falls").search(before):
        return "at_most"
    return "at_least" if table_pattern(ZH, _FILE, "rises").search(before) or figure.shape == "change" else "about"


def _why_not(publisher: str | None, subject: str | None) -> str | None:
    """Why it can't be settled, None where it can."""
    if subject is None:
        return "the text does not say whose arsenal is meant"
    if publisher is None:
        return "the text names nobody whose later count could settle it"
    return None


def _claims(scene: Scene, figures: tuple[Figure, ...]) -> list[Forecast]:
    """The claims about a later date that have no number of their own, one for each word such as 达到, 增加一倍."""
    published = published_on(scene)
    ahead = [date for date in scene.dates if is_ahead(date, published)]
    found: list[Forecast] = []
    for hit in lexicon(ZH, "hedges.toml", "reach").hits(scene.page.folded).within(0, len(scene.page.folded)):
        sentence = scene.sentence(hit.start)
        date = _date_of(ahead, sentence, hit)
        taken = found[-1].span.end if found else 0
        if date is None or hit.start < taken or scene.is_aside(hit.start) or _is_wish(scene, sentence, hit):
            continue
        claim = _claim(scene, figures, date, sentence, hit)
        if claim:
            found.append(claim if claim.publisher else _of_passage(scene, claim, figures, found))
    return found


def _of_passage(scene: Scene, claim: Forecast, figures: tuple[Figure, ...], found: list[Forecast]) -> Forecast:
    """The claim with the publisher of what stands shortly before it about the same arsenal: a text that tells of a
    report goes on `不过，数量预料将在10年内倍增` without naming it again.
    """
    if not table_pattern(ZH, _FILE, "agentless").search(
        scene.page.folded, scene.sentence(claim.span.start).start, claim.span.end
    ):
        return claim
    told: list[Figure | Forecast] = [*figures, *found]
    told = [one for one in told if one.publisher and one.subject == claim.subject and one.span.start < claim.span.start]
    near = {one.publisher for one in told if claim.span.start - one.span.start <= PASSAGE}
    if not near:
        return claim
    times = Counter(one.publisher for one in told)
    publisher = max(near, key=lambda name: (times[name], name or ""))
    return replace(claim, publisher=publisher, criteria=replace(claim.criteria, publisher=publisher))


def _date_of(ahead: list[DateMention], sentence: Span, reach: Hit) -> DateMention | None:
    """The nearest date to come in the sentence; one before the word goes before one behind it."""
    near = [date for date in ahead if sentence.covers(date.span) and abs(date.span.start - reach.start) <= DATE_LIMIT]
    return min(near, key=lambda date: (date.span.start > reach.start, abs(date.span.start - reach.start)), default=None)


def _is_wish(scene: Scene, sentence: Span, reach: Hit) -> bool:
    return any(hit.entry.get("scope") == "sentence" for hit in scene.classes.within(sentence.start, reach.start))


def _claim(scene: Scene, figures: tuple[Figure, ...], date: DateMention, sentence: Span, reach: Hit) -> Forecast | None:
    """The claim around one word such as 达到 or 增加一倍: its arsenal noun, its date, what it is compared with."""
    noun = _noun_of(scene, sentence, reach)
    if noun is None:
        return None
    _, clause_end = scene.clause(reach.start)
    if any(figure.due and reach.start <= figure.span.start < clause_end for figure in figures):
        return None
    comparison, end = _comparison(scene, reach, clause_end)
    if comparison is None:
        return None
    subject, start = holder_of_claim(scene, sentence, noun)
    start = min(start, noun.start, reach.start)
    span = page_span(scene, start, max(end, noun.end))
    hedge = hedge_before(scene, min(start, date.span.start), reach.start)
    hedge = hedge or hedge_before(scene, sentence.start, reach.start)
    publisher = claimant_of(scene, span) or _maker_of_base(figures, sentence, reach)
    due = prefix(date)
    criteria = _criteria(figures, reach, subject, publisher, due, sentence, comparison)
    return Forecast(
        span, due, hedge, criteria, (), noun.entry.get("unit") or noun.entry["claims"], subject, publisher, comparison,
        None, CONFIDENCE["forecast.claim"], "forecast.claim",
    )  # fmt: skip


def _maker_of_base(figures: tuple[Figure, ...], sentence: Span, reach: Hit) -> str | None:
    """Who made the number that a multiple starts from."""
    base = [figure.publisher for figure in figures if sentence.start <= figure.span.start < reach.start]
    return base[-1] if base else None


def page_span(scene: Scene, start: int, end: int) -> Span:
    """The span with white space at its ends left out."""
    text = scene.page.text[start:end]
    return scene.page.span(start + len(text) - len(text.lstrip()), end - (len(text) - len(text.rstrip())))


def _noun_of(scene: Scene, sentence: Span, reach: Hit) -> Hit | None:
    """The last arsenal noun before the word of change, near it in its sentence; of `倍增核弹头数量` the one behind."""
    low = max(sentence.start, reach.start - NOUN_LIMIT)
    whole = reach.entry["kind"] != "level"  # an arsenal doubles; 赶上甲国 may tell of anything
    hits = [h for h in scene.units.within(low, reach.start) if "unit" in h.entry or (whole and "claims" in h.entry)]
    if hits:
        return next((hit for hit in reversed(hits) if "unit" in hit.entry), hits[-1])
    behind = [hit for hit in scene.units.within(reach.end, reach.end + BEHIND) if "unit" in hit.entry]
    return behind[0] if behind and reach.entry["kind"] == "times" else None


def _comparison(scene: Scene, reach: Hit, clause_end: int) -> tuple[str | None, int]:
    """What it will reach and where the claim ends: `达到[甲国和乙国]的水平`, `[增加一倍]`; None for no comparison."""
    if reach.entry["kind"] != "level":
        return scene.page.text[reach.start : reach.end], reach.end
    end = table_pattern(ZH, _FILE, "level_end").search(scene.page.folded, reach.end, min(clause_end, reach.end + 30))
    holders = [
        hit
        for hit in scene.holders.within(reach.end, end.start() if end else clause_end)
        if hit.entry["id"] != "holders.other"
    ]
    if not holders:
        return _compared_before(scene, reach)
    compared = scene.page.text[holders[0].start : holders[-1].end]
    return compared, end.end() if end else clause_end


def _compared_before(scene: Scene, reach: Hit) -> tuple[str | None, int]:
    """`与甲国持平`: who it is compared with stands before the word."""
    for hit in scene.holders.within(max(0, reach.start - 10), reach.start):
        beside = table_pattern(ZH, _FILE, "beside").search(scene.page.folded, max(0, hit.start - 1), hit.start)
        if hit.end == reach.start and beside:
            return scene.page.text[hit.start : hit.end], reach.end
    return None, 0


def _criteria(
    figures: tuple[Figure, ...],
    reach: Hit,
    subject: str | None,
    publisher: str | None,
    due: str | None,
    sentence: Span,
    comparison: str,
) -> Criteria:
    """For a multiple the base number in the same sentence gives the threshold; a level has none of its own."""
    times = reach.entry.get("times", {}).get(fold(comparison))
    base = [f for f in figures if sentence.start <= f.span.start < reach.start and not f.due and f.shape == "level"]
    if times and base and subject:
        threshold = (base[-1].values[0] * times,)
        return Criteria(publisher, base[-1].metric, "at_least", threshold, due, _why_not(publisher, subject))
    if reach.entry["kind"] == "level":
        why = f"it names no number of its own, only the level of {comparison}"
    elif times:
        why = "it names a multiple, but no number to start from in the same sentence"
    else:
        why = "it names a direction, but no number"
    return Criteria(publisher, None, None, (), due, why)
