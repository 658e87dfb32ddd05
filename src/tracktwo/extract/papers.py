"""Whose a paper is: the outlet that a report is of, who brought a statement, a letter or a study out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property

from ahocorasick_rs import AhoCorasick

from tracktwo.extract.authors import Authors
from tracktwo.extract.candidates import ClauseReader
from tracktwo.extract.channels import is_press
from tracktwo.extract.clause_persons import heads, owner
from tracktwo.extract.findings import Sentence
from tracktwo.extract.laws import Laws
from tracktwo.extract.layout import BRACKETED
from tracktwo.extract.names import NameBook
from tracktwo.extract.noun_phrases import ACTORS, Phrase, ends_body, is_verb, source_words
from tracktwo.extract.paper_words import brings_out, kind_in_front, may_tell, spellings, studies, writing_verbs
from tracktwo.extract.sole_bodies import SoleBodies
from tracktwo.extract.tokens import PACKAGE, Token, any_word, longest_first, openings, small_words, word_list
from tracktwo.extract.word_kinds import is_brand
from tracktwo.knowledge.actors import known_names
from tracktwo.languages import entries, table_pattern
from tracktwo.languages.particles import AT, BY, IS, OF, THAT_WHICH, THERE_IS
from tracktwo.languages.scanner import word_scanner

PRESS_BACK = 2  # sentences in which the outlet of a report is named
INSIDE_BACK = 2  # sentences in which the paper is named whose words 内容 are
PAPER_BACK = 8  # sentences that a paper may look back over for who brought it out
DATELINE = 40  # characters at the head of a document in which its own outlet stands
LONGEST_KIND = 12  # characters that tell what kind of paper it is: 年度|报告
BEHIND_PAPER = 3  # characters between the paper and the cue: 声明|中还|称
LONGEST_FRONT = 40  # characters between whoever speaks and the cue in which the paper is named
FARTHEST_HEAD = 2  # characters in front of whoever heads a clause: 但|东岸军队
SHORTEST_OTHER, LONGEST_OTHER = 3, 20  # characters of a name of no known kind
LONGEST_BARE = 3  # characters of a word that names a kind of body and no body: 研究所
SHORTEST_FRONT = 2  # characters of the shortest word for a paper
LONGEST_OWNED = 16  # characters behind whose a paper is up to the end of the word for it: 东岸政府|去年的一份声明
_CLAUSE = re.compile("[，,：:。；、“「]")
_JOINTS = ("", "》", "》" + OF, OF)  # between an outlet and the word for what it printed
_WRITERS = ACTORS | {"pronoun"}


def bare_words(words: str) -> str:
    """The words without what points back in front of them: 官员 for 这些官员."""
    pointing = table_pattern(PACKAGE, "sources.toml", "deictic").match(words)
    return words[pointing.end() :] if pointing else words


_TITLED = re.compile("(?<=《)[^》\\n]{2,12}(?=》)")


@cache
def _outlets() -> AhoCorasick:
    """Finds the names of outlets that knowledge/ has."""
    return word_scanner(sorted(name for name in known_names() if is_press(name)))


def _outlets_or_titles(folded: str) -> Iterator[tuple[int, int]]:
    """Where names of outlets stand in running text, those that are known, and what stands between title marks; none
    over another, and of what begins at one place the name."""
    named = ((start, 0, end) for _, start, end in _outlets().find_matches_as_indexes(folded))
    titled = ((match.start(), 1, match.end()) for match in _TITLED.finditer(folded))
    done = 0
    for start, _, end in sorted([*named, *titled]):
        if start >= done:
            yield start, end
            done = end


def _named_last(folded: str, word: str, start: int, end: int) -> tuple[int, int]:
    """Where the word stands last there: its end, and its length, so that of 公开信 and 信 the longer is the greater."""
    at = folded.rfind(word, start, end)
    return (at + len(word), len(word)) if at >= 0 else (-1, 0)


def _heads_clause(phrase: Phrase, start: int) -> bool:
    """True for 东岸国会西岸工作组 at the head of its clause: what kind of actor it is, nothing tells."""
    return phrase.start - start <= FARTHEST_HEAD and SHORTEST_OTHER <= len(phrase.words) <= LONGEST_OTHER


@cache
def _printed() -> re.Pattern[str]:
    """《晨报》的报道: whose paper it is, and the word for what it printed."""
    (entry,) = entries(PACKAGE, "cues.toml", "printed_by", required=("names", "pattern"))
    return re.compile(entry["pattern"].replace("WORDS", "|".join(longest_first("cues.toml", "printed_by"))))


@cache
def _paper_of() -> re.Pattern[str]:
    """江南研究所的年度报告: whose paper it is, what tells it apart, and a word for a paper."""
    (entry,) = entries(PACKAGE, "cues.toml", "paper_of", required=("names", "pattern"))
    words = {*longest_first("cues.toml", "paper_of"), *word_list("sources.toml", "document")}
    papers = "|".join(sorted(words, key=lambda word: (-len(word), word)))
    return re.compile(entry["pattern"].replace("WORDS", papers))


def maker(phrase: Phrase) -> str | None:
    """The body whose paper a phrase is by its own words: 江南研究所 of 江南研究所年度报告; None for other phrases.

    一份智库民调, 公司官网 and 该校网站 name nobody.
    """
    found = _paper_of().fullmatch(phrase.words) if phrase.kind in ("document", "body", "other") else None
    return found["who"] if found and _is_named_body(found["who"]) else None


def _is_named_body(who: str) -> bool:
    bodies, organ = source_words("body"), table_pattern(PACKAGE, "sources.toml", "state_organ")
    papers, titles = longest_first("sources.toml", "document"), longest_first("titles.toml", "title")
    if table_pattern(PACKAGE, "cues.toml", "names_nobody").match(who) or who.endswith((*papers, *titles)):
        return False
    if is_press(who) or organ.fullmatch(who) or who in source_words("embassy"):
        return True
    return len(who) > 3 and who not in bodies and who.endswith(_long_bodies())


@cache
def _long_bodies() -> tuple[str, ...]:
    """The words that end the name of a body, but for those of one character: 部 ends 内部 too."""
    return tuple(one for one in longest_first("sources.toml", "body") if len(one) > 1)


def printer(phrase: Phrase) -> str | None:
    """The outlet whose report a phrase is: 江南时报 of 《江南时报》的报道; None for other phrases."""
    found = _printed().fullmatch(phrase.words) if phrase.kind == "document" else None
    return found["who"] if found and is_press(found["who"]) else None


def is_paper(phrase: Phrase) -> bool:
    """True for 声明 and 这份报告, and for 民调 and 联名信, which are words of other kinds."""
    return phrase.kind == "document" or bare_words(phrase.words) in word_list("cues.toml", "other_paper")


@cache
def _of_bodies() -> frozenset[str]:
    """Words for papers that no person brings out alone: 公报, 民调."""
    return word_list("cues.toml", "bodys_paper") | word_list("cues.toml", "poll")


def _is_vague(name: str) -> bool:
    """True for 该组织 and 外界, which have brought out no paper that the text speaks of later."""
    nobody = name in small_words("issues_nothing") and not is_press(name)
    return nobody or name.startswith(openings("bridge"))


def is_seen(words: str) -> bool:
    """True for 视频, 数据 and 该法案: whoever spoke before has not said what they show or demand."""
    tables = ("seen", "shown", "law")
    return any(bare_words(words) in word_list("cues.toml", table) for table in tables)


Resolve = Callable[[Phrase | None, Sentence], str | None]


class Papers:
    """Follows a document from its start: who printed, wrote or brought out the papers that speak in it."""

    def __init__(self, reader: ClauseReader, book: NameBook, sentences: list[Sentence]) -> None:
        self.reader = reader
        self.book = book
        self.sentences = sentences
        self.press: str | None = None
        self.authors = Authors(reader, book, sentences)
        self.laws = Laws(reader.layout)
        self.sole = SoleBodies(reader, book)
        self.told: dict[str, tuple[int, str]] = {}  # the word for a paper, where it spoke last and whose it is

    def note(self, phrase: Phrase, name: str, cue: tuple[int, int]) -> None:
        """Remember the paper that this source speaks in: 丁一鸣在一份声明中称, 江南研究所的报告指出, 晨报报道."""
        named = phrase.kind == "document" and is_press(phrase.words)  # 《晨报》指出
        named = named and not name.endswith(longest_first("sources.toml", "document"))
        outlet = named or phrase.kind not in ("title", "pronoun", "document")
        site = phrase.words.endswith(longest_first("cues.toml", "site")) and maker(phrase) is not None
        if site or (outlet and is_press(name)):
            self.press = name
            self._keep(longest_first("cues.toml", "retold"), phrase.start, name)
        writer = phrase.kind in _WRITERS or (phrase.kind == "other" and phrase.leads)  # 东岸军队发表声明称
        if writer and (found := self._papers_between(phrase, cue)):
            one_person = phrase.kind in ("person", "title", "pronoun") and not is_brand(phrase.words)
            self._keep(found - _of_bodies() if one_person else found, phrase.start, name)

    def _papers_between(self, phrase: Phrase, cue: tuple[int, int]) -> frozenset[str]:
        """The words for a paper in front of the cue, or behind whoever a cue in front cites: 根据东岸政府的|声明."""
        masked, end = self.reader.layout.masked, cue[0]
        if cue[1] <= phrase.start:
            end = phrase.end + len(_CLAUSE.split(masked[phrase.end : phrase.end + LONGEST_OWNED])[0])
        if not SHORTEST_FRONT <= end - phrase.end <= LONGEST_FRONT:
            return frozenset()
        front = masked[phrase.end : end]
        near = len(front) - BEHIND_PAPER
        found = {one.group() for one in any_word("sources.toml", "document").finditer(front) if one.end() >= near}
        if any_word("cues.toml", "poll").search(front) is not None:
            found |= word_list("cues.toml", "poll")
        if found and any(word in front for word in openings("obtains")):
            return frozenset()  # 根据晨报|获得的文件
        return frozenset(found)

    def _keep(self, papers: Iterable[str], at: int, name: str) -> None:
        vague = name.endswith(longest_first("sources.toml", "document")) or _is_vague(name)
        if not vague:
            self.told |= dict.fromkeys(papers, (at, name))

    @cached_property
    def outlets(self) -> list[tuple[int, str]]:
        """The outlets that the text names with where they stand, in its order; 《国防授权法案》 is none."""
        papers = longest_first("sources.toml", "document")
        folded = self.reader.layout.page.folded
        named = ((start, folded[start:end]) for start, end in _outlets_or_titles(folded))
        return [(at, name) for at, name in named if is_press(name) and not name.endswith(papers)]

    def _named(self, start: int, end: int) -> list[tuple[int, str]]:
        """The outlets that stand whole in this range of the text."""
        found = self.outlets[bisect_left(self.outlets, (start,)) : bisect_left(self.outlets, (end,))]
        return [(at, name) for at, name in found if at + len(name) <= end]

    def press_before(self, at: int) -> str | None:
        """Whose report is meant: the outlet that spoke or was named in the sentences before, else who spoke last."""
        before = bisect_left(self.sentences, (at, at))
        start = self.sentences[max(0, before - PRESS_BACK)][0] if self.sentences and before else at
        named = self._named(start, at)
        spoke = max((self.told[word] for word in word_list("cues.toml", "retold") if word in self.told), default=None)
        if spoke is not None and spoke[0] >= start:
            within = bisect_right(self.sentences, (spoke[0], at))  # 0: a heading has said it
            end = self.sentences[within - 1][1] if within else at
            if not named or named[-1][0] < end:
                inside = [name for at, name in named if len(name) > 3 and spoke[1].endswith(name) and at >= spoke[0]]
                return inside[0] if inside else spoke[1]  # 晨报报道，…江南时报…。报道称
        if not named and self.press is None:
            named = [one for one in self._named(0, start) if not self._is_own(*one)]
        return self.book.body(named[-1][1]) if named else self.press

    def _is_own(self, at: int, name: str) -> bool:
        """True for the outlet of the document itself, by the bracket that opens it: （江南社北湖31日电）."""
        return at + len(name) <= DATELINE and self.reader.layout.masked[at] == BRACKETED

    def author(self, at: int) -> str | None:
        """Who wrote the article that the text speaks of at `at`, if it names anybody."""
        return self.authors.before(at, self.outlets)

    def issuer(self, phrase: Phrase, resolve: Resolve) -> str | None:
        """声明, 该报告: who brought that paper out in the nearest sentence that tells so (丁一鸣发表声明).

        `resolve` says whom its words mean there; whoever asks gives it with the question, or the two would hold each
        other and outlive the document.
        """
        paper = bare_words(phrase.words)
        if phrase.leads and paper in word_list("cues.toml", "inside_paper"):
            return self._issuer_of_open(phrase, resolve)
        if paper[1:] in word_list("sources.toml", "document") and phrase.words.startswith(openings("that_outlet")):
            return self.press_before(phrase.start)  # 该|报声明
        if paper in word_list("cues.toml", "seen"):
            return None
        if paper in word_list("cues.toml", "law"):
            return self.laws.before(phrase.start)
        found = (self._issuer_of(words, phrase, resolve) for words in spellings(paper))
        name = self._pointed_at(phrase) or next((name for name in found if name is not None), None)
        if name is not None:
            self._keep((paper,), phrase.start, name)  # 报告还说: it speaks on
        return name

    def study_of(self, phrase: Phrase, resolve: Resolve) -> str | None:
        """调查 and 研究: whose study that is; None for 有研究 and 先前的研究."""
        if not phrase.leads or phrase.words not in studies():
            return None
        if self.reader.layout.page.folded.endswith((OF, THERE_IS), 0, phrase.start):
            return None
        found = self.issuer(phrase, resolve)
        return None if found in word_list("sources.toml", "self") else found  # 我们在调查中发现

    def _issuer_of_open(self, phrase: Phrase, resolve: Resolve) -> str | None:
        """内容: who brought out the paper that was named last here or in the sentence before; None for none."""
        folded = self.reader.layout.page.folded
        before = bisect_right(self.sentences, (phrase.start, phrase.start))
        start = self.sentences[max(0, before - INSIDE_BACK)][0] if before else phrase.start
        start = max(start, folded.rfind("\n", 0, phrase.start) + 1)
        named = any_word("sources.toml", "document").findall(folded, start, phrase.start)
        if not named or is_seen(named[-1]):
            return None  # 丁一鸣公开了一段视频，|内容显示
        found = (self._issuer_of(words, phrase, resolve) for words in spellings(named[-1]))
        return next((name for name in found if name is not None), None)

    def _issuer_of(self, papers: tuple[str, ...], phrase: Phrase, resolve: Resolve) -> str | None:
        """Who brought out the paper of these names, by the sentences in front of the phrase, the nearest first."""
        bridged = phrase.words.startswith(openings("bridge"))
        folded = self.reader.layout.page.folded
        before = bisect_right(self.sentences, (phrase.start, phrase.start))
        spoke = max((self.told[paper] for paper in papers if paper in self.told), default=None)
        if spoke is not None and spoke[0] == phrase.start:
            return spoke[1]
        looked_for = (*papers, *writing_verbs(papers))
        for start, end in reversed(self.sentences[max(0, before - PAPER_BACK) : before]):
            end_of_told = min(end, phrase.end)
            named = max((_named_last(folded, word, start, end_of_told) for word in looked_for), default=(-1, 0))
            if named[0] < 0:
                continue  # costs less than a pattern for each paper
            begin = named[0] - named[1]
            if (outlet := self._printer(start, begin)) is not None:
                return outlet
            begin -= kind_in_front(folded[max(start, begin - LONGEST_KIND) : begin])
            if begin > start and folded[begin - 1] == OF and (owner := self._owner(start, named[0], bridged)):
                return owner
            if spoke is not None and start <= spoke[0] < end:
                return spoke[1]
            if not may_tell(papers, folded[start:end_of_told]):
                continue
            told = [one for one in brings_out(papers).finditer(folded, start, end_of_told) if not self._passed_on(one)]
            for match in reversed(told):
                who = self._who_does(match, (start, end))
                if who is not None and (printed := self._named(who.start, who.end)):
                    return self.book.body(printed[0][1])  # 《江南时报》驻北湖记者|撰文
                name = resolve(who, (start, end)) if who is not None else None
                if who is not None and papers[0] in word_list("cues.toml", "bodys_paper"):
                    name = self._office(who, match, start) or name
                if name is not None and not _is_vague(name):
                    return name
                if match["of"] and match.end() == phrase.end:
                    return None  # 当局公布的|报告: somebody else's than those before
        return None

    def _passed_on(self, told: re.Match[str]) -> bool:
        """True for 发了一份报告 of 丁一鸣转发了一份报告, which is somebody else's."""
        return self.reader.layout.page.folded.startswith(openings("passed_on"), told.start() - 1)

    def _printer(self, start: int, paper: int) -> str | None:
        """The outlet right in front of the word for what it printed at `paper`: 《江南时报》|文章; None without one."""
        folded = self.reader.layout.page.folded
        if not folded.startswith(longest_first("cues.toml", "printed_by"), paper):
            return None
        named = self._named(start, paper)
        if not named:
            return None
        at, name = named[-1]
        between = folded[at + len(name) : paper]
        return self.book.body(name) if between in _JOINTS else None

    def _office(self, who: Phrase, told: re.Match[str], start: int) -> str | None:
        """江南研究所的主任丁一鸣|在报告中写道: the body whose office he holds, whose report it is; None without."""
        if who.kind != "person" or who.full_start == who.start or not told.group().startswith(AT):
            return None
        begun, _ = self.reader.clause_start(who.start, start)
        tokens = self.reader.tokens(begun, who.start)
        for last in range(len(tokens) - 1, -1, -1):
            found = self.reader.noun_phrase(tokens, last) if ends_body(tokens[last].word) else None
            if found is not None and found.kind == "body" and len(found.words) > LONGEST_BARE:
                led = any(is_verb(one) or one.word == BY for one in tokens if one.start < found.full_start)
                return None if led else self.book.body(found.words)  # 批评|江南研究所的议员丁一鸣
        return None

    def is_described(self, phrase: Phrase) -> bool:
        """一份新发布的|报告: a paper of its own, no other one than the words in front of 的 tell of."""
        folded = self.reader.layout.page.folded
        return folded.endswith(OF, 0, phrase.start) and folded.endswith(openings("issues"), 0, phrase.start - len(OF))

    def _pointed_at(self, phrase: Phrase) -> str | None:
        """东岸教育部这份34页的报告: the body in front of the words that point at the paper."""
        start, _ = self.reader.clause_start(
            phrase.start, self.reader.layout.page.folded.rfind("\n", 0, phrase.start) + 1
        )
        pointing = table_pattern(PACKAGE, "cues.toml", "this_paper").search(
            self.reader.layout.masked[start : phrase.start]
        )
        if pointing is None:
            return None
        tokens = self.reader.tokens(start, start + pointing.start())
        found = self.reader.noun_phrase(tokens, len(tokens) - 1) if tokens else None
        return self.book.body(found.words) if found is not None and found.kind == "body" else None

    def _owner(self, start: int, end: int, bridged: bool) -> str | None:
        """The body whose paper ends at `end`: 东岸国务院的声明; None for what is no body's.

        The words head their clause, unless the paper is taken up as that one (`bridged`): 该声明.
        """
        begun, _ = self.reader.clause_start(end, start)
        tokens = self.reader.tokens(begun, end)
        found = self.reader.unmask(owner(tokens, len(tokens) - 1, self.reader.known))
        named = found is not None and (found.kind == "body" or is_brand(found.words))
        if found is None or not named or not (bridged or heads(tokens, found)):
            return None
        if found.words.startswith(openings("bridge")):
            return None  # 该专家组的报告
        led = any(one.end == found.full_start and one.word in source_words("preposition") for one in tokens)
        return None if led else self.book.body(found.words)  # 提交给联合国的声明

    def _who_does(self, told: re.Match[str], sentence: Sentence) -> Phrase | None:
        """The subject of the verb that `told` begins with: of its clause, else of those in front.

        Behind 的 the paper is what that verb describes: 晨报|公布的民调, whoever heads the clause.
        """
        verb = told.start()
        start, _ = self.reader.clause_start(verb, sentence[0])
        who = self.reader.subject(start, verb)
        tokens = self.reader.tokens(start, verb)
        if len(tokens) > 1 and tokens[-1].word == THAT_WHICH:
            said = (i for i in range(len(tokens) - 2, -1, -1) if is_verb(tokens[i]) or tokens[i].word == IS)
            last = next(said, -1)
            return self.reader.source_of(tokens[last + 1 : -1])  # 丁一鸣是东岸政府|所|公布的报告的作者
        inner = self._describes(tokens) if told["of"] else None
        if inner is not None:
            return inner  # 丁一鸣查询|东岸海关|发出的通知
        if told["of"] and (who is None or who.kind not in ("person", "other")):
            who = self.reader.source(start, verb)
            he = who is not None and who.kind == "pronoun" and who.words in small_words("he")
            named = who is not None and who.kind in ("person", "title", "body", "place") and who.leads
            return who if he or named else None
        if who is None and tokens and tokens[0].word == AT and told.group()[0] != AT:
            who = self.reader.subject_of(tokens[1:])  # 在|江南研究所|发表报告之际
        who = who or self.reader.borrow(sentence, start)
        if who is None or not (who.kind in _WRITERS or (who.kind == "other" and _heads_clause(who, start))):
            return None
        nobody = who.kind == "other" and table_pattern(PACKAGE, "cues.toml", "names_nobody").match(who.words)
        return None if nobody or self._is_part(who) else who  # 一份新|发布的报告

    def _describes(self, tokens: list[Token]) -> Phrase | None:
        """东岸海关 of 丁一鸣查询东岸海关|发出的通知: the body that stands behind another verb; None for others."""
        last = next((i for i in range(len(tokens) - 1, 0, -1) if is_verb(tokens[i]) or tokens[i].word == IS), 0)
        found = self.reader.source_of(tokens[last + 1 :]) if last else None
        return found if found is not None and found.kind == "body" and len(found.words) > LONGEST_BARE else None

    def _is_part(self, who: Phrase) -> bool:
        """True where the phrase is only a part of whoever acts: 160|多名商人, 丁一鸣|等七名议员, 委员会|主席丁一鸣."""
        folded = self.reader.layout.page.folded
        if table_pattern(PACKAGE, "sources.toml", "cut_number").search(folded[max(0, who.start - 2) : who.start]):
            return True
        if table_pattern(PACKAGE, "sources.toml", "goes_on_counting").match(folded, who.end):
            return True
        office = who.kind == "body" and folded.startswith(longest_first("titles.toml", "title"), who.end)
        return office or folded.endswith("、", 0, who.full_start)
