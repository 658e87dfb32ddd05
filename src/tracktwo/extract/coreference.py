"""Coreference inside the document: who 他, 该研究所, 总统 or a left-out subject is."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from functools import cache, lru_cache

from tracktwo.extract.candidates import ClauseReader, clauses
from tracktwo.extract.channels import is_press
from tracktwo.extract.clause_persons import author, heads, is_received, owner, told_of
from tracktwo.extract.layout import QUOTED
from tracktwo.extract.names import NameBook
from tracktwo.extract.noun_phrases import Phrase, phrase_start, source_words
from tracktwo.extract.plurals import (
    company_head,
    group_before,
    is_several,
    is_unnamed_company,
    may_be_company,
    names_two,
    pair_before,
    thing_before,
)
from tracktwo.extract.spotting import place_before
from tracktwo.extract.tokens import PACKAGE, longest_first, openings, small_words, word_list
from tracktwo.knowledge.actors import known_names
from tracktwo.knowledge.states import by_short
from tracktwo.languages import entries, table_pattern
from tracktwo.languages.particles import OF, PLURAL, SIDE, THE_SAID, THERE_IS

TOLD = 16  # characters behind a pronoun in which whoever is told stands
PRESS_BACK = 2  # sentences in which the outlet of a report is named
LONGEST_BODY = 18  # characters of the name that 该研究所 stands for
NAME_BEFORE = 30  # characters that the name of a body with its modifiers may have
LOOK_BACK = 5  # sentences that a pronoun may look back over
PAPER_BACK = 8  # sentences that a paper may look back over for who brought it out
PLURAL_BACK = 2  # sentences that 他们 and 它 may look back over
_WRITERS = ("person", "title", "body", "group", "place", "pronoun")


def _bare(words: str) -> str:
    """The words without what points back in front of them: 官员 for 这些官员."""
    pointing = table_pattern(PACKAGE, "sources.toml", "deictic").match(words)
    return words[pointing.end() :] if pointing else words


@cache
def _outlets() -> re.Pattern[str]:
    """The names of outlets in running text: those that knowledge/ has, and what stands between title marks."""
    names = sorted({name for name in known_names() if is_press(name)}, key=lambda name: (-len(name), name))
    return re.compile("(?P<name>" + "|".join(map(re.escape, names)) + "|(?<=《)[^》\\n]{2,12}(?=》))")


def _outlets_in(folded: str, start: int, end: int) -> list[str]:
    """The outlets named in `folded[start:end]`; 《国防授权法案》 is none."""
    papers = tuple(word_list("sources.toml", "document"))
    names = (match["name"] for match in _outlets().finditer(folded, start, end))
    return [name for name in names if is_press(name) and not name.endswith(papers)]


def _says_more(name: str, head: str) -> bool:
    return len(head) + 1 < len(name) <= LONGEST_BODY and not name.startswith(openings("bridge"))


def _is_told(name: str, words: str) -> bool:
    """他建议丁一鸣…, 他说，丁一鸣不会…: whom the words behind the pronoun name at once is not the speaker."""
    return re.fullmatch("[^，。：:“「]{0,5}[^。“「]", words.partition(name)[0]) is not None and name in words


@lru_cache(maxsize=200)
def _brings_out(paper: str) -> re.Pattern[str]:
    """What tells that somebody brought a paper out: 发表联合声明, 在一份声明中."""
    (entry,) = entries(PACKAGE, "cues.toml", "brings_out", required=("names", "pattern"))
    verbs = "|".join(longest_first("cues.toml", "brings_out"))
    return re.compile(entry["pattern"].replace("VERBS", verbs).replace("PAPER", re.escape(paper)))


@cache
def _printed() -> re.Pattern[str]:
    """《晨报》的报道: whose paper it is, and the word for what it printed."""
    (entry,) = entries(PACKAGE, "cues.toml", "printed_by", required=("names", "pattern"))
    return re.compile(entry["pattern"].replace("WORDS", "|".join(longest_first("cues.toml", "printed_by"))))


def _printer(phrase: Phrase) -> str | None:
    """The outlet whose report a phrase is: 江南时报 of 《江南时报》的报道; None for other phrases."""
    found = _printed().fullmatch(phrase.words) if phrase.kind == "document" else None
    return found["who"] if found and is_press(found["who"]) else None


def _is_person(phrase: Phrase, name: str) -> bool:
    """True where the source is one person: by name or pronoun, 一名官员, 曾教授, 总统 that the document names."""
    titled = phrase.kind == "title" and (name != phrase.words or _addressed(phrase) is not None)
    return phrase.kind in ("person", "pronoun") or _is_one(phrase) or titled


def _addressed(phrase: Phrase) -> str | None:
    """宋小姐 of 25岁的宋小姐, 曾教授: a surname with how its bearer is addressed; None for other phrases."""
    words = phrase.words.rpartition(OF)[2]
    return words if phrase.kind == "title" and len(words) == len(phrase.title or "") + 1 else None


def _is_brand(name: str) -> bool:
    """True for TikTok and CNN: Latin names that no person bears."""
    return name.isascii() and " " not in name and any(one.isupper() for one in name[1:])


def _is_one(phrase: Phrase) -> bool:
    """一名官员, 一位专家: one person without a name, whom 他 may mean."""
    return phrase.kind in ("title", "group") and any(word in phrase.words for word in openings("unnamed_person"))


class Resolver:
    """Follows a document from its start and says whom a source phrase means; names are given in the folded text."""

    def __init__(self, reader: ClauseReader, book: NameBook) -> None:
        self.reader = reader
        self.book = book
        self.person: str | None = None
        self.unnamed: str | None = None
        self.group: tuple[int, str] | None = None
        self.body: str | None = None
        self.institution: str | None = None
        self.last: str | None = None
        self.said_last: str | None = None
        self.press: str | None = None
        self.phrases: list[str] = []
        self.spoken: dict[tuple[int, int], str] = {}
        self.sentences = [
            sentence for line in reader.layout.lines if line.kind == "prose" for sentence in line.sentences
        ]

    def speaker(self, phrase: Phrase | None, sentence: tuple[int, int], governed: bool = False) -> str | None:
        """The speaker that `phrase` means in this sentence, None where nobody can be told.

        One who is `governed` stands in what another says: 他分析，丁一鸣说…。他强调…: 他 goes on.
        """
        if phrase is not None and phrase.kind == "person" and phrase.words in self.book.aliases:
            phrase = replace(phrase, kind="body")  # JNBC, the short name of a body
        name = self._resolve(phrase, sentence)
        self._remember(phrase, name)
        person = name is not None and phrase is not None and _is_person(phrase, name)
        if name is not None and person and not (governed and sentence in self.spoken):
            self.spoken[sentence] = name
        return name

    def inside(self, phrase: Phrase | None, sentence: tuple[int, int], governed: bool = True) -> str | None:
        """The speaker of a statement inside a quotation: whoever speaks outside goes on speaking behind it."""
        return self._resolve(phrase, sentence)

    def _resolve(self, phrase: Phrase | None, sentence: tuple[int, int]) -> str | None:
        if phrase is None:
            return self.last
        if phrase.kind == "pronoun":
            if phrase.words in small_words("both"):
                return phrase.words
            if phrase.words in small_words("plural"):
                return self._several(phrase, sentence) or self._group_or_last(sentence)
            if phrase.words in small_words("it"):
                return thing_before(self.reader, self._nearest(sentence), phrase.start) or self.body
            return self._person_before(phrase, sentence) or self.person or self.unnamed
        if phrase.kind == "person" and len(phrase.words) == 1:
            return self.book.by_surname(phrase.words, phrase.start)
        if phrase.kind == "person":
            return self.book.fullest(phrase.words)
        if phrase.kind == "place" and len(phrase.words) == 1:
            return self._state_of(phrase.words)
        if phrase.words.startswith(openings("his")):
            return self._belonging(phrase, sentence)
        if (outlet := _printer(phrase)) is not None:
            return self.book.body(outlet)
        retold = phrase.words in word_list("cues.toml", "retold")
        if phrase.kind == "document" and not retold and self.reader.layout.masked.endswith(THERE_IS, 0, phrase.start):
            return phrase.words  # 有文件显示
        several = table_pattern(PACKAGE, "sources.toml", "several").search(phrase.words) is not None
        if phrase.kind == "title" and phrase.title in word_list("titles.toml", "unique") and not several:
            place = place_before(self.reader.layout.page.folded, phrase.end - len(phrase.title or ""))
            name = self.book.by_title(replace(phrase, words=_bare(phrase.words)), place)
            if name is not None:
                return self.book.fullest(name)
        if (known := self._earlier(phrase)) is not None:
            return known
        singled = phrase.words.startswith(openings("this_one")) or (
            phrase.kind == "title"
            and phrase.words.startswith(THE_SAID)
            and not (phrase.words.startswith(openings("this_place")) or names_two(phrase.words))
        )
        if phrase.kind in ("title", "group") and singled and self.person:
            return self.person
        if phrase.words in word_list("sources.toml", "press") and not phrase.leads and not retold:
            return phrase.words
        if retold:
            return self._press_before(phrase.start)
        if phrase.words in word_list("cues.toml", "noun_source"):
            printed = phrase.leads and phrase.words in word_list("sources.toml", "press")
            return (self._press_before(phrase.start) if printed else None) or phrase.words
        if phrase.kind == "document" and (issuer := self._issuer(phrase)) is not None:
            return issuer
        if _bare(phrase.words) in word_list("sources.toml", "press"):
            return self._press_before(phrase.start) or self.body or phrase.words
        if phrase.words.startswith(openings("bridge")) and (head := company_head(phrase.words)):
            return self._company(phrase, head, sentence)
        if phrase.words.startswith(openings("bridge")) and (named := self._body_before(phrase)) is not None:
            return named
        if phrase.words.startswith(openings("bridge")):
            return self.body or phrase.words
        if phrase.words in word_list("sources.toml", "document") and phrase.words not in word_list("cues.toml", "seen"):
            if _bare(phrase.words) in small_words("spoken_paper"):
                return self._person_before(phrase, sentence) or phrase.words
            return self.institution or self.body or phrase.words
        bare = phrase.words.removesuffix(SIDE)
        if bare != phrase.words and bare in word_list("sources.toml", "place_name"):
            return bare  # 伊朗方面 is no 伊朗武装部队方面
        return self._in_full(phrase) or self.book.body(phrase.words) if phrase.kind == "body" else phrase.words

    def _belonging(self, phrase: Phrase, sentence: tuple[int, int]) -> str:
        """他的推文 is his own word, 她的律师 the lawyer of whoever is meant."""
        whose = self._person_before(phrase, sentence) or self.person
        rest = phrase.words[len(next(word for word in openings("his") if phrase.words.startswith(word))) :]
        if whose is None:
            return phrase.words
        own = phrase.kind == "document" or rest in word_list("sources.toml", "document")
        return whose if own else f"{whose}{OF}{rest}"

    def _in_full(self, phrase: Phrase) -> str | None:
        """国防部 behind 东岸国防部说, where no other state's has spoken: the body with its state in front."""
        longer = {words.removesuffix(phrase.words) for words in self.phrases if words.endswith(phrase.words)} - {""}
        if phrase.words in word_list("sources.toml", "embassy"):
            return longer.pop() + phrase.words if len(longer) == 1 else None
        if table_pattern(PACKAGE, "sources.toml", "state_organ").fullmatch(phrase.words) is None:
            return None
        states = longer & word_list("sources.toml", "place_name")
        return states.pop() + phrase.words if len(states) == 1 else None

    def _goes_on(self, phrase: Phrase) -> bool:
        """他还说: the pronoun goes on with whoever spoke last."""
        return self.reader.layout.masked.startswith(openings("goes_on"), phrase.end)

    def _nearest(self, sentence: tuple[int, int]) -> list[tuple[int, int]]:
        """This sentence and those before it on its line, the nearest first."""
        before = bisect_left(self.sentences, sentence)
        start = self.reader.layout.page.folded.rfind("\n", 0, sentence[0])
        nearest = reversed(self.sentences[max(0, before - PLURAL_BACK) : before])
        return [sentence, *(one for one in nearest if one[0] > start)]

    def _several(self, phrase: Phrase, sentence: tuple[int, int]) -> str | None:
        """Whom 他们 or 两人 means, if those who spoke last are not several: the group or the pair named in front."""
        nearest = self._nearest(sentence)
        if phrase.words in small_words("two"):
            return pair_before(self.reader, nearest, phrase.start)
        if self.last is not None and is_several(self.last):
            return None
        within = group_before(self.reader, nearest[:1], phrase.start)
        return within or (None if self.last == self.body else group_before(self.reader, nearest[1:], phrase.start))

    def _group_or_last(self, sentence: tuple[int, int]) -> str | None:
        """Who spoke last; behind a state the group that did just before: 专家们说，东岸宣布…。他们还说."""
        if self.group is None or self.last not in word_list("sources.toml", "place_name"):
            return self.last
        at, group = self.group
        before = bisect_left(self.sentences, sentence)
        return group if at >= self.sentences[max(0, before - PLURAL_BACK)][0] else self.last

    def _state_of(self, letter: str) -> str:
        """俄称…: the state of that letter, as the document writes it elsewhere."""
        folded = self.reader.layout.page.folded
        state = by_short().get(letter)
        return next((name for name in state.names if name in folded), letter) if state else letter

    def _earlier(self, phrase: Phrase) -> str | None:
        """这些官员, 发言人: the last longer phrase with the same head, such as 东岸官员 or 议会的发言人."""
        head = _bare(phrase.words).removesuffix(PLURAL)
        if len(head) < 2 or (head == phrase.words and phrase.kind not in ("title", "group")):
            return None
        return next(
            (words for words in reversed(self.phrases) if words.endswith(head) and len(words) > len(head)), None
        )

    def _press_before(self, at: int) -> str | None:
        """Whose report is meant: the outlet named in the two sentences before, else the one that spoke last."""
        before = bisect_left(self.sentences, (at, at))
        folded = self.reader.layout.page.folded
        start = self.sentences[max(0, before - PRESS_BACK)][0] if self.sentences and before else at
        named = _outlets_in(folded, start, at)
        if not named and self.press is None:
            named = _outlets_in(folded, 0, start)
        return self.book.body(named[-1]) if named else self.press

    def _body_before(self, phrase: Phrase) -> str | None:
        """该基金会: the last name in front that ends with the same noun, and says more: 江南基金会."""
        head = _bare(phrase.words)
        folded = self.reader.layout.page.folded
        at = folded.rfind(head, 0, phrase.start)
        while phrase.kind == "body" and at >= 0:
            tokens = self.reader.tokens(max(folded.rfind("\n", 0, at) + 1, at - NAME_BEFORE), at + len(head))
            named = self.reader.noun_phrase(tokens, len(tokens) - 1)
            plain = named is not None and QUOTED not in self.reader.layout.masked[named.start : named.end]
            if named is not None and plain and named.kind == "body" and _says_more(named.words, head):
                return named.words
            at = folded.rfind(head, 0, at)
        return None

    def _company(self, phrase: Phrase, head: str, sentence: tuple[int, int]) -> str:
        """该公司, 这家企业: the company named in front, or what heads a sentence near by; itself where that is none."""
        named, several = self._body_before(replace(phrase, words=head)), phrase.words.startswith(openings("these"))
        if named is not None and (
            several or not is_unnamed_company(named) or named in self._text(sentence[0], phrase.start)
        ):
            return named
        near = thing_before(self.reader, self._nearest(sentence), phrase.start)
        return next((one for one in (near, self.body) if one is not None and may_be_company(one)), phrase.words)

    def _text(self, start: int, end: int) -> str:
        return self.reader.layout.page.folded[start:end]

    def _issuer(self, phrase: Phrase) -> str | None:
        """声明, 该报告: who brought that paper out in the nearest sentence that tells so (丁一鸣发表声明)."""
        paper = _bare(phrase.words)
        if paper in word_list("cues.toml", "seen"):
            return None
        bridged = phrase.words.startswith(openings("bridge"))
        folded = self.reader.layout.page.folded
        before = bisect_right(self.sentences, (phrase.start, phrase.start))
        for start, end in reversed(self.sentences[max(0, before - PAPER_BACK) : before]):
            end_of_told = min(end, phrase.end)
            if (named := folded.rfind(paper, start, end_of_told)) < 0:
                continue  # costs less than a pattern for each paper
            if named > start and folded[named - 1] == OF and (owner := self._owner(start, named + len(paper), bridged)):
                return owner
            told = [*_brings_out(paper).finditer(folded, start, end_of_told)]
            for match in reversed(told):
                who = self._who_does(match.start(), (start, end))
                name = self._resolve(who, (start, end)) if who is not None else None
                if name is not None and not name.startswith(openings("bridge")):
                    return name
        return None

    def _owner(self, start: int, end: int, bridged: bool) -> str | None:
        """The body whose paper ends at `end`: 东岸国务院的声明; None for what is no body's.

        The words head their clause, unless the paper is taken up as that one (`bridged`): 该声明.
        """
        begun, _ = self.reader.clause_start(end, start)
        tokens = self.reader.tokens(begun, end)
        found = self.reader.unmask(owner(tokens, len(tokens) - 1, self.reader.known))
        if found is None or found.kind != "body" or not (bridged or heads(tokens, found)):
            return None
        led = any(one.end == found.full_start and one.word in source_words("preposition") for one in tokens)
        return None if led else self.book.body(found.words)  # 提交给联合国的声明

    def _who_does(self, verb: int, sentence: tuple[int, int]) -> Phrase | None:
        """The subject of the verb at `verb`: of its clause, else of those in front."""
        start, _ = self.reader.clause_start(verb, sentence[0])
        who = self.reader.subject(start, verb)
        who = who or self.reader.borrow(sentence, start)
        if who is None or who.kind not in _WRITERS:
            return None
        counted = table_pattern(PACKAGE, "sources.toml", "cut_number").search(
            self.reader.layout.page.folded[max(0, who.start - 2) : who.start]
        )  # 160|多名商人: the phrase is cut
        return None if counted else who

    def _person_before(self, phrase: Phrase, sentence: tuple[int, int]) -> str | None:
        """Who speaks in the nearest sentence before, or is the first person that heads one of its clauses."""
        told = self.reader.layout.page.folded[phrase.end : phrase.end + TOLD]
        found = self.spoken.get(sentence) or self._heading(sentence[0], phrase.start)
        if found and not _is_told(found, told):
            return found
        before = bisect_left(self.sentences, sentence)
        if self._goes_on(phrase) and self.said_last and not (before and self._speaks(self.sentences[before - 1])):
            return self.said_last
        line = self.reader.layout.page.folded.rfind("\n", 0, sentence[0])
        for number in range(before - 1, max(0, before - LOOK_BACK) - 1, -1):
            one = self.sentences[number]
            if self._is_his(one):
                continue
            found = self.spoken.get(one) or self._heading(*one)
            carried = number > 0 and self.sentences[number - 1] in self.spoken and self.sentences[number - 1][0] > line
            found = found or (None if carried else self._only_person(*one))
            if found and not _is_told(found, told):
                return found
        return None

    def _speaks(self, sentence: tuple[int, int]) -> bool:
        """丁一鸣在会上谈及会谈。 tells that somebody spoke, with no cue in it."""
        spoken = any(word in self.reader.layout.masked[slice(*sentence)] for word in openings("speaks_of"))
        return spoken and self._heading(*sentence) is not None

    def _is_his(self, sentence: tuple[int, int]) -> bool:
        """他还废除了李砚衡的禁令。 in front of 他说: its own 他 is the same person, whoever else it names."""
        return sentence not in self.spoken and self.reader.layout.masked.startswith(openings("he"), sentence[0])

    def _only_person(self, start: int, end: int) -> str | None:
        """还有东岸大学院长丁一鸣: the one person whom a sentence names, unless 与, 对 or the like leads the name."""
        inside = self.reader.places.inside(start, end)
        if len({self.book.fullest(name) for name in inside}) != 1:
            return None
        for within in clauses(self.reader.layout.masked, start, end):
            tokens = self.reader.tokens(*within)
            at = next((i for i, token in enumerate(tokens) if token.word == inside[0]), None)
            if at is None:
                continue
            first = phrase_start(tokens, at)
            led = first > 0 and tokens[first - 1].word in source_words("preposition")
            return None if led else self.book.fullest(inside[0])
        return None

    def _heading(self, start: int, end: int) -> str | None:
        for begun, done in clauses(self.reader.layout.masked, start, end):
            if self.reader.layout.masked.startswith(openings("instance"), begun):
                continue  # 许多高层，譬如丁一鸣，…
            tokens = self.reader.tokens(begun, done)
            if (told := told_of(tokens, self.reader.known)) is not None:
                return self.book.fullest(told.words)
            found = self.reader.subject_of(tokens) or self.reader.unmask(author(tokens, self.reader.known))
            if found is None or names_two(found.words) or _is_brand(found.words) or is_received(tokens, found):
                continue
            if found.kind == "person":
                return self.book.fullest(found.words)
            if (called := _addressed(found)) is not None:
                return called
        return None

    def _remember(self, phrase: Phrase | None, name: str | None) -> None:
        if name is None:
            return
        self.last = name
        if phrase is None:
            return
        if is_several(name):
            self.group = phrase.start, name
        if phrase.kind in ("title", "group", "body") and not phrase.words.startswith(openings("bridge")):
            self.phrases.append(phrase.words)
        if phrase.kind in ("person", "pronoun", "title") or _is_one(phrase):
            self.said_last = name
        if phrase.kind == "person" or (phrase.kind == "title" and name != phrase.words):
            self.person = name
        elif phrase.kind == "title":
            asks = phrase.title in word_list("titles.toml", "asker")
            self.unnamed = (
                name if not asks and table_pattern(PACKAGE, "sources.toml", "several").search(name) is None else None
            )
        elif phrase.kind in ("body", "place", "group") and not phrase.words.startswith(openings("bridge")):
            self.body = name
            self.institution = self.institution if is_press(name) else name
        if phrase.kind not in ("title", "pronoun", "document") and is_press(name):
            self.press = name
