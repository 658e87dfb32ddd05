"""Coreference inside the document: who 他, 该研究所, 总统 or a left-out subject is."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from tracktwo.extract.candidates import ClauseReader, clauses
from tracktwo.extract.channels import is_press
from tracktwo.extract.names import NameBook
from tracktwo.extract.noun_phrases import Phrase
from tracktwo.extract.sources import first_noun_phrase
from tracktwo.extract.spotting import place_before
from tracktwo.extract.tokens import word_list

DEICTIC = re.compile("^(?:该名|该位|该|这名|这位|这些|这|此|上述)")
SEVERAL = re.compile("[两二三四五六七八九十多各几双众](?:国|名|位|党|地|家|方|任|个)")
THIS_ONE = ("这位", "该名", "这名")
LOOK_BACK = 5  # sentences that a pronoun may look back over
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
        self.press: str | None = None
        self.phrases: list[str] = []
        self.spoken: dict[tuple[int, int], str] = {}
        self.sentences = [
            sentence for line in reader.layout.lines if line.kind == "prose" for sentence in line.sentences
        ]

    def speaker(self, phrase: Phrase | None, sentence: tuple[int, int]) -> str | None:
        """The speaker that `phrase` means in this sentence, None where nobody can be told."""
        name = self._resolve(phrase, sentence)
        self._remember(phrase, name)
        if name is not None and phrase is not None and phrase.kind in ("person", "pronoun"):
            self.spoken[sentence] = name
        return name

    def _resolve(self, phrase: Phrase | None, sentence: tuple[int, int]) -> str | None:
        if phrase is None:
            return self.last
        if phrase.kind == "pronoun":
            if phrase.words == "双方":
                return phrase.words
            if phrase.words in PLURAL:
                return self.last
            if phrase.words in ("它", "它们"):
                return self.body
            return self._person_before(phrase, sentence) or self.person
        if phrase.kind == "person":
            return self.book.fullest(phrase.words)
        several = SEVERAL.search(phrase.words) is not None
        if phrase.kind == "title" and phrase.title in word_list("titles.toml", "unique") and not several:
            place = place_before(self.reader.layout.page.folded, phrase.end - len(phrase.title or ""))
            name = self.book.by_title(replace(phrase, words=DEICTIC.sub("", phrase.words)), place)
            if name is not None:
                return self.book.fullest(name)
        if (known := self._earlier(phrase)) is not None:
            return known
        singled = phrase.words.startswith(THIS_ONE) or (phrase.kind == "title" and phrase.words.startswith("该"))
        if phrase.kind in ("title", "group") and singled and self.person:
            return self.person
        if phrase.words in word_list("cues.toml", "retold"):
            return self.press
        if phrase.words in word_list("cues.toml", "noun_source"):
            printed = phrase.leads and phrase.words in word_list("sources.toml", "press")
            return self.press if printed and self.press else phrase.words
        if DEICTIC.sub("", phrase.words) in word_list("sources.toml", "press"):
            return self.press or self.body or phrase.words
        if phrase.words.startswith(BRIDGES) or phrase.words in word_list("sources.toml", "document"):
            return self.body or phrase.words
        return self.book.body(phrase.words) if phrase.kind == "body" else phrase.words

    def _earlier(self, phrase: Phrase) -> str | None:
        """这些官员, 发言人: the last longer phrase with the same head, such as 东岸官员 or 议会的发言人."""
        head = DEICTIC.sub("", phrase.words)
        if len(head) < 2 or (head == phrase.words and phrase.kind not in ("title", "group")):
            return None
        return next(
            (words for words in reversed(self.phrases) if words.endswith(head) and len(words) > len(head)), None
        )

    def _person_before(self, phrase: Phrase, sentence: tuple[int, int]) -> str | None:
        """Who speaks in the nearest sentence before, or is the first person that heads one of its clauses."""
        if found := self.spoken.get(sentence) or self._heading(sentence[0], phrase.start):
            return found
        before = bisect_left(self.sentences, sentence)
        for one in reversed(self.sentences[max(0, before - LOOK_BACK) : before]):
            if found := self.spoken.get(one) or self._heading(*one):
                return found
        return None

    def _heading(self, start: int, end: int) -> str | None:
        for begun, done in clauses(self.reader.layout.masked, start, end):
            found = first_noun_phrase(self.reader.tokens(begun, done), self.reader.known)
            if found is not None and found.kind == "person":
                return self.book.fullest(found.words)
        return None

    def _remember(self, phrase: Phrase | None, name: str | None) -> None:
        if name is None:
            return
        self.last = name
        if phrase is None:
            return
        if phrase.kind in ("title", "group", "body") and not phrase.words.startswith(BRIDGES):
            self.phrases.append(phrase.words)
        if phrase.kind == "person" or (phrase.kind == "title" and name != phrase.words):
            self.person = name
        elif phrase.kind in ("body", "place", "group") and not phrase.words.startswith(BRIDGES):
            self.body = name
        if phrase.kind not in ("title", "pronoun", "document") and is_press(name):
            self.press = name
