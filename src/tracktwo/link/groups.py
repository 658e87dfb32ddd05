"""Groups of record keys: made from pairs, cut by days, and what people decided about them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeVar

LinkKind = Literal["reprint", "meeting", "forecast"]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Group:
    """Two records or more that report one thing: their keys, sorted, and what they have in common."""

    keys: tuple[str, ...]
    why: str

    @property
    def key(self) -> str:
        """The smallest key: the name of the group, whatever came first."""
        return self.keys[0]


@dataclass(frozen=True, slots=True)
class Judged:
    """A person's decision that two records are the same, or that `key` does not belong to the group of `other`."""

    key: str
    other: str
    same: bool


def joined(count: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The connected components of `count` things, each sorted; a thing without a pair is one of its own."""
    parent = list(range(count))

    def root(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for left, right in pairs:
        first, second = sorted((root(left), root(right)))
        parent[second] = first
    found: dict[int, list[int]] = {}
    for one in range(count):
        found.setdefault(root(one), []).append(one)
    return list(found.values())


def day_number(day: str) -> int:
    """The number of a day written `2024-06-22`, so that days can be counted between two."""
    return date.fromisoformat(day).toordinal()


def windows(ordered: Sequence[T], day: Callable[[T], int], length: int) -> list[list[T]]:
    """Things in order of their days, cut so that no two of one part are more than `length` days apart."""
    found: list[list[T]] = []
    for one in ordered:
        if found and day(one) - day(found[-1][0]) <= length:
            found[-1].append(one)
        else:
            found.append([one])
    return found


def decided(groups: Collection[Group], judged: Collection[Judged]) -> list[Group]:
    """The groups after what people decided: `different` takes a record out, then `same` joins; sorted by key.

    Only what stands in the groups, or in a judgement, is known here. A record may be joined that was in no group.
    """
    parts = [(set(group.keys), group.why) for group in sorted(groups, key=lambda group: group.key)]
    for one in sorted((one for one in judged if not one.same), key=lambda one: (one.key, one.other)):
        for keys, _ in parts:
            if {one.key, one.other} <= keys:
                keys.discard(one.key)
    place = {key: n for n, (keys, _) in enumerate(parts) for key in keys}
    why = dict(enumerate(why for _, why in parts))
    members = {n: keys for n, (keys, _) in enumerate(parts)}
    for one in sorted((one for one in judged if one.same), key=lambda one: (one.key, one.other)):
        for key in (one.key, one.other):
            if key not in place:
                place[key] = len(why)
                members[place[key]], why[place[key]] = {key}, "a judgement"
        first, second = sorted((place[one.key], place[one.other]))
        if first != second:
            members[first] |= members[second]
            for key in members.pop(second):
                place[key] = first
            why[first] = why[first] if why[first].endswith("a judgement") else f"{why[first]}; a judgement"
    made = [Group(tuple(sorted(keys)), why[n]) for n, keys in members.items() if len(keys) > 1]
    return sorted(made, key=lambda group: group.key)
