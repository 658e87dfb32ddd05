"""The words of a question's topic: what texts must contain exactly to be told as open beside its answer."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import permutations

from tracktwo.knowledge.actors import who_is_who
from tracktwo.knowledge.named_things import dialogue, dialogues
from tracktwo.knowledge.states import by_short
from tracktwo.languages import fold
from tracktwo.languages.entries import Table, entries

_ZH = "tracktwo.languages.zh"


@dataclass(frozen=True, slots=True)
class Topic:
    """A term, and for each name beside it (中国) the forms of which a text must contain one besides."""

    term: str
    beside: tuple[tuple[str, ...], ...] = ()

    @property
    def query(self) -> str:
        """What exact search is asked: `"核弹头" AND ("中国" OR "北京")`."""
        alternatives = ("(" + " OR ".join(f'"{name}"' for name in names) + ")" for names in self.beside)
        return " AND ".join((f'"{self.term}"', *alternatives))


def figure_topic(subject: str, units: Collection[str]) -> tuple[Topic, ...]:
    """What is counted, in texts that name whose arsenal is asked for."""
    beside = (_names(subject),)
    return tuple(
        Topic(name, beside) for entry in _entries("figure") if entry["unit"] in units for name in entry["names"]
    )


def talk_topic(parties: Sequence[str], track: str | None, series: str | None) -> tuple[Topic, ...]:
    """What such talks are called, in texts that name every party, also as 中美; a series is found by its name."""
    if series:
        known = dialogue(series)
        return tuple(map(Topic, _shortest((*known.names, *known.between)))) if known else (Topic(series),)
    pairs = tuple(_pairs(parties))
    beside = tuple((*_names(party), *pairs) for party in parties)
    return tuple(Topic(name, beside) for name in _shortest((*_series(parties), *_talks(track))))


def _pairs(parties: Sequence[str]) -> Iterator[str]:
    """Two states in a word: 中美, 美中."""
    shorts = {f"state.{state.id}": short for short, state in by_short().items()}
    known = [shorts[party] for party in parties if party in shorts]
    yield from map("".join, permutations(known, 2))


def _talks(track: str | None) -> Iterator[str]:
    for entry in _entries("talk"):
        if track is None or entry.get("track", track) == track:
            yield from entry["names"]


def _series(parties: Sequence[str]) -> Iterator[str]:
    """The Chinese names of the series whose parties are those asked for."""
    for known in dialogues():
        if parties and known.states and set(parties) <= set(known.states):
            yield from (name for name in (*known.names, *known.between) if not name.isascii())


def _shortest(names: Collection[str]) -> list[str]:
    """The names, each once, that hold no other of them: who looks for 军控磋商 finds 中美军控磋商."""
    return [name for name in dict.fromkeys(names) if not any(other in name and other != name for other in names)]


@cache
def _names(identity: str) -> tuple[str, ...]:
    """The names of an actor as search writes them, each once whatever its script."""
    actor = who_is_who().actors.get(identity)
    names = [name.text for name in actor.names] if actor else [identity]
    return tuple(dict.fromkeys(fold(name) for name in names if '"' not in name))


@cache
def _entries(table: str) -> tuple[Table, ...]:
    return entries(_ZH, "topics.toml", table, required=("id", "names", "not"))
