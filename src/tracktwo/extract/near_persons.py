"""Who 他 and 她 mean: who spoke or was told of in the nearest sentence, by name or by role."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from tracktwo.extract.candidates import ClauseReader
from tracktwo.extract.clause_persons import heading_person, is_told, only_name, only_person
from tracktwo.extract.names import NameBook
from tracktwo.extract.noun_phrases import Phrase
from tracktwo.extract.public_persons import is_woman
from tracktwo.extract.tokens import openings
from tracktwo.languages.script import DOT

TOLD = 16  # characters behind a pronoun in which whoever is told stands
SOON = 5  # characters behind a pronoun in which its cue stands
LOOK_BACK = 5  # sentences that a pronoun may look back over
SPOKE_BACK = 10  # sentences in front of which nobody's words go on
Sentence = tuple[int, int]


class NearPersons:
    """Keeps who spoke in each sentence of a document, and finds the person whom a pronoun means by it."""

    def __init__(self, reader: ClauseReader, book: NameBook, sentences: list[Sentence]) -> None:
        self.reader = reader
        self.book = book
        self.sentences = sentences
        self.spoken: dict[Sentence, str] = {}
        self.roles: dict[Sentence, str] = {}
        self.said_last: str | None = None
        self.women: dict[str, bool | None] = {}  # those asked for, by name

    def before(self, phrase: Phrase, sentence: Sentence) -> str | None:
        """The person whom the pronoun means, nobody of the other sex; 他 may be a woman where nobody else is named."""
        woman = phrase.words.startswith(openings("she"))
        sexed = woman or phrase.words.startswith(openings("he"))
        found = self._nearest(phrase, sentence, woman) if sexed else None
        return found if found or woman else self._nearest(phrase, sentence, None)

    def _nearest(self, phrase: Phrase, sentence: Sentence, woman: bool | None) -> str | None:
        """Who speaks in the nearest sentence before, or is the first person that heads one of its clauses."""
        told = self.reader.layout.page.folded[phrase.end : phrase.end + TOLD]
        before = bisect_left(self.sentences, sentence)
        supposed = self._speaker_in_front(before) is None
        found = (
            self.spoken.get(sentence)
            or heading_person(self.reader, self.book, (sentence[0], phrase.start), supposed)
            or self.roles.get(sentence)
        )
        if found and (one := self._of_sex(found, (sentence[0], phrase.start), woman)) and not is_told(one, told):
            return one
        goes_on = self._goes_on(phrase) and not (before and self._speaks(self.sentences[before - 1]))
        if goes_on and self.said_last and not self.is_other(self.said_last, woman):
            return self.said_last
        line = self.reader.layout.page.folded.rfind("\n", 0, sentence[0])
        for number in range(before - 1, max(0, before - LOOK_BACK) - 1, -1):
            found = self._in_sentence(number, line, phrase, woman)
            if found and (one := self._of_sex(found, self.sentences[number], woman)) and not is_told(one, told):
                return one
        return None

    def _in_sentence(self, number: int, line: int, phrase: Phrase, woman: bool | None) -> str | None:
        """Who speaks in the sentence of that number, heads it, or is the only person in it."""
        one = self.sentences[number]
        if self._is_his(one):
            return None
        if (said := self.spoken.get(one)) is not None:
            return said
        heads = heading_person(self.reader, self.book, one, supposed=False)
        if heads is not None:
            own = (woman and self._is_woman(heads)) or self._acts(phrase)
            return heads if own else self._told_by(number, heads) or heads
        return (self.roles.get(one) if one[0] > line else None) or (
            None if self._speaker_in_front(number) else only_person(self.reader, self.book, one)
        )

    def _told_by(self, number: int, heads: str) -> str | None:
        """丁一鸣 for 丁一鸣认为…。李砚衡不想让步。|他说: whose words go on about somebody who was named before."""
        said, start = self._speaker_in_front(number), self.sentences[number][0]
        if said is None or said == heads:
            return None
        folded = self.reader.layout.page.folded
        own = any(word in folded[start : self.sentences[number][1]] for word in own_words())
        return None if own or folded.find(heads.rpartition(DOT)[2], 0, start) < 0 else said

    def _speaker_in_front(self, number: int) -> str | None:
        """Who spoke last on the line, in front of the sentence of that number."""
        if number >= len(self.sentences):
            return None
        line = self.reader.layout.page.folded.rfind("\n", 0, self.sentences[number][0])
        for at in range(number - 1, max(-1, number - 1 - SPOKE_BACK), -1):
            if self.sentences[at][0] <= line:
                return None
            if (said := self.spoken.get(self.sentences[at])) is not None:
                return said
        return None

    def _of_sex(self, found: str, within: Sentence, woman: bool | None) -> str | None:
        """The person found, where that may be her; else the one woman whom the words name: 她 is no 习近平."""
        if not self.is_other(found, woman):
            return found
        names = {self.book.fullest(name) for name in self.reader.places.inside(*within)}
        known = [name for name in names if self._is_woman(name) is woman]
        return known[0] if len(known) == 1 else None

    def is_other(self, name: str, woman: bool | None) -> bool:
        """True where knowledge has the person, as one of the other sex."""
        return woman is not None and self._is_woman(name) is (not woman)

    def _is_woman(self, name: str) -> bool | None:
        if name not in self.women:
            self.women[name] = is_woman(name, self.reader.layout.page.folded)
        return self.women[name]

    def last_resort(self, phrase: Phrase, sentence: Sentence, others: tuple[str | None, ...]) -> str | None:
        """The only person whom the words in front name, else the first of the `others`; no man for 她."""
        woman = phrase.words.startswith(openings("she")) or None
        named = only_name(self.reader, self.book, (sentence[0], phrase.start))
        return next((one for one in (named, *others) if one is not None and not self.is_other(one, woman)), None)

    def _acts(self, phrase: Phrase) -> bool:
        """他宣布, 他主张废除: the cue is a deed of whoever is told of, whose words these are."""
        behind = self.reader.layout.masked[phrase.end : phrase.end + SOON]
        return any(word in behind for word in openings("own_deed"))

    def _goes_on(self, phrase: Phrase) -> bool:
        """他还说: the pronoun goes on with whoever spoke last."""
        return self.reader.layout.masked.startswith(openings("goes_on"), phrase.end)

    def _speaks(self, sentence: Sentence) -> bool:
        """丁一鸣在会上谈及会谈。 tells that somebody spoke, with no cue in it."""
        spoken = any(word in self.reader.layout.masked[slice(*sentence)] for word in openings("speaks_of"))
        return spoken and heading_person(self.reader, self.book, sentence) is not None

    def _is_his(self, sentence: Sentence) -> bool:
        """他还废除了李砚衡的禁令。 in front of 他说: its own 他 is the same person, whoever else it names."""
        return sentence not in self.spoken and self.reader.layout.masked.startswith(openings("he"), sentence[0])


@cache
def own_words() -> tuple[str, ...]:
    """Words that tell that somebody spoke: 谈及, 发表, 看法."""
    return (*openings("speaks_of"), *openings("own_words"))
