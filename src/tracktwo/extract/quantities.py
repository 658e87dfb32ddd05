"""Quantities: numbers with what stands around them: qualifier, classifier, range, change, percentage, multiple."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from tracktwo.extract.numerals import Numeral, find_numerals, numeral_at
from tracktwo.extract.page import Page
from tracktwo.languages import entries
from tracktwo.languages.entries import Table
from tracktwo.model import Qualifier, Quantity
from tracktwo.model.figure import QuantityShape

_BEFORE = 14
"""So far back a qualifier or a 从 is looked for."""


@dataclass(frozen=True, slots=True)
class _Part:
    """One number on its way: positions in the folded text; `[start, end)` with qualifier and classifier."""

    start: int
    end: int
    number: tuple[int, int]
    values: tuple[float, ...]
    shape: QuantityShape = "level"
    qualifier: Qualifier | None = None
    classifier: str | None = None
    relation: tuple[str, float] | None = None


def find_quantities(page: Page) -> tuple[Quantity, ...]:
    """The quantities of the page in text order; the numbers of dates, names and model designations are none.

    `中国有约500枚` gives 500 (about, 枚) with the span 约500枚; `从410个增加到500个` one change of two values. Pure
    and total: no text makes it raise.
    """
    parts = _joined(page.folded, _parts(page.folded))
    return tuple(
        Quantity(
            page.span(part.start, part.end), page.span(*part.number), part.values, part.shape, part.qualifier,
            part.classifier, part.relation,
        )
        for part in parts
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Rules:
    """The expressions made from numbers.toml."""

    before: tuple[tuple[re.Pattern[str], Table], ...]
    after: re.Pattern[str]
    after_words: dict[str, Qualifier]
    classifier: re.Pattern[str]
    percent: re.Pattern[str]
    over: re.Pattern[str]
    blocked: re.Pattern[str]
    time: re.Pattern[str]
    time_before: re.Pattern[str]
    range: re.Pattern[str]
    change: re.Pattern[str]
    change_from: re.Pattern[str]
    multiples: tuple[tuple[re.Pattern[str], str], ...]


def _either(words: list[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word))) + ")"


def _names(table: str) -> list[str]:
    return [
        name for entry in entries("tracktwo.languages.zh", "numbers.toml", table) for name in entry.get("names", ())
    ]


@cache
def _rules() -> _Rules:
    def table(name: str) -> tuple[Table, ...]:
        return entries("tracktwo.languages.zh", "numbers.toml", name)

    bridge = _either(_names("bridge"))
    before = []
    for entry in table("qualifier"):
        if entry["position"] == "before":
            guard = f"(?<![{entry['after_not']}])" if entry.get("after_not") else ""
            gap = "" if entry.get("unit_first") else f"(?:{bridge}){{0,2}} ?"
            before.append((re.compile(f"{guard}{_either(entry['match'])}{gap}$"), entry))
    after = {
        word: entry["qualifier"]
        for entry in table("qualifier")
        if entry["position"] == "after"
        for word in entry["match"]
    }
    time = _either([word for entry in table("no_number") for word in entry.get("following", ())])
    between = _either(_names("range"))
    change = table("change")[0]
    light = f"(?:{_either(change['light'])}|[^，。；！？、\\n]{{0,10}}的)?"
    number = r"(?:\d{1,4}(?:\.\d)?|[一两二三四五六七八九十半]{1,3})"
    return _Rules(
        tuple(before),
        re.compile(_either(list(after))),
        after,
        classifier=re.compile(f" ?({_either(_names('classifier'))})"),
        percent=re.compile(r" ?(?:[%‰]|个百分点|成(?![立为功员果就效本型长熟绩都交分千败语人因])(?:半)?)"),
        over=re.compile(r" ?分 ?之 {0,2}"),
        blocked=re.compile(f"{_either(_names('no_number'))}|(?:https?://|www\\.)[!-~]{{1,500}}"),
        time=re.compile(rf" ?(?:{between} ?(?:\d{{1,4}}|[一二三四五六七八九十]{{1,3}}) ?)?{time}"),
        time_before=re.compile(_either([word for row in table("no_number") for word in row.get("before", ())]) + "$"),
        range=re.compile(f" ?{between} ?"),
        change=re.compile(f"[^，。；！？、\\n]{{0,10}}，?{_either(change['verbs'])}{light}"),
        change_from=re.compile(f"{_either(change['from'])}[^，。；！？\\n从由自]{{0,12}}$"),
        multiples=tuple(
            (re.compile(form["after"].replace("N", number).replace("Q", "至少|近|约|逾|超过|了")), form["how"])
            for entry in table("multiple")
            for form in entry["forms"]
        ),
    )  # fmt: skip


def _parts(text: str) -> list[_Part]:
    """The numbers of the text one by one, before ranges and changes are joined."""
    rules = _rules()
    blocked = [(found.start(), found.end()) for found in rules.blocked.finditer(text)]
    multiples = list(_multiples(text))
    taken = sorted([*blocked, *((part.start, part.end) for part in multiples)])
    parts: list[_Part] = []
    index, last = 0, 0
    for numeral in find_numerals(text):
        while index < len(taken) and taken[index][1] <= numeral.start:
            index += 1
        if (index < len(taken) and taken[index][0] < numeral.end) or numeral.start < last:
            continue
        part = _part(text, numeral)
        if part is not None:
            parts.append(part)
            last = part.end
    return sorted([*parts, *multiples], key=lambda part: part.start)


def _part(text: str, numeral: Numeral) -> _Part | None:
    """The number with its qualifier and classifier; None where it is no quantity."""
    rules = _rules()
    if not numeral.chinese and _in_a_designation(text, numeral):
        return None
    percent = _percent(text, numeral)
    if percent is not None:
        return _qualified(text, percent, numeral)
    if rules.time.match(text, numeral.end) or rules.time_before.search(text, max(0, numeral.start - 2), numeral.start):
        return None
    values = (numeral.value,) if numeral.high is None else (numeral.value, numeral.high)
    part = _Part(
        numeral.start, numeral.end, (numeral.start, numeral.end), values, "level" if numeral.high is None else "range"
    )
    if text[numeral.start - 1 : numeral.start] == "第":
        part = replace(part, start=part.start - 1, number=(part.start - 1, part.end), shape="ordinal")
    part = _qualified(text, part, numeral)
    return part if _counts(text, part, numeral) else None


def _in_a_designation(text: str, numeral: Numeral) -> bool:
    """True for 东风-41, F-16, 094A, J20, 10:30, 007: digits that count nothing."""
    before, behind = text[max(0, numeral.start - 2) : numeral.start], text[numeral.end : numeral.end + 2]
    if behind[:1].isascii() and behind[:1].isalpha() and behind[:1] not in "kKm":
        return True
    if len(behind) == 2 and behind[0] in ":/" and behind[1].isdecimal():
        return True
    if before[-1:] and ((before[-1].isascii() and before[-1].isalpha()) or before[-1] in "_/:.@#·"):
        return True
    if before[-1:] == "-" and len(before) == 2 and before[0].isalpha() and not _rules().classifier.fullmatch(before[0]):
        return True
    return text[numeral.start] == "0" and text[numeral.start + 1 : numeral.start + 2].isdecimal()


def _percent(text: str, numeral: Numeral) -> _Part | None:
    """百分之五, 5%, 5个百分点, 三成 and 三分之一; None for other numbers."""
    rules = _rules()
    over = rules.over.match(text, numeral.end)
    if over and numeral.value > 0:
        top = numeral_at(text, over.end())
        if top is None:
            return None
        number = (numeral.start, top.end)
        if numeral.unit_first:
            return _Part(*number, number, (top.value * 100 / numeral.value,), "percent")
        return _Part(*number, number, (top.value / numeral.value,), "fraction")
    sign = rules.percent.match(text, numeral.end)
    if sign is None or (numeral.unit_first and "成" in sign.group()):
        return None
    scale = 10 if "成" in sign.group() else 0.1 if "‰" in sign.group() else 1
    number = (numeral.start, sign.end())
    values = (numeral.value * scale + (5 if sign.group().endswith("半") else 0),)
    return _Part(*number, number, values, "percent")


def _qualified(text: str, part: _Part, numeral: Numeral) -> _Part:
    """The part with the qualifier before it, the classifier and the qualifier behind it."""
    rules = _rules()
    end, classifier = part.end, None
    found: Qualifier | None = "more_than" if numeral.indefinite else None
    if part.shape in ("level", "range", "ordinal"):
        end, found = _word_after(text, end, found)
        unit = rules.classifier.match(text, end)
        if unit:
            end, classifier = unit.end(), unit[1]
    end, found = _word_after(text, end, found)
    start, word = _word_before(text, part.start, numeral)
    found = word or found
    return replace(part, start=start, end=end, qualifier=found, classifier=classifier)


def _word_before(text: str, start: int, numeral: Numeral) -> tuple[int, Qualifier | None]:
    """The start with 约, 不得超过, 近 … and what it means; of two words that match the longer one."""
    window = text[max(0, start - _BEFORE) : start]
    begin, qualifier = len(window), None
    for pattern, entry in _rules().before:
        hit = pattern.search(window)
        if hit and hit.start() < begin and (numeral.unit_first or text[start] == "十" or not entry.get("unit_first")):
            begin, qualifier = hit.start(), entry["qualifier"]
    return start - (len(window) - begin), qualifier


def _word_after(text: str, end: int, found: Qualifier | None) -> tuple[int, Qualifier | None]:
    """The end behind 多, 余, 以上, 左右 … and what it means."""
    rules = _rules()
    word = rules.after.match(text, end)
    if word is None or (
        word.group() in ("多", "余", "来")
        and text[word.end() : word.end() + 1] in ("数", "下", "自", "方", "边", "国", "了")
    ):
        return end, found
    return word.end(), rules.after_words[word.group()]


def _counts(text: str, part: _Part, numeral: Numeral) -> bool:
    """True where the number stands for a quantity: a classifier, a qualifier, or a form that is nothing else."""
    if part.classifier or part.shape == "ordinal":
        return True
    if numeral.chinese:
        return not numeral.spelled and (part.qualifier is not None or (numeral.value > 10 and not numeral.unit_first))
    digits = numeral.end - numeral.start
    year = digits == 4 and 1900 <= numeral.value <= 2100
    mark = text[numeral.start - 1 : numeral.start] in ("", "\n") and text[numeral.end : numeral.end + 1] in (
        ".",
        "、",
        ")",
    )
    return part.qualifier is not None or not (
        year or mark or (digits > 6 and text[numeral.start : numeral.end].isdecimal())
    )


def _multiples(text: str) -> Iterator[_Part]:
    """翻一番, 增加一倍, 三倍, 减半 as relations to another number."""
    if "倍" not in text and "番" not in text and "半" not in text:
        return
    last = 0
    found = [
        (hit.start(), -hit.end(), hit, how) for pattern, how in _rules().multiples for hit in pattern.finditer(text)
    ]
    for start, _, hit, how in sorted(found, key=lambda item: item[:2]):
        if start < last:
            continue
        last = hit.end()
        written = hit.groupdict().get("n") or "一"
        numeral = numeral_at(text, hit.start("n")) if hit.groupdict().get("n") else None
        count = 0.5 if written == "半" else numeral.value if numeral else 1.0
        times = {"power": 2.0 ** min(count, 30), "plus": 1 + count, "half": 0.5, "times": count}[how]
        yield _Part(start, hit.end(), (start, hit.end()), (times,), "multiple", relation=("times", times))


def _joined(text: str, parts: list[_Part]) -> list[_Part]:
    """The parts with ranges (500至600枚) and changes (从410个增加到500个) made one."""
    joined: list[_Part] = []
    for part in parts:
        merged = _merge(text, joined[-1], part) if joined else None
        if merged is None:
            joined.append(part)
        else:
            joined[-1] = merged
    return joined


def _merge(text: str, first: _Part, second: _Part) -> _Part | None:
    """One range or change of two neighbouring numbers; None where they are two quantities."""
    if second.start - first.end > 24 or (len(first.values) > 1 and first.shape != "level"):
        return None
    if {first.shape, second.shape} - {"level", "range", "percent"} or (second.shape == "percent") < (
        first.shape == "percent"
    ):
        return None
    rules = _rules()
    gap = text[first.end : second.start]
    window = text[max(0, first.start - _BEFORE) : first.start]
    from_word = rules.change_from.search(window)
    start = first.start - (len(window) - from_word.start()) if from_word else first.start
    values = (first.values[0], second.values[-1])
    classifier = second.classifier or first.classifier
    number = (first.number[0], second.number[1])
    if rules.range.fullmatch(gap) and not (from_word and first.classifier and second.classifier):
        low = _scaled(text, first, second)
        if low >= second.values[-1]:
            return None
        shape: QuantityShape = "percent" if second.shape == "percent" else "range"
        return _Part(
            first.start, second.end, number, (low, values[1]), shape, first.qualifier or second.qualifier, classifier
        )
    if (from_word or len(gap) <= 6) and rules.change.fullmatch(gap) and (from_word or not rules.range.fullmatch(gap)):
        return _Part(start, second.end, number, values, "change", second.qualifier, classifier)
    return None


def _scaled(text: str, first: _Part, second: _Part) -> float:
    """The low end with the unit of the high end where it has none: 20至30万, 三到四百."""
    unit = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}.get(text[second.number[1] - 1])
    low = first.values[0]
    bare = text[first.number[1] - 1] not in "十百千万亿" and not first.classifier
    return low * unit if unit and bare and low < second.values[-1] / unit else low
