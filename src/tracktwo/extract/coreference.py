"""Coreference inside the document: who 他, 该研究所, 总统 or a left-out subject is."""

from __future__ import annotations

from tracktwo.extract.candidates import ClauseReader, clauses
from tracktwo.extract.names import NameBook
from tracktwo.extract.sources import Phrase, first_noun_phrase
from tracktwo.extract.tokens import word_list

PLURAL = frozenset({"他们", "她们", "双方", "二人", "两人"})
BRIDGES = ("该", "这", "上述", "此")


class Resolver:
    """Follows a document from its start and says whom a source phrase means; names are given in the folded text."""

    def __init__(self, reader: ClauseReader, book: NameBook) -> None:
        self.reader = reader
        self.book = book
        self.person: str | None = None
        self.body: str | None = None
        self.last: str | None = None

    def speaker(
        self, phrase: Phrase | None, sentence: tuple[int, int], line: tuple[tuple[int, int], ...]
    ) -> str | None:
        """The speaker that `phrase` means at this place; `line` holds the sentences of the line up to here."""
        name = self._resolve(phrase, sentence, line)
        self._remember(phrase, name)
        return name

    def _resolve(
        self, phrase: Phrase | None, sentence: tuple[int, int], line: tuple[tuple[int, int], ...]
    ) -> str | None:
        if phrase is None:
            return self.last
        if phrase.kind == "pronoun":
            if phrase.words in PLURAL:
                return self.last
            return self._person_before(phrase, sentence, line) or self.person
        if phrase.kind == "person":
            return self.book.fullest(phrase.words)
        if phrase.kind == "title" and phrase.title in word_list("titles.toml", "unique"):
            name = self.book.by_title(phrase.title or "")
            if name is not None:
                return self.book.fullest(name)
        if phrase.words.startswith(BRIDGES) or phrase.words in word_list("sources.toml", "document"):
            return self.body or phrase.words
        return phrase.words

    def _person_before(
        self, phrase: Phrase, sentence: tuple[int, int], line: tuple[tuple[int, int], ...]
    ) -> str | None:
        """The person who is the subject of the nearest clause in front of the pronoun, in its own line."""
        masked = self.reader.layout.masked
        spans = [(sentence[0], phrase.start), *reversed([one for one in line if one[1] <= sentence[0]])]
        for start, end in spans:
            for begun, done in clauses(masked, start, end):
                found = first_noun_phrase(self.reader.tokens(begun, done), self.reader.known)
                if found is not None and found.kind == "person":
                    return self.book.fullest(found.words)
                break
        return None

    def _remember(self, phrase: Phrase | None, name: str | None) -> None:
        if name is None:
            return
        self.last = name
        if phrase is None:
            return
        if phrase.kind == "person" or (phrase.kind == "title" and name != phrase.words):
            self.person = name
        elif phrase.kind in ("body", "place", "group") and not phrase.words.startswith(BRIDGES):
            self.body = name
