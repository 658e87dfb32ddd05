"""A quotation that goes on with the words in front of it, before its cue: 会谈的目的“是取消试验，”丁一鸣说."""

from __future__ import annotations

from tracktwo.extract.candidates import Candidate
from tracktwo.extract.cues import find_cues
from tracktwo.extract.layout import QUOTED, Layout
from tracktwo.extract.quotation import Quotation

_MARKS = "，,：:；;。！？!?、“”「」"


def words_in_front(layout: Layout, candidate: Candidate, quotation: Quotation) -> bool:
    """Whether the words of the sentence lead into the quotation in front of the source, and nobody else says them.

    True for 会谈的目的|“是取消试验，”丁一鸣说; not behind a mark (会谈重要，“…”), nor where a cue stands in front of it
    (东岸谴责制裁，并|“敦促西岸让步，”样本社说), nor where the source does (丁一鸣在节目|“江南访谈”上说).
    """
    source, words = candidate.source, layout.masked[candidate.sentence[0] : quotation.start]
    if source is None or candidate.borrowed or source.full_start < quotation.end:
        return False
    if not words.strip() or words[-1:].isspace() or words[-1] in _MARKS or words[-1] == QUOTED:
        return False
    return not any(hit.strong or "，" in words[hit.end :] for hit in find_cues(words))
