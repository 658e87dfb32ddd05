"""The law that lays something down, where it is no document that other cues know: 《会谈法》第三条规定，….

Its name stands in front of the cue, or closes the clause in front: 议会通过了《会谈法案》，明确规定….
"""

from __future__ import annotations

import re
from dataclasses import replace

from tracktwo.extract.candidates import Candidate
from tracktwo.extract.layout import Layout
from tracktwo.extract.noun_phrases import Phrase
from tracktwo.extract.tokens import PACKAGE
from tracktwo.languages import table_pattern
from tracktwo.languages.remembered import remembered

IN_FRONT = 40  # characters in front of the cue's clause in which the name of a law stands that closes the one before


def with_law(layout: Layout, candidate: Candidate) -> Candidate:
    """The candidate with the law in front of it as its source: 西岸法律|规定媒体必须…; itself where there is none."""
    if candidate.source is not None and candidate.source.kind in ("document", "body"):
        return candidate
    folded, clause = layout.page.folded, candidate.clause
    lead = folded[clause : candidate.hit.start]
    found = _pattern("law_lays_down").fullmatch(lead)
    if found is not None:
        return replace(candidate, source=_phrase(found, clause))
    if not _pattern("law_goes_on").fullmatch(lead) or clause <= candidate.sentence[0]:
        return candidate
    begin = max(candidate.sentence[0], clause - IN_FRONT)
    found = _pattern("law_before").search(folded[begin:clause])
    return candidate if found is None else replace(candidate, source=_phrase(found, begin))


def _phrase(found: re.Match[str], begin: int) -> Phrase:
    start, end = begin + found.start("law"), begin + found.end("law")
    return Phrase(start, end, found["law"], "document", None, start)


@remembered
def _pattern(table: str) -> re.Pattern[str]:
    return table_pattern(PACKAGE, "cues.toml", table)
