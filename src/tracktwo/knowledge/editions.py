"""What publishers themselves printed: one line for each count or forecast of each of their editions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Protocol, cast

from tracktwo.languages.entries import Table, entries
from tracktwo.model import Metric, Qualifier, Unit

PACKAGE = "tracktwo.knowledge"
ALIKE = ({"warhead", "weapon"},)  # one line may be printed as either
_INVENTORY: tuple[tuple[str, Metric, str, str | None], ...] = (
    ("deployed_strategic", "deployed", "Deployed Strategic Warheads", "strategic"),
    ("deployed_nonstrategic", "deployed", "Deployed Non-Strategic Warheads", "non-strategic"),
    ("reserve", "stored", "Non-Deployed Reserve Warheads", None),
    ("retired", "retired", "Retired Warheads", None),
)


@dataclass(frozen=True, slots=True)
class Edition:
    """One line of one edition of a publisher.

    `values` is one number, or two for a range; empty for a multiple (`times`: at least doubled is 2.0). `metric` is the
    publisher's own category, None where the text read does not say. `printed` is the term as printed, `scope` what
    part of the arsenal is meant where it is not the whole. `release`, `page` are None for an imported series.
    """

    id: str
    publisher: str
    subject: str
    unit: Unit
    values: tuple[float, ...]
    printed: str
    cite: str
    edition: str | None = None
    release: str | None = None
    as_of: str | None = None
    due: str | None = None
    qualifier: Qualifier | None = None
    times: float | None = None
    metric: Metric | None = None
    scope: str | None = None
    page: str | None = None


@cache
def editions() -> tuple[Edition, ...]:
    """Every line of editions.toml and series.toml. Raises EntryError for an entry without example, cite or field."""
    lines = entries(
        PACKAGE, "editions.toml", "edition", required=("id", "cite", "publisher", "subject", "unit", "printed")
    )
    return (*map(_edition, lines), *_series(), *_inventories())


def _edition(entry: Table) -> Edition:
    return Edition(
        id=entry["id"],
        publisher=entry["publisher"],
        subject=entry["subject"],
        unit=cast(Unit, entry["unit"]),
        values=tuple(map(float, entry.get("values", ()))),
        printed=entry["printed"],
        cite=entry["cite"],
        edition=entry.get("edition"),
        release=entry.get("release"),
        as_of=entry.get("as_of"),
        due=entry.get("due"),
        qualifier=cast(Qualifier | None, entry.get("qualifier")),
        times=entry.get("times"),
        metric=cast(Metric | None, entry.get("metric")),
        scope=entry.get("scope"),
        page=entry.get("page"),
    )


def _series() -> Iterator[Edition]:
    for entry in entries(PACKAGE, "series.toml", "series", required=("id", "cite", "publisher", "subject", "values")):
        publisher, subject, printed = entry["publisher"], entry["subject"], entry["printed"]
        for year, value in enumerate(entry["values"], start=entry["first"]):
            yield Edition(
                f"{entry['id']}.{year}", publisher, subject, "warhead", (float(value),), printed, entry["cite"],
                entry["edition"], as_of=str(year), metric=cast(Metric, entry["metric"]),
            )  # fmt: skip


def _inventories() -> Iterator[Edition]:
    for entry in entries(PACKAGE, "series.toml", "inventory", required=("id", "cite", "publisher", "subject", "as_of")):
        for field, metric, printed, scope in _INVENTORY:
            if entry[field]:
                yield Edition(
                    f"{entry['id']}.{field}", entry["publisher"], entry["subject"], "warhead", (float(entry[field]),),
                    printed, entry["cite"], entry["edition"], as_of=entry["as_of"], metric=metric, scope=scope,
                )  # fmt: skip


@cache
def editions_of(publisher: str, subject: str) -> tuple[Edition, ...]:
    """The lines of one publisher about one subject (`us-dod`, `中国`), in file order."""
    return tuple(line for line in editions() if line.publisher == publisher and line.subject == subject)


def metric_of(publisher: str, printed: str) -> Metric | None:
    """The publisher's own category for a printed term (folded), None where metrics.toml does not know it."""
    for entry in entries(PACKAGE, "metrics.toml", "metric", required=("id", "cite", "publisher", "metric", "printed")):
        if entry["publisher"] == publisher and printed in entry["printed"]:
            return cast(Metric, entry["metric"])
    return None


class Reported(Protocol):
    """What a text says of one number that may be taken from a publisher's line: a Figure, or one of the ledger."""

    @property
    def values(self) -> tuple[float, ...]:
        """One number, two for a range; of a change the last is taken."""

    @property
    def shape(self) -> str:
        """level, range or change."""

    @property
    def unit(self) -> str | None:
        """What is counted: warhead."""

    @property
    def metric_reported(self) -> str | None:
        """The category in the text's words: deployed."""

    @property
    def as_of(self) -> tuple[str, ...]:
        """The date prefixes it is true for, the last one last: 2024-01."""

    @property
    def release(self) -> str | None:
        """When its publisher brought it out."""

    @property
    def due(self) -> str | None:
        """When a forecast falls due."""


def line_behind(reported: Reported, published: str, lines: Iterable[Edition]) -> Edition | None:
    """The line from which the number may be taken, of the latest edition that was out when the text was; None for none.

    `published` is the text's own day (empty for none); `lines` are those of its publisher about its subject. A line of
    the same unit, the whole arsenal and the same metric goes before others: 500枚导弹 of a publisher that counted 500
    warheads is taken from that line, and differs from it.
    """
    agreeing = (line for line in lines if _agrees(reported, published, line))
    return max(agreeing, key=lambda line: _rank(reported, line), default=None)


def is_alike(unit: str | None, other: str | None) -> bool:
    """True for one unit, and for units that print the same count: warheads and weapons."""
    return unit == other or any({unit, other} <= group for group in ALIKE)


def _agrees(reported: Reported, published: str, line: Edition) -> bool:
    """True where number, due year and dates allow that the number was taken from this line."""
    values = reported.values if reported.shape == "range" else reported.values[-1:]
    if line.values != values or (line.due or "")[:4] != (reported.due or "")[:4]:
        return False
    if reported.release and line.release and not _one_date(reported.release, line.release):
        return False
    if line.as_of and reported.as_of and not line.due and line.as_of[:4] != reported.as_of[-1][:4]:
        return False
    if line.release:
        return not published or line.release <= published
    return _of_year(reported, published, line)


def _of_year(reported: Reported, published: str, line: Edition) -> bool:
    """A line without a release must be of the year that the text names, else of the year before its publication."""
    if line.due or not line.as_of:
        return True
    if reported.as_of:
        return line.as_of[:4] == reported.as_of[-1][:4]
    return bool(published) and 0 <= int(published[:4]) - int(line.as_of[:4]) <= 1


def _one_date(first: str, second: str) -> bool:
    """True where one prefix holds the other; a day off is the time zone's: 2024-06-16 in one, 2024-06-17 in another."""
    if first.startswith(second) or second.startswith(first):
        return True
    return len(first) == len(second) == 10 and first[:7] == second[:7] and abs(int(first[8:]) - int(second[8:])) <= 1


def _rank(reported: Reported, line: Edition) -> tuple[bool, bool, bool, str, str]:
    same_metric = reported.metric_reported is None or line.metric == reported.metric_reported
    latest = line.release or line.as_of or ""
    return (is_alike(reported.unit, line.unit), line.scope is None, same_metric, latest, line.id)
