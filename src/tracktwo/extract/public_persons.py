"""The persons whom knowledge/ holds, by the names that texts give them: 唐纳德·川普 is 川普, 小唐纳德·川普 is not."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tracktwo.extract.tokens import DOTS, is_transliterated
from tracktwo.knowledge.people import people
from tracktwo.languages import fold
from tracktwo.languages.script import DOT

STOPS, HYPHENS = ".˙﹒", "‑–－-"  # stand for a dot: 乔.拜登, 发言人彼得-斯塔诺
_MARKS = str.maketrans(dict.fromkeys(DOTS + STOPS + HYPHENS, DOT))


def is_public(short: str, full: str) -> bool:
    """True where both are names of the same person; any mark may stand between the parts of `full`."""
    return not public_forms().get(short, frozenset()).isdisjoint(public_forms().get(full.translate(_MARKS), ()))


@cache
def public_forms() -> Mapping[str, frozenset[str]]:
    """The persons by each of their Chinese names, folded: full, short and with a given name."""
    found: dict[str, set[str]] = {}
    for person in people():
        for name in (*person.full, *person.short):
            found.setdefault(fold(name), set()).add(person.actor.id)
    return {name: frozenset(ids) for name, ids in found.items()}


def is_woman(name: str, text: str) -> bool | None:
    """Whether knowledge has the person of that name as a woman; None for others and where a man has the name too.

    A bare foreign surname, which others have too, only where the text has the Latin name: 斯图尔特（Mallory Stewart）.
    """
    if name not in _surnames():
        return _women().get(name)
    of = {woman for latin, woman in _surnames()[name] if any(one in text for one in latin)}
    return of.pop() if len(of) == 1 else None


@cache
def _women() -> Mapping[str, bool | None]:
    women = {person.actor.id: person.woman for person in people()}
    found: dict[str, bool | None] = {}
    for name, ids in public_forms().items():
        of = {women[one] for one in ids}
        found[name] = of.pop() if len(of) == 1 else None
    return found


@cache
def _surnames() -> Mapping[str, list[tuple[tuple[str, ...], bool]]]:
    """The foreign surnames, each with the Latin names of those who have it and whether that is a woman."""
    found: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
    for person in people():
        for name in map(fold, person.short):
            if is_transliterated(name):
                found.setdefault(name, []).append((person.latin, person.woman))
    return found
