"""Dates: absolute, partial, relative and anaphoric expressions to date prefixes with precision and interval."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from tracktwo.extract.date_forms import Form, find_forms
from tracktwo.extract.date_values import Dating, Setting, settle
from tracktwo.extract.date_words import bounds
from tracktwo.extract.day_of_writing import day_of_writing, publication_day
from tracktwo.extract.intervals import Interval, moved
from tracktwo.extract.page import Page
from tracktwo.model import DateMention, Precision

_SENTENCE_END = re.compile(r"[。！？!?]")
_NAMES_A_DATE = frozenset(["calendar", "numeric", "weekday", "relative_day", "bare_year"])
_BEFORE = 6
"""So far back a word like 截至 or 自 is looked for."""
GROWS = 4
"""Days after its dateline from which a page is a copy: before that the dispatch may still grow, over a weekend too."""


def find_dates(page: Page) -> tuple[DateMention, ...]:
    """The date expressions of the page in text order.

    `去年底` of a text of 2024 is 2023 (2023-10-01 to 2023-12-31, published), `当年十一月` goes with the last date
    named, `本周五` with the week of publication; `近年` and an expression without an anchor have no value. Never a
    year outside 1900 to 2100, never a day that the text does not give; pure and total: no text makes it raise.
    """
    hits = _joined(
        page.folded,
        _bounded(page.folded, _hits(page.folded, _Days(publication_day(page.document), day_of_writing(page)))),
    )
    return tuple(_mention(page, hit) for hit in hits)


@dataclass(frozen=True, slots=True)
class _Hit:
    """A form with its meaning; `[start, end)` is the span, `inner_start` where the form itself begins."""

    start: int
    end: int
    dating: Dating
    inner_start: int


@dataclass(frozen=True, slots=True)
class _Days:
    """The day of publication and the day of the dateline, which are the same where there is no dateline.

    今天 counts from the dateline; 周六 of a dispatch that went on growing may lie behind it and counts from the page,
    unless the page is GROWS days younger: then its date is that of a copy (TRAPS 13).
    """

    published: date | None
    written: date | None

    def of(self, form: Form) -> date | None:
        if form.kind != "weekday" or self.published is None or self.written is None:
            return self.written
        return self.published if (self.published - self.written).days < GROWS else self.written


def _hits(text: str, days: _Days) -> list[_Hit]:
    """The forms that mean something, each settled with what was named before it."""
    hits: list[_Hit] = []
    last: _Hit | None = None
    for form in find_forms(text):
        today = days.of(form)
        dating = settle(form, _setting(text, form, last, today)) or _without_anchor(form, today)
        if dating is None:
            continue
        hits.append(_Hit(form.start, form.end, dating, form.start))
        _explain(text, hits)
        if dating.interval.start and dating.interval.end and dating.role == "point" and form.kind in _NAMES_A_DATE:
            last = hits[-1]
    return hits


def _explain(text: str, hits: list[_Hit]) -> None:
    """周一（10日）: the day in brackets says which Monday it is."""
    if len(hits) < 2 or text[hits[-2].end : hits[-1].start] not in ("(", "（"):
        return
    first, second = hits[-2].dating.interval, hits[-1].dating.interval
    if first.start is None or second.start is None or not first.precision == second.precision == "day":
        return
    if first.start.weekday() == second.start.weekday():
        hits[-2] = replace(hits[-2], dating=replace(hits[-2].dating, interval=second))


def _setting(text: str, form: Form, last: _Hit | None, today: date | None) -> Setting:
    if last is None:
        return Setting(today)
    between = text[last.end : form.start] if form.start - last.end <= 300 else "\n"
    near = last.dating if "\n" not in between else None
    return Setting(today, last.dating, near, near is not None and not _SENTENCE_END.search(between))


def _without_anchor(form: Form, today: date | None) -> Dating | None:
    """A date without a value, where the text gives only a part and nothing says the rest."""
    if today is not None or form.kind not in ("calendar", "weekday", "week", "relative_day"):
        return None
    precision: Precision = {"week": "week", "calendar": "month"}.get(form.kind, "day")  # type: ignore[assignment]
    if "day" in form.groups:
        precision = "day"
    elif "year" in form.groups and "month" not in form.groups:
        precision = "year"
    return Dating(Interval(None, None, precision), None)


def _bounded(text: str, hits: list[_Hit]) -> list[_Hit]:
    """The hits with the roles that the words around them give: 自…以来, 截至…, …之前."""
    return [_with_role(text, hit) if hit.dating.role == "point" else hit for hit in hits]


def _with_role(text: str, hit: _Hit) -> _Hit:
    window = text[max(0, hit.start - _BEFORE) : hit.start]
    before = next(((found, role) for pattern, role in bounds().before if (found := pattern.search(window))), None)
    since = before is not None and before[1] == "since"
    after = next(
        (
            (found, role)
            for pattern, role, from_only in bounds().after
            if (since or not from_only) and (found := pattern.match(text, hit.end))
        ),
        None,
    )
    if after and before and before[1] == "since" == after[1]:
        start = hit.start - (len(window) - before[0].start())
        return replace(hit, start=start, end=after[0].end(), dating=_as(hit.dating, "since"))
    if after:
        return replace(hit, dating=_as(hit.dating, after[1]))
    if before and before[1] == "until":
        return replace(hit, dating=_as(hit.dating, "until"))
    return hit


def _as(dating: Dating, role: str) -> Dating:
    """The dating in a role: since has no end, until no start."""
    interval = dating.interval
    if role == "since":
        interval = replace(interval, end=None)
    elif role == "until":
        interval = replace(interval, start=None)
    return replace(dating, interval=interval, role=role)  # type: ignore[arg-type]


def _joined(text: str, hits: list[_Hit]) -> list[_Hit]:
    """The hits, those of one period joined: 2019年至2021年, 2007年与2009年之间, 6月3、4日, 6月3日和4日两天."""
    joined: list[_Hit] = []
    for hit in hits:
        merged = _period(text, joined[-1], hit) if joined else None
        if merged is None:
            joined.append(hit)
        else:
            joined[-1] = merged
    return joined


def _period(text: str, first: _Hit, second: _Hit) -> _Hit | None:
    """One period of two neighbouring hits; None where they are two dates."""
    gap = text[first.end : second.start]
    begin, end = first.dating.interval.start, second.dating.interval.end
    if begin and end and begin > end and not second.dating.named:
        end = moved(end, years=1)
    if (
        begin is None
        or end is None
        or begin > end
        or len(gap) > 4
        or "duration" in (first.dating.role, second.dating.role)
    ):
        return None
    closing = bounds().closing.match(text, second.end)
    pair = bool(closing and bounds().pairs.fullmatch(gap))
    since_until = (first.dating.role, second.dating.role) == ("since", "until") and gap in bounds().since_until
    if not (pair or since_until or bounds().between.fullmatch(gap) or _side_by_side(text, first, second)):
        return None
    window = text[max(0, first.start - 2) : first.start]
    opening = bounds().opening.search(window)
    use_opening = opening and (pair or not opening.group().startswith(bounds().opening_of_pairs))
    start = first.start - (len(window) - opening.start()) if opening and use_opening else first.start
    stop = closing.end() if closing and pair else second.end
    if since_until:
        until = next((found for pattern, _, _ in bounds().after if (found := pattern.match(text, second.end))), None)
        stop = until.end() if until else stop
    anchor = "absolute" if first.dating.anchor == second.dating.anchor == "absolute" else first.dating.anchor
    interval = Interval(begin, end, second.dating.interval.precision)
    return _Hit(start, stop, Dating(interval, anchor, "range", named=second.dating.named), first.inner_start)


def _side_by_side(text: str, first: _Hit, second: _Hit) -> bool:
    """True for 6月3、4日 and 6月3日和4日两天, one time; False for 6月3日和4日 and 6月3、10日, which are two."""
    one, other = first.dating.interval, second.dating.interval
    days = one.precision == other.precision == "day"
    if not days or not bounds().listed.fullmatch(text, first.end, second.start):
        return False
    next_day = one.end and other.start and (other.start - one.end).days == 1
    bare = text[first.end - 1].isdecimal()
    return bool(bare and next_day) or bool(bounds().counted.match(text, second.end))


def _mention(page: Page, hit: _Hit) -> DateMention:
    interval, role = hit.dating.interval, hit.dating.role
    return DateMention(
        page.span(hit.start, hit.end),
        _value(interval),
        interval.precision,
        interval.start.isoformat() if interval.start else None,
        interval.end.isoformat() if interval.end else None,
        hit.dating.anchor,
        role,
        hit.dating.length,
    )


def _value(interval: Interval) -> str | None:
    """The date prefix: of the whole interval, or of the one end that since and until have."""
    edge = interval.start or interval.end
    if (interval.start and interval.end) or edge is None:
        return interval.value
    length = {"day": 10, "month": 7, "quarter": 7, "half": 7, "week": 7}.get(interval.precision, 4)
    return edge.isoformat()[:length]
