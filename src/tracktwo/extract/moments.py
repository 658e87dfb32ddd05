"""The dates of a figure: as of when it is true, when its report came out, when a forecast falls due."""

from __future__ import annotations

from dataclasses import dataclass

from tracktwo.extract.counts import Count
from tracktwo.extract.scene import ZH, Scene
from tracktwo.languages import table_pattern
from tracktwo.languages.lexicon import lexicon
from tracktwo.model import DateMention, Span


@dataclass(frozen=True, slots=True)
class Moments:
    """`as_of` one prefix, or two for a change; `due` and `hedge` only for a forecast."""

    as_of: tuple[str, ...] = ()
    release: str | None = None
    due: str | None = None
    hedge: str | None = None


def moments_of(scene: Scene, count: Count, floor: int) -> Moments:
    """The dates that the words around the number give it; `floor` is the end of the figure before in its sentence."""
    sentence = scene.sentence(count.quantity.span.start)
    before = [
        date for date in scene.dates if sentence.start <= date.span.start and date.span.end <= count.quantity.span.end
    ]
    releases = [date for date in before if is_release(scene, date)]
    others = [date for date in before if date not in releases]
    due = None if _is_now(scene, count) or count.limit else _due(scene, count, others, floor)
    hedge = None
    if due:
        number = count.quantity.number.start  # 最多可能有700枚: the hedge stands inside the span
        hedge = hedge_before(scene, max(sentence.start, floor), number) or hedge_before(scene, sentence.start, number)
    release = prefix(releases[-1]) if releases else None
    as_of = () if count.limit else _as_of(scene, count, others, due)
    return Moments(as_of, release, due, hedge)


def prefix(date: DateMention) -> str | None:
    """The date as a prefix whose length is its precision: 年初 and 年底 are of their year, 十年内 of its last year."""
    if date.value is None:
        return date.end[:4] if date.end else None
    return date.value[:4] if date.precision in ("quarter", "half") else date.value


def published_on(scene: Scene) -> str:
    """The day of publication, the empty string where it is not known."""
    document = scene.page.document
    if document.local_date:
        return document.local_date
    return document.published.date().isoformat() if document.published else ""


def is_ahead(date: DateMention, published: str) -> bool:
    """True for a date that begins after the publication, or that runs up to one after it (到今年年底, 五年内)."""
    if not published or not date.end or date.end <= published or date.role == "since":
        return False
    if (date.start or published) > published:
        return True
    return date.role == "until" or (date.role == "during" and date.value is None)


def _is_now(scene: Scene, count: Count) -> bool:
    """True for `将从目前的200余枚增加至少一倍`: the number is of today."""
    if count.quantity.shape == "change":
        return False
    return bool(
        table_pattern(ZH, "hedges.toml", "now").search(
            scene.page.folded, max(0, count.quantity.span.start - 10), count.quantity.span.start
        )
    )


def _due(scene: Scene, count: Count, before: list[DateMention], floor: int) -> str | None:
    published = published_on(scene)
    number = count.quantity.span.start
    ahead = [date for date in before if is_ahead(date, published)]
    if not ahead:
        return _missed_due(scene, before, floor, number, published)
    date = ahead[-1]
    start = floor if date.span.end <= floor else scene.sentence(number).start
    later = (prefix(date) or "")[:4] > published[:4]
    looks = looks_ahead(scene, start, count.quantity.span.end, plainly=not later)
    return prefix(date) if looks or (later and date.span.end > floor) else None


def _missed_due(scene: Scene, before: list[DateMention], floor: int, number: int, published: str) -> str | None:
    """`到2023年将超过1000枚` printed in 2025: a forecast whose due date can't be, kept as printed (TRAPS 7)."""
    clause, _ = scene.clause(number)
    for date in before:
        told = scene.page.folded[scene.sentence(number).start : number]
        late = date.role == "until" and date.end and date.end < published and date.span.start >= max(clause, floor)
        if late and not lexicon(ZH, "hedges.toml", "past").hits(told) and _will(scene, date.span.end, number):
            return prefix(date)
    return None


def _will(scene: Scene, start: int, end: int) -> bool:
    will = table_pattern(ZH, "hedges.toml", "will").search(scene.page.folded, start, end)
    return will is not None or hedge_before(scene, start, end) is not None


def looks_ahead(scene: Scene, start: int, end: int, *, plainly: bool = False) -> bool:
    """True where a word of `[start, end)` tells of a later time: 将, 预计, 可能; 达到, 增至 do not do so `plainly`."""
    folded = scene.page.folded[start:end]
    words = lexicon(ZH, "hedges.toml", *(("ahead",) if plainly else ("ahead", "rise"))).hits(folded)
    return bool(words) or hedge_before(scene, start, end) is not None


def hedge_before(scene: Scene, start: int, end: int) -> str | None:
    """The last hedge of `[start, end)` in the document's own characters; 可能 goes before 预计."""
    found = [hit for hit in scene.hedges.within(start, end) if "strength" in hit.entry]
    may = [hit for hit in found if hit.entry["strength"] == "may"]
    chosen = (may or found)[-1:]
    return scene.page.text[chosen[0].start : chosen[0].end] if chosen else None


def is_release(scene: Scene, date: DateMention) -> bool:
    """True for `6月17日发表的年度报告`: the date is the report's."""
    after = table_pattern(ZH, "publishing.toml", "released").match(
        scene.page.folded, date.span.end, min(len(scene.page.folded), date.span.end + 24)
    )
    if after is None or date.role not in ("point", "during"):
        return False
    low = scene.sentence(date.span.start).start
    return bool(
        table_pattern(ZH, "publishing.toml", "report").search(
            scene.page.folded, max(low, date.span.start - 30), after.end() + 30
        )
    )


def releases(scene: Scene) -> dict[str, str]:
    """The release date of each publisher's report, where a sentence of the text tells it; by publisher id."""
    found: dict[str, str] = {}
    for date in scene.dates:
        value = prefix(date)
        if value is None or not is_release(scene, date):
            continue
        sentence = scene.sentence(date.span.start)
        named = _publisher_near(scene, sentence, date)
        if named:
            found.setdefault(named, value)
    return found


def _publisher_near(scene: Scene, sentence: Span, date: DateMention) -> str | None:
    hits = scene.publishers.within(sentence.start, sentence.end)
    named = [hit for hit in hits if hit.entry["id"] != "vague.bodies"]
    if not named:
        return None
    nearest = min(named, key=lambda hit: (abs(hit.start - date.span.end), hit.start))
    return str(nearest.entry["id"])


def _as_of(scene: Scene, count: Count, before: list[DateMention], due: str | None) -> tuple[str, ...]:
    """The last date before the number; for a change the one before and the one for its other end."""
    published = published_on(scene)
    roles = ("point", "until", "during", "range")
    begun = published if due is None else ""
    to = count.quantity.shape == "change"  # 增至今年的200枚 is no look ahead
    past = [d for d in before if d.role in roles and d.end]
    past = [d for d in past if not is_ahead(d, published) or (d.start or (to and d.value) or "9") < begun]
    past = [date for date in past if date.value or (date.end or "") <= (published or "9")]
    values = [value for date in past if (value := prefix(date)) and value != due]
    if count.quantity.shape != "change":
        return (values[-1],) if values and not due else ()
    if due:
        return (values[-1], due) if values else ()
    inside = [value for date in past if date.span.start >= count.quantity.span.start - 6 and (value := prefix(date))]
    ends = inside if len(inside) > 1 else values[-2:]
    if len(ends) == 2:
        return (min(ends), max(ends))
    return tuple(inside) or (_year_through(ends[0]) if ends else ())


def _year_through(value: str) -> tuple[str, ...]:
    """`2023年从410个增加到500个` runs from that year to the next: counts of a year-book are of January."""
    return (value, str(int(value) + 1)) if len(value) == 4 else (value,)
