"""Date values: what one form of date means, given the day of publication and the dates named before it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from tracktwo.extract.date_forms import Form
from tracktwo.extract.date_words import date_words
from tracktwo.extract.durations import Direction, Length, counted, direction_of, read_length
from tracktwo.extract.intervals import (
    Interval,
    day_of,
    distance,
    likeliest,
    months_of,
    moved,
    nearest,
    part_of_month,
    week_of,
    year_of,
    years_of,
)
from tracktwo.extract.numerals import numeral_words, read_numeral
from tracktwo.model.figure import Anchor, Role


@dataclass(frozen=True, slots=True)
class Dating:
    """What a form means. `named` is True where the text itself gives the year."""

    interval: Interval
    anchor: Anchor
    role: Role = "point"
    named: bool = False
    length: str | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """What a form is counted from: the day of publication, the last date named before, and the last one near by.

    `near` is the last date of the same line, None where there is none; a bare 20日 goes with it.
    """

    today: date | None
    last: Dating | None = None
    near: Dating | None = None
    same_sentence: bool = False


def settle(form: Form, setting: Setting) -> Dating | None:
    """The meaning of a form; None where it names no day of 1900 to 2100 or what it counts from is unknown."""
    return _SETTLERS[form.kind](form, setting)


def _number(written: str) -> int:
    plain = written.rstrip(f"{date_words().closes} ")
    if plain.isdecimal():
        return int(plain)
    digits = numeral_words().other.sub("", written)
    return int(read_numeral(digits) or 0) if digits else 0


def _year(form: Form, setting: Setting) -> tuple[int | None, Anchor, bool]:
    """The year of a form, its anchor, and whether the text gives it."""
    written = form.groups.get("year", "")
    plain = written.replace(" ", "")
    published, mentioned = date_words().published["year"], date_words().mentioned["year"]
    if plain in mentioned:
        known = setting.last.interval.start if setting.last else None
        return (known.year + mentioned[plain], "mentioned", False) if known else (None, None, False)
    if plain in published:
        return (setting.today.year + published[plain], "published", False) if setting.today else (None, None, False)
    number = _number(plain)
    if 100 <= number < 200 or any(era in plain for era in date_words().eras):
        return date_words().before_era + number, "absolute", True
    if number < 100 and len(re.sub(r"\D", "", plain) or plain.rstrip(date_words().closes)) == 2:
        number = _full(number)
    return number, "absolute", True


def _calendar(form: Form, setting: Setting) -> Dating | None:
    """Year, month, day and their parts, in any combination."""
    month, anchor, year, named = None, None, None, False
    if "year" in form.groups:
        year, anchor, named = _year(form, setting)
        if year is None:
            return None
    month_word = form.groups.get("relmonth") or form.groups.get("month", "")
    steps = {**date_words().published["month"], **date_words().mentioned["month"]}
    if month_word in steps:
        anchor = "mentioned" if month_word in date_words().mentioned["month"] else "published"
        known = setting.today if anchor == "published" else setting.last.interval.start if setting.last else None
        shifted = moved(known.replace(day=1), months=steps[month_word]) if known else None
        if shifted is None:
            return None
        year, month = year or shifted.year, shifted.month
    elif month_word:
        month = _number(month_word)
    day = _number(form.groups["day"]) if "day" in form.groups else None
    return _complete(form, setting, Dating(Interval(None, None, "open"), anchor, named=named), (year, month, day))


def _complete(
    form: Form, setting: Setting, known: Dating, numbers: tuple[int | None, int | None, int | None]
) -> Dating | None:
    """The dating with year and month filled in from what is near, then from the day of publication."""
    year, month, day = numbers
    today = setting.today
    if year is not None:
        return _dated(known, _span_of(form, year, month, day))
    near = setting.near.interval.start if setting.near else None
    if near and (month or day):
        beside = _beside(form, setting, near, (month, day))
        if beside is not None:
            return replace(
                known, interval=beside, anchor="mentioned", named=setting.near is not None and setting.near.named
            )
    if today is None:
        return None
    if month is None and day is None and not form.groups.get("monthpart"):
        return _dated(replace(known, anchor="published"), _span_of(form, today.year, None, None))
    months = [(today.year, today.month)] if month is None and day is None else _months(today, month)
    return _dated(
        replace(known, anchor="published"),
        likeliest(today, [_span_of(form, *pair, day) for pair in months], _bias(form)),
    )


def _beside(form: Form, setting: Setting, near: date, numbers: tuple[int | None, int | None]) -> Interval | None:
    """The date in the year (or month) of the last one named in the line; None where publication is the better guide.

    A date of another sentence goes with publication if that brings it within 45 days.
    """
    month, day = numbers
    if setting.near is None or (month is None and setting.near.interval.precision not in ("day", "month", "week")):
        return None
    if month is not None and not (setting.near.named and (setting.today is None or near.year <= setting.today.year)):
        return None
    beside = _span_of(form, near.year, month or near.month, day)
    if _reported(setting, form, beside, numbers):
        return None
    if setting.today is None or setting.same_sentence or beside is None:
        return beside
    published = nearest(setting.today, [_span_of(form, *pair, day) for pair in _months(setting.today, month)])
    return None if published and distance(setting.today, published) <= 45 else beside


def _reported(setting: Setting, form: Form, beside: Interval | None, numbers: tuple[int | None, int | None]) -> bool:
    """True where the date of the same sentence would lie ahead, and the last few days hold a better one."""
    month, day = numbers
    ahead = beside is None or (setting.today and beside.start and beside.start > setting.today)
    if month is not None or not ahead or setting.today is None or form.outlook == "ahead":
        return False
    days = [_span_of(form, *pair, day) for pair in _months(setting.today, None)]
    return any(date_ and date_.start and 0 <= (setting.today - date_.start).days <= 7 for date_ in days)


def _bias(form: Form) -> float:
    """How much nearer a coming date must be than a past one: without a word like 将, 11月3日 is past as a rule."""
    if form.outlook != "behind":
        return 0.5 if form.outlook == "ahead" else 1.0
    return 6.0 if "month" in form.groups else 2.0


def _months(today: date, month: int | None) -> list[tuple[int, int]]:
    """The months a date without a year (month known) or without a month can lie in."""
    if month is not None:
        return [(today.year + step, month) for step in (0, -1, 1, -2, -3, -4, 2, 3, 4)]
    around = [moved(today.replace(day=1), months=step) for step in (0, -1, 1, -2, 2)]
    return [(day.year, day.month) for day in around if day]


def _dated(known: Dating, interval: Interval | None) -> Dating | None:
    return replace(known, interval=interval) if interval else None


def _span_of(form: Form, year: int, month: int | None, day: int | None) -> Interval | None:
    """The days of a year, a month or a day, or of the part of it that the form names."""
    parts = date_words().parts
    if month is not None and day is not None:
        return day_of(year, month, day)
    if month is not None:
        part = form.groups.get("monthpart", "")
        return part_of_month(year, month, *parts["month"][part]) if part else months_of(year, month, month)
    quarter, part = form.groups.get("quarter"), form.groups.get("yearpart", "").replace(" ", "")
    if "months" in form.groups:
        return months_of(year, 1, _number(form.groups["months"]))
    if quarter:
        return months_of(year, *parts["year"][quarter])
    return months_of(year, *parts["year"][part]) if part else year_of(year)


def _numeric(form: Form, setting: Setting) -> Dating | None:
    """2010-01-29, 13.5.2015; day before month where the year is last, year first where all have two digits."""
    groups = form.groups
    if "month" in groups:
        month, day = int(groups["month"]), int(groups["day"])
        years = [day_of(setting.today.year + step, month, day) for step in (0, -1, 1)] if setting.today else []
        interval = likeliest(setting.today, years, _bias(form)) if setting.today and month > day else None
    elif "y" in groups:
        interval = day_of(int(groups["y"]), int(groups["m"]), int(groups["d"]))
    elif "y1" in groups:
        interval = day_of(_full(int(groups["y1"])), int(groups["m1"]), int(groups["d1"]))
    else:
        first, month, last = int(groups["d2"]), int(groups["m2"]), int(groups["y2"])
        interval = day_of(_full(last), month, first)
    if interval is None:
        return None
    return Dating(interval, "published" if "month" in groups else "absolute", named="month" not in groups)


def _full(year: int) -> int:
    """The year of four digits: 07 is 2007, 89 is 1989."""
    return year if year > 99 else year + (2000 if year < 50 else 1900)


def _weekday(form: Form, setting: Setting) -> Dating | None:
    """周三 is the last such day up to publication (将于周三: the next), 本周五 of its week, 上周日 the week before."""
    if setting.today is None:
        return None
    number = date_words().published["weekday"][form.groups["weekday"]]
    week = form.groups.get("week")
    if week:
        days = week_of(setting.today, date_words().published["week"][week])
        day = moved(days.start, days=number) if days and days.start else None
    else:
        back = (setting.today.weekday() - number) % 7
        if form.outlook == "ahead" and "last" not in form.groups:
            back = -((number - setting.today.weekday()) % 7)
        day = moved(setting.today, days=-(back or (7 if "last" in form.groups else 0)))
    if day is None:
        return None
    if form.groups["weekday"] in date_words().weekend:
        sunday = moved(day, days=1)
        return Dating(Interval(day, sunday, "week"), "published") if sunday else None
    return Dating(Interval(day, day, "day"), "published")


def _week(form: Form, setting: Setting) -> Dating | None:
    interval = week_of(setting.today, date_words().published["week"][form.groups["week"]]) if setting.today else None
    return Dating(interval, "published") if interval else None


def _nth(form: Form, setting: Setting) -> Dating | None:
    """十月的第一周, 四月的最后一个星期一: a week goes by its Monday."""
    if setting.today is None:
        return None
    month = _number(form.groups["month"])
    weekday = date_words().published["weekday"][form.groups["weekday"]] if "weekday" in form.groups else 0
    found = [
        _nth_weekday(year, month, weekday, form.groups.get("nth")) for year, month in _months(setting.today, month)
    ]
    weeks = found if "weekday" in form.groups else [week_of(day.start) if day and day.start else None for day in found]
    interval = nearest(setting.today, list(weeks))
    return Dating(interval, "published") if interval else None


def _nth_weekday(year: int, month: int, weekday: int, nth: str | None) -> Interval | None:
    first = day_of(year, month, 1)
    if first is None or first.start is None:
        return None
    start = 1 + (weekday - first.start.weekday()) % 7
    days = [day_of(year, month, day) for day in range(start, 32, 7)]
    known = [day for day in days if day]
    number = len(known) if nth is None else _number(nth)
    return known[number - 1] if number <= len(known) else None


def _relative_day(form: Form, setting: Setting) -> Dating | None:
    word = form.groups["relday"]
    published, mentioned = date_words().published["day"], date_words().mentioned["day"]
    if word in published:
        day = moved(setting.today, days=published[word]) if setting.today else None
        return Dating(Interval(day, day, "day"), "published") if day else None
    last = setting.last.interval if setting.last else None
    if last is None or last.precision != "day" or last.start is None:
        return None
    day = moved(last.start, days=mentioned[word])
    return Dating(Interval(day, day, "day"), "mentioned") if day else None


def _century(form: Form, setting: Setting) -> tuple[int | None, Anchor]:
    """The first year of the century a form names (1900 for 20世纪)."""
    if "century" in form.groups:
        return (_number(form.groups["century"]) - 1) * 100, "absolute"
    if "thiscentury" in form.groups:
        if setting.today is None:
            return None, None
        step = date_words().published["century"][form.groups["thiscentury"][0]]
        return (setting.today.year // 100 + step) * 100, "published"
    return None, None


def _decade(form: Form, setting: Setting) -> Dating | None:
    number = _number(form.groups.get("decade", ""))
    century, anchor = _century(form, setting)
    if "thisdecade" in form.groups:
        if setting.today is None:
            return None
        first, anchor = setting.today.year // 10 * 10, "published"
    elif number >= 1000:
        first, anchor = number, "absolute"
    elif century is not None:
        first = century + number
    else:
        first, anchor = 1900 + number, "absolute"
        if number < 30 and setting.today and setting.today.year >= 2000:
            first += 100
    low, high = date_words().parts["decade"].get(form.groups.get("decadepart", ""), (0, 9))
    interval = years_of(first + low, first + high)
    return Dating(interval, anchor) if interval else None


def _whole_century(form: Form, setting: Setting) -> Dating | None:
    """21世纪, 上世纪末, 到本世纪中叶: its years, or those of the part that is named."""
    first, anchor = _century(form, setting)
    low, high = date_words().parts["century"].get(form.groups.get("centurypart", ""), (0, 99))
    interval = years_of(first + low, first + high) if first is not None else None
    return Dating(interval, anchor) if interval else None


def _within_year(form: Form, setting: Setting) -> Dating | None:
    if setting.today is None:
        return None
    return Dating(Interval(setting.today, date(setting.today.year, 12, 31), "year"), "published", "until")


def _bare_year(form: Form, setting: Setting) -> Dating | None:
    interval = year_of(int(form.groups.get("year") or form.groups["year2"]))
    return Dating(interval, "absolute", named=True) if interval else None


def _vague(form: Form, setting: Setting) -> Dating | None:
    return Dating(Interval(None, None, "open"), None)


def _offset(form: Form, setting: Setting) -> Dating | None:
    """五年前, 未来十年, 三个月后, 两年: a length, counted from the day of publication where its words say so.

    三年后 behind a year named in the same line counts from that year.
    """
    length, direction = read_length(form), direction_of(form)
    if length is None:
        return None
    if direction is None:
        return Dating(Interval(None, None, length.unit), None, "duration", length=length.iso)
    near = setting.near if direction == "later" and _counts_from(setting.near, length) else None
    if direction == "ago" and length.iso == "P1D":
        near = _day_just_named(setting)
    day = near.interval.start if near else setting.today
    interval = counted(length, direction, day) if day else Interval(None, None, length.unit)
    if interval is None:
        return None
    anchor: Anchor = "mentioned" if near else "published" if setting.today else None
    return Dating(interval, anchor, _OFFSET_ROLES[direction], length=length.iso)


def _day_just_named(setting: Setting) -> Dating | None:
    """The last day named where it is one of the last few: 一天前 behind 周三 is that week's Tuesday."""
    last, today = setting.last, setting.today
    if last is None or today is None or last.interval.precision != "day" or last.interval.start is None:
        return None
    return last if 0 <= (today - last.interval.start).days <= _JUST else None


def _counts_from(near: Dating | None, length: Length) -> bool:
    """True where 两年后 or 三天后 counts from the date before it: a year named, or a day for lengths of days."""
    if near is None:
        return False
    return near.named or (length.unit in ("day", "week") and near.interval.precision == "day")


_JUST = 3
"""Days back from publication within which a day named is news, and the day before it counted from it."""
_OFFSET_ROLES: dict[Direction, Role] = {
    "back": "during", "ahead": "during", "ago": "point", "later": "point", "since": "since", "within": "until",
}  # fmt: skip
_SETTLERS: dict[str, Callable[[Form, Setting], Dating | None]] = {
    "calendar": _calendar, "numeric": _numeric, "weekday": _weekday, "week": _week, "nth": _nth,
    "relative_day": _relative_day, "decade": _decade, "century": _whole_century, "within_year": _within_year,
    "bare_year": _bare_year, "vague": _vague, "offset": _offset,
}  # fmt: skip
