"""Who wrote the article that speaks: 作者 and 文章 behind 作者李平, 由丁一鸣撰写的评论 or 刊登了丁一鸣的文章."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache, cached_property

from tracktwo.extract.candidates import CLAUSE_MARKS, ClauseReader
from tracktwo.extract.findings import Sentence
from tracktwo.extract.names import NameBook
from tracktwo.extract.noun_phrases import Phrase
from tracktwo.extract.tokens import PACKAGE, Token, longest_first, openings, word_list
from tracktwo.languages import entries

FARTHEST = 40  # characters behind 作者 in which a name stands
HEADS = 12  # characters at the head of a sentence in which the outlet of another article stands
_CLAUSE_END = re.compile(f"[{CLAUSE_MARKS}\n]")


@cache
def _writes() -> re.Pattern[str]:
    """What tells whose an article is: 撰写的评论, 的专栏文章, 在文章开头."""
    (entry,) = entries(PACKAGE, "cues.toml", "article", required=("names", "pattern"))
    return re.compile(entry["pattern"].replace("WORDS", "|".join(longest_first("cues.toml", "article"))))


def is_written(phrase: Phrase) -> bool:
    """True for 作者, 文章作者, 文章 and 该文, which point back at whoever wrote; False for 作者丁一鸣 and 一名作者."""
    author = phrase.kind == "title" and phrase.words in word_list("cues.toml", "author")
    return author or phrase.words in word_list("cues.toml", "article_named")


class Authors:
    """The authors whom the articles of a document name, with where they do."""

    def __init__(self, reader: ClauseReader, book: NameBook, sentences: list[Sentence]) -> None:
        self.reader = reader
        self.book = book
        self.sentences = sentences
        self.others: list[int] | None = None  # where outlets bring in an article of theirs; looked for once

    @cached_property
    def named(self) -> list[tuple[int, str]]:
        """Where the text names whoever wrote an article, in its order; looked for once somebody asks."""
        folded = self.reader.layout.page.folded
        found = (self._writer(mark) for mark in _writes().finditer(folded))
        return sorted({one for one in found if one is not None})

    def before(self, at: int, outlets: list[tuple[int, str]]) -> str | None:
        """Who wrote the article that is spoken of at `at`; None where nobody is named or another outlet's came in."""
        known = bisect_right(self.named, (at,))
        if not known:
            return None
        told, name = self.named[known - 1]
        begun = bisect_right(self.sentences, (told, told))
        end = self.sentences[begun - 1][1] if begun else told
        if self.others is None:
            self.others = [place for place, word in outlets if self._brings_another(place, place + len(word))]
        newer = bisect_left(self.others, end)
        return None if newer < len(self.others) and self.others[newer] < at else name

    def _brings_another(self, start: int, end: int) -> bool:
        """《北湖日报》发表文章…, …是《北湖日报》文章的标题: the outlet's article comes in."""
        begun = bisect_right(self.sentences, (start, start))
        sentence = self.sentences[begun - 1] if begun else (start, end)
        folded = self.reader.layout.page.folded
        words = (*longest_first("cues.toml", "article"), *openings("prints_article"))
        if folded.startswith(words, end) or folded.startswith(words, end + 1):  # 《北湖日报》|文章
            return True
        return start - sentence[0] <= HEADS and any(word in folded[end : sentence[1]] for word in words)

    def _writer(self, mark: re.Match[str]) -> tuple[int, str] | None:
        """Who stands in front of the words that tell of writing, or behind the title: 由丁一鸣|撰写, 作者|李平."""
        if mark["as"]:
            return self._titled(mark)
        floor = self.reader.layout.page.folded.rfind("\n", 0, mark.start()) + 1
        start, _ = self.reader.clause_start(mark.start(), floor)
        tokens = self.reader.tokens(start, mark.start())
        if not tokens or (mark["of"] and not _prints(tokens)):
            return None
        found = self.reader.source_of(tokens) if mark["within"] else self.reader.noun_phrase(tokens, len(tokens) - 1)
        if found is None or found.kind != "person":
            return None
        return found.start, self.book.fullest(found.words)

    def _titled(self, mark: re.Match[str]) -> tuple[int, str] | None:
        """Who bears the title that heads these words: 作者李平, 作者、东岸学者李平."""
        words = self.reader.layout.masked[mark.end() : mark.end() + FARTHEST]
        found = self.reader.subject(mark.end(), mark.end() + len(_first_clause(words)))
        if found is None or found.kind != "person" or found.full_start > mark.end():
            return None
        return found.start, self.book.fullest(found.words)


def _first_clause(words: str) -> str:
    """The words up to the first mark that ends a clause: 李平认为 of 李平认为，会谈没有用."""
    return _CLAUSE_END.split(words, maxsplit=1)[0]


def _prints(tokens: list[Token]) -> bool:
    """刊登了|丁一鸣|的文章: only what is printed is an article, no 在丁一鸣的文章下留言."""
    return any(token.word.startswith(openings("prints_article")) for token in tokens)
