"""A draft: who said what, found but not yet labelled; the labelling rules read it and the statement is made from it."""

from __future__ import annotations

from dataclasses import dataclass

from tracktwo.languages.entries import Table
from tracktwo.model import Content, Span

# The rules that make turns of a transcript.
ASKED, ANSWERED, REFUSED, SPOKEN = "turn.question", "turn.answer", "turn.decline", "turn"
TURNS = frozenset({ASKED, ANSWERED, REFUSED, SPOKEN})
INNER = "inner"  # the rule that makes statements inside quotations
TOLD = "told"  # the rule that makes statements inside what somebody is told to have said
ALONE = "quotation.alone"  # the rule that makes quotations that only their place gives to somebody
ASKS = "asked"  # the rule that makes questions told in the passive, of which nobody need be the asker
WITHIN = frozenset({INNER, TOLD})


@dataclass(slots=True, eq=False)  # not frozen: made many times a text (docs/measured.md)
class Draft:
    """One candidate statement on its way.

    `sentence` is the sentence of the cue (of the first content where there is no cue). `cue_entry` is the entry of
    languages/zh/cues.toml that fired (its `act` is the act by default), None without a cue. `outer` is the draft
    inside whose content this one stands, or whose cue governs it; `answers` the question that it answers.
    """

    sentence: Span
    source: Span | None
    speaker: str | None
    cue: Span | None
    contents: tuple[Content, ...]
    cue_entry: Table | None = None
    outer: Draft | None = None
    speaker_span: Span | None = None
    rule: str = ""
    confidence: float = 0.0
    answers: Draft | None = None

    @property
    def is_turn(self) -> bool:
        """True for what a turn of questions and answers, or of a spokesperson's statement, says or declines."""
        return self.rule in TURNS
