"""How much of each kind of record is found: measured on gold, for answers to show beside what they list."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tracktwo.languages.entries import read_toml


@dataclass(frozen=True, slots=True)
class Recall:
    """The share of a gold file's records that extraction finds, with its 95 % interval.

    `kind` is statement, figure or talk; `records` and `documents` say how much gold it was measured on.
    """

    kind: str
    value: float
    low: float
    high: float
    records: int
    documents: int
    gold: str

    @property
    def worked_on(self) -> bool:
        """True where the rules were worked out on this very gold: on other texts less is found."""
        return self.gold != "unseen"


@cache
def recall() -> dict[str, Recall]:
    """The measured recall by kind of record; a kind that was never measured (forecast) is not there."""
    return {entry["kind"]: Recall(**entry) for entry in read_toml("tracktwo.knowledge", "recall.toml")["recall"]}


@cache
def _precisions() -> dict[str, float]:
    return {entry["id"]: entry["precision"] for entry in read_toml("tracktwo.knowledge", "rules.toml")["rule"]}


def precision(rule: str) -> float:
    """The precision of a statement rule on gold, smoothed; that of any rule, 0.5, where it was never seen there."""
    return _precisions().get(rule, 0.5)
