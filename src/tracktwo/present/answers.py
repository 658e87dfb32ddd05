"""The three answers in the terminal: coverage first, then what is listed with its evidence. No control characters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tracktwo.analyse.coverage import Coverage
from tracktwo.analyse.figures import FigurePoint, FiguresAnswer, ForecastPoint, Panel, Printed
from tracktwo.analyse.misquotes import Misquote
from tracktwo.analyse.positions import LISTS, MOST, Said, SaidAnswer, Utterance
from tracktwo.analyse.talk_reports import TalkReport
from tracktwo.analyse.timeline import MANY, Gap, TalkPoint, TimelineAnswer
from tracktwo.analyse.wording import by_voice
from tracktwo.knowledge.editions import Edition
from tracktwo.present.charts.figures import (
    numbers,
    other_numbers,
    panel_name,
    publisher_name,
    qualified,
    vintages,
    when_made,
)
from tracktwo.present.charts.timeline import lane_name
from tracktwo.present.coverage import coverage_lines, hits_head
from tracktwo.present.text import clean, readable
from tracktwo.present.web.words import Words

OPEN_SHOWN = 5
SERIES_ROW = 10  # values of a published series on one line


def print_coverage(found: Coverage, w: Words, asked: str = "") -> None:
    """What was asked, and what the answer could have found at all."""
    if asked:
        _line(asked)
    for line in coverage_lines(found, w):
        _line(line)
    _line("")


def print_hits(found: Coverage, w: Words) -> None:
    """The topic's words: how many texts contain them, how many stand in the answer, the newest that do not."""
    if found.hits:
        _line(hits_head(found, w))
    for hit in found.hits:
        if hit.texts:
            told = w(
                "coverage.hit" if hit.open else "coverage.hit_all",
                term=hit.term,
                texts=hit.texts,
                recorded=hit.recorded,
                open=len(hit.open),
            )
            more = " …" if len(hit.open) > OPEN_SHOWN else ""
            _line(f"  {told} {' '.join(hit.open[:OPEN_SHOWN])}{more}".rstrip())
    if none := [hit.term for hit in found.hits if not hit.texts]:
        _line(f"  {w('coverage.hit_none', terms=', '.join(none))}")


def print_timeline(
    answer: TimelineAnswer, w: Words, *, asked: str = "", timed: bool = False, narrow: bool = False
) -> None:
    """Lane by lane the talks with their reports, the gaps with their stated reasons.

    `asked` is the line at the head and `timed` says that only some time was asked for, here and in the other answers;
    `narrow` that a series or words were.
    """
    print_coverage(answer.coverage, w, asked)
    if len(answer.points) > MANY and not narrow:
        _line(f'{w("timeline.most_are_others")} --words "{w("timeline.arms")}"')
    by_key = {point.key: point for point in answer.points}
    for lane in answer.lanes:
        _line(f"{lane_name(lane, w)} ({len(lane.points)})")
        _print_points(lane.points, by_key, w, tracks=lane.series is not None)
        for gap in lane.gaps:
            _print_gap(gap, by_key, w)
    if answer.undated:
        _line(f"{w('timeline.undated')} ({len(answer.undated)})")
        _print_points(answer.undated, by_key, w)
    if not answer.lanes and not answer.undated:
        _line(w("answer.nothing_in_time" if timed else "answer.nothing"))
    if answer.outside:
        _line(w("answer.outside", first=answer.outside[0], last=answer.outside[1]))
    print_hits(answer.coverage, w)


def _print_gap(gap: Gap, by_key: Mapping[str, TalkPoint], w: Words) -> None:
    """From when to when, the reasons with who stated each; the talk that ends it where it is not listed itself."""
    _line(f"  {w('timeline.gap')} {gap.since} – {gap.until or w('timeline.still')}  {' · '.join(gap.stop.parties)}")
    for reason in gap.reasons:
        where = f"{reason.report.outlet or '-'} {reason.report.published or '-'} ({reason.report.record})"
        _line(f"      {reason.words} · {reason.by or w('timeline.nobody')} · {where}")
    if gap.went_on and gap.told_by and gap.went_on.key not in by_key:
        _line(f"      {w('timeline.not_listed')} {gap.until} {w.name('status', gap.went_on.status)}")
        _print_report(gap.told_by, w)


def _print_report(report: TalkReport, w: Words, otherwise: str = "") -> None:
    where = f"{report.outlet or '-'} {report.published or '-'}{otherwise}"
    _line(f"      {where}: {_sentence(report)} {_record(report, w)}")


def _print_points(
    points: Iterable[TalkPoint], by_key: Mapping[str, TalkPoint], w: Words, *, tracks: bool = True
) -> None:
    """Each talk with its reports; `tracks` is False where a track is the name of the lane."""
    for point in points:
        track = f"  {_track(point.track, w)}" if tracks and "track" not in point.differs else ""
        fields = (w("role.reason") if name == "reason" else w(f"field.{name}") for name in point.differs)
        differs = f" [{w('timeline.differs')} {', '.join(fields)}]" if point.differs else ""
        _line(
            f"  {point.when or '–':10} {w.name('status', point.status):10} {' · '.join(point.parties)}{track}{differs}"
        )
        for report in point.reports:
            _print_report(report, w, _otherwise(report, point, w))
            for reason in report.reasons:
                _line(f"        {w('role.reason')} ({reason.by or w('timeline.nobody')}): {reason.words}")
        if doubts := [by_key[key] for key in point.doubts if key in by_key]:
            told = ", ".join(f"{one.when} ({one.reports[0].outlet or '-'})" for one in doubts)
            _line(f"      {w('timeline.doubt')} {told}")


def print_figures(answer: FiguresAnswer, w: Words, *, asked: str = "", timed: bool = False) -> None:
    """Panel by panel the numbers, then forecasts, misquotes and numbers without a date."""
    print_coverage(answer.coverage, w, asked)
    for panel in answer.panels:
        _line(f"{panel_name(panel.metric, panel.scope, w)} ({len(panel.points)})")
        for point in panel.points:
            if not _is_of_series(point):
                _print_level(point, publisher_name(point.publisher, w), w)
                _print_lines(point.lines, w)
                _print_printed(point.printed, w)
        _print_series(filter(_is_of_series, panel.points), w)
        _print_revisions(panel, w)
    for name, some in (("forecasts", answer.forecasts), ("due_in_time", answer.due_in_time)):
        if some:
            _line(f"{w('figures.' + name)} ({len(some)})")
        for forecast in some:
            _print_forecast(forecast, w)
    if answer.misquotes:
        _line(f"{w('figures.misquotes')} ({len(answer.misquotes)})")
    for one in answer.misquotes:
        _print_misquote(one, w)
    if answer.undated:
        _line(f"{w('timeline.undated')} ({len(answer.undated)})")
    _print_printed(answer.undated, w)
    if answer.is_empty:
        _line(w("answer.nothing_in_time" if timed else "answer.nothing"))
    if answer.outside:
        _line(w("figures.outside", first=answer.outside[0], last=answer.outside[1]))
    print_hits(answer.coverage, w)


def _print_forecast(forecast: ForecastPoint, w: Words) -> None:
    """What is due when, who made it and when; below it the publisher's own line and the texts that carry it."""
    number = qualified(forecast.values, forecast.qualifier, w)
    told = (number, " / ".join(forecast.comparisons), *(f"[{one}]" for one in forecast.hedges))
    claim = " ".join(part for part in told if part)
    _line(f"  {forecast.due or '–':10} {publisher_name(forecast.publisher, w)} ({when_made(forecast, w)}): {claim}")
    if forecast.metric or forecast.scope:
        _line(f"      {panel_name(forecast.metric, forecast.scope, w)}")
    if forecast.other_values:
        _line(f"      {w('figures.also_printed', values=other_numbers(forecast))}")
    if forecast.is_due_before_made:
        _line(f"      {w('figures.due_before_made')}")
    _print_lines(forecast.lines, w)
    _print_printed(forecast.printed, w)
    if not forecast.printed:
        _line(f"      {w('figures.not_carried')}")


def _print_misquote(one: Misquote, w: Words) -> None:
    """Who printed what when, in which unit or metric; below it the publisher's own line with its own."""
    told, own = (
        (w.name("unit", one.printed.unit), w.name("unit", one.line.unit))
        if one.field == "unit"
        else (w.name("metric", one.printed.metric_reported), w.name("metric", one.line.metric))
    )
    when = f"{one.printed.outlet or '-'} {one.printed.published or '-'}"
    _line(f"  {when}: {one.printed.words} ({told}) {_record(one.printed, w)}  {one.printed.title}")
    source = f"{one.line.edition}: " if one.line.edition else ""
    _line(f"      {w('figures.own_line')} ({own}): {source}{one.line.printed} ({readable(one.line.cite)})")


def _print_level(point: FigurePoint, who: str, w: Words) -> None:
    count = qualified(point.values, point.qualifier, w)
    _line(f"  {point.date:10} {w('figures.' + point.dated_by)}  {count:>9}  {who}")


def _print_lines(lines: Iterable[Edition], w: Words) -> None:
    for line in lines:
        edition = f"{line.edition}: " if line.edition else ""
        _line(f"      {w('figures.own_line')}: {edition}{line.printed} ({readable(line.cite)})")


def _is_of_series(point: FigurePoint) -> bool:
    """True for a value of a published series that no text carries: there is one for each year."""
    return not point.printed and len(point.lines) == 1 and point.lines[0].release is None


def _print_series(points: Iterable[FigurePoint], w: Words) -> None:
    """Of each published series its name and source once, its values ten to a line: 1964 1, 1965 5."""
    several: dict[tuple[str, str], list[FigurePoint]] = {}
    for point in points:
        (line,) = point.lines
        several.setdefault((f"{line.edition}: " if line.edition else "", line.cite), []).append(point)
    for (edition, cite), some in several.items():
        (line,) = some[0].lines
        head = f"{publisher_name(some[0].publisher, w)}{w.comma}{edition}{line.printed} ({readable(cite)})"
        _line(f"  {head}{w.colon}{w('figures.of_series', count=len(some))}")
        for start in range(0, len(some), SERIES_ROW):
            row = some[start : start + SERIES_ROW]
            _line("      " + ", ".join(f"{one.date} {qualified(one.values, one.qualifier, w)}" for one in row))


def _print_revisions(panel: Panel, w: Words) -> None:
    if panel.revisions:
        _line(f"  {w('figures.revised')}")
    for one in panel.revisions:
        told = "; ".join(f"{numbers(point.values)} ({', '.join(vintages(point, w))})" for point in one.points)
        _line(f"      {one.date} {publisher_name(one.publisher, w)}: {told}")


def _print_printed(some: Iterable[Printed], w: Words) -> None:
    for one in some:
        _line(f"      {one.outlet or '-'} {one.published or '-'}: {one.words} {_record(one, w)}")


def print_said(answer: SaidAnswer, w: Words, *, narrow: bool, asked: str = "", timed: bool = False) -> None:
    """Statements voice by voice with their appearances and elements, what contests them, the holder's figures.

    `narrow` is True where a position or words were asked for: a list that was cut then cannot be narrowed by them.
    """
    print_coverage(answer.coverage, w, asked)
    if answer.cut:
        _line(w("said.cut", most=f"{MOST:,}", since=answer.cut) + ("" if narrow else f" {w('said.cut_narrow')}"))
    if answer.days:
        _line(w("said.span_in_time" if timed else "said.span", first=answer.days[0], last=answer.days[1]))
    for name in LISTS:
        some = getattr(answer, name)
        if some:
            _line(f"{w('said.' + name)} ({len(some)})")
        for voice in by_voice(some):
            _line(f"  {w.name('voice', voice.voice)} ({len(voice.rows)})")
            for group in voice.rows:
                _print_said(group, answer, w, narrow=narrow)
    if not any(getattr(answer, name) for name in LISTS):
        _line(w("answer.nothing_in_time" if timed else "answer.nothing"))
    if answer.outside:
        _line(w("answer.outside", first=answer.outside[0], last=answer.outside[1]))
    if answer.holder:
        _line(f"{w('said.holder')} ({len(answer.holder)}): {w('said.holder_note')}")
    for point in answer.holder:
        who = f"{publisher_name(point.publisher, w)}{w.comma}{panel_name(point.metric, point.scope, w)}"
        _print_level(point, who, w)
    for outlet in answer.ties:
        for tie in outlet.ties:
            _line(f"{w('said.' + tie.kind, outlet=outlet.outlet, by=publisher_name(tie.by, w))} ({readable(tie.cite)})")
    print_hits(answer.coverage, w)


def _print_said(group: Said, answer: SaidAnswer, w: Words, *, narrow: bool) -> None:
    """What was said with its elements and where; the act of a whole answer is not that of the sentences asked for."""
    one = group.first
    words = " … ".join(part.words for part in one.parts) or one.asked or ""
    supposed = f" [{w('records.imputed', name=one.imputed_by)}]" if one.imputed_by else ""
    told = one.act not in ("assert", "decline") and not (narrow and one.turn)
    act = f" [{w.name('act', one.act)}]" if told else ""
    translated = f" [{w('field.translated')}]" if one.translated else ""
    who = one.speaker or w("records.unknown_speaker")
    _line(f"    {one.date or '–':10} {who}{supposed}{act}{translated}: {words}")
    for element, found in one.elements:
        missing = w("said.missing" if element in answer.expected else "said.absent")
        _line(f"        {w.name('element', element)}: {found or missing}")
    if one.contests:
        grounds = " … ".join(part.words for part in one.grounds)
        _line(f"        {w('said.contests')} {one.contests}" + (f"; {w('said.grounds')}: {grounds}" if grounds else ""))
    for other in group.all:
        _line(f"        {other.outlet or '-'} {other.date or '-'} {_record(other, w)}")


def _track(track: Iterable[str], w: Words) -> str:
    return " / ".join(w.name("track", one) for one in track) or w("timeline.no_track")


def _otherwise(report: TalkReport, point: TalkPoint, w: Words) -> str:
    """What a report says where the reports of one talk differ: [Track 2]."""
    told = {
        "when": report.when or w("site.none"),
        "status": w.name("status", report.status),
        "track": _track(report.track, w),
    }
    own = ", ".join(told[name] for name in point.differs if name in told)
    return f" [{own}]" if own else ""


def _sentence(report: TalkReport) -> str:
    """The talk's words, marked, in their sentence (双方昨天举行[会谈])."""
    return f"{report.before}[{report.words}]{report.after}"


def _record(one: TalkReport | Printed | Utterance, w: Words) -> str:
    """Where the evidence stands, and what somebody judged of it: (f222695a81c22eb2) [rejected]."""
    return f"({one.record})" + (f" [{w.name('verdict', one.judged)}]" if one.judged else "")


def _line(text: str) -> None:
    print(clean(text))
