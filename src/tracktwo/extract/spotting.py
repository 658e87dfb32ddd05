"""Names that their surroundings prove, character by character, before any word is cut.

Behind a title (总统马克龙向…), in front of a Latin name in brackets (桑托罗（David Santoro）), around a dot
(约翰·盖伊). The word cutter does not know most foreign names; it cuts 马克龙向 into 马克 and 龙向.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick

from tracktwo.extract.dotted_names import past_unproved, unproved_front
from tracktwo.extract.native_names import bound_at, bounds, native_name
from tracktwo.extract.public_persons import HYPHENS, STOPS
from tracktwo.extract.tokens import DOTS, longest_first, openings, small_words, tag_words, word_list
from tracktwo.extract.word_edges import plain_cutter
from tracktwo.extract.word_kinds import is_verb
from tracktwo.knowledge.actors import known_names
from tracktwo.knowledge.people import people
from tracktwo.languages import HAN, fold
from tracktwo.languages.particles import OF, POSTED_TO
from tracktwo.languages.scanner import word_scanner

LONGEST = 8  # characters of one part of a foreign name
LEAD = 24  # characters in front of a name in which its titles and bodies stand
_PARTS = re.compile(f"[{DOTS}]")
_MARKED = re.compile(f"[{DOTS} {STOPS}{HYPHENS}]")
_JOINED = re.compile(f"[{HAN}][{STOPS}{HYPHENS}][{HAN}]")
_HAN = re.compile(f"[{HAN}{DOTS}]+")
_LATIN = re.compile(r"[（(][A-ZÀ-Ý][A-Za-zÀ-ſ.'’\- ]{2,60}[）)，,]")
_SHORT = re.compile("[（(][A-Z]{2,6}[）)，,]")  # 数学（STEM）: an abbreviation, nobody's name
_NAME_END = re.compile(rf"[{HAN}]\s?$")


@cache
def _syllables() -> frozenset[str]:
    return word_list("sources.toml", "syllable")


@cache
def _proved() -> str:
    return "".join(sorted(_syllables() | word_list("sources.toml", "rare_syllable")))


@cache
def _proved_or_dots() -> frozenset[str]:
    return frozenset(_proved() + DOTS)


@cache
def _dots() -> re.Pattern[str]:
    part = f"[{_proved()}]{{1,{LONGEST}}}"
    return re.compile(f"(?<![{DOTS}])(?:(?<![A-Z])[A-Z][{DOTS}])?{part}(?:[{DOTS}]{part}){{1,3}}")


@cache
def _titles() -> AhoCorasick:
    return word_scanner(longest_first("titles.toml", "title"))


@dataclass(slots=True)  # not frozen: made many times a text (docs/measured.md)
class Holder:
    """A name behind its title: 东岸 + 总统 + 丁一鸣; `start` is where the name stands, `place` "" without one.

    `lead` holds the characters in front of the name, title and all.
    """

    name: str
    title: str
    place: str
    start: int
    lead: str


def _shown(names: Iterable[str]) -> frozenset[str]:
    """The Chinese names among these, folded, of two characters or more, that no common word holds."""
    folded = frozenset(map(fold, names)) - word_list("sources.toml", "hidden")
    return frozenset(name for name in folded if len(name) > 1 and _HAN.fullmatch(name))


@cache
def _public() -> tuple[tuple[str, ...], AhoCorasick]:
    """The full names of the persons that knowledge/ holds, and what finds them."""
    full = {name for person in people() for name in person.full}
    names = tuple(sorted(_shown(full | word_list("sources.toml", "name_word"))))
    return names, word_scanner(names)


@cache
def _public_short() -> frozenset[str]:
    """The short names of public persons: theirs only behind a title (首相|强生).

    Those that end or stand inside another known name are left out: 罗斯 in 俄罗斯, 马斯 in 哈马斯.
    """
    known = "，".join([*known_names(), *word_list("sources.toml", "place_name")])
    names = _shown(name for person in people() for name in person.short)
    return frozenset(name for name in names if not re.search(f"[{HAN}]{name}", known))


@cache
def public_pairs() -> frozenset[str]:
    """The names of public persons that have two characters: a word of their own in 莫健在会上说, 强生日前说."""
    return frozenset(name for name in _public_short().union(_public()[0]) if len(name) == 2)


def public_names(folded: str) -> frozenset[str]:
    """The names of public persons that stand in the text, though nothing beside them proves it: 普京 in 普京则说."""
    return frozenset(_public()[1].find_matches_as_strings(folded))


def spot_names(folded: str) -> tuple[frozenset[str], tuple[Holder, ...]]:
    """The names that a title, a Latin name in brackets or a dot proves, and who holds which title, in text order.

    法国总统马克龙向记者说: 马克龙. 桑托罗（David Santoro）: 桑托罗. 约翰·盖伊日前在文章里说: 约翰·盖伊, and 盖伊.
    """
    titles = {end: folded[start:end] for _, start, end in _titles().find_matches_as_indexes(folded)}
    holders = tuple(_behind_titles(folded, titles))
    found = {*_dotted(folded, titles), *_before_latin(folded, titles), *(holder.name for holder in holders)}
    found = _without_heads(found) | set(_marked(folded, titles))
    found |= {last for name in found if len(last := parts_of(name)[-1]) >= 2 and last != name}
    return frozenset(filter(_names_somebody, found)), tuple(one for one in holders if _names_somebody(one.name))


def _names_somebody(words: str) -> bool:
    """False for one character, a place, a common word (那里, 施加) and 曾 with a verb: 总统|曾下令."""
    if len(words) < 2 or _is_noun(words) or words in _no_names():
        return False
    if len(words) == 2 and words[1] in word_list("sources.toml", "loose"):
        return False  # 局长雷|在本月
    rest = words[1:]
    if words[0] not in small_words("surname_too") or len(rest) < 2:
        return True
    return not any(token.word == rest and is_verb(token) for token in tag_words(rest, 0, len(rest)))


@cache
def _no_names() -> frozenset[str]:
    common = word_list("sources.toml", "no_person") | word_list("sources.toml", "no_person_verb")
    return _place_names() | common | small_words("no_name")


def _without_heads(names: set[str]) -> set[str]:
    """The names without those that have caught the end of a title: 理约翰·盖伊 beside 约翰·盖伊, no 小约翰·盖伊."""
    whole = {name for name in names if _PARTS.search(name)}
    if not whole:
        return names
    return {
        name for name in names if not any(name[at:] in whole and _is_caught(name[:at]) for at in range(1, len(name)))
    }


def _is_caught(head: str) -> bool:
    """True for what is no part of the name behind it: 理, 空军老兵; not for 小, a name with its dot, syllables."""
    if head in small_words("junior") or _PARTS.search(head):
        return False
    return len(head) == 1 or not _syllables().issuperset(head)


def _is_noun(words: str) -> bool:
    """True for what ends with a title, a body, a document or a building: 公司（Royal Ding）."""
    return not _named_things().isdisjoint((words[-2:], words[-3:], words[-4:]))


@cache
def _named_things() -> frozenset[str]:
    tables = ("body", "document", "building")
    return word_list("titles.toml", "title").union(*(word_list("sources.toml", table) for table in tables))


def _dotted(folded: str, titles: dict[int, str]) -> Iterator[str]:
    if _PARTS.search(folded) is None:
        return
    for match in _dots().finditer(folded):
        dot = folded.index(_first_dot(match.group()), match.start())
        start = _edge(folded, match.start(), dot, 1, titles)
        if folded[start] not in DOTS:
            yield _without_dotted_tail(folded, start, match.end())


def parts_of(name: str) -> list[str]:
    """The parts of a name between its dots, the marks that stand for them, or blanks; T-Online is one."""
    return name.split(" ") if name.isascii() else _MARKED.split(name)


def _marked(folded: str, titles: dict[int, str]) -> Iterator[str]:
    """Names of two parts that a stop or a hyphen joins: 乔治.康威（George, 总统亚历山大-卢卡申科.

    A hyphen joins two states or candidates too (阿拉伯-伊朗): a title in front or a Latin name behind must prove it.
    """
    for match in _JOINED.finditer(folded):
        mark = match.start() + 1
        start, end = mark, mark + 1
        while start > max(0, mark - LONGEST) and start not in titles and folded[start - 1] in _proved_or_dots():
            start -= 1
        while end < min(len(folded), mark + LONGEST) and folded[end] in _syllables():
            end += 1
        start = start if start < mark else _behind_title(folded, mark, titles)
        if start == mark or end - mark < 3:
            continue
        start = _edge(folded, start, mark, 1, titles)
        given, last = folded[start:mark], _without_tail(folded[mark + 1 : end], folded[end : end + 3], folded)
        if _stands_for_itself(given) or last in word_list("sources.toml", "place_name"):
            continue
        if folded[mark] in STOPS or start in titles or _is_in_latin_too(folded, end):
            yield folded[start : mark + 1] + last


def _behind_title(folded: str, mark: int, titles: dict[int, str]) -> int:
    """Where the title in front of the part of a name that ends at `mark` ends; `mark` where none does."""
    first = max(0, mark - LONGEST)
    places = (at for at in range(mark - 1, first, -1) if at in titles and _HAN.fullmatch(folded, at, mark))
    return next(places, mark)


def _stands_for_itself(words: str) -> bool:
    """True for a place, a public person and what else is known: no given name."""
    return words in _named_already()


@cache
def _named_already() -> frozenset[str]:
    return frozenset(known_names()) | _place_names()


@cache
def _place_names() -> frozenset[str]:
    return word_list("sources.toml", "place_name") | word_list("sources.toml", "city")


def _without_dotted_tail(folded: str, start: int, end: int) -> str:
    """The dotted name in `folded[start:end]` without the word that begins inside its last part."""
    if (whole := past_unproved(folded, end)) > end:
        return folded[start:whole]  # 奥斯卡·拉方丹
    words = folded[start:end]
    last = max(words.rfind(dot) for dot in DOTS)
    if len(words) == last + 2 and _has_lost_one(folded, end):
        return words + folded[end]
    return words[: last + 1] + _without_tail(words[last + 1 :], folded[end : end + 3], folded)


def _has_lost_one(folded: str, end: int) -> bool:
    """盖伊·菲永|近日: nothing ends the name at `end`, but something the character there, which is no small word."""
    if bound_at(folded, end) or not _HAN.fullmatch(folded, end, end + 1):
        return False
    one = folded[end]
    if one in word_list("sources.toml", "never_named") or one in word_list("sources.toml", "never_last"):
        return False
    return bound_at(folded, end + 1) > 1 or not _HAN.match(folded, end + 1)


def _is_in_latin_too(folded: str, end: int) -> bool:
    """True where a Latin name in brackets follows, with or without a blank."""
    return _LATIN.match(folded, end + folded.startswith(" ", end)) is not None


def _first_dot(words: str) -> str:
    return next(character for character in words if character in DOTS)


def _before_latin(folded: str, titles: dict[int, str]) -> Iterator[str]:
    for match in _LATIN.finditer(folded):
        if _SHORT.fullmatch(match.group()):
            continue
        name_end = _NAME_END.search(folded, max(0, match.start() - 2), match.start())
        if name_end is None:
            continue
        end = name_end.start() + 1
        if folded.endswith(openings("platform"), 0, end):
            continue  # 总统丁一鸣在推特（Twitter）上
        if folded.endswith(openings("institute_end"), 0, end):
            continue  # 民主委员会（Democracy Council
        end -= next((len(day) for day in openings("weekday") if folded.endswith(day, 0, end)), 0)  # 桑托罗|周三
        start = end
        furthest, proved = max(0, end - 16), _proved_or_dots()
        while start > furthest and (folded[start - 1] in proved or _is_initial(folded, start - 1)):
            start -= 1
        first = _with_first(folded, start, end, titles)
        start = _edge(folded, start, end, 2, titles) if first is None else first
        start += folded.startswith(openings("among"), start - 1) if start else 0  # 作者之|一桑托罗
        words = folded[start:end].lstrip(DOTS)
        if len(words) >= 2 and words[0] not in word_list("sources.toml", "loose"):
            yield words


def _with_first(folded: str, start: int, end: int, titles: dict[int, str]) -> int | None:
    """主席|居伊·费尔霍夫（Guy: where a dotted name begins whose first character is no syllable; else None.

    The title is further away than `_edge` looks; 领导人|物 and 主持|人 are titles themselves.
    """
    begin = start - 1
    behind = begin in titles and start not in titles and _PARTS.search(folded, start, end) is not None
    if not behind or folded.endswith(openings("before_name"), 0, start):
        return None
    return None if plain_cutter().has_word(folded[begin - 1 : start]) else begin


def _is_initial(folded: str, at: int) -> bool:
    """戴维·R·丁 has one letter between its dots."""
    alone = at == 0 or not folded[at - 1].isascii()
    return folded[at].isascii() and folded[at].isupper() and alone and folded[at + 1] in DOTS


def _edge(folded: str, start: int, end: int, shortest: int, titles: dict[int, str]) -> int:
    """Where the name that ends at `end` begins: behind the title or the place in front of it.

    总|理马丁 and 法国|塞尔奇 have caught too much, 干事谭|德塞 has lost a character that is no syllable.
    """
    for place in range(end - shortest, max(0, end - LONGEST), -1):
        if not _HAN.fullmatch(folded, place, end):
            return start
        if place in titles or folded.endswith(openings("before_name"), 0, place):
            return place
    for length in (4, 3, 2):
        if folded[start : start + length] in word_list("sources.toml", "place_name") and end - start - length >= 2:
            return start + length
    longer = folded[start - 1 : end] if start else ""
    return start - 1 if len(longer) <= 4 and plain_cutter().has_word(longer) else start


def _behind_titles(folded: str, titles: dict[int, str]) -> Iterator[Holder]:
    syllables, length = _syllables(), len(folded)
    for end, title in titles.items():
        if folded.startswith(openings("among"), end):
            end += len(openings("among")[0])  # 创办人之一|丁光衡
        stop, furthest = end, min(length, end + LONGEST)
        while stop < furthest and folded[stop] in syllables:
            stop += 1
        stop = _past_rare(folded, stop, furthest) if end < stop < furthest else stop
        name: str | None = None
        if stop - end >= 2 and folded[stop : stop + 1] not in DOTS:
            name = _cut_short(folded, end, stop) or _without_tail(folded[end:stop], folded[stop : stop + 3], folded)
        elif _PARTS.search(folded, stop, end + LONGEST + 1) and (dotted := _dots().match(folded, end)) is not None:
            name = _without_dotted_tail(folded, end, dotted.end())
        elif (whole := unproved_front(folded, end)) is not None:
            name = _without_dotted_tail(folded, end, whole)  # 军人|谭美·达克沃斯
        else:
            name = native_name(folded, end) or _known_short(folded, end) or _of_office(folded, end)
        if name:
            lead = folded[max(0, end - LEAD) : end]
            yield Holder(name, title, place_before(folded, end - len(title)), end, lead)


def _past_rare(folded: str, at: int, furthest: int) -> int:
    """Where the name 亚|历|山德罗夫 ends that has a rare character at `at` and syllables behind it; else `at`."""
    rare, syllables = word_list("sources.toml", "rare_syllable"), _syllables()
    if folded[at] not in rare or bound_at(folded, at):
        return at
    stop = at + 1
    while stop < furthest and folded[stop] in _proved_or_dots():
        stop += 1
    return stop if folded[stop - 1] in syllables and bound_at(folded, stop) else at


def _of_office(folded: str, end: int) -> str | None:
    """馆长的|丁宗深|说: a Chinese name of three characters behind a title and 的; None without."""
    name = native_name(folded, end + 1) if folded.startswith(OF, end) else None
    return name if name is not None and len(name) == 3 else None


def _cut_short(folded: str, start: int, stop: int) -> str | None:
    """教授林文|程: two syllables that nothing bounds are the head of a Chinese name of three; else None."""
    if stop - start != 2 or bound_at(folded, stop) or folded[start] not in word_list("sources.toml", "surname"):
        return None
    name = native_name(folded, start)
    return name if name is not None and len(name) == 3 else None


def place_before(folded: str, end: int) -> str:
    """The state that stands in front of a title, within a few characters: 东岸 in 东岸外交部发言人, else ""."""
    words = folded[max(0, end - 12) : end].partition(POSTED_TO)[0]  # 东岸驻西岸大使 is of 东岸
    places = _places()
    for at in range(len(words) - 1, -1, -1):
        first = words[at]
        if first in "，。；：、\n":
            break
        if first in places:
            for place in places[first]:
                if words.startswith(place, at):
                    return place
    return ""


@cache
def _places() -> dict[str, tuple[str, ...]]:
    return _by_first(word_list("sources.toml", "place_name"))


def _known_short(folded: str, start: int) -> str | None:
    """The short name of a public person that stands here as a whole: 强生|日前, no 李红 in 李红一|改."""
    begun = _short_by_first().get(folded[start : start + 1], ())
    return next((one for one in begun if folded.startswith(one, start) and bound_at(folded, start + len(one))), None)


@cache
def _short_by_first() -> dict[str, tuple[str, ...]]:
    return _by_first(_public_short())


@cache
def _prepositions() -> frozenset[str]:
    """Words of one character behind which a name ends: 希莫尼特|在, though the cutter knows 特在."""
    return frozenset(word for word in word_list("sources.toml", "preposition") if len(word) == 1)


def _by_first(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The words by their first character, the longest first."""
    found: dict[str, tuple[str, ...]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        found[word[0]] = (*found.get(word[0], ()), word)
    return found


def _without_tail(run: str, behind: str, folded: str) -> str:
    """The run of syllables without the word that begins inside it: 博尔顿 in 博尔顿日|前, 普京 in 普京在."""
    while len(run) > 2 and run[-1] in word_list("sources.toml", "loose"):
        run = run[:-1]
    if run[-1] + behind[:1] in word_list("sources.toml", "body_end"):
        return run[:-1]  # 江南|协会
    if plain_cutter().has_word(run) or folded.count(run) > 1:
        return run
    if not bounds()[0].isdisjoint((behind[:2], behind[:3])):
        return run  # 普拉斯哈特|发表, though 特发 is a word
    words = run + behind
    for at in range(2, len(run)):
        for length in (3, 2):
            word = words[at : at + length]
            runs_over = at + length > len(run) and len(word) == length and not word.isascii()
            if runs_over and behind[0] not in _prepositions() and plain_cutter().has_word(word):
                return run[:at]
    return run
