"""Quotation marks to quotations: never an exception, never a run over a line that has no part in the quotation.

Directed marks (「」『』‘’) are paired by direction. “ ” and " are paired by turns inside a line, because outlets print
them reversed (”…“) or doubled (”…”), unless one plainly holds another, “甲“乙”丙”; where their number is odd, direction
decides and what stays open ends with the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tracktwo.languages import entries

_STOPS = "，,：:。"  # no inner quotation of a few words ends so
LONGEST_RUN = 12  # lines that one quotation may run over when only its last line closes it


@dataclass(slots=True)  # not frozen: made many times a text (docs/measured.md)
class Quotation:
    """One quotation: `[start, end)` with its marks, `[inner_start, inner_end)` without.

    `closed` is False where no closing mark was found and the line's end closes it. `depth` is 0 for an outer one.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool = True
    depth: int = 0


@cache
def _marks() -> tuple[dict[str, str], dict[str, str], re.Pattern[str], str, str, str]:
    package = "tracktwo.languages.zh"
    pairs = {entry["open"]: entry["close"] for entry in entries(package, "quotation.toml", "pair")}
    (double,) = entries(package, "quotation.toml", "parity", required=("open", "close", "plain"))
    closing = {close: opening for opening, close in pairs.items()}
    every = "".join([*pairs, *closing, double["open"], double["close"], double["plain"]])
    return pairs, closing, re.compile(f"[{re.escape(every)}]"), double["open"], double["close"], double["plain"]


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """The quotations of `text` by start; inner ones have a depth above 0.

    丁一鸣说：”会谈没有取消。“ gives one quotation though its marks are reversed.
    """
    found: list[Quotation] = []
    carried: int | None = None  # start of a “ that its own line never closed
    lines = 0
    start = 0
    for line in text.split("\n"):
        marks = _marks_of(line)
        if carried is None and not marks:
            lines = 1
            start += len(line) + 1
            continue
        pieces = list(_line_quotations(line, start, marks))
        opened, closing = _turns(line, marks) if carried is None else _turns(line, marks, 1)
        if carried is not None and closing is not None:
            found = [one for one in found if one.start != carried]
            end = start + closing
            found.append(Quotation(carried, end + 1, carried + 1, end))
            front, rest = line[:closing], " " * (closing + 1) + line[closing + 1 :]
            found.extend(one for one in _line_quotations(front, start, _marks_of(front)) if one.closed)
            pieces = list(_line_quotations(rest, start, _marks_of(rest)))
            carried, (opened, _) = None, _turns(rest, _marks_of(rest))
        found.extend(pieces)
        if carried is None:
            carried, lines = (None if opened is None else start + opened), 0
        elif lines >= LONGEST_RUN or opened is not None:
            carried = None if opened is None else start + opened
            lines = 0
        lines += 1
        start += len(line) + 1
    return tuple(_nested(sorted(found, key=lambda one: (one.start, -one.end))))


def _marks_of(line: str) -> list[tuple[int, str]]:
    """The quotation marks of a line with their places."""
    return [(match.start(), match.group()) for match in _marks()[2].finditer(line)]


def _turns(line: str, found: list[tuple[int, str]], depth: int = 0) -> tuple[int | None, int | None]:
    """Where the “ of a speech stays open in `line`, and where a ” closes one of an earlier line (`depth` 1).

    An even number of “ and ” closes inside the line, whatever their direction.
    """
    _, _, _, opening, close, plain = _marks()
    stack: list[int] = []
    marks = [one for one in found if one[1] in (opening, close)]
    if len(marks) % 2 == 0:
        return None, None
    for at, mark in marks:
        if mark == opening:
            stack.append(at)
        elif stack:
            stack.pop()
        elif depth:
            return None, at
    begins = (
        bool(stack)
        and (not line[: stack[0]].strip() or line[: stack[0]].rstrip()[-1] in "：:，,；;")
        and plain not in line
    )
    return (stack[0] if begins else None), None


def _line_quotations(line: str, offset: int, marks: list[tuple[int, str]]) -> Iterator[Quotation]:
    pairs, closing, _, opening, close, plain = _marks()
    if not marks:
        return
    stacks: dict[str, list[int]] = {}
    for at, mark in marks:
        if mark in pairs:
            stacks.setdefault(mark, []).append(at)
        elif mark in closing and (stack := stacks.get(closing[mark])):
            yield Quotation(offset + stack[-1], offset + at + 1, offset + stack[-1] + 1, offset + at)
            stack.pop()
    if (stack := stacks.get("「")) and len(stack) == 1 and len(line.rstrip()) > stack[0] + 1:
        yield _open(line, offset, stack[0])
    curly = [(at, mark) for at, mark in marks if mark in (opening, close)]
    straight = [at for at, mark in marks if mark == plain]
    if len(curly) % 2 and len(straight) % 2:  # "甲”: one printed with both kinds
        yield from _by_turns(line, offset, sorted([*curly, *((at, plain) for at in straight)]), opening)
        return
    yield from _by_turns(line, offset, curly, opening)
    yield from _by_turns(line, offset, [(at, plain) for at in straight[: len(straight) // 2 * 2]], opening)


def _by_turns(line: str, offset: int, marks: list[tuple[int, str]], opening: str) -> Iterator[Quotation]:
    if len(marks) % 2 == 0:
        nested = _by_direction(line, marks, opening)
        for first, second in nested or [(marks[at][0], marks[at + 1][0]) for at in range(0, len(marks), 2)]:
            if second > first + 1:
                yield Quotation(offset + first, offset + second + 1, offset + first + 1, offset + second)
        return
    begun: int | None = None
    for at, mark in marks:
        if mark == opening:
            begun = at
        elif begun is not None:
            if at > begun + 1:
                yield Quotation(offset + begun, offset + at + 1, offset + begun + 1, offset + at)
            begun = None
    if begun is not None and len(line.rstrip()) > begun + 1:
        yield _open(line, offset, begun)


def _by_direction(line: str, marks: list[tuple[int, str]], opening: str) -> list[tuple[int, int]]:
    """The pairs where a quotation holds one in the same marks, “甲“乙”丙”; none where the marks only alternate.

    “甲，“丁一鸣说，”乙。” is a misprint: what stands between its inner marks ends with a comma.
    """
    pairs: list[tuple[int, int]] = []
    stack: list[int] = []
    deep = False
    for at, mark in marks:
        if mark == opening:
            stack.append(at)
            continue
        if not stack:
            return []
        first = stack.pop()
        pairs.append((first, at))
        if stack:
            deep = True
            if line[at - 1] in _STOPS:
                return []
    return pairs if deep and not stack else []


def _open(line: str, offset: int, at: int) -> Quotation:
    end = offset + len(line.rstrip())
    return Quotation(offset + at, end, offset + at + 1, end, closed=False)


def _nested(ordered: list[Quotation]) -> Iterator[Quotation]:
    """The quotations with their depth; one that crosses another's edge is left out."""
    around: list[Quotation] = []
    for one in ordered:
        while around and around[-1].end <= one.start:
            around.pop()
        if around and one.end > around[-1].end:
            continue
        yield Quotation(one.start, one.end, one.inner_start, one.inner_end, one.closed, len(around))
        around.append(one)
