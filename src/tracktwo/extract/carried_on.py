"""Who speaks in a quotation that nobody is named beside: whoever the sentence in front shows speaking."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from tracktwo.extract.candidates import clauses
from tracktwo.extract.channels import is_press
from tracktwo.extract.clause_persons import heading_person
from tracktwo.extract.coreference import Resolver
from tracktwo.extract.findings import Finding, Sentence
from tracktwo.extract.one_person import is_person, is_plural
from tracktwo.extract.plurals import is_several


@dataclass(slots=True)
class CarriedOn:
    """Follows the statements of a document and says whose a quotation is that stands behind a sentence of its own."""

    resolver: Resolver
    opened: dict[Sentence, tuple[str, bool]] = field(default_factory=dict)
    paper: bool = False

    def note(self, finding: Finding, name: str | None) -> None:
        """Remember who speaks first in a sentence, and whether that is one person."""
        source = finding.source
        if name is None:
            return
        if source is not None:
            self.paper = source.kind == "document"
        if finding.sentence in self.opened:
            return
        one = source is not None and not is_several(name) and not is_plural(source) and is_person(source, name)
        self.opened[finding.sentence] = name, one

    def speaker(self, finding: Finding) -> str | None:
        """The person who opened the sentence in front, or heads one that holds no statement; None: whoever spoke last.

        丁一鸣说，东岸没有回应。“会谈取消了。”: 丁一鸣, though 东岸 is the last that is told of.
        """
        before = self._before(finding.sentence)
        if before is None:
            return None
        if (opened := self.opened.get(before)) is not None:
            name, one = opened
            return name if one and not self.resolver.last_is_one else None
        if self._speaks_on(finding.sentence, before):
            return None
        first = next(clauses(self.resolver.reader.layout.masked, *before), before)
        return heading_person(self.resolver.reader, self.resolver.book, first)

    def _speaks_on(self, sentence: Sentence, before: Sentence) -> bool:
        """True where a paper or the press goes on, or somebody who speaks on the same line."""
        last = self.resolver.last
        if last is not None and (is_press(last) or self.paper):
            return True
        line = self.resolver.reader.layout.page.folded.rfind("\n", 0, before[0])
        return any(line < one[0] <= sentence[0] for one in self.opened)

    def _before(self, sentence: Sentence) -> Sentence | None:
        at = bisect_left(self.resolver.sentences, sentence)
        return self.resolver.sentences[at - 1] if at else None
