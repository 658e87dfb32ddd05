"""The subject of a clause: its first noun phrase, behind times, places and modifiers, cut where it ends.

周二在记者会上|丁一鸣|表示 gives 丁一鸣, 由六十名议员组成的|联盟|发表声明 the 联盟.
"""

from __future__ import annotations

from dataclasses import replace

from tracktwo.extract.noun_phrases import (
    Phrase,
    ends_body,
    is_noun,
    is_skipped,
    is_time,
    is_verb,
    read_noun_phrase,
    source_words,
)
from tracktwo.extract.quantity_forms import quantity_forms
from tracktwo.extract.title_fronts import is_close_to, leads_to_name
from tracktwo.extract.tokens import Token, openings, small_words
from tracktwo.languages.particles import INSTITUTE, OF

_NAMED = ("nr", "nrt", "nrfg", "ns", "nt", "title", "dotted")
_SAYINGS = ("i", "l")  # the tags of set phrases: 亲自出马, 拒绝接受
_MET = 9  # words from the 的 in front of whomever somebody met to the meeting
_MODIFIER = 20  # words that a modifier in front of a subject may have


def first_noun_phrase(tokens: list[Token], known: frozenset[str] = frozenset()) -> Phrase | None:
    """The subject of a clause: its first noun phrase, if a verb, an adverb or a preposition follows it.

    Leading connectives, times and 在… phrases are passed over. None where a verb comes first.
    """
    tokens = behind_seat(tokens)
    i = 0
    count = len(tokens)
    while i < count:
        token = tokens[i]
        if token.word in source_words("preposition") and token.word not in small_words("joiner"):
            i = _behind_preposition(tokens, i)
            continue
        if token.word in small_words("partner") and i + 1 < count:
            return _subject_behind_modifier(tokens, i, known)  # 与丁一鸣同行的|李砚衡
        if token.word in small_words("stands_for") and i + 1 < count and tokens[i + 1].tag in ("ns", "nt"):
            return _subject_behind_modifier(tokens, i, known)  # 代表|东岸|出席会谈的丁一鸣
        if is_noun(token) and not (is_time(token) and not _counts(tokens, i)):
            break
        if token.word in small_words("about_number") and i + 1 < count and tokens[i + 1].tag == "m":
            i += 1  # 超过|900名议员
            continue
        if token.word in small_words("brings_up"):
            i += 1  # 有|网友上传视频
            continue
        if is_verb(token) and not is_skipped(token):
            return _subject_behind_modifier(tokens, i, known)
        i += 1
    if i >= count:
        return None
    last = i
    while (
        last + 1 < count
        and not is_time(tokens[last + 1])
        and not tokens[last + 1].word.startswith(openings("this_person"))
    ):
        behind = tokens[last + 2] if last + 2 < count else None
        joins = behind is not None and tokens[last + 1].word in small_words("joiner") and is_noun(behind)
        joins = joins or (tokens[last + 1].word == INSTITUTE and behind is not None and behind.tag in ("title", "nr"))
        named = is_noun(tokens[last + 1]) or _names_field(tokens, last + 1)
        named = named or is_close_to(tokens, last + 1) or leads_to_name(tokens, last + 1)
        if not joins and (not named or _ends_subject(tokens, last + 1)):
            break
        last += 2 if joins else 1
    if last + 1 < count and tokens[last + 1].word == OF and last + 2 < count:
        if (met := met_partner(tokens, i, last)) is not None:
            return read_noun_phrase(tokens, i, met - 1, known)
        rest = first_noun_phrase(tokens[last + 2 :], known)
        if rest is None or rest.kind not in ("person", "title", "body", "group"):
            return None
        if rest.kind in ("title", "group") and rest.start == tokens[last + 2].start:
            words = "".join(one.word for one in tokens[i:] if one.end <= rest.end)
            return replace(rest, start=tokens[i].start, words=words)  # 东岸的分析人士
        return rest
    if (of := _made_of(tokens, last + 1, known)) is not None:
        return of
    phrase = read_noun_phrase(tokens, i, last, known)
    if phrase is None or phrase.kind != "other":
        return _with_about(tokens, i, phrase)
    return _cut_subject(tokens, i, last, known) or phrase


def behind_seat(tokens: list[Token]) -> list[Token]:
    """The words behind where somebody has his seat: 总部|位于|江南|的|北湖协会; all where none is told."""
    if len(tokens) < 4:
        return tokens
    seats = small_words("seat")
    first = 0 if tokens[0].word in seats else 1
    if first and tokens[1].word not in seats:
        return tokens
    if tokens[first + 1].word not in small_words("seated_at"):
        return tokens
    end = next((i for i in range(first + 2, min(len(tokens), first + _MODIFIER)) if tokens[i].word == OF), None)
    return tokens if end is None else tokens[end + 1 :]


def met_partner(tokens: list[Token], first: int, last: int) -> int | None:
    """The index of 与 in 丁一鸣|与|东岸|的|李正修|将军|会晤后, where `last` is in front of 的; None without one."""
    partner = next((j for j in range(first + 1, last) if tokens[j].word in small_words("partner")), None)
    if partner is None or not all(is_noun(one) for one in tokens[partner + 1 : last + 1]):
        return None
    met = next((j for j in range(last + 2, min(len(tokens) - 1, last + _MET)) if _is_met(tokens, j)), None)
    return None if met is None else partner


def _is_met(tokens: list[Token], i: int) -> bool:
    """会晤|后: a meeting with a word of time behind it."""
    return tokens[i].word in source_words("meeting") and tokens[i + 1].tag == "f"


def _with_about(tokens: list[Token], first: int, phrase: Phrase | None) -> Phrase | None:
    """超过|900名议员: the phrase with the word in front that tells how its number is meant."""
    about = tokens[first - 1] if first else None
    if phrase is None or about is None or about.word not in small_words("about_number"):
        return phrase
    counted = tokens[first].tag == "m" and phrase.start == tokens[first].start
    return (
        replace(phrase, start=about.start, full_start=about.start, words=about.word + phrase.words)
        if counted
        else phrase
    )


def _names_field(tokens: list[Token], i: int) -> bool:
    """疫情|评估|专家组: a verb in the middle of a body's name tells what it is there for."""
    token = tokens[i]
    body = tokens[i + 1].word if i + 1 < len(tokens) else ""
    return token.tag == "vn" and len(token.word) == 2 and len(body) > 2 and ends_body(body)


def _ends_subject(tokens: list[Token], i: int) -> bool:
    """丁一鸣|第一次, 丁一鸣|两次, 东岸|话锋一转, 丁一鸣|当选总统: behind a name or a title no part of it."""
    word, tag = tokens[i].word, tokens[i].tag
    place = tokens[i - 1].tag in ("ns", "nt")  # 东岸|第4次, not 联合国大会第三委员会
    often = small_words("how_often")
    counted = word[0] in quantity_forms().ordinal or (tag == "m" and word[-1] in often)
    counted = counted and (not place or not often.isdisjoint([one.word[-1] for one in tokens[i : i + 3]]))
    told = (tag in _SAYINGS and len(word) > 2) or word in small_words("attitude_of")
    if tag == "vn" and i + 1 < len(tokens) and tokens[i + 1].tag == "ul":
        return True  # 一些人|冲击|了大楼
    office = word in small_words("takes_office") and [one.tag for one in tokens[i + 1 : i + 2]] == ["title"]
    told = told or (office and tokens[i - 1].tag in ("nr", "nrt", "nrfg"))
    named = tokens[i - 1].tag in _NAMED or tokens[i - 1].word in source_words("pronoun")  # 他|话锋一转
    return (counted or told) and named


def _counts(tokens: list[Token], i: int) -> bool:
    """50|名: a number with what it counts, no year."""
    return tokens[i].tag == "m" and i + 1 < len(tokens) and tokens[i + 1].tag == "q"


def _made_of(tokens: list[Token], verb: int, known: frozenset[str]) -> Phrase | None:
    """东岸和西岸组成的|联盟: the words in front of 的 describe the subject with a verb."""
    if verb + 2 >= len(tokens) or tokens[verb + 1].word != OF or not is_verb(tokens[verb]):
        return None
    rest = first_noun_phrase(tokens[verb + 2 :], known)
    named = rest is not None and rest.kind in ("person", "title", "body", "group")
    return rest if named and rest is not None and rest.full_start == tokens[verb + 2].start else None


def _behind_preposition(tokens: list[Token], i: int) -> int:
    """The index behind a prepositional phrase: behind its place word, else behind its noun phrase."""
    for j in range(i + 1, min(len(tokens), i + 25)):
        if tokens[j].word in source_words("place") or tokens[j].tag == "f":
            return j + 1
    j = i + 1
    while j < len(tokens) and is_noun(tokens[j]):
        j += 1
    return max(j, i + 1)


def _subject_behind_modifier(tokens: list[Token], i: int, known: frozenset[str]) -> Phrase | None:
    """出席会议的丁一鸣…: a clause that begins with a verb has a subject only behind a 的."""
    for j in range(i + 1, min(len(tokens) - 1, i + _MODIFIER)):
        if tokens[j].word in small_words("moves_object"):
            return None  # 寻求将东岸最大的公司…列入
        if tokens[j].word == OF:
            rest = first_noun_phrase(tokens[j + 1 :], known)
            if rest is None or rest.kind in ("person", "title"):
                return rest
            return rest if rest.kind == "body" and len(rest.words) > 1 and _publishes(tokens, rest) else None
    return None


def _publishes(tokens: list[Token], source: Phrase) -> bool:
    """由六十名议员组成的联盟|发表声明: behind the phrase stands that it has said or written something."""
    return any(token.start >= source.end and token.word in source_words("speech_verb") for token in tokens)


def _cut_subject(tokens: list[Token], first: int, last: int, known: frozenset[str]) -> Phrase | None:
    """Who heads `tokens[first..last]` if what ends them is no noun: 丁一鸣 of 丁一鸣与周文澜|会面; None without."""
    end = last
    while end > first and _is_no_head(tokens[end]):
        end -= 1
    if end == last:
        return None
    end = next((j for j in range(first + 1, end) if tokens[j].word in small_words("partner")), end + 1) - 1
    cut = read_noun_phrase(tokens, first, end, known)
    return cut if cut is not None and cut.kind != "other" and len(cut.words) > 1 else None


def _is_no_head(token: Token) -> bool:
    """保安局|不足|一日, 丁一鸣与周文澜|会面: words at the end that tell what the head of the phrase does."""
    told = token.tag in _SAYINGS and len(token.word) > 2
    often = token.tag == "m" and token.word[-1] in small_words("how_often")
    return told or often or token.tag in ("a", "ad") or token.word in small_words("side_by_side")
