"""Quantities: numbers with what stands around them: qualifier, classifier, range, change, percentage, multiple."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tracktwo.extract.numbers import Number, find_numbers
from tracktwo.extract.numerals import Numeral, numeral_at, numeral_words, read_numeral
from tracktwo.extract.page import Page
from tracktwo.extract.quantity_forms import quantity_forms
from tracktwo.model import Qualifier, Quantity
from tracktwo.model.figure import QuantityShape

_BEFORE = 14
"""So far back a qualifier or a 从 is looked for."""
_BOUNDS: dict[Qualifier | None, str] = {
    "more_than": "lower", "at_least": "lower", "less_than": "upper", "up_to": "upper",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Part:
    """One number on its way: `[start, end)` of the folded text with qualifier and classifier, `number` without.

    `weak`: a quantity only as an end of a range (the 一 of 一到五个).
    """

    start: int
    end: int
    number: tuple[int, int]
    values: tuple[float, ...]
    shape: QuantityShape = "level"
    qualifier: Qualifier | None = None
    classifier: str | None = None
    relation: tuple[str, float] | None = None
    weak: bool = False


def find_quantities(page: Page, *, bare: bool = False) -> tuple[Quantity, ...]:
    """The quantities of the page in text order; the numbers of dates, names and model designations are none.

    `中国有约500枚` gives 500 (about, 枚) with the span 约500枚; `从410个增加到500个` one change of two values. With
    `bare`, numbers that nothing counts (a year, 五 alone, the 3 of 3天) are given too: for cells and number tests, not
    for prose. Pure and total: no text makes it raise.
    """
    parts = _joined(page.folded, _parts(page.folded, bare))
    return tuple(
        Quantity(
            page.span(part.start, part.end), page.span(*part.number), part.values, part.shape, part.qualifier,
            part.classifier, part.relation,
        )
        for part in parts
    )  # fmt: skip


def _parts(text: str, bare: bool) -> list[_Part]:
    """The numbers of the text one by one, before ranges and changes are joined."""
    forms = quantity_forms()
    blocked = [(start, end) for _, start, end in forms.words.find_matches_as_indexes(text)]
    blocked += [found.span() for found in forms.address.finditer(text)]
    multiples = [*_multiples(text), *_shares(text)]
    taken = sorted([*blocked, *((part.start, part.end) for part in multiples)])
    parts: list[_Part] = []
    index, last = 0, 0
    for number in find_numbers(text):
        while index < len(taken) and taken[index][1] <= number.numeral.start:
            index += 1
        if number.numeral.start < last or (index < len(taken) and _inside(number.numeral, *taken[index])):
            continue
        part = _part(text, number, bare)
        if part is not None:
            parts.append(part)
            last = part.end
    return sorted([*parts, *multiples], key=lambda part: part.start)


def _inside(numeral: Numeral, start: int, end: int) -> bool:
    """True where the numeral is a piece of the word at `[start, end)`: the 一 of 统一, not 一百零一万 over 万一."""
    return start <= numeral.start < end and (start < numeral.start or numeral.end <= end)


def _part(text: str, number: Number, bare: bool) -> _Part | None:
    """The number with its qualifier and classifier; None where it is no quantity."""
    forms, numeral = quantity_forms(), number.numeral
    if not numeral.chinese and not bare and _in_a_designation(text, number):
        return None
    percent = _percent(text, number)
    if percent is not None:
        return _qualified(text, percent, numeral)
    time = forms.time.match(text, number.end) or forms.time_before.search(text, max(0, number.start - 2), number.start)
    if time and not bare:
        return None
    values = (number.value,) if numeral.high is None else (number.value, numeral.high)
    shape: QuantityShape = "level" if numeral.high is None else "range"
    part = _Part(number.start, number.end, (number.start, number.end), values, shape)
    if text[number.start - 1 : number.start] in forms.ordinal:
        part = replace(part, start=part.start - 1, number=(part.start - 1, part.end), shape="ordinal")
    part = _qualified(text, part, numeral)
    if not bare and not part.classifier and _named(text, number):
        return None
    if (bare and (time or _stands_alone(text, number))) or _counts(text, part, numeral):
        return part
    return replace(part, weak=True)


def _in_a_designation(text: str, number: Number) -> bool:
    """True for 东风-41, F-16, 094A, J20, 10:30, 007: digits that count nothing."""
    before, behind = text[max(0, number.start - 2) : number.start], text[number.end : number.end + 2]
    if behind[:1].isascii() and behind[:1].isalpha() and behind[:1] not in "kKmg":
        return True
    if len(behind) == 2 and behind[0] in ":/" and behind[1].isdecimal():
        return True
    if before[-1:] and ((before[-1].isascii() and before[-1].isalpha()) or before[-1] in "_/:.@#·"):
        return True
    hyphen = before[-1:] == "-" and len(before) == 2 and before[0].isalpha()
    if hyphen and not quantity_forms().classifier.fullmatch(before[0]):
        return True
    return text[number.start] == "0" and text[number.start + 1 : number.start + 2].isdecimal()


def _named(text: str, number: Number) -> bool:
    """True for the number of a type: 歼16, 东风41, 运-8."""
    if number.numeral.chinese or number.end - number.start > 4:
        return False
    return quantity_forms().designation.search(text, max(0, number.start - 6), number.start) is not None


def _percent(text: str, number: Number) -> _Part | None:
    """百分之五, 5%, 5个百分点, 三成五 and 三分之一; None for other numbers."""
    if number.over:
        shape: QuantityShape = "percent" if number.of_hundred else "fraction"
        parts = (number.value, number.high) if number.high else (number.value,)
        shares = tuple(part * (100 if number.of_hundred else 1) for part in parts)
        return _Part(number.start, number.end, (number.start, number.end), shares, shape)
    forms = quantity_forms()
    for percent in forms.percents:
        sign = percent.pattern.match(text, number.end)
        if sign and not number.numeral.unit_first:
            if percent.not_from == number.value:
                continue
            scale = 1 if percent.not_from and number.value > percent.not_from else percent.scale
            second = (sign.groupdict().get("second") or "").strip()
            extra = 5 if second in forms.half else (read_numeral(second) or 0)
            span = (number.start, sign.end())
            values = [number.value, *([number.numeral.high] if number.numeral.high else [])]
            return _Part(*span, span, tuple(round(value * scale + extra, 9) for value in values), "percent")
    return None


def _qualified(text: str, part: _Part, numeral: Numeral) -> _Part:
    """The part with the qualifier before it, the classifier and the qualifier behind it."""
    end, classifier = part.end, None
    found: Qualifier | None = "more_than" if numeral.indefinite else None
    if part.shape in ("level", "range", "ordinal"):
        if part.shape != "ordinal":
            end, found = _word_after(text, end, found)
        unit = quantity_forms().classifier.match(text, end)
        if unit:
            end, classifier = unit.end(), unit[1]
    if part.shape != "ordinal":
        end, found = _word_after(text, end, found, behind_classifier=classifier is not None)
    start, word = _word_before(text, part.start, numeral)
    found = found if found and word == "about" else word or found
    if found is None:
        start, end, found = _compared(text, start, end)
    return replace(part, start=start, end=end, qualifier=found, classifier=classifier)


def _word_before(text: str, start: int, numeral: Numeral) -> tuple[int, Qualifier | None]:
    """The start with 约, 不得超过, 近 … and what it means; of two words that match the longer one."""
    window = text[max(0, start - _BEFORE) : start]
    begin, qualifier = len(window), None
    unit_first = numeral.unit_first or text[start] in numeral_words().tens
    for before in quantity_forms().before:
        hit = before.pattern.search(window)
        if hit and hit.start() < begin and (unit_first or not before.unit_first):
            begin, qualifier = hit.start(), before.qualifier
    return start - (len(window) - begin), qualifier


def _word_after(
    text: str, end: int, found: Qualifier | None, *, behind_classifier: bool = False
) -> tuple[int, Qualifier | None]:
    """The end behind 多, 余, 以上, 左右 … and what it means."""
    forms = quantity_forms()
    word = forms.after.match(text, end)
    if word is None:
        return end, found
    written = word.group().strip()
    if written in forms.with_classifier and not forms.classifier.match(text, word.end()):
        return end, found
    if behind_classifier and written in forms.before_classifier:
        return end, found
    short = len(written) == 1
    if short and text[word.end() : word.end() + 1] in forms.longer:
        return end, found
    return word.end(), forms.after_words[written]


def _compared(text: str, start: int, end: int) -> tuple[int, int, Qualifier | None]:
    """The ends with 比 before and 大, 多, 低 … behind, and what that means."""
    before, after, meanings = quantity_forms().around
    hit, word = before.search(text, max(0, start - 3), start), after.match(text, end)
    return (hit.start(), word.end(), meanings[word.group().strip()]) if hit and word else (start, end, None)


def _counts(text: str, part: _Part, numeral: Numeral) -> bool:
    """True where the number stands for a quantity: a classifier, a qualifier, or a form that is nothing else."""
    if numeral.chinese and not numeral.value:
        return False
    if part.classifier or part.shape == "ordinal" or part.number[1] > numeral.end:
        return True
    if numeral.chinese:
        named = part.qualifier is not None and (part.qualifier != "more_than" or numeral.value >= 10)
        return not numeral.spelled and (named or (numeral.value > 10 and not numeral.unit_first))
    digits = numeral.end - numeral.start
    year = digits == 4 and 1900 <= numeral.value <= 2100
    at_line_start = text[numeral.start - 1 : numeral.start] in ("", "\n")
    mark = at_line_start and text[numeral.end : numeral.end + 1] in (".", "、", ")")
    code = digits > 6 and text[numeral.start : numeral.end].isdecimal()
    return part.qualifier is not None or not (year or mark or code)


def _stands_alone(text: str, number: Number) -> bool:
    """True for a number that is no piece of a word: longer than a character, or followed by a mark or by 是, 的 …."""
    numeral, length = number.numeral, number.end - number.start
    if numeral.spelled:
        return length > 2
    if numeral.unit_first and numeral_words().units.keys() >= set(text[number.start : number.end]):
        return False
    if not numeral.chinese or (length > 1 and not numeral.unit_first) or (numeral.unit_first and length > 2):
        return True
    behind = text[number.end : number.end + 1]
    return not behind.isalpha() or behind in quantity_forms().standing


def _multiples(text: str) -> Iterator[_Part]:
    """翻一番, 增加一倍, 三倍, 减半 as relations to another number."""
    last, forms = 0, quantity_forms()
    fitting = forms.multiples.fitting(text)
    found = [(hit.start(), -hit.end(), hit, how) for pattern, how in fitting for hit in pattern.finditer(text)]
    for start, _, hit, how in sorted(found, key=lambda item: item[:2]):
        if start < last:
            continue
        last = hit.end()
        written = hit.groupdict().get("n")
        numeral = numeral_at(text, hit.start("n")) if written else None
        count = 0.5 if written in forms.half else numeral.value if numeral else 1.0
        times = {"power": 2.0 ** min(count, 30), "plus": 1 + count, "half": 0.5, "times": count}[how]
        yield _Part(start, hit.end(), (start, hit.end()), (times,), "multiple", relation=("times", times))


def _shares(text: str) -> Iterator[_Part]:
    """一半, 半数: shares without a number."""
    for share in quantity_forms().shares.fitting(text):
        for hit in share.pattern.finditer(text):
            part = _Part(hit.start(), hit.end(), hit.span(), (share.value,), share.shape)
            yield _qualified(text, part, Numeral(hit.start(), hit.end(), share.value))


def _joined(text: str, parts: list[_Part]) -> list[_Part]:
    """The parts with ranges (500至600枚) and changes (从410个增加到500个) made one, weak ones left out."""
    joined: list[_Part] = []
    for part in parts:
        merged = _merge(text, joined[-1], part) if joined else None
        if merged is None:
            joined.append(part)
        else:
            joined[-1] = merged
    return [part for part in joined if not part.weak]


def _merge(text: str, first: _Part, second: _Part) -> _Part | None:
    """One range or change of two neighbouring numbers; None where they are two quantities."""
    if second.start - first.end > 24 or len(first.values) > 1 or {first.shape, second.shape} - {
        "level", "range", "percent", "ordinal", "fraction",
    }:  # fmt: skip
        return None
    if first.shape == second.shape and first.shape in ("level", "ordinal", "fraction"):
        found = _bounds(text, first, second) or _pair(text, first, second)
        if found:
            return found
    if {"ordinal", "fraction"} & {first.shape, second.shape} or (
        first.shape == "percent" and second.shape != "percent"
    ):
        return None
    return _range(text, first, second) or _change(text, first, second)


def _range(text: str, first: _Part, second: _Part) -> _Part | None:
    """500至600枚, 20%至30%, 20至30万; None where the ends do not rise or 从 makes it a change."""
    forms, gap = quantity_forms(), text[first.end : second.start]
    if not forms.range.between.fullmatch(gap):
        return None
    if first.classifier and second.classifier and _opening(text, first) is not None:
        return None
    low, high = _scaled(text, first, second), second.values[-1]
    if low >= high or (second.weak and first.weak):
        return None
    shape: QuantityShape = "percent" if second.shape == "percent" else "range"
    qualifier, classifier = first.qualifier or second.qualifier, second.classifier or first.classifier
    return _Part(
        first.start, second.end, (first.number[0], second.number[1]), (low, high), shape, qualifier, classifier
    )


def _change(text: str, first: _Part, second: _Part) -> _Part | None:
    """从410个增加到500个, 由三百枚增至四百枚, 410枚增至500枚."""
    forms, gap = quantity_forms(), text[first.end : second.start]
    opening = _opening(text, first)
    if first.weak or second.weak or (opening is None and (len(gap) > 6 or forms.range.between.fullmatch(gap))):
        return None
    if not forms.change.verb.fullmatch(gap):
        return None
    start = first.start if opening is None else opening
    classifier = second.classifier or first.classifier
    values = (first.values[0], second.values[-1])
    return _Part(start, second.end, (first.number[0], second.number[1]), values, "change", second.qualifier, classifier)


def _opening(text: str, part: _Part) -> int | None:
    """Where the 从 or 由 before the part stands, None where there is none."""
    found = quantity_forms().change.opening.search(text[max(0, part.start - _BEFORE) : part.start])
    return max(0, part.start - _BEFORE) + found.start() if found else None


def _bounds(text: str, first: _Part, second: _Part) -> _Part | None:
    """大于100并且小于300, 1000以上1500以下: a lower and an upper bound in either order."""
    kinds = (_BOUNDS.get(first.qualifier), _BOUNDS.get(second.qualifier))
    if set(kinds) != {"lower", "upper"} or text[first.end : second.start].strip() not in quantity_forms().range.bounds:
        return None
    low, high = sorted((first.values[0], second.values[0]))
    if (first.values[0] == low) != (kinds[0] == "lower") or low == high:
        return None
    classifier = first.classifier or second.classifier
    number = (first.number[0], second.number[1])
    return _Part(first.start, second.end, number, (low, high), "range", None, classifier)


def _pair(text: str, first: _Part, second: _Part) -> _Part | None:
    """10000与20000之间, 三、四枚: two ends named as a pair."""
    forms, gap = quantity_forms().range, text[first.end : second.start]
    low, high = first.values[0], second.values[0]
    number, classifier = (first.number[0], second.number[1]), second.classifier or first.classifier
    closing = forms.closing.match(text, second.end)
    if closing and forms.pairs.fullmatch(gap) and low < high:
        opening = forms.opening.search(text, max(0, first.start - 3), first.start)
        start = opening.start() if opening else first.start
        return _Part(start, closing.end(), number, (low, high), "range", first.qualifier, classifier)
    neighbours = 0 < low < 10 and high - low in (1, 2)
    if gap == "、" and first.weak and not second.weak and neighbours and not second.qualifier:
        return _Part(first.start, second.end, number, (low, high), "range", first.qualifier, classifier)
    return None


def _scaled(text: str, first: _Part, second: _Part) -> float:
    """The low end with the unit of the high end where it has none: 20至30万, 三到四百."""
    words, low, last = numeral_words(), first.values[0], text[first.number[1] - 1]
    unit = words.units.get(text[second.number[1] - 1])
    bare = last not in words.units and last not in words.tens and not first.classifier
    return low * unit if unit and bare and low < second.values[-1] / unit else low
