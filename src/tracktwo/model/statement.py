"""Who says what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tracktwo.model.text import Span

Quoted = Literal["all", "part", "none"]
Manner = Literal["direct", "indirect", "mixed"]
Mode = Literal["said", "held", "imputed"]
Act = Literal[
    "assert", "deny", "decline", "demand", "question", "forecast", "concern", "assure", "threaten", "announce"
]
Channel = Literal["interview", "press_conference", "speech", "written", "meeting", "unspecified"]
Voice = Literal[
    "leader", "government_document", "ministry_statement", "spokesperson", "other_official", "unnamed_official",
    "state_media", "expert", "delegate", "metonym", "other",
]  # fmt: skip
DeclineKind = Literal["refused", "no_information", "referred", "earlier_position"]


@dataclass(frozen=True, slots=True)
class Content:
    """One piece of what is said, outer quotation marks left out.

    `quoted` is "all" where it stands between marks, "none" where it does not, "part" where an indirect clause
    holds a quoted one of 8 characters or more.
    """

    span: Span
    quoted: Quoted = "none"


@dataclass(frozen=True, slots=True)
class Statement:
    """One act of saying by one speaker in one document (guide section 1).

    `source` is None where the sentence has none; `speaker` is the source resolved inside the document, as the
    document writes it, None where it could not be resolved. `speaker_span` is the mention it was resolved to.
    `contents` is empty only for a decline. `rule` names the rule that made it, `confidence` is that rule's precision on
    the dev gold (0 to 1).
    """

    source: Span | None
    speaker: str | None
    cue: Span | None
    contents: tuple[Content, ...]
    mode: Mode = "said"
    imputed_by: str | None = None
    act: Act = "assert"
    channel: Channel = "unspecified"
    via: tuple[str, ...] = ()
    addressee: str | None = None
    voice: Voice = "other"
    translated: bool = False
    asked: Span | None = None
    asked_by: str | None = None
    decline_kind: DeclineKind | None = None
    speaker_span: Span | None = None
    confidence: float = 0.0
    rule: str = ""

    kind = "statement"

    @property
    def manner(self) -> Manner | None:
        """direct, indirect or mixed, as the contents' quoted flags say; None for a decline."""
        flags = {content.quoted for content in self.contents}
        if not flags:
            return None
        if flags == {"all"}:
            return "direct"
        return "indirect" if flags == {"none"} else "mixed"

    @property
    def anchor(self) -> str:
        """What tells this statement from the document's others: cue start or -, first content start or -."""
        cue = str(self.cue.start) if self.cue else "-"
        content = str(self.contents[0].span.start) if self.contents else "-"
        return f"{cue}:{content}"

    @property
    def spans(self) -> tuple[Span, ...]:
        """Every span of the record, contents first."""
        others = (self.cue, self.source, self.speaker_span, self.asked)
        return (*(content.span for content in self.contents), *(span for span in others if span))
