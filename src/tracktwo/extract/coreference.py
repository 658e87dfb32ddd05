"""Coreference inside the document: who 他, 该研究所, 总统 or a left-out subject is."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from functools import partial

from tracktwo.extract.authors import is_written
from tracktwo.extract.both_states import both_states, states_together
from tracktwo.extract.candidates import ClauseReader
from tracktwo.extract.channels import is_press
from tracktwo.extract.companies import company_before
from tracktwo.extract.layout import QUOTED
from tracktwo.extract.listed_names import names_two
from tracktwo.extract.names import NameBook
from tracktwo.extract.near_persons import NearPersons
from tracktwo.extract.noun_phrases import Phrase, source_words
from tracktwo.extract.one_person import is_one, is_person, is_plural, is_role
from tracktwo.extract.papers import Papers, bare_words, is_paper, is_seen, maker, printer
from tracktwo.extract.plurals import (
    company_head,
    group_before,
    heading_group,
    is_several,
    is_unnamed_company,
    latter,
    list_before,
    may_be_company,
    other_head,
    pair_before,
    thing_before,
)
from tracktwo.extract.pointers import head_between, sex_of, unnamed_between
from tracktwo.extract.quoted_names import name_in_marks
from tracktwo.extract.spotting import place_before
from tracktwo.extract.state_bodies import StateBodies
from tracktwo.extract.tokens import PACKAGE, longest_first, openings, small_words, word_list
from tracktwo.knowledge.states import by_short
from tracktwo.languages import table_pattern
from tracktwo.languages.particles import OF, PLURAL, SIDE, THE_SAID, THERE_IS

LONGEST_BODY = 18  # characters of the name that 该研究所 stands for
NAME_BEFORE = 30  # characters that the name of a body with its modifiers may have
NEXT_LINE = 2  # characters between a line and the sentence on the next one
POINT_BACK = 8  # sentences that 这位官员 may look back over
LIST_BACK = 3  # sentences in which those whom 他们 means are listed
COMPANY_BACK = 4  # sentences in which the company is named that 该公司 means
PLURAL_BACK = 2  # sentences that 他们 and 它 may look back over


def _is_counted(name: str) -> bool:
    """True for 两名官员 and 不少网民."""
    several = table_pattern(PACKAGE, "sources.toml", "several").search(name) is not None
    return several or name.startswith(longest_first("sources.toml", "many"))


def _says_more(name: str, head: str) -> bool:
    return len(head) + 1 < len(name) <= LONGEST_BODY and not name.startswith(openings("bridge"))


class Resolver:
    """Follows a document from its start and says whom a source phrase means; names are given in the folded text."""

    def __init__(self, reader: ClauseReader, book: NameBook) -> None:
        self.reader = reader
        self.book = book
        self.person: str | None = None
        self.unnamed: str | None = None
        self.person_at: tuple[int, str] | None = None
        self.unnamed_at: tuple[int, str] | None = None
        self.group: tuple[int, str] | None = None
        self.body: str | None = None
        self.institution: tuple[int, str] | None = None
        self.last: str | None = None
        self.last_is_one = False
        self.last_at = -1
        self.phrases: dict[str, None] = {}  # those that spoke, each where it did last
        self.names: dict[str, None] = {}  # whose words were found so far
        self.states = StateBodies(reader)
        self.sentences = [
            sentence for line in reader.layout.lines if line.kind == "prose" for sentence in line.sentences
        ]
        self.near = NearPersons(reader, book, self.sentences)
        self.papers = Papers(reader, book, self.sentences)

    def speaker(
        self,
        phrase: Phrase | None,
        sentence: tuple[int, int],
        governed: bool = False,
        cue: tuple[int, int] | None = None,
    ) -> str | None:
        """The speaker that `phrase` means in this sentence, None where nobody can be told.

        One who is `governed` stands in what another says: 他分析，丁一鸣说…。他强调…: 他 goes on.
        """
        phrase = latter(self.reader, phrase, partial(self._nearest, sentence))
        if phrase is not None and phrase.kind == "person" and phrase.words in self.book.aliases:
            phrase = replace(phrase, kind="body")  # JNBC, the short name of a body
        elif phrase is not None and phrase.kind in ("other", "place") and self.book.is_short(phrase.words):
            phrase = replace(phrase, kind="person")  # 巴沙尔 of 巴沙尔·阿萨德
        name = self._resolve(phrase, sentence)
        self._remember(phrase, name)
        if name is not None and phrase is not None and cue is not None:
            self.papers.note(phrase, name, cue)
        person = name is not None and phrase is not None and is_person(phrase, name)
        if name is not None and person and not (governed and sentence in self.near.spoken):
            self.near.spoken[self._read_as(sentence)] = name
        elif name is not None and phrase is not None and is_role(phrase, name):
            self.near.roles[sentence] = name
        return name

    def _read_as(self, sentence: tuple[int, int]) -> tuple[int, int]:
        """The sentence itself; 丁一鸣表示： on a line of its own is read with the words on the next one."""
        at = bisect_left(self.sentences, sentence)
        brings = self.reader.layout.masked[sentence[0] : sentence[1]].rstrip().endswith(("：", ":"))
        next_line = brings and at < len(self.sentences) and self.sentences[at] != sentence
        return self.sentences[at] if next_line and self.sentences[at][0] - sentence[1] <= NEXT_LINE else sentence

    def inside(
        self,
        phrase: Phrase | None,
        sentence: tuple[int, int],
        governed: bool = True,
        cue: tuple[int, int] | None = None,
    ) -> str | None:
        """The speaker of a statement inside a quotation: whoever speaks outside goes on speaking behind it."""
        return self._resolve(latter(self.reader, phrase, partial(self._nearest, sentence)), sentence)

    def _resolve(self, phrase: Phrase | None, sentence: tuple[int, int]) -> str | None:
        """Whom the phrase means: a pronoun somebody named before, a name its fullest form, a paper whose it is."""
        if phrase is None:
            return self.last
        if phrase.words in states_together():
            return (
                both_states(self.reader.layout.page.folded, phrase.words, phrase.start, self._nearest(sentence))
                or phrase.words
            )
        if phrase.kind == "pronoun":
            return self._meant_by_pronoun(phrase, sentence)
        if phrase.kind == "person":
            surname = len(phrase.words) == 1
            return self.book.by_surname(phrase.words, phrase.start) if surname else self.book.fullest(phrase.words)
        if phrase.kind == "place" and len(phrase.words) == 1:
            return self._state_of(phrase.words)
        if phrase.words.startswith(openings("his")):
            return self._belonging(phrase, sentence)
        if (outlet := printer(phrase)) is not None:
            return self.book.body(outlet)
        if (body := maker(phrase)) is not None:
            return self._body(replace(phrase, words=body))
        retold = phrase.words in word_list("cues.toml", "retold")
        if phrase.kind == "document" and not retold and self.reader.layout.masked.endswith(THERE_IS, 0, phrase.start):
            return phrase.words  # 有文件显示
        if (holder := self._holder(phrase)) is not None:
            return holder
        if phrase.words in small_words("that_outlet") and (press := self.papers.press_before(phrase.start)):
            return press
        if is_written(phrase) and (author := self.papers.author(phrase.start)):
            return author
        if (known := self.papers.sole.meant_by(phrase) or self._earlier(phrase)) is not None:
            return known
        one = phrase.words.startswith(openings("this_one")) and phrase.kind != "place"  # 这名四川|青年
        bridged = one or (phrase.kind in ("title", "group") and phrase.words.startswith(openings("bridge")))
        if bridged and not any(word in phrase.words for word in small_words("unnamed")):
            return self._pointed_at(phrase, sentence)
        if phrase.words in word_list("sources.toml", "press") and not phrase.leads and not retold:
            return phrase.words
        if retold:
            return self.papers.press_before(phrase.start) if phrase.leads else None  # 一直有|报道说: nobody's
        return self._paper_or_body(phrase, sentence)

    def _meant_by_pronoun(self, phrase: Phrase, sentence: tuple[int, int]) -> str | None:
        """Who 他, 他们, 它 or 双方 is."""
        if phrase.words in small_words("plural"):
            if (several := self._several(phrase, sentence)) is not None:
                return several
            alone = self.last_is_one or self.last is None
            return self._instead(phrase, sentence) if alone else self._group_or_last(sentence)
        if phrase.words in small_words("it"):
            return thing_before(self.reader, self._nearest(sentence), phrase.start) or self.body
        known = self.near.before(phrase, sentence)
        return known or self.near.last_resort(phrase, sentence, (self.person, self.unnamed))

    def _holder(self, phrase: Phrase) -> str | None:
        """总统: whom the document names with that title, which one person holds; None for other phrases."""
        if phrase.kind != "title" or phrase.title not in word_list("titles.toml", "unique"):
            return None
        if table_pattern(PACKAGE, "sources.toml", "several").search(phrase.words) is not None:
            return None
        place = place_before(self.reader.layout.page.folded, phrase.end - len(phrase.title or ""))
        name = self.book.by_title(replace(phrase, words=bare_words(phrase.words)), place)
        points_back = phrase.words.startswith(openings("bridge"))
        if points_back and name is not None and name not in self.reader.layout.page.folded[: phrase.start]:
            return None  # 该发言人 is nobody who is named only later
        return None if name is None else self._unnamed_since(phrase, name) or self.book.fullest(name)

    def _paper_or_body(self, phrase: Phrase, sentence: tuple[int, int]) -> str | None:
        """声明, 该公司, 国防部: whose the paper is, or the body that the words mean; the words where nothing tells."""
        press, bare = word_list("sources.toml", "press"), bare_words(phrase.words)
        bridged = phrase.words.startswith(openings("bridge"))
        if phrase.words in word_list("cues.toml", "noun_source"):
            printed = phrase.leads and phrase.words in press
            told = self.papers.press_before(phrase.start) if printed else self.papers.study_of(phrase, self._resolve)
            return told or phrase.words
        if is_paper(phrase) and (issuer := self.papers.issuer(phrase, self._resolve)) is not None:
            return issuer
        if bare in press:
            return self.papers.press_before(phrase.start) or phrase.words
        if phrase.words in small_words("company_alone") and not self.reader.layout.masked.endswith(OF, 0, phrase.start):
            return self._company_near(phrase, sentence) or phrase.words
        if bridged and (head := company_head(phrase.words)):
            return self._company(phrase, head, sentence)
        if bridged and phrase.kind != "document":
            return self._body_before(phrase) or self._body_near(phrase, sentence)
        paper = bridged or phrase.words in word_list("sources.toml", "document")
        paper = paper and not is_seen(phrase.words) and not self.papers.is_described(phrase)
        if phrase.kind == "document" and paper:
            spoken = bare in small_words("spoken_paper")
            found = self.near.before(phrase, sentence) if spoken else self._institution(phrase.start)
            return found or phrase.words
        side = phrase.words.removesuffix(SIDE)
        if side != phrase.words and side in word_list("sources.toml", "place_name"):
            return side  # 伊朗方面 is no 伊朗武装部队方面
        return self._body(phrase) if phrase.kind == "body" else phrase.words

    def _body(self, phrase: Phrase) -> str:
        """A body with its state, or by the name that the document gives it in full."""
        return self.states.in_full(phrase, self.phrases) or self.book.body(phrase.words, self.names)

    def _belonging(self, phrase: Phrase, sentence: tuple[int, int]) -> str:
        """他的推文 is his own word, 她的律师 the lawyer of whoever is meant."""
        whose = self.near.before(phrase, sentence) or self.person
        rest = phrase.words[len(next(word for word in openings("his") if phrase.words.startswith(word))) :]
        his = openings("his")
        spoke = next(
            (one for one in reversed(self.phrases) if one.endswith(OF + rest) and not one.startswith(his)), None
        )
        if whose is None or spoke is not None:
            return spoke or phrase.words  # 丁一鸣的律师 spoke before
        own = phrase.kind == "document" or rest in word_list("sources.toml", "document")
        return whose if own else f"{whose}{OF}{rest}"

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
        spoke = self.last is not None and (self.last == self.body or is_several(self.last))
        for one in nearest:
            if spoke and one[0] <= self.last_at:
                return None  # the group or the body that spoke goes on
            near = heading_group(self.reader, one, phrase.start)
            if near is None and (one == sentence or not spoke):
                near = group_before(self.reader, [one], phrase.start)
            if near is None and spoke and one != sentence and not phrase.words.startswith(openings("she")):
                near = other_head(self.reader, one, phrase.start)
            if near is not None:
                return near
        return None

    def _instead(self, phrase: Phrase, sentence: tuple[int, int]) -> str | None:
        """Whom 他们 means where one person spoke last: those listed in front, or what else heads a sentence near by."""
        nearest, before = self._nearest(sentence), bisect_left(self.sentences, sentence)
        found = list_before(
            self.reader, [sentence, *self.sentences[max(0, before - LIST_BACK) : before][::-1]], phrase.start
        )
        if phrase.words in small_words("two"):
            return found or phrase.words
        found = found or (self.group[1] if self.group and self.group[0] >= nearest[-1][0] else None)
        thing = None if found else thing_before(self.reader, nearest, phrase.start, ("body", "place", "group"))
        bare = thing is None or is_press(thing) or thing in source_words("body")
        return found or ((phrase.words if self.last else None) if bare else thing)

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
        head = bare_words(phrase.words).removesuffix(PLURAL)
        if (
            len(head) < 2
            or head in small_words("any_company")
            or (head == phrase.words and phrase.kind not in ("title", "group"))
        ):
            return None
        one = phrase.words.startswith(openings("this_one"))
        several = table_pattern(PACKAGE, "sources.toml", "several")
        return next(
            (
                words
                for words in reversed(self.phrases)
                if words.endswith(head) and len(words) > len(head) and not (one and several.search(words))
            ),
            None,
        )

    def _unnamed_since(self, phrase: Phrase, name: str) -> str | None:
        """The spokesman without a name who spoke behind every mention of the one named: 西岸外交部发言人 for 发言人."""
        if bare_words(phrase.words) != phrase.title or not (known := self._earlier(phrase)):
            return None
        folded = self.reader.layout.page.folded
        return known if folded.rfind(known, 0, phrase.start) > folded.rfind(name, 0, phrase.start) else None

    def _pointed_at(self, phrase: Phrase, sentence: tuple[int, int]) -> str:
        """该部发言人, 这位官员: the person whom the words point back at; 这两名学者 are themselves."""
        if (of := self._of_said_body(phrase, sentence)) is not None:
            return of
        titled = phrase.kind == "title" and phrase.words.startswith(THE_SAID)
        place = phrase.words.startswith(openings("this_place")) or names_two(phrase.words)
        if not (phrase.words.startswith(openings("this_one")) or (titled and not place)):
            return phrase.words
        spoke = max((one for one in (self.person_at, self.unnamed_at) if one is not None), default=None)
        spoke = spoke if spoke is not None and spoke[0] >= self._since(phrase.start) else None
        headed = head_between(self.reader, self.book, self._nearest(sentence), phrase, spoke)
        found = headed or (spoke[1] if spoke else phrase.words)
        since = spoke[0] if spoke else self._since(phrase.start)
        other = self.near.is_other(found, sex_of(phrase)) or unnamed_between(
            self._text(since, phrase.start), phrase, found
        )
        return phrase.words if other else found

    def _since(self, at: int) -> int:
        """Where the sentences begin that words at `at` may point back over."""
        before = bisect_left(self.sentences, (at, at))
        return self.sentences[max(0, before - POINT_BACK)][0] if self.sentences else 0

    def _institution(self, at: int) -> str | None:
        """The body that spoke last, if it did in the sentences before."""
        return self.institution[1] if self.institution and self.institution[0] >= self._since(at) else None

    def _of_said_body(self, phrase: Phrase, sentence: tuple[int, int]) -> str | None:
        """该部发言人: 东岸外交部发言人, where 该部 is 东岸外交部; None for 该官员, which names no body."""
        body = phrase.words.removesuffix(phrase.title or "")
        count = next((word for word in openings("one_of_them") if body.endswith(word)), "")
        body = body.removesuffix(count)
        if not phrase.title or len(body) < 2 or not body.startswith(THE_SAID) or body in small_words("this_place"):
            return None
        said = replace(phrase, words=body, kind="body")
        head = company_head(body)
        named = self._company(said, head, sentence) if head else self._body_before(said)
        return f"{named}{count}{phrase.title}" if named else phrase.words

    def _body_near(self, phrase: Phrase, sentence: tuple[int, int]) -> str:
        """该机构, 这个组织: the body that heads a sentence near by or spoke last; no place, no outlet, no people."""
        if phrase.words.startswith(openings("this_place")):
            return self.body or phrase.words
        head = bare_words(phrase.words)
        last = next((words for words in reversed(self.phrases) if words.endswith(head) and words != head), None)
        if len(head) == 1 and last is not None:
            return last  # 该|部
        near = (thing_before(self.reader, self._nearest(sentence), phrase.start), self._institution(phrase.start))
        fitting = (one for one in near if one and one not in word_list("sources.toml", "place_name"))
        several = longest_first("sources.toml", "many")
        alone = (one for one in fitting if not (is_press(one) or is_several(one) or one.startswith(several)))
        found = next(alone, phrase.words)
        fits = head in small_words("any_body") or found.endswith(head[-1:])  # 该专家组 is no 国务院
        return found if phrase.kind == "body" and fits else phrase.words

    def _body_before(self, phrase: Phrase) -> str | None:
        """该基金会: the last name in front that ends with the same noun, and says more: 江南基金会."""
        head = bare_words(phrase.words)
        folded = self.reader.layout.page.folded
        at = folded.rfind(head, 0, phrase.start) if head else -1  # 该名|发言人 has no noun
        while phrase.kind == "body" and at >= 0:
            tokens = self.reader.tokens(max(folded.rfind("\n", 0, at) + 1, at - NAME_BEFORE), at + len(head))
            named = self.reader.noun_phrase(tokens, len(tokens) - 1)
            plain = named is not None and QUOTED not in self.reader.layout.masked[named.start : named.end]
            if named is not None and plain and named.kind == "body" and _says_more(named.words, head):
                return self.book.body(named.words)
            if (marked := name_in_marks(folded, at + len(head))) is not None and _says_more(marked, head):
                return self.book.body(marked)
            at = folded.rfind(head, 0, at)
        return None

    def _company(self, phrase: Phrase, head: str, sentence: tuple[int, int]) -> str:
        """该公司, 这家企业: the company named in front, or what heads a sentence near by; itself where that is none."""
        several = phrase.words.startswith(openings("these"))
        any_head = head in small_words("any_company") and not several
        if any_head and (near := self._company_near(phrase, sentence)) is not None:
            return near
        named = self._body_before(replace(phrase, words=head))
        if named is not None and (
            several or not is_unnamed_company(named) or named in self._text(sentence[0], phrase.start)
        ):
            return named
        near = thing_before(self.reader, self._nearest(sentence), phrase.start)
        return next((one for one in (near, self.body) if one is not None and may_be_company(one)), phrase.words)

    def _company_near(self, phrase: Phrase, sentence: tuple[int, int]) -> str | None:
        before = bisect_left(self.sentences, sentence)
        nearest = [sentence, *self.sentences[max(0, before - COMPANY_BACK) : before][::-1]]
        named = company_before(self.reader, nearest, phrase.start)
        return None if named is None else self.book.body(named)

    def _text(self, start: int, end: int) -> str:
        return self.reader.layout.page.folded[start:end]

    def _remember(self, phrase: Phrase | None, name: str | None) -> None:
        if name is None:
            return
        self.last = name
        self.names[name] = None
        if phrase is None:
            return
        self.last_at = phrase.start
        several, plural = is_several(name), is_plural(phrase)
        self.last_is_one = not (several or plural) and is_person(phrase, name)
        if several:
            self.group = phrase.start, name
        if phrase.kind in ("title", "group", "body") and not phrase.words.startswith(openings("bridge")):
            self.phrases.pop(phrase.words, None)
            self.phrases[phrase.words] = None
        if self.institution and name == self.institution[1]:
            self.institution = phrase.start, name  # 报告指出 goes on with it
        many = phrase.kind == "title" and _is_counted(name)  # 两名官员 is no 他
        if not (plural or many) and (phrase.kind in ("person", "pronoun", "title") or is_one(phrase)):
            self.near.said_last = name
        if phrase.kind == "person" or (phrase.kind == "title" and name != phrase.words):
            self.person = name
            self.person_at = phrase.start, name
        elif phrase.kind == "title":
            asks = phrase.title in word_list("titles.toml", "asker")
            alone = not (asks or many)
            self.unnamed = name if alone else None
            self.unnamed_at = (phrase.start, name) if alone else None
        elif phrase.kind in ("body", "place", "group") and not phrase.words.startswith(openings("bridge")):
            self.body = name
            nobody = name in small_words("issues_nothing") or phrase.words in word_list("sources.toml", "side")
            if phrase.kind == "body" and not nobody and not is_press(name):
                self.institution = phrase.start, name
