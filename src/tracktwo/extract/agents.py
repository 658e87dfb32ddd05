"""Who stands behind 被 and says something of whoever stands in front of it: 曾被西岸网友|指出."""

from __future__ import annotations

from tracktwo.extract.candidates import Candidate, ClauseReader, with_source
from tracktwo.extract.noun_phrases import ACTORS, Phrase
from tracktwo.extract.word_kinds import is_skipped, is_verb
from tracktwo.languages.particles import BY

_BETWEEN = 2  # characters of a word between who says it and the cue: 调查, 公开


def with_agent(masked: str, reader: ClauseReader, candidate: Candidate) -> Candidate:
    """The candidate with who stands behind 被 right in front of its cue; as it is where nobody does.

    A weak cue without a subject in its clause is done to somebody (被法院|下令关闭), as are 警告 and a question.
    """
    hit = candidate.hit
    if BY not in candidate.lead or hit.entry["act"] == "question" or (hit.weak and candidate.source is None):
        return candidate
    if masked[hit.end : hit.end + 1] in "，,。" and hit.entry["act"] != "assert":
        return candidate
    agent = _agent(reader, candidate)
    if agent is None:
        return candidate
    found = with_source(candidate, agent)
    found.borrowed = False
    return found


def _agent(reader: ClauseReader, candidate: Candidate) -> Phrase | None:
    tokens = reader.tokens(candidate.clause, candidate.hit.start)
    at = next((i for i in range(len(tokens) - 1, -1, -1) if tokens[i].word == BY), len(tokens))
    behind, own = tokens[at + 1 :], candidate.source
    counted = at > 0 and tokens[at - 1].tag in ("m", "q")  # 多名|被制裁官员
    if not behind or counted or (own is not None and own.end > behind[0].start):
        return None
    source = reader.source_of(behind)
    if source is None or source.kind not in ACTORS or source.full_start != behind[0].start or len(source.words) < 2:
        return None
    rest = [one for one in behind if one.start >= source.end and one.tag != "bracket" and not is_skipped(one)]
    short = all(len(one.word) <= _BETWEEN and (is_verb(one) or one.tag == "n") for one in rest)
    return source if short and len(rest) <= 1 else None
