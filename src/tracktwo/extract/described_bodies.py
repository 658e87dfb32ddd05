"""The bare name of a body or a state behind what describes it: 东岸官媒|新华社, 咨询公司|荣鼎集团, 在野的|国民党."""

from __future__ import annotations

from functools import lru_cache

from tracktwo.extract.tokens import Token, openings
from tracktwo.extract.word_kinds import NAME_TAGS, source_words
from tracktwo.knowledge.actors import by_full_name
from tracktwo.knowledge.naming import name_key
from tracktwo.languages.particles import OF

_NAMES = frozenset({"nt", "ns", "nz", "n", "m", *NAME_TAGS})  # tags of the words of such a name
_WORDS = 3  # words that a known name may be cut into
_SHORTEST = 3  # characters of a name that stands in one word with what describes it
_LONG = 5  # characters of the name of an institute that no list knows
_FRONT = 2  # words that what kind of body it is may be cut into: 民调|机构
_PROPER = frozenset({"ns", "nr", "nrt", "nz", "eng"})  # tags of words that only names begin with
_BREAKS = frozenset({"x", "uj", "quote", "bracket"})  # tags of what no name of a body holds
_KNOWN = 20_000  # words that are remembered to be a name or none


def described_name(tokens: list[Token], first: int, last: int) -> tuple[int, str] | None:
    """Where the name begins in the text, and the name; None where nothing describes it or no name stands there."""
    head = tokens[last]
    if (long := _long_name(tokens, first, last)) is not None:
        return tokens[long].start, _joined(tokens, long, last)
    if head.tag not in _NAMES or (last == first and not (first > 1 and tokens[first - 1].word == OF)):
        cut = _cut(head.word) if head.tag == "nt" else 0
        return (head.start + cut, head.word[cut:]) if cut else None  # 东岸智库兰德公司
    places = range(max(first, last + 1 - _WORDS), last + 1)
    if not any(at and _may_tell(tokens[at - 1].word) for at in places):
        return None  # looked at first: nothing describes most of what stands there
    begin = next((at for at in places if _is_name(tokens, at, last)), None)
    if begin is None:
        return None
    name, front = _joined(tokens, begin, last), tokens[begin - 1].word if begin else ""
    if head.tag == "ns":
        told = begin > first and front.endswith(openings("land_kind"))  # 邻国|立陶宛
    else:
        told = begin > first and _tells_kind(front)
    owned = begin > 1 and front == OF and _is_known(name)  # 官方的|新华社, not 东岸的|空军司令部
    return (tokens[begin].start, name) if told or owned else None


def _long_name(tokens: list[Token], first: int, last: int) -> int | None:
    """Where the name of a body that no list knows begins behind the word for its kind; None where none stands there.

    西岸智库|江南国际政策研究所, 官媒|江南新闻: kinds that end no name. Behind one that may (公司) a name must begin
    with a place or a proper name: 航运公司|丹麦航运集团, but 西岸石油公司|工程技术研究院 stays whole.
    """
    shortest = _shortest(tokens[last].word)
    if not shortest:
        return None
    for at in range(last, first, -1):
        if tokens[at].tag in _BREAKS:
            return None
        kind = tokens[at - 1]
        if not _tells_kind(kind.word):
            continue
        if kind.tag == "nt" or tokens[last].end - tokens[at].start < shortest:
            return None
        sure = _joined(tokens, max(first, at - _FRONT), at - 1).endswith(openings("sure_kind"))
        return at if sure or (tokens[at].tag in _PROPER and at < last) else None
    return None


@lru_cache(maxsize=_KNOWN)
def _shortest(word: str) -> int:
    """How many characters a name that ends with this word must have: 5 for 研究所, 3 for 新闻; 0 where none does."""
    if word.endswith(openings("short_name_end")):
        return _SHORTEST
    return _LONG if word.endswith(openings("institute_end")) else 0


def _joined(tokens: list[Token], first: int, last: int) -> str:
    return "".join(one.word for one in tokens[first : last + 1])


def _is_name(tokens: list[Token], first: int, last: int) -> bool:
    """新华社, 立陶宛: known wherever they stand; 荣鼎|集团: a name and the word for a body, behind 咨询公司."""
    if _is_known(_joined(tokens, first, last)):
        return True
    if first == last or first < 1 or not _tells_kind(tokens[first - 1].word):
        return first == last and tokens[first].tag == "nt"
    name, end = tokens[first:last], tokens[last].word
    named = all(one.tag in ("nr", "nrt", "nz", "ns", "eng", "m") for one in name)
    ends = end in source_words("body_end") or end in source_words("outlet_kind")
    return named and ends and name[0].word not in source_words("place_name")


@lru_cache(maxsize=_KNOWN)
def _may_tell(word: str) -> bool:
    return word == OF or word.endswith(openings("land_kind")) or _tells_kind(word)


def _tells_kind(word: str) -> bool:
    """官媒, 监督机构, 科技公司: what kind of body the name behind it is of."""
    return word in source_words("outlet_kind") or word.endswith(openings("body_kind"))


@lru_cache(maxsize=_KNOWN)
def _is_known(words: str) -> bool:
    """True for the name of one body, outlet or state: 国民党, not 国防部, which several have."""
    actors = by_full_name().get(name_key(words), ())
    return len(actors) == 1 and actors[0].kind in ("body", "outlet", "state")


@lru_cache(maxsize=_KNOWN)
def _cut(word: str) -> int:
    """Where a known name begins that the cutter takes with its kind for one word: 4 in 东岸智库兰德公司; else 0."""
    ends = range(2, len(word) - _SHORTEST + 1)
    return next((at for at in ends if _tells_kind(word[:at]) and _is_known(word[at:])), 0)
