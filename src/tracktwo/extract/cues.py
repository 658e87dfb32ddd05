"""Cues: one Aho-Corasick pass over the folded text finds every cue word; the longest match wins."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from tracktwo.languages import entries
from tracktwo.languages.entries import Table

PACKAGE = "tracktwo.languages.zh"


@dataclass(frozen=True, slots=True)
class CueHit:
    """One cue word in the text: `[start, end)` and the entry of cues.toml it belongs to."""

    start: int
    end: int
    word: str
    entry: Table

    @property
    def strong(self) -> bool:
        """True for a cue that may stand before a comma, a colon or a quotation, or behind its content."""
        return bool(self.entry["strength"] == "strong")


@cache
def cue_entries() -> tuple[Table, ...]:
    """The entries of cues.toml."""
    return entries(PACKAGE, "cues.toml", "cue", required=("match", "strength", "takes", "act"))


@cache
def cue_table() -> dict[str, Table]:
    """Each cue word with its entry."""
    return {word: entry for entry in cue_entries() for word in entry["match"]}


@cache
def _automaton() -> tuple[AhoCorasick, tuple[Table | None, ...]]:
    words: dict[str, Table | None] = {}
    for entry in cue_entries():
        words.update(dict.fromkeys(entry["match"], entry))
    for entry in entries(PACKAGE, "cues.toml", "not_cue", required=("match",)):
        for word in entry["match"]:
            words.setdefault(word, None)
    return AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest), tuple(words.values())


def find_cues(folded: str) -> tuple[CueHit, ...]:
    """The cue words of a folded text in order; 小说, 名称 and their like are passed over."""
    automaton, found = _automaton()
    hits = []
    for index, start, end in automaton.find_matches_as_indexes(folded):
        entry = found[index]
        if entry is not None:
            hits.append(CueHit(start, end, folded[start:end], entry))
    return tuple(hits)
