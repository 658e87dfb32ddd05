"""Addresses: of documents, records, spans, views; and the address of a page with one thing changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from fastapi import Request

PART = 100_000  # code points of a text shown at once; a link to a later place names it
NOT_NARROWING = ("page", "order", "lang", "theme", "restricted")


@dataclass(frozen=True, slots=True)
class Here:
    """The address of the page that is being made."""

    path: str
    pairs: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, request: Request) -> Here:
        """The address that was asked for, empty parameters left out; the path as sent, still escaped."""
        pairs = tuple((name, value) for name, value in request.query_params.multi_items() if value != "")
        return cls(quote(request.url.path), pairs)

    @property
    def narrows(self) -> bool:
        """True where a parameter leaves something out: a page's number, an order, the look do not."""
        return any(name not in NOT_NARROWING for name, _ in self.pairs)

    def with_(self, **changes: Any) -> str:
        """This address with some parameters set (None takes one out), language and theme choices dropped."""
        dropped = {"lang", "theme", *changes}
        pairs = [(name, value) for name, value in self.pairs if name not in dropped]
        pairs += [(name, str(value)) for name, value in changes.items() if value is not None]
        return self.path + (f"?{urlencode(pairs)}" if pairs else "")

    def toggled(self, name: str, value: str) -> str:
        """This address with one value of a repeated parameter put in or taken out; back to the first page."""
        kept = [pair for pair in self.pairs if pair[0] not in ("lang", "theme", "page")]
        pair = (name, value)
        pairs = [other for other in kept if other != pair] if pair in kept else [*kept, pair]
        return self.path + (f"?{urlencode(pairs)}" if pairs else "")

    def has(self, name: str, value: str) -> bool:
        """True where the address holds this parameter with this value."""
        return (name, value) in self.pairs


def document(identity: str, start: int | None = None, end: int | None = None, record: str | None = None) -> str:
    """The reader's address of a document; with a span it is marked, with a record it is gone to."""
    pairs = []
    if start is not None and end is not None:
        pairs.append(("span", f"{start}-{end}"))
    elif start is not None and start >= PART:
        pairs.append(("at", str(start)))
    mark = f"#r-{record}" if record else ("#span" if end is not None else "")
    return f"/documents/{quote(identity)}" + (f"?{urlencode(pairs)}" if pairs else "") + mark


def record(identity: str) -> str:
    """The address of a record's own page."""
    return f"/records/{quote(identity)}"


def records(**wanted: str) -> str:
    """The address of the ledger page with some facets chosen."""
    return "/records" + (f"?{urlencode(wanted)}" if wanted else "")


def actor(identity: str) -> str:
    """The address of an actor's page."""
    return f"/actors/{quote(identity)}"


def outside(url: str | None) -> str | None:
    """A document's own address where it is one that a browser may open: http or https; else None."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None
