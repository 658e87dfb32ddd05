"""Words with their tags, and what kind each is: noun, verb, a time, a small word to be passed over, part of a name.

What a word and its tag tell is worked out once for all texts and kept in its `WordKind`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tracktwo.extract.word_tables import PACKAGE, small_words, word_list
from tracktwo.languages import table_pattern
from tracktwo.languages.remembered import remembered

DOTS = "·・•‧．∙"
NAME_TAGS = frozenset({"nr", "nrt", "nrfg", "eng"})
_NOUN_FIRST = ("n", "j", "l", "i", "b", "a", "z", "s")
_NOUN_TAGS = frozenset({"vn", "eng", "title", "an", "quote", "m", "q", "r", "rz", "nz", "bracket", "dotted", "plural"})
_SKIPPED_TAGS = frozenset(
    {"d", "c", "t", "ul", "uz", "ud", "ug", "uv", "x", "bracket", "ad", "y", "e", "o", "k", "dg", "tg"}
)
_FUNCTION = frozenset({"p", "c", "d", "uj", "ul", "uz", "f", "r", "quote", "bracket", "x", "t", "title"})
# Ways to join a word with others: it may follow another; behind it a name may stand that was cut up; it is Latin; it
# may begin with the last character of a title.
FOLLOWS, NAMES, LATIN, HEAD = 1, 2, 4, 8
WORDS = 50_000  # words whose kind is remembered


@dataclass(slots=True)
class WordKind:
    """What a word is by itself and its tag: see `is_noun`, `is_skipped`, `is_time`, `is_verb`.

    `name_part`: foreign names are put together from such words; `joints`: the ways to join it with other words.
    """

    tag: str
    noun: bool
    skipped: bool
    time: bool
    verb: bool
    name_part: bool
    joints: int


class _Kinds(dict[tuple[str, str], WordKind]):
    """The kinds of the words that were met, by word and tag; begun anew when there are too many."""

    def __missing__(self, key: tuple[str, str]) -> WordKind:
        if len(self) >= WORDS:
            self.clear()
        word, tag = key
        name_part = _is_name_part(word, tag)
        kind = self[key] = WordKind(
            tag=tag,
            noun=_is_noun(word, tag),
            skipped=_is_skipped(word, tag),
            time=_is_time(word, tag),
            verb=(tag.startswith("v") and tag != "vn") or word in source_words("speech_verb"),
            name_part=name_part,
            joints=_joints(word, tag, name_part),
        )
        return kind


_KINDS = _Kinds()


@dataclass(slots=True)  # not frozen: made many times a text (docs/measured.md)
class Token:
    """A word of the folded text: `[start, end)` and its tag (nr person, ns place, nt body, v verb, ...)."""

    start: int
    end: int
    word: str
    tag: str
    kind: WordKind | None = None


def kind_of(token: Token) -> WordKind:
    """What kind of word it is; looked up once for each token."""
    kind = token.kind
    if kind is None:
        kind = token.kind = _KINDS[token.word, token.tag]
    return kind


@remembered
def source_words(table: str) -> frozenset[str]:
    """The words of one table of sources.toml."""
    return word_list("sources.toml", table)


@cache
def titles() -> frozenset[str]:
    """The words that stand beside a name as its title: 发言人, 主席."""
    return word_list("titles.toml", "title")


def is_brand(name: str) -> bool:
    """True for TikTok and CNN: Latin names that no person bears."""
    return name.isascii() and " " not in name and any(one.isupper() for one in name[1:])


def is_noun(token: Token) -> bool:
    """True for a word that may stand in a noun phrase."""
    return (token.kind or kind_of(token)).noun


def _is_noun(word: str, tag: str) -> bool:
    if word in source_words("adverb") or word in source_words("preposition") or word in small_words("no_noun"):
        return False
    if word in source_words("speech_verb") and not ends_body(word):
        return False
    if tag == "eng" and len(word) == 1:
        return False
    if tag in _NOUN_TAGS or word in titles() or ends_body(word):
        return True
    return tag.startswith(_NOUN_FIRST) or word in small_words("joiner")


def ends_body(word: str) -> bool:
    """True for a word that names a body or a group, or ends such a name."""
    return word in source_words("body") or word in source_words("document")


def is_skipped(token: Token) -> bool:
    """True for a small word or a time that may stand between a source and its cue: 也, 随后, 周二."""
    return (token.kind or kind_of(token)).skipped


def _is_skipped(word: str, tag: str) -> bool:
    if word in source_words("adverb"):
        return True
    if tag in _SKIPPED_TAGS:
        return word not in titles()
    return _is_time(word, tag)


def is_time(token: Token) -> bool:
    """True for a word that names a time: 6月17日, 上周五."""
    return (token.kind or kind_of(token)).time


def _is_time(word: str, tag: str) -> bool:
    may_be = tag in ("m", "t", "q", "n", "ns", "l") and len(word) < 8 and word not in source_words("place_name")
    return may_be and table_pattern(PACKAGE, "sources.toml", "time_word").match(word) is not None


def is_verb(token: Token) -> bool:
    """True for a verb, also one of speaking that the tagger calls a noun."""
    return (token.kind or kind_of(token)).verb


@cache
def _syllables() -> frozenset[str]:
    return word_list("sources.toml", "syllable") | frozenset(DOTS)


def is_transliterated(word: str) -> bool:
    """True where every character is one that foreign names are written with."""
    return _syllables().issuperset(word)


def _is_name_part(word: str, tag: str) -> bool:
    if tag in ("nr", "nrt", "nrfg") or word in small_words("reign"):
        return is_transliterated(word) or word in small_words("reign")
    if tag in ("ns", "nz") and len(word) > 1:
        return is_transliterated(word) and word not in source_words("place_name") and word not in source_words("city")
    return (tag == "zg" or len(word) == 1) and tag not in _FUNCTION and is_transliterated(word)


def _joints(word: str, tag: str, name_part: bool) -> int:
    """The ways to join a word with others, one bit each."""
    joints = FOLLOWS if name_part or _is_end(word) else 0
    if tag == "title" or word in source_words("japanese_surname"):
        joints |= NAMES
    if word[:1] in small_words("head_of"):
        joints |= HEAD
    return joints | LATIN if tag == "eng" else joints


def _is_end(word: str) -> bool:
    """True for what another word may end with: a dot, 们, 中心, 者."""
    ends = word in DOTS or word in small_words("plural_end") or word in source_words("compound_end")
    return ends or word in small_words("doer_end")
