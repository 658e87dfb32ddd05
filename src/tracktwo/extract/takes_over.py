"""Where somebody else acts behind a demand, an announcement or a reproach: 下令关闭领馆，|西岸召回外交官."""

from __future__ import annotations

from itertools import pairwise

from tracktwo.extract.candidates import Candidate, ClauseReader, clauses
from tracktwo.extract.contents import bare_length
from tracktwo.extract.cues import CueHit
from tracktwo.extract.noun_phrases import NAME_TAGS, Phrase, is_skipped, is_time, is_verb, source_words
from tracktwo.extract.tokens import PACKAGE, Token, longest_first, small_words
from tracktwo.languages import table_pattern

SHORTEST = 4  # characters of what is demanded or announced
_HEAD = 8  # characters behind the cue that show whether a deed or a fact is announced
_NOUNS = NAME_TAGS | {"ns", "nt", "n", "title", "dotted"}
_ACTS = ("demand", "announce", "assure", "threaten")
_KINDS = ("place", "body", "person", "title")


def taken_over(reader: ClauseReader, candidate: Candidate, end: int) -> int:
    """The comma in front of the clause of which somebody else is the subject; `end` where none acts.

    东岸宣布停火，|西岸军队继续前进; not 东岸要求停火，西岸应撤军 (demanded), 宣布从明天开始，西岸… (a time in front).
    """
    if not candidate.hit.weak or not _tells_of_deed(candidate.hit) or candidate.source is None:
        return end
    found = list(clauses(reader.layout.masked, candidate.hit.end, end))
    if len(found) < 2 or "inward" in candidate.hit.lists or not _is_deed(reader, candidate, end):
        return end
    for before, clause in pairwise(found):
        if not _frames(reader, before) and _acts(reader, candidate.source, clause):
            return clause[0] - 1
    return end


def _tells_of_deed(hit: CueHit) -> bool:
    """下令, 承诺, 指责, 反对 (of a thing or of somebody); not 认定, 担心, whose words several clauses tell."""
    act = hit.entry["act"]
    return act in _ACTS or (act == "assert" and hit.entry["takes"] == "object")


def _is_deed(reader: ClauseReader, candidate: Candidate, end: int) -> bool:
    """下令|关闭领馆, 要求|西岸撤军; not 宣布|，会谈中断 and 宣布|西岸获胜, which tell what is so."""
    start = candidate.hit.end
    if reader.layout.masked.startswith(("，", ",", "：", ":"), start):
        return False
    first = reader.tokens(start, min(end, start + _HEAD))[:1]
    return candidate.hit.entry["act"] != "announce" or (bool(first) and is_verb(first[0]))


def _frames(reader: ClauseReader, clause: tuple[int, int]) -> bool:
    """从明天开始，, 一旦会谈中断，, 鉴于局势，: what stands in front of the comma belongs to what follows."""
    masked = reader.layout.masked
    words = masked[slice(*clause)].lstrip("，,：: ")
    if bare_length(words) < SHORTEST or words.endswith(longest_first("cues.toml", "while")):
        return True
    if words.startswith((*longest_first("cues.toml", "condition"), *longest_first("cues.toml", "opens_clause"))):
        return True
    tokens = reader.tokens(*clause)
    first = next((one for one in tokens if not is_skipped(one)), None)
    return first is None or first.word in source_words("preposition") or not any(map(is_verb, tokens))


def _acts(reader: ClauseReader, speaker: Phrase, clause: tuple[int, int]) -> bool:
    """西岸|随后报复, 周文澜|则发文: a clause that another actor heads, of whom nothing is demanded."""
    tokens = reader.tokens(*clause)
    subject = reader.subject_of(tokens)
    if subject is None or subject.kind not in _KINDS or not _heads(tokens, subject):
        return False
    if subject.words in speaker.words or speaker.words in subject.words:
        return False
    rest = [one for one in tokens if one.start >= subject.end]
    behind = reader.layout.masked[subject.end : clause[1]]
    wanted = table_pattern(PACKAGE, "cues.toml", "wanted")
    return any(map(is_verb, rest)) and wanted.search(behind) is None


def _heads(tokens: list[Token], subject: Phrase) -> bool:
    """True where nothing but times and 则 stand in front of the subject, and only nouns in it: no 尊重|地区国家."""
    front = [one for one in tokens if one.start < subject.full_start]
    inside = [one for one in tokens if subject.full_start <= one.start and one.end <= subject.end]
    small = all(is_time(one) or one.word in small_words("contrast") for one in front)
    return small and bool(inside) and inside[0].tag in _NOUNS and all(one.tag[0] not in "vad" for one in inside)
