"""The two things a reader hands on besides documents: an `Item` to be read, and a `Refusal` where none could be."""

from __future__ import annotations

from dataclasses import dataclass, field

from tracktwo.errors import RefusedInput


def shown(name: str) -> str:
    """The name on one line: control characters and broken bytes escaped."""
    if name.isprintable():
        return name
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name)


@dataclass(frozen=True, slots=True)
class Refusal:
    """One input that did not become a document, in one line: where it is, what is the matter, what to do."""

    where: str
    what: str
    todo: str = ""

    def __post_init__(self) -> None:
        for name in ("where", "what", "todo"):
            object.__setattr__(self, name, shown(getattr(self, name)))

    @classmethod
    def of(cls, error: RefusedInput, where: str = "") -> Refusal:
        """The refusal that says what `error` says."""
        return cls(error.where or where, error.what, error.todo)

    def __str__(self) -> str:
        line = f"{self.where}: {self.what}" if self.where else self.what
        return f"{line} ({self.todo})" if self.todo else line


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known of an item before it is read: from its container (a feed's name and language) or the caller.

    `kind` names the format where the container settles it ("jsonl"); None leaves it to be sniffed.
    """

    kind: str | None = None
    restricted: bool = False
    url: str | None = None
    outlet: str | None = None
    language: str | None = None
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """The bytes of one document-to-be and where they stand (`news.tar.xz/posts/a.md`, `texts.jsonl.gz:17`).

    A post, a JSON line, a feed entry and a WARC record are items of their own. `refused` is set where the bytes could
    not be had (a damaged member, a link, too big): reading such an item gives the refusal.
    """

    where: str
    data: bytes
    hints: Hints = field(default_factory=Hints)
    refused: Refusal | None = None
