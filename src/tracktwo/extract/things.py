"""Nouns in front of a cue that name a thing nobody knows as a speaker: what the words are about, or an object.

对周文澜的言论|表示, 丁一鸣引用芭蕾的术语|说: neither 言论 nor 术语 speaks.
"""

from __future__ import annotations

from tracktwo.extract.noun_phrases import ACTORS, Phrase, is_noun, is_skipped, is_time, is_verb, source_words
from tracktwo.extract.subjects import first_noun_phrase
from tracktwo.extract.tokens import Token, openings, small_words, tag_words
from tracktwo.languages.particles import MANNER, OF

_SPEAKERS = ACTORS | {"pronoun"}
_NO_NAME = frozenset({"a", "ad", "b", "d", "f", "c", "q", "t"})  # tags of words that end no name


def topic_in_front(tokens: list[Token], first: int) -> int | None:
    """The index of the preposition whose object the thing at `first` ends: 丁一鸣|就|最近台海形势; None without.

    At the head of the clause only where nothing but nouns stands between: 对|丁一鸣的言论, not 对西岸友好的商人.
    """
    for j in range(first - 1, -1, -1):
        if tokens[j].word in source_words("place"):
            return None
        if tokens[j].word in source_words("topic"):
            headed = any(is_noun(one) and not is_time(one) for one in tokens[:j])
            plain = all(is_noun(one) or one.word == OF for one in tokens[j + 1 : first])
            return j if headed or plain else None
    return None


def pointed_at(tokens: list[Token], first: int) -> int | None:
    """The index of the preposition behind which a word points at the thing: 针对|上述|文章; None without."""
    j = first - 1
    while j > 0 and tokens[j].word in small_words("of_nobody"):
        j -= 1
    return j if 0 <= j < first - 1 and tokens[j].word in source_words("topic") else None


def acts_on_it(tokens: list[Token], first: int, known: frozenset[str]) -> Phrase | None:
    """Who does something to the thing at `first`: 丁一鸣|引述多家机构的|数字; None where it is no object."""
    if first < 3 or tokens[first - 1].word != OF:
        return None
    head = first_noun_phrase(tokens[: first - 1], known)
    if head is None or head.kind not in _SPEAKERS:
        return None
    between = [one for one in tokens[: first - 1] if one.start >= head.end]
    verb = next((at for at, one in enumerate(between) if is_verb(one) and not is_skipped(one)), len(between))
    return head if any(map(is_noun, between[verb + 1 :])) else None


def does_with_it(tokens: list[Token], thing: Phrase, known: frozenset[str]) -> Phrase | None:
    """Who heads the clause, where a thing that nobody knows as a speaker stands further behind: 丁一鸣|论证|说.

    None where the thing heads it itself (东海岸|周三表示), or is what stands in a place or belongs to whoever heads it.
    """
    head = first_noun_phrase(tokens, known)
    if head is None or head.kind not in _SPEAKERS or head.end >= thing.full_start:
        return None
    between = [one for one in tokens if head.end <= one.start and one.end <= thing.full_start]
    if [one.word for one in between[-1:]] == [OF]:
        return head if [one.word for one in between[-2:-1] if one.word in small_words("gives")] else None
    led = any((is_verb(one) and not is_skipped(one)) or one.word in source_words("preposition") for one in between)
    return head if led else None


def is_bearing(tokens: list[Token], i: int) -> bool:
    """态度|坚定|地: how somebody speaks, in front of 地 and what stands there."""
    manner = i + 2 < len(tokens) and tokens[i + 2].word == MANNER
    return manner and tokens[i].word in small_words("bearing")


def names_nobody(tokens: list[Token], last: int, phrase: Phrase) -> bool:
    """True for a thing that cannot speak, with more behind it: 丁一鸣|语气|缓和|地说, 谈到全球的|问题|时说.

    Right in front of the cue it may be a compound with it, which has no source: 经济增长率|预测.
    """
    if phrase.kind != "other" or last + 1 >= len(tokens):
        return False
    while last > 0 and tokens[last].start >= phrase.end:
        last -= 1
    head = tokens[last]
    return (
        tokens[last + 1].word in openings("meanwhile")
        or (head.tag in _NO_NAME and phrase.start == head.start and not head.word.startswith(openings("bridge")))
        or phrase.words.endswith(openings("no_speaker"))
    )


def is_picture(words: str) -> bool:
    """True for what shows and says nothing: 网上流传的视频, 卫星图像; not 央视频, an outlet."""
    if not words.endswith(openings("picture")):
        return False
    return tag_words(words, 0, len(words))[-1].word in small_words("picture")
