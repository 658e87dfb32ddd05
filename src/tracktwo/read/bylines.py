"""The people who made a document, from the lines that name them: 记者：丁一鸣 责编：李砚衡 网编：何其多."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple, cast

from tracktwo.languages import HAN
from tracktwo.languages.patterns import either
from tracktwo.read.pagewords import between_names, byline_labels, report_day, report_words

LATIN = r"[A-Z](?:[^\W\d_]|[.'’-])*"
NAME = rf"(?:[{HAN}]{{1,8}}(?:[·•‧・][{HAN}]{{1,8}})+|[{HAN}]{{2,4}}(?![{HAN}·])|{LATIN}(?: {LATIN}){{0,3}})"
SHORT_NAME = rf"[{HAN}]{{2,4}}?"
LONGEST = 160
SPEECH = re.compile(r"[！？!?“”「」]")
TAIL = re.compile(r"[（(]([^（()）]{2,80})[）)]\s*[\d#＃]{0,9}\s*\Z")


Role = Literal["reporter", "editor", "web_editor", "translator", "photographer"]


class Maker(NamedTuple):
    """A person of a line, with the place of the name in the line."""

    name: str
    role: Role
    start: int
    end: int


@cache
def _labelled() -> re.Pattern[str]:
    labels = either(byline_labels())
    return re.compile(rf"(?P<label>{labels})(?P<sep>\s*[：:／/]\s*|\s+|$)")


@cache
def _name() -> re.Pattern[str]:
    return re.compile(NAME)


@cache
def _report() -> re.Pattern[str]:
    names = rf"(?P<names>{SHORT_NAME}(?:(?:{report_words('joins')})\s?{SHORT_NAME}){{0,3}})"
    words = {field: report_words(field) for field in ("labels", "never", "places", "kinds", "ends")}
    return re.compile(
        rf"(?:{words['labels']})\s?(?!{words['never']}){names}[\s，,]*(?:{words['places']})?\s?(?:{report_day()})?\s?"
        rf"(?:{words['kinds']}){{0,3}}(?:{words['ends']})"
    )


@cache
def _joins() -> re.Pattern[str]:
    """What stands between two names, as a group: to split them and keep the places."""
    return re.compile(rf"((?:{report_words('joins')})\s?)")


def _listed(text: str, start: int, end: int, role: Role) -> Iterator[Maker]:
    """The names that follow one another from `start` on."""
    while start < end and (found := _name().match(text, start, end)):
        name = found.group()
        place = _placed().search(name)
        if place:
            name = name[: place.start()]
        if len(name) < 2 or name in byline_labels() or _frame().fullmatch(name):
            return
        yield Maker(name, role, found.start(), found.start() + len(name))
        if place:
            return
        start = cast("re.Match[str]", between_names().match(text, found.end(), end)).end()


def _after_labels(text: str, start: int, end: int, *, loose: bool) -> list[Maker]:
    """The people named after labels; `loose` takes a blank for a colon (责编 李砚衡)."""
    found: list[Maker] = []
    labels = [m for m in _labelled().finditer(text, start, end) if loose or m["sep"].strip()]
    for number, label in enumerate(labels):
        limit = labels[number + 1].start() if number + 1 < len(labels) else end
        found += _listed(text, label.end(), limit, cast("Role", byline_labels()[label["label"]]))
    return found


def _reported(text: str, start: int, end: int) -> list[Maker]:
    """The people of `记者丁一鸣旧金山报道`."""
    found = []
    for report in _report().finditer(text, start, end):
        at = report.start("names")
        for number, piece in enumerate(_joins().split(report["names"])):
            if number % 2 == 0 and len(piece) > 1:
                found.append(Maker(piece, "reporter", at, at + len(piece)))
            at += len(piece)
    return found


def of_line(line: str) -> list[Maker]:
    """The people of a line that does nothing but name them; an empty list for any other line."""
    if len(line) > LONGEST or SPEECH.search(line):
        return []
    found = _reported(line, 0, len(line)) + _after_labels(line, 0, len(line), loose=True)
    if not found:
        return []
    rest = list(line)
    for maker in found:
        rest[maker.start : maker.end] = " " * (maker.end - maker.start)
    left = _labelled().sub("", _frame().sub("", "".join(rest)))
    return found if len(re.sub(r"\W|\d", "", left)) <= 12 else []


@cache
def _frame() -> re.Pattern[str]:
    """The words around a name in a report line: places, kinds, ends, labels."""
    return re.compile("(?:" + "|".join(report_words(field) for field in ("places", "kinds", "ends", "labels")) + ")+")


@cache
def _placed() -> re.Pattern[str]:
    """A name that runs on into a place or an end: 丁一鸣台北, 丁一鸣报道."""
    return re.compile(
        f"(?:{report_words('kinds')}){{0,4}}(?:{report_words('places')}|{report_words('ends')}){{1,4}}\\Z"
    )


def of_lede(paragraph: str) -> list[Maker]:
    """The reporters that the opening brackets of an article name: （中央社記者丁一鳴台北10日電）."""
    opening = re.match(r"(?:【[^】]{0,40}】\s*)?[（(\[【]([^（()）\[\]【】]{2,60})[）)\]】]", paragraph)
    return _reported(paragraph, opening.start(1), opening.end(1)) if opening else []


def of_tail(paragraph: str) -> list[Maker]:
    """The people that the closing brackets of an article name: （譯者：何其多/核稿：李砚衡）1091013."""
    closing = TAIL.search(paragraph, max(0, len(paragraph) - 120))
    if not closing:
        return []
    start, end = closing.span(1)
    return _after_labels(paragraph, start, end, loose=False) or _reported(paragraph, start, end)
