"""What a query looks for: terms joined by AND, OR and NOT; each node as an FTS5 expression and as a test of a text.

The index finds too much only where a term has several runs (`sure` is False there): `holds` decides on the search key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from tracktwo.store.tokens import HAN, RUN, phrase


@dataclass(frozen=True)
class Term:
    """One string to be found. `key` is its search key, `places` finds it in a search key and nowhere else."""

    key: str

    @cached_property
    def match(self) -> str:
        """The FTS5 phrase of the term."""
        return phrase(self.key) or '""'

    @cached_property
    def sure(self) -> bool:
        """True where the index alone is exact: the term is one run."""
        return len(RUN.findall(self.key)) == 1

    @cached_property
    def length(self) -> int:
        """How many letters, digits and Han characters the term has."""
        return sum(len(run.group()) for run in RUN.finditer(self.key))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """A pattern over search keys: runs as they are, marks where the term has some; `places` takes whole words."""
        parts, last = [], 0
        for number, run in enumerate(RUN.finditer(self.key)):
            if number:
                parts.append(r"[\W_]{1,20}" if run.start() > last else "")
            parts.append(re.escape(run.group()))
            last = run.end()
        return re.compile("".join(parts))

    def places(self, key: str) -> Iterator[tuple[int, int]]:
        """Where the term stands in a search key, its first and last word whole: range after range, in order."""
        at = 0
        while found := self.pattern.search(key, at):
            start, end = found.span()
            whole = not (start and _runs_on(key, start)) and not (end < len(key) and _runs_on(key, end))
            if whole:
                yield start, end
            at = end if whole else start + 1


# Made once: a class of that many characters takes milliseconds to compile.
_WORD = re.compile(rf"[^\W_{HAN}]")


def _runs_on(key: str, at: int) -> bool:
    """True where a word other than Han goes on over this place."""
    return _WORD.match(key, at - 1) is not None and _WORD.match(key, at) is not None


@dataclass(frozen=True)
class Both:
    """Everything that its parts all match."""

    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Either:
    """Everything that at least one of its parts matches."""

    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Without:
    """Everything that its part does not match."""

    part: Node


Node = Term | Both | Either | Without


def wanted(node: Node) -> list[Term]:
    """The terms that a node wants found, in order; those behind a NOT are none of them."""
    match node:
        case Term():
            return [node]
        case Without():
            return []
        case Both(parts) | Either(parts):
            return [term for part in parts for term in wanted(part)]


def is_sure(node: Node) -> bool:
    """True where the index alone answers exactly."""
    match node:
        case Term():
            return node.sure
        case Without(part):
            return is_sure(part)
        case Both(parts) | Either(parts):
            return all(map(is_sure, parts))


def expression(node: Node) -> str:
    """FTS5 for a node; a NOT whose index answer would be too wide is left to `holds`."""
    match node:
        case Term():
            return node.match
        case Either(parts):
            return "(" + " OR ".join(map(expression, parts)) + ")"
        case Both(parts):
            asked = [expression(part) for part in parts if wanted(part)]
            barred = [expression(part.part) for part in parts if isinstance(part, Without) and is_sure(part)]
            return "(" + " NOT ".join([f"({' AND '.join(asked)})", *barred]) + ")"
        case Without(part):
            return expression(part)


def holds(node: Node, key: str) -> bool:
    """True where a search key really matches the node."""
    match node:
        case Term():
            return next(node.places(key), None) is not None
        case Without(part):
            return not holds(part, key)
        case Both(parts):
            return all(holds(part, key) for part in parts)
        case Either(parts):
            return any(holds(part, key) for part in parts)
