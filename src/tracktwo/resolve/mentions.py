"""Every name field of every record, as written: what resolve has to decide on."""

from __future__ import annotations

from collections.abc import Iterator

from tracktwo.model import Mention, MentionRole, Record, Records

_SINGLE: dict[str, tuple[MentionRole, ...]] = {
    "statement": ("speaker", "imputed_by", "addressee", "asked_by"),
    "figure": ("subject", "publisher", "repeated_by"),
    "forecast": ("subject", "publisher"),
    "talk": ("by", "convener", "host", "funder"),
}
_LISTS: dict[str, tuple[tuple[str, MentionRole], ...]] = {
    "statement": (("via", "via"),),
    "talk": (("parties", "party"), ("participants", "participant"), ("reason_by", "reason_by")),
}


def mentions(records: Records) -> Iterator[Mention]:
    """A mention for every name that stands in a field of a record, none of them resolved."""
    for record in records.all():
        yield from _mentions_of(record)


def _mentions_of(record: Record) -> Iterator[Mention]:
    for role in _SINGLE[record.kind]:
        name = getattr(record, role)
        if name:
            yield Mention(record.kind, record.anchor, role, 0, name)
    for field, role in _LISTS.get(record.kind, ()):
        for n, name in enumerate(getattr(record, field)):
            if name:
                yield Mention(record.kind, record.anchor, role, n, name)
