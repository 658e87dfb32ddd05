"""A scene: one page with every word that the figure rules look at, found in one pass for each lexicon."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from tracktwo.extract.held_words import HeldWords
from tracktwo.extract.layout import lay_out
from tracktwo.extract.page import Page
from tracktwo.languages.lexicon import Hits, lexicon
from tracktwo.languages.particles import AMONG_THEM
from tracktwo.model import DateMention, Span, Statement

ZH = "tracktwo.languages.zh"
KNOWLEDGE = "tracktwo.knowledge"

# A comma between two digits (19,400) and a mark inside brackets of a name do not close a clause.
_BREAK = re.compile(r"[，；：。！？!?;\n]|(?<!\d)[,:]|,(?!\d)")


@dataclass(frozen=True)
class Scene:
    """The page, its dates and statements, and the hits of the lexicons; positions are those of the page's text."""

    page: Page
    dates: tuple[DateMention, ...]
    statements: tuple[Statement, ...]

    @cached_property
    def held(self) -> HeldWords:
        """Whose words each place of the text stands in."""
        return HeldWords(self.statements)

    @cached_property
    def content_starts(self) -> list[int]:
        """Where the contents of the statements begin, in order."""
        return sorted(content.span.start for one in self.statements for content in one.contents)

    @cached_property
    def units(self) -> Hits:
        """Nouns of nuclear arms and carriers, and the nouns that take a count for themselves."""
        return lexicon(ZH, "units.toml", "unit", "other").hits(self.page.folded)

    @cached_property
    def classes(self) -> Hits:
        """Words that tell a standing count from an event, a limit or a wish."""
        return lexicon(ZH, "counts.toml", "class").hits(self.page.folded)

    @cached_property
    def metrics(self) -> Hits:
        """Words of the category: 库存, 部署, 退役."""
        return lexicon(ZH, "metrics.toml", "metric").hits(self.page.folded)

    @cached_property
    def holders(self) -> Hits:
        """Names of states, of the world, of pairs; 其中俄罗斯 names no 中俄."""
        folded = self.page.folded.replace(AMONG_THEM, "\u3000\u3000")
        return lexicon(ZH, "holders.toml", "state", "world", "both", "pair", "other").hits(folded)

    @cached_property
    def hedges(self) -> Hits:
        """Words that weaken, and longer words that only look like them."""
        return lexicon(ZH, "hedges.toml", "hedge", "negated").hits(self.page.folded)

    @cached_property
    def publishers(self) -> Hits:
        """Names of those who make counts, and words such as 该研究所."""
        return lexicon(KNOWLEDGE, "publishers.toml", "publisher", "vague").hits(self.page.folded)

    @cached_property
    def named_publishers(self) -> Hits:
        """The publishers that are named, without words such as 该研究所."""
        return Hits(hit for hit in self.publishers if hit.entry["id"] != "vague.bodies")

    @cached_property
    def sentence_words(self) -> Hits:
        """The words of `classes` that colour all of the sentence behind them: 如果."""
        return Hits(hit for hit in self.classes if hit.entry.get("scope") == "sentence")

    @cached_property
    def _asides(self) -> tuple[tuple[int, int], ...]:
        return tuple((line.start, line.end) for line in lay_out(self.page).lines if line.kind == "aside")

    def is_aside(self, position: int) -> bool:
        """True inside a caption, a list of links or a byline, which tell of no figure (guide 4.13)."""
        return any(start <= position < end for start, end in self._asides)

    @cached_property
    def _breaks(self) -> list[int]:
        return [match.start() for match in _BREAK.finditer(self.page.folded)]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.page.sentences]

    def clause(self, position: int) -> tuple[int, int]:
        """The clause around `position`: between the nearest marks （，；：。）, half-open."""
        index = bisect_right(self._breaks, position - 1)
        start = self._breaks[index - 1] + 1 if index else 0
        end = self._breaks[index] if index < len(self._breaks) else len(self.page.folded)
        return start, end

    def sentence(self, position: int) -> Span:
        """The sentence around `position` (the last one that begins at or before it)."""
        index = max(0, bisect_right(self._sentence_starts, position) - 1)
        return self.page.sentences[index]

    def sentence_before(self, sentence: Span) -> Span | None:
        """The sentence before this one in the same paragraph, None at its start."""
        index = bisect_right(self._sentence_starts, sentence.start) - 2
        if index < 0:
            return None
        before = self.page.sentences[index]
        return None if "\n" in self.page.text[before.end : sentence.start] else before

    def paragraph(self, position: int) -> tuple[int, int]:
        """The line of the text around `position`, half-open."""
        text = self.page.text
        start = text.rfind("\n", 0, position) + 1
        end = text.find("\n", position)
        return start, len(text) if end < 0 else end
