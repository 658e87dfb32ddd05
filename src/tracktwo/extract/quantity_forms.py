"""Quantity forms: numbers.toml compiled: what may stand before numbers, behind them and between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick

from tracktwo.languages import entries
from tracktwo.languages.entries import Table
from tracktwo.languages.scanner import word_scanner
from tracktwo.model import Qualifier
from tracktwo.model.figure import QuantityShape

_SECOND = r"(?P<second> ?[一二三四五六七八九半](?![十百千万成枚个年]))?"
_COUNT = r"(?:\d{1,4}(?:\.\d)?|[一两二三四五六七八九十半]{1,3})"


@dataclass(frozen=True, slots=True)
class Percent:
    """A percentage sign behind a number: `scale` makes hundredths of it.

    `not_from` 10: 九折 is 90, 十折 nothing, 七五折 75.
    """

    pattern: re.Pattern[str]
    scale: float
    not_from: float | None


@dataclass(frozen=True, slots=True)
class Share:
    """A word that is a share by itself: 一半."""

    pattern: re.Pattern[str]
    shape: QuantityShape
    value: float


@dataclass(frozen=True, slots=True)
class Before:
    """Words before a number; `unit_first`: only before 百, 千, 万 (数百, 上千)."""

    pattern: re.Pattern[str]
    qualifier: Qualifier
    unit_first: bool


@dataclass(frozen=True, slots=True)
class Change:
    """从 … 增加到: `opening` before the first number, `verb` between the two."""

    opening: re.Pattern[str]
    verb: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Range:
    """至 and - (`between`), 10000与20000之间 (`pairs`, `closing`, `opening`), 大于100并且小于300 (`bounds`)."""

    between: re.Pattern[str]
    pairs: re.Pattern[str]
    closing: re.Pattern[str]
    opening: re.Pattern[str]
    bounds: frozenset[str]


@dataclass(frozen=True, slots=True)
class QuantityForms:
    """Everything numbers.toml says about what stands around numbers, ready for use."""

    before: tuple[Before, ...]
    after: re.Pattern[str]
    after_words: Mapping[str, Qualifier]
    before_classifier: frozenset[str]
    around: tuple[re.Pattern[str], re.Pattern[str], Mapping[str, Qualifier]]
    classifier: re.Pattern[str]
    percents: tuple[Percent, ...]
    shares: tuple[Share, ...]
    range: Range
    change: Change
    multiples: tuple[tuple[re.Pattern[str], str], ...]
    words: AhoCorasick
    address: re.Pattern[str]
    standing: frozenset[str]
    time: re.Pattern[str]
    time_before: re.Pattern[str]
    designation: re.Pattern[str]


def _table(name: str) -> tuple[Table, ...]:
    return entries("tracktwo.languages.zh", "numbers.toml", name)


def _names(table: str, field: str = "names") -> list[str]:
    return [name for entry in _table(table) for name in entry.get(field, ())]


def _either(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word))) + ")"


@cache
def quantity_forms() -> QuantityForms:
    """The forms of languages/zh/numbers.toml."""
    after: dict[str, Qualifier] = {
        word: entry["qualifier"]
        for entry in _table("qualifier")
        if entry["position"] == "after"
        for word in entry["match"]
    }
    around = _table("around")[0]
    time = _either(_names("no_number", "following"))
    between = _either(_names("range"))
    return QuantityForms(
        before=_before(),
        after=re.compile(f" ?{_either(after)}"),
        after_words=after,
        before_classifier=frozenset(_names("qualifier", "not_behind_classifier")),
        around=(
            re.compile(f"{_either(around['before'])} ?$"),
            re.compile(f" ?{_either(around['after'])}"),
            around["after"],
        ),
        classifier=re.compile(f" ?({_either(_names('classifier'))})"),
        percents=_percents(),
        shares=tuple(Share(re.compile(entry["pattern"]), entry["shape"], entry["value"]) for entry in _table("share")),
        range=_range(between),
        change=_change(),
        multiples=tuple(
            (re.compile(form["after"].replace("N", _COUNT).replace("Q", "至少|近|约|逾|超过|了")), form["how"])
            for entry in _table("multiple")
            for form in entry["forms"]
        ),
        words=word_scanner(_names("no_number")),
        address=re.compile(r"(?:https?://|www\.)[!-~]{1,500}"),
        standing=frozenset(_names("standing")),
        time=re.compile(rf" ?(?:{between} ?(?:\d{{1,4}}|[一二三四五六七八九十]{{1,3}}) ?)?{time}(?!(?<=分)[钟歧之])"),
        time_before=re.compile(_either(_names("no_number", "before")) + "$"),
        designation=re.compile(_either(_names("no_number", "designations")) + r"[ -]?$"),
    )


def _before() -> tuple[Before, ...]:
    bridge = _either(_names("bridge"))
    found = []
    for entry in _table("qualifier"):
        if entry["position"] == "before":
            guard = f"(?<![{entry['after_not']}])" if entry.get("after_not") else ""
            gap = "" if entry.get("unit_first") else f" ?(?:{bridge}){{0,2}} ?"
            pattern = re.compile(f"{guard}{_either(entry['match'])}{gap}$")
            found.append(Before(pattern, entry["qualifier"], bool(entry.get("unit_first"))))
    return tuple(found)


def _percents() -> tuple[Percent, ...]:
    return tuple(
        Percent(
            re.compile(f" {{0,4}}(?:{entry['pattern']}){_SECOND if entry.get('second') else '(?P<second>)'}"),
            entry["scale"],
            entry.get("not_from"),
        )
        for entry in _table("percent")
    )


def _range(between: str) -> Range:
    words = _table("range")[0]
    return Range(
        re.compile(f" ?{between} ?"),
        re.compile(f" ?{_either(words['pairs'])} ?"),
        re.compile(f" ?{_either(words['closing'])}"),
        re.compile(f"{_either(words['opening'])} ?$"),
        frozenset(words["bounds"]),
    )


def _change() -> Change:
    words = _table("change")[0]
    light = f"(?:{_either(words['light'])}|[^，。；！？、\\n]{{0,10}}的)?"
    return Change(
        re.compile(f"{_either(words['from'])}[^，。；！？\\n从由自]{{0,12}}$"),
        re.compile(f"[^，。；！？、\\n]{{0,10}}，?{_either(words['verbs'])}{light}"),
    )
