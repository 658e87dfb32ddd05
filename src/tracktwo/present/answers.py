"""The three answers in the terminal: coverage first, then what is listed with its evidence. No control characters."""

from __future__ import annotations

from collections.abc import Iterable

from tracktwo.analyse.coverage import Coverage
from tracktwo.analyse.figures import FiguresAnswer, Printed
from tracktwo.analyse.positions import LISTS, SaidAnswer
from tracktwo.analyse.timeline import TalkPoint, TimelineAnswer
from tracktwo.present.charts.figures import metric_name, numbers, publisher_name
from tracktwo.present.charts.timeline import lane_name
from tracktwo.present.text import clean
from tracktwo.present.web.words import Words


def print_coverage(found: Coverage, w: Words) -> None:
    """What the answer could have found at all."""
    first, last = (found.months[0], found.months[-1]) if found.months else ("–", "–")
    _line(w("coverage.summary", documents=found.documents, outlets=len(found.outlets), first=first, last=last))
    if found.empty_months:
        _line(w("coverage.empty", count=len(found.empty_months)))
    for one in found.recall:
        shares = {name: f"{100 * getattr(one, name):.0f} %" for name in ("value", "low", "high")}
        _line(w("coverage.recall", kind=w.name("kind", one.kind), **shares))
    _line("")


def print_timeline(answer: TimelineAnswer, w: Words) -> None:
    """Lane by lane the talks with their reports, the gaps with their stated reasons."""
    print_coverage(answer.coverage, w)
    for lane in answer.lanes:
        _line(f"{lane_name(lane, w)} ({len(lane.points)})")
        _print_points(lane.points, w)
        for gap in lane.gaps:
            _line(f"  {w('timeline.gap')} {gap.since} – {gap.until or w('timeline.still')}")
            for reason in gap.reasons:
                _line(f"      {reason.words} · {reason.by or w('timeline.nobody')} · {reason.report.outlet or '-'}")
    if answer.undated:
        _line(f"{w('timeline.undated')} ({len(answer.undated)})")
        _print_points(answer.undated, w)
    if not answer.lanes and not answer.undated:
        _line(w("answer.nothing"))


def _print_points(points: Iterable[TalkPoint], w: Words) -> None:
    for point in points:
        differs = f" [{w('timeline.differs')} {', '.join(point.differs)}]" if point.differs else ""
        _line(f"  {point.when or '–':10} {w.name('status', point.status):10} {' · '.join(point.parties)}{differs}")
        for report in point.reports:
            _line(f"      {report.outlet or '-'} {report.published or '-'}: {report.words} ({report.record})")


def print_figures(answer: FiguresAnswer, w: Words) -> None:
    """Panel by panel the numbers, then forecasts and misquotes."""
    print_coverage(answer.coverage, w)
    for panel in answer.panels:
        _line(f"{metric_name(panel.metric, w)} ({len(panel.points)})")
        for point in panel.points:
            who = publisher_name(point.publisher, w)
            _line(f"  {point.date:10} {w('figures.' + point.dated_by)}  {numbers(point.values):>9}  {who}")
            for line in point.lines:
                _line(f"      {w('figures.own_line')}: {line.printed} ({line.cite})")
            _print_printed(point.printed)
    if answer.forecasts:
        _line(f"{w('figures.forecasts')} ({len(answer.forecasts)})")
    for forecast in answer.forecasts:
        claim = " ".join((numbers(forecast.values), *forecast.comparisons, *(f"[{one}]" for one in forecast.hedges)))
        _line(f"  {forecast.due or '–':10} {publisher_name(forecast.publisher, w)}: {claim}")
        _print_printed(forecast.printed)
    if answer.misquotes:
        _line(f"{w('figures.misquotes')} ({len(answer.misquotes)})")
    for one in answer.misquotes:
        _line(f"  {one.printed.outlet or '-'}: {one.printed.words} ({one.printed.record}); {one.line.printed}")
    if not answer.panels and not answer.forecasts:
        _line(w("answer.nothing"))


def _print_printed(some: Iterable[Printed]) -> None:
    for one in some:
        _line(f"      {one.outlet or '-'} {one.published or '-'}: {one.words} ({one.record})")


def print_said(answer: SaidAnswer, w: Words) -> None:
    """List by list the statements with their appearances, elements beside verbatim ones, open hits last."""
    print_coverage(answer.coverage, w)
    for name in LISTS:
        some = getattr(answer, name)
        if some:
            _line(f"{w('said.' + name)} ({len(some)})")
        for group in some:
            one = group.first
            words = " … ".join(part.words for part in one.parts) or one.asked or ""
            _line(f"  {one.date or '–':10} {one.speaker or w('records.unknown_speaker')}: {words}")
            for element, found in one.elements:
                missing = w("said.missing" if element in answer.expected else "said.absent")
                _line(f"      {w.name('element', element)}: {found or missing}")
            for other in group.all:
                _line(f"      {other.outlet or '-'} {other.date or '-'} ({other.record})")
    if not any(getattr(answer, name) for name in LISTS):
        _line(w("answer.nothing"))
    for hit in answer.coverage.hits:
        _line(w("coverage.hit", term=hit.term, texts=hit.texts, recorded=hit.recorded, open=len(hit.open)))


def _line(text: str) -> None:
    print(clean(text))
