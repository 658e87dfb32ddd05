"""How values are said on a page: numbers, dates, languages of a text, what a record says in one line."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from tracktwo.analyse.coverage import OutletCoverage, months_between
from tracktwo.knowledge.actors import who_is_who
from tracktwo.knowledge.editions import editions
from tracktwo.model import Actor
from tracktwo.present.names import known_as
from tracktwo.present.web.words import Words
from tracktwo.store.lookup import StoredRecord
from tracktwo.store.mentions import StoredMention

HTML_SCRIPT = {"Hans": "zh-Hans", "Hant": "zh-Hant", "Latn": "en"}
SHOWN, SPARE, FOLDED = 20, 10, 40  # items of a long list: open, more that are not worth folding, in a folded part
Part = TypeVar("Part")
_MAIN = {"statement": "content", "figure": "number", "forecast": "claim", "talk": "talk"}


def number(value: float) -> str:
    """A number with separators, without needless decimals: 12121.0 gives 12,121."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,g}"


def values(record: StoredRecord) -> str:
    """A figure's or forecast's numbers: 500, 500–600, or 410 → 500 for a change."""
    numbers = [number(value) for value in record.fields.get("values") or ()]
    return (" → " if record.fields.get("shape") == "change" else "–").join(numbers)


def language(script: str | None) -> str:
    """The HTML language tag of a text's script, so that a browser takes the right shapes of its characters."""
    return HTML_SCRIPT.get(script or "", "zh")


def who(record: StoredRecord) -> str | None:
    """The name, as written, that a record stands under: the speaker, the publisher, the parties of a talk."""
    fields = record.fields
    named: str | None
    if record.kind == "statement":
        named = fields["speaker"]
    elif record.kind == "talk":
        named = " · ".join(fields["parties"])
    else:
        named = fields["publisher"] or fields.get("repeated_by")
    return named or None


def what(record: StoredRecord) -> tuple[str, ...]:
    """The words that a record is about: contents, number, claim, talk; for a decline what was asked, else its cue."""
    return record.quotes(_MAIN[record.kind]) or record.quotes("asked") or record.quotes("cue")


def labels(record: StoredRecord, w: Words) -> list[tuple[str, str]]:
    """What is worth saying of a record in a word or two, as (group, words): usual values are left out."""
    fields = record.fields
    found: list[tuple[str, str | None]] = []
    if record.kind == "statement":
        found = [(name, fields[name]) for name in ("mode", "act", "voice", "channel", "manner")]
        usual = {"mode": "said", "act": "assert", "voice": "other", "channel": "unspecified", "manner": "indirect"}
        found = [(name, value) for name, value in found if value and value != usual[name]]
    elif record.kind == "talk":
        found = [("status", fields["status"]), *(("track", track) for track in fields["track"])]
    else:
        found = [("unit", fields["unit"]), ("metric", fields.get("metric_reported"))]
    return [(name, w.name(name, value)) for name, value in found if value]


def date(record: StoredRecord) -> str | None:
    """The date that a record speaks of: as-of or due of a number, the day of a talk."""
    fields = record.fields
    if record.kind == "talk":
        when: str | None = fields["when"]
        return when
    return " – ".join(fields.get("as_of") or ()) or fields.get("due")


def field(name: str, value: object, w: Words) -> str:
    """A field's value in words: lists joined, known values named, numbers with separators.

    In a list None is a reason that the text gives nobody for.
    """
    if value is None:
        return w("timeline.nobody")
    group = {"metric_reported": "metric"}.get(name, name)
    if isinstance(value, dict):
        told = {key: part for key, part in value.items() if part not in (None, "", [])}
        return "; ".join(f"{w.name('criteria', key)}{w.colon}{field(key, part, w)}" for key, part in told.items())
    if name == "edition":
        return _edition_called(str(value))
    if name == "unsettled_because":
        return w.name("unsettled", str(value).partition(", only the level of ")[0])
    if isinstance(value, list):
        return ", ".join(field(name, part, w) for part in value)
    if isinstance(value, float):
        return number(value)
    return "✓" if value is True else w.name(group, value)


def _edition_called(identity: str) -> str:
    """The title of a publisher's edition by the id of its line, with that id; the id alone where it has none."""
    known = next((line.edition for line in editions() if line.id == identity and line.edition), None)
    return f"{known} ({identity})" if known else identity


def actor_name(mention: StoredMention, language: str) -> str:
    """The shown name of the actor that a mention was resolved to; as written where only the document knows it."""
    known = who_is_who().actors.get(mention.actor or "")
    return known.name(language) if known else mention.name


def meant(name: str, mentions: Iterable[StoredMention], language: str) -> str | None:
    """Who is meant by a name of a record with these mentions, in English; None where nothing else is known."""
    own = next((one for one in mentions if one.name == name and one.actor), None)
    return known_as(name, own.actor if own else None, own.latin if own else None, language)


def other_name(actor: Actor, language: str) -> str | None:
    """An actor's first name in the other language of the interface, where it has one that differs."""
    shown = actor.name(language)
    other = actor.name("en" if language == "zh" else "zh")
    return other if other != shown else None


def percent(share: float) -> str:
    """A share as a whole percentage: 0.861 gives 86 %."""
    return f"{100 * share:.0f} %"


def busiest(outlets: Iterable[OutletCoverage]) -> int:
    """The most documents that one outlet has in one month, 0 for none."""
    return max((count for line in outlets for count in line.months.values()), default=0)


@dataclass(frozen=True, slots=True)
class MonthColumn:
    """A column of a table of coverage: one month (`-` for no date), or `empty` months that follow each other."""

    first: str
    last: str
    empty: int = 0


def month_columns(outlets: Iterable[OutletCoverage], newest_first: bool = False) -> list[MonthColumn]:
    """The columns of a table of coverage: documents without a date in front, then the months in their order.

    Months between them in which no outlet has a document are there too, one column for all that follow each other.
    """
    held = {month for line in outlets for month in line.months}
    months = sorted(held - {"-"})
    found = [MonthColumn(month, month) for month in months[:1]]
    for before, month in pairwise(months):
        between = months_between(before, month)[1:-1]
        found += [MonthColumn(between[0], between[-1], len(between))] if between else []
        found.append(MonthColumn(month, month))
    return [MonthColumn("-", "-")] * ("-" in held) + (found[::-1] if newest_first else found)


def folded(some: Sequence[Part]) -> Iterator[tuple[int, Sequence[Part], bool]]:
    """A long list in parts, each with the number of its first item and whether it stands open: the last part does.

    SHOWN items stand open, those before them in parts of FOLDED; a list that is hardly longer stays whole.
    """
    last = len(some) - SHOWN if len(some) > SHOWN + SPARE else 0
    for start in range(0, last, FOLDED):
        yield start + 1, some[start : min(start + FOLDED, last)], False
    yield last + 1, some[last:], True


def heat(count: int, most: int) -> int:
    """How dark a cell of a table is, 0 (empty) to 5, by the logarithm of its count."""
    if count <= 0:
        return 0
    return 1 + round(4 * math.log1p(count) / math.log1p(max(count, most)))
