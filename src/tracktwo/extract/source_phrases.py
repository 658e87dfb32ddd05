"""The source phrase of a cue: its words, and what kind of actor they name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["person", "title", "body", "document", "group", "place", "pronoun", "self", "other"]

# Kinds of whoever may speak, but for papers and for pronouns, which stand for one of them.
ACTORS: frozenset[Kind] = frozenset({"person", "title", "body", "group", "place"})


@dataclass(slots=True)  # not frozen: made many times a text (docs/measured.md)
class Phrase:
    """The source phrase of one cue: `[start, end)`, its words and what kind of actor it names.

    `title` is the title word beside a name, None without one; `full_start` is where the whole noun phrase begins;
    `latin` is True where a bracket follows the name; `leads` is False where a verb stands in front of the phrase.
    """

    start: int
    end: int
    words: str
    kind: Kind
    title: str | None = None
    full_start: int = 0
    latin: bool = False
    leads: bool = True
