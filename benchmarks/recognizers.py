"""Measures dates and numbers on the Chinese cases of Microsoft Recognizers-Text (../shared/specs/recognizers-zh, MIT).

    python benchmarks/recognizers.py [--all]

Prints each wrong case, right and wrong by file, and the cases out of scope by reason (with --all each of them).
Right is: the span, and where the file gives one the value: a date or interval equal to their Past- or FutureResolution
(their ends are exclusive, and a period between two dates ends where the second begins), a duration equal as Timex, a
number equal to 12 digits, a range with equal ends. The span is compared without what stands around the number by our
guide and not by theirs: an approximating word before it (大概有) and the classifier behind it.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tracktwo.extract.dates import find_dates
from tracktwo.extract.page import Page, open_page
from tracktwo.extract.quantities import find_quantities
from tracktwo.model import DateMention, Document, Quantity

CASES = Path(__file__).resolve().parents[2] / "shared" / "specs" / "recognizers-zh"
Case = dict[str, Any]
Found = tuple[int, int, str]

# What we decided not to support: (files, pattern on the input, reason).
OUT_OF_SCOPE = (
    ("Date", r"农历|大年|正月|初一", "lunar date"),
    ("Date", r"神龙|雍正|康熙", "reign date"),
    ("Date", r"最近还好吗|^最近$", "最近 names no day"),
    ("Date", r"夏天", "season"),
    ("Date", r"1789|1357年|三六七年|在789年|民国三年|19世纪|十九世纪", "outside 1900 to 2100: never given"),
    ("Date", r"^1500|19世纪", "outside 1900 to 2100: never given"),
    ("Date", r"2月30日|2019年2月29日", "impossible date: never given"),
    ("Date", r"分钟|小时|20时|20秒", "clock time"),
    ("Number", r"\^|\d[eEｅ][+\-－\d]", "formula: powers and e-notation"),
    ("Number", r"美元|美刀", "money: their number model leaves it to another model, we give the number"),
    ("NumberModel", r"^百分之|百分点", "a percentage is one quantity here: measured by PercentModel"),
)


@dataclass(frozen=True)
class Verdict:
    file: str
    text: str
    outcome: str
    expected: str = ""
    got: str = ""


def page_of(case: Case) -> Page:
    day = case.get("Context", {}).get("ReferenceDateTime", "2017-03-22")[:10]
    return open_page(Document("id", "", case["Input"], b"", "utf-8", "text", "1", (), local_date=day))


def span_of(result: Case) -> tuple[int, int]:
    start = result["Start"]
    return start, start + result["Length"] if "Length" in result else result["End"] + 1


def exclusive(day: str | None) -> str | None:
    return (date.fromisoformat(day) + timedelta(1)).isoformat() if day else None


def unit_start(day: str | None, precision: str) -> str | None:
    """The first day of the year or month that ends on `day`: where their period between two dates ends."""
    if day is None:
        return None
    return {"year": f"{day[:4]}-01-01", "month": f"{day[:7]}-01"}.get(precision, day)


def same_date(mention: DateMention, value: Case, kind: str) -> bool:
    if kind == "duration":
        return bool(mention.length == value["Timex"])
    for resolution in (value["PastResolution"], value["FutureResolution"]):
        if kind == "date" and mention.start == mention.end == resolution.get("date"):
            return True
        if kind == "daterange" and mention.role in ("since", "until"):
            return bool(resolution["startDate"].startswith(mention.value or "-"))
        ends = (exclusive(mention.end), unit_start(mention.end, mention.precision) if mention.role == "range" else None)
        if kind == "daterange" and mention.start == resolution.get("startDate") and resolution.get("endDate") in ends:
            return True
    return False


def kind_of(mention: DateMention) -> str:
    if mention.role == "duration":
        return "duration"
    if mention.role == "during":
        return "daterange"
    if mention.role == "range" or mention.precision != "day":
        return "daterange" if mention.precision != "open" else "vague"
    return "date"


def judge_dates(case: Case) -> tuple[bool, str]:
    wanted = {result["Type"] for result in case["Results"]} or {"date", "daterange", "duration"}
    found = [mention for mention in find_dates(page_of(case)) if kind_of(mention) in wanted]
    got = "; ".join(f"{m.span.quote} {m.start}..{m.end} {m.length or ''} {m.role}" for m in found)
    if [(m.span.start, m.span.end) for m in found] != [span_of(result) for result in case["Results"]]:
        return False, got
    pairs = zip(found, case["Results"], strict=True)
    return all(not r.get("Value") or same_date(m, r["Value"], r["Type"]) for m, r in pairs), got


def spans_of(quantity: Quantity) -> set[tuple[int, int]]:
    starts = {quantity.span.start, quantity.number.start}
    ends = {quantity.span.end, quantity.number.end, quantity.span.end - len(quantity.classifier or "")}
    return {(start, end) for start in starts for end in ends}


def close(ours: float, theirs: float) -> bool:
    return abs(ours - theirs) <= 1e-12 * max(abs(ours), abs(theirs), 1e-300) * 1000


def ends_of(quantity: Quantity) -> tuple[float | None, float | None]:
    if len(quantity.values) == 2:
        return quantity.values[0], quantity.values[1]
    value = quantity.values[0]
    if quantity.qualifier in ("more_than", "at_least"):
        return value, None
    if quantity.qualifier in ("less_than", "up_to", "nearly"):
        return None, value
    return value, value


def same_number(quantity: Quantity, value: str, file: str) -> bool:
    if "NumberRange" in file:
        low, high = (float(end) if end else None for end in value[1:-1].split(","))
        ours = ends_of(quantity)
        return all(
            a is b or (a is not None and b is not None and close(a, b)) for a, b in zip(ours, (low, high), strict=True)
        )
    return close(quantity.values[0], float(value.rstrip("%")))


SHAPES = {"NumberModel": ("level", "fraction"), "OrdinalModel": ("ordinal",), "PercentModel": ("percent",)}


def judge_numbers(case: Case, file: str) -> tuple[bool, str]:
    found = find_quantities(page_of(case), bare=True)
    if "NumberRange" in file:
        found = tuple(q for q in found if len(q.values) == 2 or q.qualifier)
    else:
        found = tuple(q for q in found if q.shape in SHAPES[Path(file).stem])
    got = "; ".join(f"{q.span.quote} {q.values} {q.qualifier or ''}" for q in found)
    if len(found) != len(case["Results"]):
        return False, got
    pairs = list(zip(found, case["Results"], strict=True))
    right = all(span_of(r) in spans_of(q) and same_number(q, r["Resolution"]["value"], file) for q, r in pairs)
    return right, got


def judge(case: Case, file: str) -> Verdict:
    expected = "; ".join(
        f"{r['Text']} {r.get('Resolution', {}).get('value') or (r.get('Value') or {}).get('Timex', '')}"
        for r in case["Results"]
    )
    for files, pattern, reason in OUT_OF_SCOPE:
        if files in file and re.search(pattern, case["Input"]):
            return Verdict(file, case["Input"], reason, expected)
    right, got = judge_dates(case) if "DateTime" in file else judge_numbers(case, file)
    return Verdict(file, case["Input"], "right" if right else "wrong", expected, got)


def verdicts() -> Iterator[Verdict]:
    for path in sorted(CASES.glob("*/*.json")):
        file = f"{path.parent.name}/{path.name}"
        for case in json.loads(path.read_text(encoding="utf-8-sig")):
            yield judge(case, file)


def main() -> int:
    if not CASES.is_dir():
        print(f"skipped: there is no {CASES}", file=sys.stderr)
        return 0
    found = list(verdicts())
    for verdict in found:
        if verdict.outcome == "wrong":
            print(f"wrong  {verdict.file}  {verdict.text}")
            print(f"       expected {verdict.expected}\n       got      {verdict.got}")
    reasons = Counter(verdict.outcome for verdict in found if verdict.outcome not in ("right", "wrong"))
    for verdict in found:
        if verdict.outcome in reasons and "--all" in sys.argv:
            print(f"out    {verdict.file}  {verdict.text}  ({verdict.outcome})")
    print(f"\n{'file':34}{'right':>6}{'wrong':>6}{'out':>6}{'right of scope':>16}")
    for file in [*sorted({verdict.file for verdict in found}), ""]:
        rows = Counter(v.outcome for v in found if not file or v.file == file)
        right, wrong = rows["right"], rows["wrong"]
        scope = 100 * right / max(right + wrong, 1)
        print(f"{file or 'all':34}{right:6}{wrong:6}{rows.total() - right - wrong:6}{scope:15.1f}%")
    for reason, number in reasons.most_common():
        print(f"out of scope: {number:3}  {reason}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
