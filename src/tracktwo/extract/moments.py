"""The dates of a figure: as of when it is true, when its report came out, when a forecast falls due."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tracktwo.extract.counted import Count
from tracktwo.extract.scene import ZH, Scene
from tracktwo.languages.lexicon import lexicon
from tracktwo.model import DateMention

_NOW = re.compile(r"(?:目前|现有|现在|如今|当前|眼下|现时)[^，。；]{0,5}$")
_RELEASED = re.compile(r"[^，。；\n]{0,16}?(?:发表|发布|公布|出版|提交|刊登|刊出|推出|出炉)")
_REPORT = re.compile("报告|年鉴|年报|公报|文章|评估|声明|报道|论文")


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
    number = count.quantity.span.start
    before = [date for date in scene.dates if sentence.start <= date.span.start and date.span.end <= number + 8]
    due = None if _is_now(scene, count) else _due(scene, count, before, floor)
    hedge = hedge_before(scene, max(sentence.start, floor), number) if due else None
    if due and hedge is None:
        hedge = hedge_before(scene, sentence.start, number)
    release = next((date.value for date in before if _is_release(scene, date)), None)
    usable = [date for date in before if not _is_release(scene, date) and date.value and date.value != due]
    return Moments(_as_of(scene, count, usable, due), release, due, hedge)


def _is_now(scene: Scene, count: Count) -> bool:
    """True for `将从目前的200余枚增加至少一倍`: the number is of today."""
    if count.quantity.shape == "change":
        return False
    return bool(_NOW.search(scene.page.folded, max(0, count.quantity.span.start - 10), count.quantity.span.start))


def published_on(scene: Scene) -> str:
    """The day of publication, the empty string where it is not known."""
    document = scene.page.document
    if document.local_date:
        return document.local_date
    return document.published.date().isoformat() if document.published else ""


def is_ahead(date: DateMention, published: str) -> bool:
    """True for a date that ends after the publication and tells of a later time."""
    if date.value is None or not published or date.role == "since":
        return False
    end = date.end or date.value
    return end[: len(published)] > published and date.value[:4] >= published[:4]


def _due(scene: Scene, count: Count, before: list[DateMention], floor: int) -> str | None:
    published = published_on(scene)
    number = count.quantity.span.start
    start, _ = scene.clause(number)
    sentence = scene.sentence(number)
    ahead = [date for date in before if is_ahead(date, published) and not _is_release(scene, date)]
    if not ahead:
        return None
    date = ahead[-1]
    looks = bool(
        lexicon(ZH, "hedges.toml", "ahead").hits(scene.page.folded[sentence.start : count.quantity.span.end + 6])
    )
    looks = looks or hedge_before(scene, sentence.start, number) is not None
    plain = date.value is not None and len(date.value) == 4 and date.value > published[:4]
    if not (looks or plain) or (date.span.end <= floor and date.span.start < start and floor > start):
        return None
    return date.value


def hedge_before(scene: Scene, start: int, end: int) -> str | None:
    """The last hedge of `[start, end)` in the document's own characters."""
    found = [hit for hit in scene.hedges.within(start, end) if "strength" in hit.entry]
    may = [hit for hit in found if hit.entry["strength"] == "may"]
    chosen = (may or found)[-1:]
    return scene.page.text[chosen[0].start : chosen[0].end] if chosen else None


def _is_release(scene: Scene, date: DateMention) -> bool:
    """True for `6月17日发表的年度报告`: the date is the report's."""
    after = _RELEASED.match(scene.page.folded, date.span.end, min(len(scene.page.folded), date.span.end + 24))
    return after is not None and bool(_REPORT.search(scene.page.folded, date.span.end, after.end() + 30))


def _as_of(scene: Scene, count: Count, usable: list[DateMention], due: str | None) -> tuple[str, ...]:
    """The last date before the number; for a change the one before and the one for its other end."""
    published = published_on(scene)
    past = [
        date for date in usable if not is_ahead(date, published) and date.role in ("point", "until", "during", "range")
    ]
    if count.quantity.shape != "change":
        return (past[-1].value,) if past and past[-1].value and not due else ()
    inside = [date for date in past if date.span.start >= count.quantity.span.start - 6]
    values = [date.value for date in (inside if len(inside) > 1 else past[-2:]) if date.value]
    if due and values:
        return (values[-1], due)
    if len(values) == 2:
        return (min(values), max(values))
    return _year_through(values[0]) if values else ()


def _year_through(value: str) -> tuple[str, ...]:
    """`2023年从410个增加到500个` runs from that year to the next: counts of a year-book are of January."""
    return (value, str(int(value) + 1)) if len(value) == 4 else (value,)
