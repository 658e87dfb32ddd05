"""What kind a word is: noun, verb, a time, a small word that may be passed over between a source and its cue."""

from __future__ import annotations

from functools import cache, lru_cache

from tracktwo.extract.tokens import PACKAGE, Token, small_words, word_list
from tracktwo.languages import table_pattern

NAME_TAGS = frozenset({"nr", "nrt", "nrfg", "eng"})
_NOUN_FIRST = ("n", "j", "l", "i", "b", "a", "z", "s")
_NOUN_TAGS = frozenset({"vn", "eng", "title", "an", "quote", "m", "q", "r", "rz", "nz", "bracket", "dotted", "plural"})
_SKIPPED_TAGS = frozenset(
    {"d", "c", "t", "ul", "uz", "ud", "ug", "uv", "x", "bracket", "ad", "y", "e", "o", "k", "dg", "tg"}
)
_WORDS = 50_000  # words whose kind is remembered


@cache
def source_words(table: str) -> frozenset[str]:
    """The words of one table of sources.toml."""
    return word_list("sources.toml", table)


@cache
def titles() -> frozenset[str]:
    """The words that stand beside a name as its title: 发言人, 主席."""
    return word_list("titles.toml", "title")


def is_noun(token: Token) -> bool:
    """True for a word that may stand in a noun phrase."""
    return _is_noun(token.word, token.tag)


@lru_cache(maxsize=_WORDS)
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
    return _is_skipped(token.word, token.tag)


@lru_cache(maxsize=_WORDS)
def _is_skipped(word: str, tag: str) -> bool:
    if word in source_words("adverb"):
        return True
    if tag in _SKIPPED_TAGS:
        return word not in titles()
    return _is_time(word, tag)


def is_time(token: Token) -> bool:
    """True for a word that names a time: 6月17日, 上周五."""
    return _is_time(token.word, token.tag)


@lru_cache(maxsize=_WORDS)
def _is_time(word: str, tag: str) -> bool:
    may_be = tag in ("m", "t", "q", "n", "ns", "l") and len(word) < 8
    return may_be and table_pattern(PACKAGE, "sources.toml", "time_word").match(word) is not None


def is_verb(token: Token) -> bool:
    """True for a verb, also one of speaking that the tagger calls a noun."""
    return (token.tag.startswith("v") and token.tag != "vn") or token.word in source_words("speech_verb")
