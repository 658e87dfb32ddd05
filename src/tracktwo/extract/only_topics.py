"""Cues that only name a thing: 透露了枪手的身份, 披露西岸的核武规模; 把公司当作武器, a deed."""

from __future__ import annotations

from tracktwo.extract.candidates import ClauseReader, clauses
from tracktwo.extract.clause_tells import tells
from tracktwo.extract.cues import CueHit
from tracktwo.extract.layout import QUOTED
from tracktwo.extract.noun_phrases import is_skipped
from tracktwo.extract.tokens import longest_first, openings, small_words
from tracktwo.languages.particles import DONE, IS, OF

_NO_NAME = ("p", "t")  # 在发展武器, 正在调查: what a name holds only in front of 的
LONGEST = 18  # characters of a noun, with what describes it
_TELLING_MARKS = ("；", ";", "：", ":", "—")
_MARKS = "，,。；;：:！？!?、\n "


def names_topic(reader: ClauseReader, hit: CueHit) -> bool:
    """True where a noun alone stands right behind such a cue, up to its clause's end: nothing is told of it.

    Not 透露会谈已经取消, 披露研制新型弹头, 透露，会谈没有取消.
    """
    if "discloses" not in hit.lists:
        return False
    masked, start = reader.layout.masked, hit.end
    while masked[start : start + 1] in openings("aspect"):
        start += 1
    if masked[start : start + 1] in _MARKS:
        return False
    end = next(clauses(masked, start, len(masked)), (start, start))[1]
    tokens = reader.tokens(start, end)
    first = next((one for one in tokens if not is_skipped(one)), None)
    if first is None or first.tag[:1] == "v" or end - start > LONGEST or _goes_on(masked, end):
        return False
    if any(QUOTED in one.word or one.word in small_words("there_is") or one.tag == "d" for one in tokens):
        return False
    named = tokens[-1].word.endswith(longest_first("cues.toml", "looked_into"))
    last = max((at for at, one in enumerate(tokens) if one.word == OF), default=-1)
    if not (named or last >= 0 or start > hit.end) or any(one.tag in _NO_NAME for one in tokens[last + 1 :]):
        return False
    return not tells(tokens[:-1] if named else tokens) and not any(one.word in (IS, DONE) for one in tokens)


def _goes_on(masked: str, end: int) -> bool:
    """Whether what follows the noun tells it: 透露了两个重点|；一是…, 一些重点|，包括建议…."""
    return masked[end : end + 1] in _TELLING_MARKS or masked.startswith(openings("instance"), end + 1)


def uses_as_tool(masked: str, hit: CueHit) -> bool:
    """True for 把这些公司|当作武器: what stands behind the cue is a tool, and whoever uses it says nothing."""
    if "used_as" not in hit.lists:
        return False
    start, end = next(clauses(masked, hit.end, len(masked)), (hit.end, hit.end))
    return masked[start:end].endswith(longest_first("cues.toml", "tool"))
