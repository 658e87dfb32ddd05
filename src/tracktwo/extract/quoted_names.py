"""Names between quotation marks, and the terms and words in such marks that name nobody (美方“急于”声称)."""

from __future__ import annotations

from functools import lru_cache

from tracktwo.extract.source_phrases import Phrase
from tracktwo.extract.tokens import Token, openings, small_words, tag_words
from tracktwo.extract.word_kinds import ends_body, source_words, titles
from tracktwo.knowledge.actors import known_names

_MARKS = frozenset('“”「」『』"')
_CLOSING = {"”": "“", "」": "「", "』": "『"}
LONGEST = 20  # characters of a name in such marks
_NO_NOUN = frozenset({"v", "d", "a", "ad", "i", "df", "x"})


def quoted_name(tokens: list[Token], first: int, last: int) -> Phrase | None:
    """The outlet between title marks behind what describes it: 东岸官媒《晨报》, 《晨报》社论, 《晨报》网站."""
    end = last
    while end > first and (tokens[end].word in source_words("press") or tokens[end].word in small_words("site_of")):
        end -= 1
    token = tokens[end]
    if token.tag != "quote" or not 4 <= token.end - token.start <= 16:
        return None
    if end == first and end == last:
        return None
    if end > first and tokens[end - 1].word in titles() and end == last:  # 评论员“东风”
        return Phrase(token.start, token.end, token.word, "person", tokens[end - 1].word, tokens[first].start)
    kind = tokens[end - 1].word in source_words("outlet_kind")
    if end > first and not (kind or ends_body(tokens[end - 1].word) or tokens[end - 1].tag in ("ns", "eng")):
        return None
    return Phrase(token.start, token.end, token.word, "body", None, tokens[first].start)


def name_in_marks(folded: str, end: int) -> str | None:
    """江南民意基金会 for “江南民意基金会”, where it ends at `end`; None where no short quotation ends there."""
    if folded[end : end + 1] not in _CLOSING:
        return None
    start = folded.rfind(_CLOSING[folded[end : end + 1]], max(0, end - LONGEST), end)
    return folded[start + 1 : end] if start >= 0 else None


def names_nobody(folded: str, source: Phrase | None) -> bool:
    """True for one letter (人|担心), a thing (现场|高喊) and words in quotation marks that hold no noun: “求和”说."""
    if source is None:
        return False
    if source.kind == "other" and source.words.endswith(openings("no_head")):
        return True
    if source.end - source.start == 1 and _is_a_letter(source):
        return True
    if source.full_start != source.start - 1 or folded[source.start - 1] not in _MARKS:
        return False
    return folded[source.end : source.end + 1] in _MARKS and _holds_no_noun(source.words)


def _is_a_letter(source: Phrase) -> bool:
    """人 and 舟 (of 孟晚舟), which name nobody; not 俄, 他, 信 and a surname."""
    if source.kind != "place":
        return source.kind in ("other", "group", "body")
    return source.words not in source_words("state_letter") and source.words not in source_words("surname")


@lru_cache(maxsize=1024)
def _holds_no_noun(words: str) -> bool:
    known = words in known_names() or ends_body(words) or words.endswith(openings("group_end"))
    return not known and all(token.tag in _NO_NOUN for token in tag_words(words, 0, len(words)))
