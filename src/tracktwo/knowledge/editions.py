"""What publishers themselves printed: one line for each count or forecast of each of their editions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from tracktwo.languages.entries import Table, entries
from tracktwo.model import Metric, Qualifier, Unit

PACKAGE = "tracktwo.knowledge"
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
