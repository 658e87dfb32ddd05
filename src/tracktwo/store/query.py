"""The query language of search: words, "phrases", AND, OR, NOT, brackets, filters; made into one FTS5 expression.

    核武 AND (二轨 OR "Track 2") NOT 演习 outlet:中央社 from:2020-08 to:2020-09 speaker:丁一鸣 kind:statement

Words side by side are joined by AND. A term is exact: Han of any length wherever it stands, other words whole;
simplified and traditional, width and case are one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from tracktwo.errors import QueryError
from tracktwo.store.lookup import KINDS
from tracktwo.store.terms import Both, Either, Node, Term, Without, expression, holds, is_sure, wanted
from tracktwo.store.times import wrong_dates
from tracktwo.store.tokens import RUN, search_key

_PIECE = re.compile(
    r"(?:(?P<open>[(（])|(?P<close>[)）])|(?P<filter>(?:outlet|from|to|speaker|kind)[:：](?P<value>[\"“][^\"”]*[\"”]|[^\s()（）]*))"
    r"|[\"“”](?P<phrase>[^\"“”]*)[\"“”]|(?P<unclosed>[\"“”])|(?P<word>[^\s()（）\"“”]+))"
)
_LONGEST = 1_000
_DEEPEST = 50


@dataclass(frozen=True)
class Query:
    """A parsed query: what to find (None with filters only) and the filters by name."""

    node: Node | None
    filters: dict[str, str] = field(default_factory=dict)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The terms that are wanted, in order."""
        return tuple(wanted(self.node)) if self.node else ()

    @property
    def newest_first(self) -> bool:
        """True where no wanted term is longer than two characters: rank says little there."""
        return max((term.length for term in self.terms), default=0) <= 2

    @property
    def match(self) -> str | None:
        """The FTS5 expression; None where there is nothing to look up. What it finds may need `accepts`."""
        return expression(self.node) if self.node else None

    @cached_property
    def sure(self) -> bool:
        """True where the index alone answers exactly."""
        return self.node is None or is_sure(self.node)

    def accepts(self, key: str) -> bool:
        """True where a search key really matches."""
        return self.node is None or holds(self.node, key)


def parse_query(text: str) -> Query:
    """The query that `text` writes.

    Raises QueryError for an empty one, an open bracket or phrase, only NOTs, a filter without a value or with no such
    kind or date, a time without a day. What it says and advises are whole phrases, which the desk's [query] words have
    in each language.
    """
    if len(text) > _LONGEST:
        raise QueryError("the query is longer than 1,000 characters", todo="shorten it")
    parser = _Parser(text)
    node = parser.alternatives(0)
    if parser.peek() is not None:
        raise QueryError("a closing bracket without an opening one", where=text, todo="take it out")
    query = Query(node, parser.filters)
    first, last = parser.filters.get("from"), parser.filters.get("to")
    if wrong_dates(first, last):
        raise QueryError(
            "the time ends before it begins", where=f"from:{first} to:{last}", todo="write the earlier date as from:"
        )
    if node is None and not parser.filters:
        raise QueryError("nothing to look for", where=text, todo="give a word, a phrase or a filter")
    if node is not None and not query.terms:
        raise QueryError("a query cannot be only NOT", where=text, todo="say what to find as well")
    return query


class _Parser:
    """Reads pieces from left to right: OR binds weakest, then AND, then NOT."""

    def __init__(self, text: str) -> None:
        self.text, self.filters = text, dict[str, str]()
        self.pieces = [match for match in _PIECE.finditer(text) if match.group().strip()]
        self.number = 0

    def peek(self) -> re.Match[str] | None:
        """The next piece, filters taken out on the way."""
        while self.number < len(self.pieces) and self.pieces[self.number]["filter"]:
            self._filter(self.pieces[self.number])
            self.number += 1
        return self.pieces[self.number] if self.number < len(self.pieces) else None

    def alternatives(self, depth: int) -> Node | None:
        """What stands between two brackets, or the whole query."""
        if depth > _DEEPEST:
            raise QueryError("brackets nested too deep", where=self.text, todo="write it flatter")
        parts = [self._all(depth)]
        while (piece := self.peek()) and piece["word"] == "OR":
            self.number += 1
            parts.append(self._all(depth))
        nodes = tuple(part for part in parts if part is not None)
        if len(parts) > 1 and len(nodes) < len(parts):
            raise QueryError("OR wants something on both sides", where=self.text, todo="write 甲 OR 乙")
        if len(nodes) > 1 and any(not tuple(wanted(node)) for node in nodes):
            raise QueryError("NOT cannot stand alone beside OR", where=self.text, todo="write 甲 OR (乙 NOT 丙)")
        return Either(nodes) if len(nodes) > 1 else (nodes[0] if nodes else None)

    def _all(self, depth: int) -> Node | None:
        parts: list[Node] = []
        while (piece := self.peek()) and not piece["close"] and piece["word"] != "OR":
            if piece["word"] == "AND":
                self.number += 1
                continue
            part = self._one(depth)
            if part is not None:
                parts.append(part)
        return Both(tuple(parts)) if len(parts) > 1 else (parts[0] if parts else None)

    def _one(self, depth: int) -> Node | None:
        piece = self.pieces[self.number]
        self.number += 1
        if piece["unclosed"]:
            raise QueryError("a phrase is not closed", where=self.text, todo='add the closing "')
        if piece["word"] == "NOT":
            following = self.peek()
            if following is None or following["close"]:
                raise QueryError("NOT wants something behind it", where=self.text, todo="write 甲 NOT 乙")
            part = self._one(depth)
            return Without(part) if part is not None else None
        if piece["open"]:
            inner = self.alternatives(depth + 1)
            if not (closing := self.peek()) or not closing["close"]:
                raise QueryError("a bracket is not closed", where=self.text, todo="add the closing bracket")
            self.number += 1
            return inner
        key = search_key(piece["phrase"] if piece["phrase"] is not None else piece["word"])
        return Term(key) if RUN.search(key) else None

    def _filter(self, piece: re.Match[str]) -> None:
        name, value = re.split("[:：]", piece["filter"], maxsplit=1)
        value = value.strip('"“” ')
        if not value:
            raise QueryError("a filter without a value", where=name, todo="write outlet:NAME without a space")
        if name in ("from", "to") and wrong_dates(value, None):
            raise QueryError("this is no date", where=f"{name}:{value}", todo="write 2024, 2024-06 or 2024-06-17")
        if name == "kind" and value not in KINDS:
            raise QueryError(
                "there is no such kind of record",
                where=f"{name}:{value}",
                todo="one of statement, figure, forecast, talk",
            )
        self.filters[name] = value
