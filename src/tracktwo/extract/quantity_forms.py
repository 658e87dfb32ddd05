"""Quantity forms: numbers.toml compiled: what may stand before numbers, behind them and between them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick

from tracktwo.extract.numerals import FILE, PACKAGE
from tracktwo.languages import entries
from tracktwo.languages.entries import Table
from tracktwo.languages.gate import Gate
from tracktwo.languages.patterns import either, filled, kept_from
from tracktwo.languages.scanner import word_scanner
from tracktwo.model import Qualifier
from tracktwo.model.figure import QuantityShape


@dataclass(frozen=True, slots=True)
class Percent:
    """A percentage sign behind a number, with another digit in the group `second`; `scale` makes hundredths of it.

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
    with_classifier: frozenset[str]
    longer: frozenset[str]
    ordinal: frozenset[str]
    half: frozenset[str]
    around: tuple[re.Pattern[str], re.Pattern[str], Mapping[str, Qualifier]]
    classifier: re.Pattern[str]
    percents: tuple[Percent, ...]
    shares: Gate[Share]
    range: Range
    change: Change
    multiples: Gate[tuple[re.Pattern[str], str]]
    words: AhoCorasick
    address: re.Pattern[str]
    standing: frozenset[str]
    time: re.Pattern[str]
    time_before: re.Pattern[str]
    designation: re.Pattern[str]


def _table(name: str) -> tuple[Table, ...]:
    return entries(PACKAGE, FILE, name)


def _names(table: str, field: str = "names") -> list[str]:
    return [name for entry in _table(table) for name in entry.get(field, ())]


@cache
def _pieces() -> Mapping[str, str]:
    (entry,) = _table("fragment")
    pieces: Mapping[str, str] = entry["patterns"]
    return pieces


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(filled(pattern, _pieces()))


@cache
def quantity_forms() -> QuantityForms:
    """The forms of languages/zh/numbers.toml."""
    signs = {entry["kind"]: frozenset(entry.get("names", ())) for entry in _table("sign")}
    after: dict[str, Qualifier] = {
        word: entry["qualifier"]
        for entry in _table("qualifier")
        if entry["position"] == "after"
        for word in entry["match"]
    }
    around = _table("around")[0]
    (timed,) = (entry for entry in _table("no_number") if "following" in entry)
    time = either(timed["following"]) + kept_from(timed["not_before"])
    between = either(_names("range"))
    return QuantityForms(
        before=_before(),
        after=re.compile(f" ?{either(after)}"),
        after_words=after,
        before_classifier=frozenset(_names("qualifier", "not_behind_classifier")),
        with_classifier=frozenset(_names("qualifier", "needs_classifier")),
        longer=frozenset(_names("longer")),
        ordinal=signs["ordinal"],
        half=signs["half"],
        around=(
            re.compile(f"{either(around['before'])} ?$"),
            re.compile(f" ?{either(around['after'])}"),
            around["after"],
        ),
        classifier=re.compile(f" ?({either(_names('classifier'))})"),
        percents=_percents(),
        shares=_shares(),
        range=_range(between),
        change=_change(),
        multiples=_multiples(),
        words=word_scanner(_names("no_number")),
        address=re.compile(r"(?:https?://|www\.)[!-~]{1,500}"),
        standing=frozenset(_names("standing")),
        time=_compiled(f" ?(?:{between} ?{{short}} ?)?{time}"),
        time_before=re.compile(either(_names("no_number", "before")) + "$"),
        designation=re.compile(either(_names("no_number", "designations")) + r"[ -]?$"),
    )


def _before() -> tuple[Before, ...]:
    bridge = either(_names("bridge"))
    found = []
    for entry in _table("qualifier"):
        if entry["position"] == "before":
            guard = f"(?<![{entry['after_not']}])" if entry.get("after_not") else ""
            gap = "" if entry.get("unit_first") else f" ?(?:{bridge}){{0,2}} ?"
            pattern = re.compile(f"{guard}{either(entry['match'])}{gap}$")
            found.append(Before(pattern, entry["qualifier"], bool(entry.get("unit_first"))))
    return tuple(found)


def _percents() -> tuple[Percent, ...]:
    return tuple(
        Percent(
            _compiled(f" {{0,4}}(?:{entry['pattern']})"),
            entry["scale"],
            entry.get("not_from"),
        )
        for entry in _table("percent")
    )


def _shares() -> Gate[Share]:
    shares = (Share(_compiled(entry["pattern"]), entry["shape"], entry["value"]) for entry in _table("share"))
    return Gate((share, share.pattern) for share in shares)


def _multiples() -> Gate[tuple[re.Pattern[str], str]]:
    forms = [(_compiled(form["after"]), form["how"]) for entry in _table("multiple") for form in entry["forms"]]
    return Gate(((pattern, how), pattern) for pattern, how in forms)


def _range(between: str) -> Range:
    words = _table("range")[0]
    return Range(
        re.compile(f" ?{between} ?"),
        re.compile(f" ?{either(words['pairs'])} ?"),
        re.compile(f" ?{either(words['closing'])}"),
        re.compile(f"{either(words['opening'])} ?$"),
        frozenset(words["bounds"]),
    )


def _change() -> Change:
    words = _table("change")[0]
    light = f"(?:{either(words['light'])}|[^，。；！？、\\n]{{0,10}}{either(words['modifier'])})?"
    return Change(
        re.compile(f"{either(words['from'])}[^，。；！？\\n{''.join(words['from'])}]{{0,12}}$"),
        re.compile(f"[^，。；！？、\\n]{{0,10}}，?{either(words['verbs'])}{light}"),
    )
