"""Chinese, Korean and Japanese names behind a title, by their characters and by what ends them."""

from __future__ import annotations

import re
from functools import cache

from tracktwo.extract.cues import cue_table
from tracktwo.extract.tokens import openings, small_words, word_list
from tracktwo.extract.two_words import two_words
from tracktwo.extract.word_edges import plain_cutter
from tracktwo.extract.word_kinds import NAME_TAGS
from tracktwo.languages import HAN

_ALL = re.compile(f"[{HAN}]+")
_ONE = re.compile(f"[{HAN}]")
_FULL = 3  # characters of a Chinese name with a given name of two
_LONGEST = 4  # and of all but a Japanese one: 小野寺|五典


def native_name(folded: str, start: int) -> str | None:
    """The Chinese, Korean or Japanese name that begins here.

    Of two forms the one that other places prove wins (赵立坚 in 赵立坚称, where 坚称 is a cue too), else the one that
    leaves the longer word behind it: 滕彪|认为.
    """
    found: list[tuple[bool, int, int, str]] = []
    if folded[start : start + 1] not in _firsts():
        return None
    for length in (2, 3, 4, 5):
        name = folded[start : start + length]
        end = start + length
        if length > _LONGEST and not _is_long(name):
            break
        bound = bound_at(folded, end)
        if bound and (may_be_name(name) or (length == _FULL and _is_odd(folded, start, end))):
            others = folded.count(name) > folded.count(folded[start : start + length + 1])
            found.append((others, bound, length, name))
    return max(found)[3] if found else None


def _is_long(name: str) -> bool:
    """小野寺|五典, 真锅|百合子: a Japanese surname of three characters, or a given name of three with its usual end."""
    surnames = word_list("sources.toml", "japanese_surname")
    return name[:3] in surnames or (name[:2] in surnames and name.endswith(openings("ends_long_name")))


@cache
def _firsts() -> frozenset[str]:
    """The characters that a name may begin with: see `may_be_name`."""
    japanese = {name[0] for name in word_list("sources.toml", "japanese_surname")}
    syllables = word_list("sources.toml", "syllable")
    surnames = word_list("sources.toml", "surname") | small_words("rare_surname")
    return surnames.union(japanese, syllables) - small_words("no_surname")


def bound_at(folded: str, at: int) -> int:
    """The length of what bounds a name that ends at `at`: a mark or the longest word of `bounds`; 0 without one."""
    if at < len(folded) and not _ONE.match(folded, at):
        return 1
    words, lengths = bounds()
    for length in lengths.get(folded[at : at + 1], ()):
        if folded[at : at + length] in words:  # the last of the text may be shorter
            return min(length, len(folded) - at)
    return 0


def _is_closed(folded: str, at: int) -> bool:
    """谢家叶|则|指出, 谢家叶（, 梁国源|则|说: what follows is no single word that may be a part of the name."""
    bound = bound_at(folded, at)
    if bound != 1 or not _ONE.match(folded, at):
        return bound > 0
    last = folded[at - 1]
    small = last in word_list("sources.toml", "never_named") or last in word_list("sources.toml", "never_last")
    return bound_at(folded, at + 1) > (1 if small else 0)


@cache
def bounds() -> tuple[frozenset[str], dict[str, tuple[int, ...]]]:
    """The words that may follow a name, a cue, an adverb, a preposition, a time, a title, and by their first character
    how long they are, the longest first."""
    words = {word for word, entry in cue_table().items() if entry["strength"] == "strong"}
    for table in ("adverb", "preposition", "speech_verb", "time"):
        words |= word_list("sources.toml", table)
    words |= {word for word in word_list("titles.toml", "title") if len(word) > 1}
    words |= small_words("behind_name") | small_words("behind_full_name")
    begun: dict[str, set[int]] = {}
    for word in words:
        begun.setdefault(word[0], set()).add(len(word))
    return frozenset(words), {first: tuple(sorted(lengths, reverse=True)) for first, lengths in begun.items()}


def may_be_name(words: str) -> bool:
    """A surname and up to two characters, a Japanese name, or characters that make no word: 李砚衡, 阿南友亮."""
    japanese = words[:2] in word_list("sources.toml", "japanese_surname")
    banned = _in_no_japanese_name() if japanese else word_list("sources.toml", "never_named")
    if not _ALL.fullmatch(words) or not banned.isdisjoint(words):
        return False
    ends = words[-1] in word_list("sources.toml", "never_last")
    if words[0] in small_words("no_surname") or (ends and not (japanese and _ends_japanese(words))):
        return False
    if words[1:] in word_list("sources.toml", "adverb") or words[:2] in two_words():
        return False  # 总统曾公开…, 总统曾于去年…
    if words[0] in word_list("sources.toml", "surname") and len(words) <= _FULL:
        return not plain_cutter().has_word(words[:2])
    if japanese:
        return words[2:] not in bounds()[0]  # 高桥|接受
    if words[0] not in word_list("sources.toml", "syllable") or len(words) < _FULL:
        return False
    return all(len(word) == 1 for word in plain_cutter().cut(words, False))


@cache
def _in_no_japanese_name() -> frozenset[str]:
    """The characters of no Japanese name: no numbers (真锅晋|三) and not 之."""
    return word_list("sources.toml", "never_named") - small_words("number_in_name") - small_words("ends_japanese_name")


def _ends_japanese(words: str) -> bool:
    """增田|雅之: four characters, the last one a small word that ends such names."""
    return len(words) == _LONGEST and words[-1] in small_words("ends_japanese_name")


def _is_odd(folded: str, start: int, end: int) -> bool:
    """True for such a name that is closed behind, and not two characters with the word behind them: 汪洋|声称."""
    return _is_closed(folded, end) and bound_at(folded, start + 2) < 2 and _is_odd_name(folded[start:end])


def _is_odd_name(words: str) -> bool:
    """邱是芳, 包宗和, 谢家叶: a surname and two characters that make no word, one of them a small word or such that
    the cutter knows a shorter name (谢家); 总统曾有意 is none, nor is 教授方可以."""
    if (
        not _ALL.fullmatch(words)
        or not _in_no_name().isdisjoint(words)
        or not (words[0] in word_list("sources.toml", "surname") or words[0] in small_words("rare_surname"))
    ):
        return False
    last = words[-1] in word_list("sources.toml", "never_last") and words[-1] not in small_words("ends_given_name")
    if last or words[0] in small_words("no_surname") or words[0] in small_words("surname_too"):
        return False
    if words[:2] in two_words():
        return False
    cutter = plain_cutter()
    if cutter.has_word(words[1:]) or cutter.has_word(words):
        return False
    return not cutter.has_word(words[:2]) or _is_named(words[:2])


@cache
def _in_no_name() -> frozenset[str]:
    """The small words of one character that stand in no name: 说 and 在, not 以 in 丁以璿."""
    return word_list("sources.toml", "never_named") - small_words("in_given_name")


def _is_named(words: str) -> bool:
    """True for what the dictionary has as a name or a place: 谢家, 梁国; no 马上."""
    tags = [tag for _, tag in plain_cutter().tag(words)]
    return len(tags) == 1 and (tags[0] in NAME_TAGS or tags[0] == "ns")
