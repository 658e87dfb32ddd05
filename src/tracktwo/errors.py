"""Every exception that tracktwo raises on purpose.

TracktwoError                 one line for the user: what, where, what to do
├── RefusedInput              one input cannot become a document; the batch goes on
├── LedgerError               the ledger file cannot be used as asked
│   ├── NotALedger            the file is something else
│   └── NewerLedger           written by a newer version
├── EntryError                an entry of languages/ or knowledge/ is not well-formed
├── QueryError                a search query that cannot be read
└── UsageError                the job as asked cannot be done (exit code 2)
"""

from __future__ import annotations


class TracktwoError(Exception):
    """An error told to the user in one line: what happened, where, what to do."""

    def __init__(self, what: str, *, where: str = "", todo: str = "") -> None:
        self.what, self.where, self.todo = what, where, todo
        super().__init__(what, where, todo)

    def __str__(self) -> str:
        line = f"{self.where}: {self.what}" if self.where else self.what
        return f"{line} ({self.todo})" if self.todo else line


class RefusedInput(TracktwoError):
    """One input that cannot become a document: an empty file, a zip bomb, a PDF without text."""


class LedgerError(TracktwoError):
    """The ledger file cannot be used as asked: no permission, full disk, damaged pages."""


class NotALedger(LedgerError):
    """The file exists and is not a tracktwo ledger."""


class NewerLedger(LedgerError):
    """The ledger was written by a newer version of tracktwo."""


class EntryError(TracktwoError):
    """An entry of languages/ or knowledge/ lacks an example, a cite or a field."""


class QueryError(TracktwoError):
    """A search query that cannot be read: an unclosed phrase, an unknown filter."""


class UsageError(TracktwoError):
    """The job as asked cannot be done at all; the command line exits with 2."""
