"""Which institute 智库 means where the text names one alone: 战略与国际研究中心 for 美国智库."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from tracktwo.extract.candidates import ClauseReader
from tracktwo.extract.layout import QUOTED
from tracktwo.extract.names import NameBook
from tracktwo.extract.noun_phrases import Phrase
from tracktwo.extract.tokens import PACKAGE, word_list
from tracktwo.languages import entries
from tracktwo.languages.particles import OF, THERE_IS

NAME_BEFORE = 24  # characters of the name of an institute
PLACE_BEFORE = 8  # characters in front of the name in which the place of a 挪威智库 stands
SHORTEST_NAME = 3  # characters that a name has beside its last word: 江南政策|研究中心


@cache
def _kinds() -> dict[str, tuple[str, ...]]:
    """The words for a kind of body, each with what the names of such bodies end with: 论坛 in 江南安全论坛."""
    found = entries(PACKAGE, "sources.toml", "sole_kind", required=("names", "ends"))
    return {name: tuple(kind["ends"]) for kind in found for name in kind["names"]}


class SoleBodies:
    """The bodies of one kind that a document names, looked for once somebody asks."""

    def __init__(self, reader: ClauseReader, book: NameBook) -> None:
        self.reader = reader
        self.book = book
        self.found: dict[str, str | None] = {}

    def meant_by(self, phrase: Phrase) -> str | None:
        """Whom 智库 or 美国智库 means: the institute that the text names, if it names one; None for 有智库."""
        kind = next((one for one in _kinds() if phrase.words.endswith(one)), None)
        if kind is None or not phrase.leads:
            return None
        place = phrase.words.removesuffix(kind)
        if place and place not in word_list("sources.toml", "place_name"):
            return None
        if self.reader.layout.page.folded.endswith((THERE_IS, OF), 0, phrase.start):
            return None
        if kind not in self.found:
            self.found[kind] = _one(set(self._named(_kinds()[kind])))
        name = self.found[kind]
        return name if name is None or not place or self._is_of(place, name) else None

    def _is_of(self, place: str, name: str) -> bool:
        """挪威 of 挪威江南研究所 and of 挪威智库“江南研究所”: the text says that the body is there."""
        folded = self.reader.layout.page.folded
        at = folded.find(name)
        return name.startswith(place) or place in folded[max(0, at - PLACE_BEFORE) : max(0, at)]

    def _named(self, ends: tuple[str, ...]) -> Iterator[str]:
        folded = self.reader.layout.page.folded
        for end in ends:
            at = folded.find(end)
            while at >= 0:
                line = folded.rfind("\n", 0, at) + 1
                stop = self._past_mark(at + len(end))
                tokens = self.reader.tokens(max(line, at - NAME_BEFORE), stop) if stop is not None else []
                named = self.reader.noun_phrase(tokens, len(tokens) - 1) if tokens else None
                if named is not None and _is_name(named, end):
                    yield self.book.body(named.words)
                at = folded.find(end, at + 1)

    def _past_mark(self, stop: int) -> int | None:
        """`stop`, or past the mark that closes a name: “江南研究所|”; None where the words in marks go on."""
        behind = [one == QUOTED for one in self.reader.layout.masked[stop : stop + 2]]
        if not any(behind[:1]):
            return stop
        return None if all(behind[1:]) else stop + 1


def _is_name(phrase: Phrase, end: str) -> bool:
    """True for a body with a name of its own, False for 东岸都城智库, which only says where one is."""
    own = phrase.words.removesuffix(end)
    return phrase.kind == "body" and len(own) >= SHORTEST_NAME and own not in word_list("sources.toml", "place_name")


def _one(names: set[str]) -> str | None:
    """The longest of the names where all others are short for it: 江南国际安全论坛 of 江南安全论坛; None for two."""
    longest = max(names, key=len, default=None)
    return longest if longest is not None and all(_is_short(name, longest) for name in names) else None


def _is_short(name: str, full: str) -> bool:
    letters = iter(full)
    return all(letter in letters for letter in name)
