"""The ledger: one SQLite file with documents, readings, records and judgements."""

from __future__ import annotations

from tracktwo.store.adding import Outcome
from tracktwo.store.ledger import Ledger

__all__ = ["Ledger", "Outcome"]
