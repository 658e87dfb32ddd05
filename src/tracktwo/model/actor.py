"""Who is who: actors, the names they go by, the roles they held, and the mentions that may name them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tracktwo.model.text import Script

ActorKind = Literal["person", "body", "state", "outlet", "document", "group"]
MentionRole = Literal[
    "speaker", "imputed_by", "addressee", "via", "asked_by",
    "subject", "publisher", "repeated_by",
    "party", "by", "convener", "host", "funder", "participant", "reason_by",
]  # fmt: skip
Basis = Literal["knowledge", "document", "judgement"]


@dataclass(frozen=True, slots=True)
class Name:
    """A surface form of an actor: 特朗普 (zh, Hans), 川普 (zh, Hant), Donald Trump (en, Latn)."""

    text: str
    language: str
    script: Script | None = None


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """An office: its title, its body (an actor id), from when to when (date prefixes), and the text that says so.

    `start` and `end` only where a text states them. `shown` is the span of days (first, last) over which texts that
    were read call this person by the title as of their own day: the office was held at least that long.
    """

    title: str
    body: str | None
    start: str | None
    end: str | None
    cite: str
    shown: tuple[str, str] | None = None

    def held(self, day: str) -> bool:
        """True where the texts that were read prove that the office was held on `day` (`2020-09-12`)."""
        first = self.start or (self.shown[0] if self.shown else None)
        last = self.end or (self.shown[1] if self.shown else None)
        if first is None or last is None:
            return False
        inside = day[: len(first)] >= first and day[: len(last)] <= last
        edge = any(len(day) > len(one) and day.startswith(one) for one in (first, last))
        return inside and not edge


@dataclass(frozen=True, slots=True)
class Tie:
    """Who owns or pays an outlet: an actor id, or a name as the text writes it, and the text that states it."""

    kind: Literal["owner", "funder"]
    by: str
    cite: str


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, a body, a state, an outlet, a document that speaks, or an unnamed group.

    `id` is `person.…`, `body.…`, `state.…`, `outlet.…` for one that knowledge/ holds, `latin.david-santoro` for one
    that a document itself names in full beside its Latin name. The first name is the one that is shown.
    """

    id: str
    kind: ActorKind
    names: tuple[Name, ...]
    state: str | None = None
    roles: tuple[RoleHeld, ...] = ()
    cite: str | None = None
    ties: tuple[Tie, ...] = ()

    def name(self, language: str) -> str:
        """The first name in a language, else the first of all."""
        return next((name.text for name in self.names if name.language == language), self.names[0].text)


@dataclass(frozen=True, slots=True)
class Mention:
    """One name field of one record, as written, and the actor it was resolved to; None where that is uncertain.

    The record is named by `kind` and `anchor` (what its key is made of); `role` is the field, `n` counts in a list
    field (via, parties, participants). `latin` is the Latin name that the document gives beside it, where it does.
    """

    kind: str
    anchor: str
    role: MentionRole
    n: int
    name: str
    actor: str | None = None
    basis: Basis | None = None
    latin: str | None = None
