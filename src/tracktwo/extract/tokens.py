"""Words with their tags, by rjieba, with name parts joined: 佩 + 斯科夫, 约翰 + · + 盖伊, Ed + Crooks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import rjieba

from tracktwo.extract.layout import BRACKETED, QUOTED
from tracktwo.languages import entries

PACKAGE = "tracktwo.languages.zh"
DOTS = "·・•‧．∙"
_PIECES = re.compile(f"{QUOTED}+|{BRACKETED}+|[^{QUOTED}{BRACKETED}]+")
_LATIN = re.compile(r"[A-Za-zÀ-ÿ0-9][A-Za-zÀ-ÿ0-9'’\-]*\.?(?:[ ]?[A-Za-zÀ-ÿ0-9&][A-Za-zÀ-ÿ0-9'’\-&]*\.?)*")


@dataclass(slots=True)
class Token:
    """A word of the folded text: `[start, end)` and its tag (nr person, ns place, nt body, v verb, ...)."""

    start: int
    end: int
    word: str
    tag: str


@cache
def word_list(name: str, table: str) -> frozenset[str]:
    """The names of all entries of one table of a data file."""
    return frozenset(word for entry in entries(PACKAGE, name, table) for word in entry["names"])


@cache
def _tagger() -> rjieba.Jieba:
    tagger = rjieba.Jieba()
    for word in sorted(word_list("titles.toml", "title")):
        if len(word) > 1:
            tagger.add_word(word, 20000, "title")
    for word in sorted(word_list("sources.toml", "body_word")):
        tagger.add_word(word, 20000, "nt")
    for word in sorted(word_list("sources.toml", "place_name")):
        tagger.add_word(word, 20000, "ns")
    return tagger


def tag_words(masked: str, start: int, end: int) -> list[Token]:
    """The words of `masked[start:end]`; a quotation is one token tagged `quote`, a bracket one tagged `bracket`."""
    found: list[Token] = []
    for piece in _PIECES.finditer(masked, start, end):
        text = piece.group()
        at = piece.start()
        if text[0] == QUOTED:
            found.append(Token(at, piece.end(), text, "quote"))
        elif text[0] == BRACKETED:
            found.append(Token(at, piece.end(), text, "bracket"))
        else:
            for word, tag in _tagger().tag(text):
                found.append(Token(at, at + len(word), word, tag))
                at += len(word)
    return _join_names(_join_latin(found, masked))


def _join_latin(tokens: list[Token], masked: str) -> list[Token]:
    joined: list[Token] = []
    until = -1
    for token in tokens:
        if token.start < until:
            continue
        if token.tag == "eng" and (match := _LATIN.match(masked, token.start, tokens[-1].end)):
            end = match.end()
            joined.append(Token(token.start, end, match.group(), "eng"))
            until = end
            continue
        joined.append(token)
    return joined


def is_transliterated(word: str) -> bool:
    """True where every character is one that foreign names are written with."""
    syllables = word_list("sources.toml", "syllable")
    return all(character in syllables for character in word)


def _name_part(token: Token) -> bool:
    if token.tag in ("nr", "nrt", "nrfg"):
        return is_transliterated(token.word)
    return (token.tag == "zg" or len(token.word) == 1) and token.tag not in _FUNCTION and is_transliterated(token.word)


_FUNCTION = frozenset({"p", "c", "d", "uj", "ul", "uz", "f", "m", "r", "quote", "bracket", "x", "t", "q"})


def _join_names(tokens: list[Token]) -> list[Token]:
    joined: list[Token] = []
    for token in tokens:
        last = joined[-1] if joined else None
        if (
            last
            and token.word in DOTS
            and (last.tag in ("nr", "nrt", "nrfg", "nz", "zg", "eng", "ns", "n") or is_transliterated(last.word))
        ):
            joined[-1] = Token(last.start, token.end, last.word + token.word, "dotted")
        elif (last and last.tag == "dotted" and token.tag not in ("x", "p", "d")) or (last and _joins(last, token)):
            joined[-1] = Token(last.start, token.end, last.word + token.word, "nr")
        else:
            joined.append(token)
    return joined


def _joins(last: Token, token: Token) -> bool:
    if not (_name_part(token) and _name_part(last)):
        return False
    return any(one.tag in ("nr", "nrt", "nrfg", "zg") for one in (last, token)) or len(last.word) >= 2
