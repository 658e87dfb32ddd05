"""What extraction found in one reading, and the ids of its records."""

from __future__ import annotations

from dataclasses import dataclass

from tracktwo.model.actor import Mention
from tracktwo.model.figure import Figure, Forecast
from tracktwo.model.statement import Statement
from tracktwo.model.talk import Talk
from tracktwo.model.text import Issue, digest

Record = Statement | Figure | Forecast | Talk


@dataclass(frozen=True, slots=True)
class Records:
    """What extraction found in one reading, each kind in text order; `mentions` is what resolve made of its names."""

    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    forecasts: tuple[Forecast, ...] = ()
    talks: tuple[Talk, ...] = ()
    issues: tuple[Issue, ...] = ()
    mentions: tuple[Mention, ...] = ()

    def all(self) -> tuple[Record, ...]:
        """Every record, statements first."""
        return (*self.statements, *self.figures, *self.forecasts, *self.talks)


def record_key(document_id: str, record: Record) -> str:
    """The key that outlives re-extraction: document, kind and anchor. Judgements hang on it."""
    return digest(document_id, record.kind, record.anchor)


def record_id(key: str, reading_id: str, extractor_version: str) -> str:
    """The id of one version of a record: key, reading and extractor version."""
    return digest(key, reading_id, extractor_version)
