"""Words with their tags, by rjieba, with name parts joined: 佩 + 斯科夫, 约翰 + · + 盖伊, Ed + Crooks."""

from __future__ import annotations

import re
from functools import cache, partial

import rjieba

from tracktwo.extract.glued_words import split_small
from tracktwo.extract.latin_words import join_latin
from tracktwo.extract.layout import BRACKETED, QUOTED
from tracktwo.extract.two_words import two_words
from tracktwo.extract.word_kinds import (
    DOTS,
    FOLLOWS,
    HEAD,
    LATIN,
    NAMES,
    WORDS,
    Token,
    WordKind,
    is_transliterated,
    kind_of,
)
from tracktwo.extract.word_tables import PACKAGE, any_word, longest_first, openings, small_words, word_list
from tracktwo.knowledge.actors import by_full_name, by_short_name, full_person_names, known_names
from tracktwo.knowledge.states import by_short
from tracktwo.languages.particles import AT, BUT

__all__ = [
    "DOTS",
    "PACKAGE",
    "Token",
    "any_word",
    "is_cue_word",
    "is_transliterated",
    "longest_first",
    "openings",
    "small_words",
    "tag_words",
    "word_list",
]

_OFTEN = 20_000  # a frequency that wins over the cutter's own words
_PIECES = re.compile(f"{QUOTED}+|{BRACKETED}+|[^{QUOTED}{BRACKETED}]+")


@cache
def _tagger() -> rjieba.Jieba:
    tagger = rjieba.Jieba()
    sources = partial(word_list, "sources.toml")
    for words, tag, shortest in (
        (word_list("titles.toml", "title"), "title", 2),
        (sources("body_word"), "nt", 1),
        (sources("name_word"), "nr", 1),
        (sources("body") | sources("document") | sources("occasion"), "n", 3),
        (sources("speech_verb"), "v", 1),
        (sources("time"), "t", 1),
        (sources("many"), "m", 1),
        (sources("place_name") | sources("city"), "ns", 1),
        (sources("prefix"), "b", 3),
        (small_words("even") | small_words("often"), "d", 2),
    ):
        for word in sorted(words):
            if len(word) >= shortest:
                tagger.add_word(word, _OFTEN, tag)
    for word, tag in _public_names().items():
        tagger.add_word(word, _OFTEN, tag)
    return tagger


@cache
def _public_names() -> dict[str, str]:
    """The names of public persons (nr), bodies and outlets (nt) that no common word is hidden in."""
    persons = {*full_person_names(), *(by_short_name().keys() - by_full_name().keys())}
    names = (name for name in known_names() if len(name) > 2 and not any(dot in name for dot in DOTS))
    return {name: "nr" if name in persons else "nt" for name in names}


def tag_words(masked: str, start: int, end: int, known: tuple[str, ...] = ()) -> list[Token]:
    """The words of `masked[start:end]`; a quotation is one token tagged `quote`, a bracket one tagged `bracket`.

    The names in `known`, longest first, are words of their own, however the cutter would cut them.
    """
    if start >= end:
        return []
    text = masked[start:end]
    found: list[Token] = []
    if QUOTED not in text and BRACKETED not in text:
        _cut(text, start, known, found)
        return _joined(found, masked)
    for piece in _PIECES.finditer(text):
        words = piece.group()
        at = start + piece.start()
        if words[0] == QUOTED:
            found.append(Token(at, at + len(words), words, "quote"))
        elif words[0] == BRACKETED:
            found.append(Token(at, at + len(words), words, "bracket"))
        else:
            _cut(words, at, known, found)
    return _joined(found, masked)


def _joined(tokens: list[Token], masked: str) -> list[Token]:
    """The words that a part of `masked` was cut into, with those joined that are one: 佩 + 斯科夫."""
    joints = _joints(tokens)
    if not joints:
        return tokens
    if joints & HEAD:
        tokens = _heads_of_bodies(tokens)
    if joints & LATIN:
        tokens = join_latin(tokens, masked)
    if joints & NAMES:
        tokens = _name_behind_title(tokens)
    if joints != FOLLOWS:
        joints = _joints(tokens)  # of what has been joined
    return _join_names(tokens) if joints & FOLLOWS else tokens


def _joints(tokens: list[Token]) -> int:
    """Which of the ways to join words there may be a place for."""
    joints = 0
    for token in tokens:
        joints |= (token.kind or kind_of(token)).joints
    return joints


def _cut(text: str, at: int, known: tuple[str, ...], found: list[Token]) -> None:
    if text[:1] == BUT and len(text) > 1 and text[:2] not in small_words("but_words"):
        found.append(Token(at, at + 1, BUT, "c"))  # 但|托平
        at, text = at + 1, text[1:]
    for name in known:
        if (begin := text.find(name)) >= 0:
            _cut(text[:begin], at, known, found)
            found.append(Token(at + begin, at + begin + len(name), name, "nr"))
            _cut(text[begin + len(name) :], at + begin + len(name), known, found)
            return
    for word in _tagger().cut(text, True):
        end = at + len(word)
        tag, kind = _CUT.get(word) or _met(word, text)
        if kind is not None:
            found.append(Token(at, end, word, tag, kind))
        else:
            found += _parts(at, word, tag, behind_number=bool(found) and found[-1].tag == "m")
        at = end


# The words that the cutter found, each with its tag and its kind; a word has one tag, wherever it stands. The kind is
# None for a word that is looked at again where it stands.
_CUT: dict[str, tuple[str, WordKind | None]] = {}


def _met(word: str, text: str) -> tuple[str, WordKind | None]:
    """Tag and kind of a word that the cutter found in `text`, remembered; begun anew when there are too many."""
    if len(_CUT) >= WORDS:
        _CUT.clear()
    tag = next(tag for one, tag in _tagger().tag(text) if one == word)
    parts = _parts(0, word, tag)
    sure = len(parts) == 1 and word not in _pairs()
    _CUT[word] = (parts[0].tag, kind_of(parts[0])) if sure else (tag, None)
    return _CUT[word]


def _parts(at: int, word: str, tag: str, *, behind_number: bool = False) -> list[Token]:
    """What the cutter took for one word that begins at `at`: 28|日|向, 在|东岸|时, 海军|军官, 桑加尼|向."""
    end = at + len(word)
    if (tags := _pairs().get(word)) is not None and (tags[0] != "m" or behind_number):
        return [Token(at, at + 1, word[0], tags[0]), Token(at + 1, end, word[1], tags[1])]
    own = _own_tags()
    if len(word) < 3:
        return _with_preposition(at, word, tag) or [Token(at, end, word, own.get(word, tag))]
    if word[0] == AT and word[-1] in small_words("closes_place"):
        return [Token(at, at + 1, AT, "p"), Token(at + 1, end - 1, word[1:-1], "n"), Token(end - 1, end, word[-1], "f")]
    if tag == "nr" and (parts := _glued(at, word)):
        return parts
    if word not in own and (word[:2] in small_words("light_verb") or not _tagger().has_word(word)):
        return list(split_small(at, word, tag))
    return [Token(at, end, word, own.get(word, tag))]


@cache
def _pairs() -> dict[str, tuple[str, str]]:
    """What the cutter takes for one word of two characters: the listed ones, and 对斐, 由澳 in front of 政府."""
    fronts = small_words("in_front_of_state")
    states = [front + short for front in fronts for short in {*by_short(), *small_words("short_of_state")}]
    return {word: ("p", "j") for word in states if not _tagger().has_word(word)} | two_words()


def _heads_of_bodies(tokens: list[Token]) -> list[Token]:
    """西岸外交部 + 长佩恩, 外交部 + 长: a body whose name is known, cut before the 长 of its head's title."""
    heads, titles = small_words("head_of"), word_list("titles.toml", "title")
    cut = tokens[:1]
    for token in tokens[1:]:
        last, head = cut[-1], token.word[0]
        may = head in heads and (len(token.word) == 1 or not _tagger().has_word(token.word))
        ends = (last.word[at:] + head for at in range(len(last.word) if may else 0))
        title = next((end for end in ends if end in titles), "")
        if not title:
            cut.append(token)
            continue
        begin = last.end + 1 - len(title)
        cut.pop()
        if begin > last.start:
            cut.append(Token(last.start, begin, last.word[: begin - last.start], "ns"))
        behind = Token(token.start + 1, token.end, token.word[1:], "nr")
        cut += [Token(begin, token.start + 1, title, "title"), behind][: len(token.word)]
    return cut


def _glued(at: int, word: str) -> list[Token]:
    """海军军官, 今天上午, 应立即: what the cutter takes for an unknown name ends with a title, a time or an adverb."""
    own = _own_tags()
    if word in own or word in _public_names() or (len(word) < 4 and _tagger().has_word(word)):
        return []
    for cut in range(1, len(word) - 1):
        behind = own.get(word[cut:]) or (_small_tag(word[cut:]))
        if behind in ("title", "t", "d") and (cut == 1 or _tagger().has_word(word[:cut])):
            first = own.get(word[:cut]) or next(tag for _, tag in _tagger().tag(word[:cut]))
            return [Token(at, at + cut, word[:cut], first), Token(at + cut, at + len(word), word[cut:], behind)]
    return []


def _with_preposition(at: int, word: str, tag: str) -> list[Token]:
    """戈壁东 + 对: the end of a name or a word that the cutter glues to a preposition (戈壁|东对); [] for any other."""
    glued = len(word) == 2 and tag in ("p", "c") and word[1] in small_words("glued_preposition")
    if not glued or word in _own_tags() or _tagger().has_word(word):
        return []
    return [Token(at, at + 1, word[0], _tag_of(word[0])), Token(at + 1, at + 2, word[1], "p")]


@cache
def _tag_of(character: str) -> str:
    return _own_tags().get(character) or next((tag for _, tag in _tagger().tag(character)), "x")


def _small_tag(word: str) -> str:
    return "t" if word in small_words("part_of_day") else "d" if word in small_words("at_once") else ""


@cache
def _own_tags() -> dict[str, str]:
    """The tags of the words that our own lists know; they overrule the cutter's."""
    sources = partial(word_list, "sources.toml")
    tags = dict.fromkeys((sources("japanese_surname") - sources("place_too")) | sources("name_word"), "nr")
    tags |= dict.fromkeys(sources("body") | sources("document"), "n")
    tags |= dict.fromkeys(sources("place_name") | sources("city"), "ns")
    tags |= dict.fromkeys(sources("body_word"), "nt") | dict.fromkeys(sources("prefix"), "b")
    tags |= dict.fromkeys(sources("time"), "t") | dict.fromkeys(sources("many"), "m")
    tags |= dict.fromkeys(sources("no_person"), "n") | dict.fromkeys(sources("no_person_verb"), "v")
    tags |= dict.fromkeys(word_list("titles.toml", "title"), "title")
    tags |= {one + word: "b" for one in sources("surname") for word in small_words("surname_word")}
    return tags


def _name_behind_title(tokens: list[Token]) -> list[Token]:
    """市长 + 田上 + 富久: what stands between a title and the next small word or verb is a name that was cut up."""
    surnames = word_list("sources.toml", "japanese_surname")
    joined: list[Token] = []
    i = 0
    while i < len(tokens):
        joined.append(tokens[i])
        i += 1
        if joined[-1].word in surnames and i < len(tokens):
            i = _japanese_name(tokens, i, joined)
            continue
        if joined[-1].tag != "title":
            continue
        j, length = i, 0
        while j < len(tokens) and _may_be_name(tokens[j]) and length + len(tokens[j].word) <= 4:
            if _ends_name(tokens[j].word, length) or (j > i and tokens[j - 1].word in _persons()):
                break
            length += len(tokens[j].word)
            j += 1
        if j == i + 1 and j < len(tokens) and _is_verb_in_name(tokens[i], tokens[j], tokens[j + 1 : j + 2]):
            j, length = j + 1, 3
        if j <= i + 1 and i + 1 < len(tokens) and (split := _broken_name(tokens[i], tokens[i + 1])):
            joined.append(split[0])
            tokens[i + 1 : i + 2] = split[1:]
            i += 1
            continue
        if j == i and j + 1 < len(tokens) and _is_small_surname(tokens[i], tokens[j + 1]):
            j, length = j + 2, 3
        if i < len(tokens) and _is_one_name(tokens, i):
            one = tokens[i]
            joined.append(Token(one.start, one.end, one.word, "nr"))
            i += 1
        elif j > i + 1 and 2 <= length <= 4:
            words = "".join(one.word for one in tokens[i:j])
            joined.append(Token(tokens[i].start, tokens[j - 1].end, words, "nr"))
            i = j
    return joined


@cache
def _persons() -> frozenset[str]:
    return frozenset(full_person_names())  # 外长|王毅|在线


def _ends_name(word: str, length: int) -> bool:
    """周文澜|强烈, 周文澜|发, 周文澜|今: behind a name of `length` characters an adverb, or a verb or time of one."""
    if length > 2 and word in small_words("behind_full_name"):
        return True
    adverb = len(word) > 1 and word in word_list("sources.toml", "adverb")
    return length > 1 and (adverb or word in small_words("says") or word in small_words("behind_a_name"))


def _is_one_name(tokens: list[Token], i: int) -> bool:
    """院士 + 钟南山, 总统 + 普京: one word behind a title that the dictionary takes for a place or a thing."""
    token = tokens[i]
    if token.tag not in ("ns", "nz", "j", "i", "l", "s", "zg") or not 2 <= len(token.word) <= 6:
        return False
    if token.word in word_list("sources.toml", "place_name") or token.word in word_list("sources.toml", "body"):
        return False
    behind = tokens[i + 1].tag[:1] if i + 1 < len(tokens) else "v"
    chinese = len(token.word) <= 3 and token.word[0] in word_list("sources.toml", "surname")
    return behind in "vpdtmcxb" and (chinese or is_transliterated(token.word))


def _japanese_name(tokens: list[Token], i: int, joined: list[Token]) -> int:
    """稻田 + 朋美, 河野 + 太郎: a Japanese surname and one or two characters that no small word is."""
    given = tokens[i]
    small = given.tag in ("p", "c", "d", "uj", "ul", "x", "bracket", "quote", "r", "title", "m", "t") or is_cue_word(
        given.word
    )
    if small or len(given.word) > 2 or given.word.isascii():
        return i
    last = joined[-1]
    joined[-1] = Token(last.start, given.end, last.word + given.word, "nr")
    return i + 1


def is_cue_word(word: str) -> bool:
    """True for the few verbs that stand right behind a surname: 安倍说, 河野会见."""
    return word in small_words("behind_surname")


def _may_be_name(token: Token) -> bool:
    if token.word in small_words("no_name_part"):
        return False
    if token.tag in ("nr", "nrt", "nrfg", "zg", "a", "f", "s", "z", "b", "nz", "g", "j", "ng", "ag", "vg"):
        return token.word not in small_words("behind_a_name")  # 总统|主要|是
    if token.word.isascii():
        return False
    return len(token.word) == 1 and token.tag in ("n", "v", "ns", "m", "q", "i", "l", "an")


def _broken_name(first: Token, second: Token) -> list[Token]:
    """贺江 + 兵, 罗家 + 聪则: a name behind its title that the dictionary has as a place; [] where it is none."""
    known = first.word in word_list("sources.toml", "place_name") or first.word in word_list("sources.toml", "body")
    surname = first.word[0] in word_list("sources.toml", "surname")
    if (
        known
        or not surname
        or len(first.word) != 2
        or first.word in _persons()
        or first.tag not in ("ns", "nz", "nr", "nrt", "i", "j")
    ):
        return []
    unknown = second.tag == "v" and not _tagger().has_word(second.word)
    glued = (
        len(second.word) == 2 and second.word[1] in small_words("glued_behind") and (second.tag[:1] in "anx" or unknown)
    )
    small = len(second.word) != 1 or second.word.isascii() or is_cue_word(second.word)
    if not glued and (small or second.tag[:1] not in "nagmj"):
        return []
    name = Token(first.start, second.start + 1, first.word + second.word[0], "nr")
    return [name, Token(second.start + 1, second.end, second.word[1], "d")] if glued else [name]


def _is_small_surname(name: Token, given: Token) -> bool:
    """教授 + 时 + 殷红: a surname that is nearly always a small word, with a given name behind."""
    return (
        name.word in small_words("small_surname") and len(given.word) == 2 and given.tag in ("nr", "nrt", "nrfg", "nz")
    )


def _is_verb_in_name(name: Token, verb: Token, behind: list[Token]) -> bool:
    """蔡 + 适应 + 受访: a surname and a word that is also a verb, with another verb, such as the cue, behind."""
    return (
        len(name.word) == 1
        and name.word in word_list("sources.toml", "surname")
        and len(verb.word) == 2
        and verb.tag[:1] in "van"
        and verb.word not in word_list("sources.toml", "adverb")  # 总统|曾|公开
        and (not behind or behind[0].tag[:1] in "vpd")
    )


def _join_names(tokens: list[Token]) -> list[Token]:
    joined = tokens[:1]
    for token in tokens[1:]:
        last = joined[-1]
        if (kind_of(token).joints & FOLLOWS or last.tag == "dotted") and not _is_day(joined):
            tag = _joint_tag(last, token)
            if tag is not None:
                joined[-1] = Token(last.start, token.end, last.word + token.word, tag)
                continue
        joined.append(token)
    return joined


def _is_day(tokens: list[Token]) -> bool:
    """True where the last two words are a day: 28|日."""
    return len(tokens) > 1 and tokens[-2].tag == "m" and tokens[-1].word in small_words("day_word")


def _joint_tag(last: Token, token: Token) -> str | None:
    """The tag of the one word that two words make; None where they are two."""
    named = last.tag in ("nr", "nrt", "nrfg", "nz", "zg", "eng", "ns", "n")
    if token.word in DOTS and (named or is_transliterated(last.word)):
        return "dotted"
    if token.word in small_words("plural_end"):
        return "plural"
    if _is_compound(last.word, token.word) or (last.tag == "v" and token.word in small_words("doer_end")):
        return "n"
    return "nr" if (last.tag == "dotted" and token.tag not in ("x", "p", "d")) or _joins(last, token) else None


def _is_compound(first: str, second: str) -> bool:
    """分析 + 中心, 访问 + 小组: a verb that begins the name of a body."""
    return first in word_list("sources.toml", "speech_verb") and second in word_list("sources.toml", "compound_end")


def _joins(last: Token, token: Token) -> bool:
    if not (kind_of(token).name_part and kind_of(last).name_part):
        return False
    return any(one.tag in ("nr", "nrt", "nrfg", "zg") for one in (last, token)) or len(last.word) >= 2
