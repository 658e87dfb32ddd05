"""Strings made to hold a pattern up: what it likes, over and over, and never what it waits for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import _constants as C  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

_REPEATS = (C.MAX_REPEAT, C.MIN_REPEAT, C.POSSESSIVE_REPEAT)
_TRIED = "中7a， -\n（“。\u3000一𠮷"
PLAIN = ["中", "7", " ", "\n", "“"]


def units(pattern: str, flags: int) -> list[str]:
    """Short strings to be repeated: a likely match, its beginnings, what stands under each repetition."""
    tree = _parser.parse(pattern, flags)
    likely = _likely(tree)
    found = {likely, likely[:-1], *_repeated(tree), *PLAIN}
    return sorted(unit for unit in found if unit)


def _likely(items: Any) -> str:
    return "".join(_one(operator, argument) for operator, argument in items)


def _one(operator: Any, argument: Any) -> str:
    if operator is C.LITERAL:
        return chr(argument)
    if operator in (C.NOT_LITERAL, C.ANY):
        return "甲"
    if operator is C.IN:
        return _of_class(argument)
    if operator is C.BRANCH:
        return _likely(argument[1][0])
    if operator in (C.SUBPATTERN, C.ATOMIC_GROUP):
        return _likely(argument if operator is C.ATOMIC_GROUP else argument[3])
    if operator in _REPEATS:
        return _likely(argument[2]) * max(int(argument[0]), 1)
    return ""


def _of_class(members: Any) -> str:
    operator, argument = members[0]
    if operator is C.LITERAL:
        return chr(argument)
    if operator is C.RANGE:
        return chr(argument[0])
    return next((one for one in _TRIED if _is_in(members, one)), "甲")


def _is_in(members: Any, character: str) -> bool:
    escapes = {C.CATEGORY_DIGIT: r"\d", C.CATEGORY_SPACE: r"\s", C.CATEGORY_WORD: r"\w"}
    escapes |= {C.CATEGORY_NOT_DIGIT: r"\D", C.CATEGORY_NOT_SPACE: r"\S", C.CATEGORY_NOT_WORD: r"\W"}
    inside = False
    for operator, argument in members:
        if operator is C.LITERAL:
            inside |= chr(argument) == character
        elif operator is C.RANGE:
            inside |= argument[0] <= ord(character) <= argument[1]
        elif operator is C.CATEGORY:
            inside |= re.fullmatch(escapes[argument], character) is not None
    return inside != (members[0][0] is C.NEGATE)


def _repeated(items: Any) -> Iterator[str]:
    for operator, argument in items:
        if operator in _REPEATS:
            yield _likely(argument[2])
            yield from _repeated(argument[2])
        elif operator is C.BRANCH:
            for branch in argument[1]:
                yield from _repeated(branch)
        elif operator is C.SUBPATTERN:
            yield from _repeated(argument[3])
        elif operator is C.ATOMIC_GROUP:
            yield from _repeated(argument)
        elif operator in (C.ASSERT, C.ASSERT_NOT):
            yield from _repeated(argument[1])
