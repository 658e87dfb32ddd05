"""Coverage in the terminal: what an answer could have found at all, outlet by outlet and month by month."""

from __future__ import annotations

from collections.abc import Iterator

from tracktwo.analyse.coverage import Coverage, OutletCoverage
from tracktwo.knowledge.recall import Recall
from tracktwo.present.web.words import Words


def coverage_lines(found: Coverage, w: Words) -> Iterator[str]:
    """The head of every answer: the whole, each outlet's months with their documents, empty months, recall."""
    first, last = (found.months[0], found.months[-1]) if found.months else ("–", "–")
    yield w("coverage.summary", documents=found.documents, outlets=len(found.outlets), first=first, last=last)
    for official in (False, True):
        outlets = [line for line in found.outlets if line.official == official]
        if outlets:
            yield f"{w('coverage.official' if official else 'coverage.news')} ({sum(line.total for line in outlets)})"
            yield from (f"  {outlet_line(line, w)}" for line in outlets)
    if found.empty_months:
        yield w("coverage.no_document", months=", ".join(spans(found.empty_months)))
    for one in found.recall:
        yield recall_line(one, w)
    for kind in found.unmeasured:
        yield w("coverage.recall_never", kind=w.name("kind", kind))


def outlet_line(line: OutletCoverage, w: Words) -> str:
    """One outlet by year: `样本晨报 9: 2020 [09: 4]; 2024 [06: 5]`; a month that is not named is empty."""
    years: dict[str, list[str]] = {}
    for month, count in sorted(line.months.items()):
        year, _, number = month.partition("-")  # "-" stands for no month at all
        years.setdefault(year, []).append(f"{number}: {count}" if number else str(count))
    told = "; ".join(f"{year or w('front.undated')} [{', '.join(months)}]" for year, months in years.items())
    return f"{line.outlet} {line.total}: {told}"


def recall_line(one: Recall, w: Words) -> str:
    """What share was found, of how many records of which gold, and whether the rules were worked out on it."""
    shares = {name: f"{100 * getattr(one, name):.0f} %" for name in ("value", "low", "high")}
    measured = {"records": one.records, "documents": one.documents, "gold": one.gold}
    told = w("coverage.recall", kind=w.name("kind", one.kind), **shares, **measured)
    return f"{told} {w('coverage.recall_worked_on' if one.worked_on else 'coverage.recall_unseen')}"


def hits_head(found: Coverage, w: Words) -> str:
    """What stands over the hits; of an answer cut to a time, that they are of texts printed in it."""
    since, until = found.time
    if not since and not until:
        return w("coverage.hits")
    name = "between" if since and until else "since" if since else "until"
    return w("coverage.hits_in_time", time=w(f"coverage.{name}", since=since, until=until))


def spans(months: tuple[str, ...]) -> Iterator[str]:
    """Months in a row as one span: 2020-10, 2020-11, 2021-03 gives `2020-10 – 2020-11` and `2021-03`."""
    run: list[str] = []
    for month in months:
        if run and _number(month) != _number(run[-1]) + 1:
            yield _span(run)
            run = []
        run.append(month)
    if run:
        yield _span(run)


def _span(run: list[str]) -> str:
    return run[0] if len(run) == 1 else f"{run[0]} – {run[-1]}"


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7])
