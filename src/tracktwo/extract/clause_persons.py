"""The person whom a sentence names or a clause brings up: as its subject, behind 的是, as whose speech heads it."""

from __future__ import annotations

import re

from tracktwo.extract.candidates import ClauseReader, clauses
from tracktwo.extract.listed_names import names_two
from tracktwo.extract.names import NameBook
from tracktwo.extract.noun_phrases import Phrase, is_skipped, is_verb, phrase_start, read_noun_phrase, source_words
from tracktwo.extract.one_person import addressed
from tracktwo.extract.sources import read_source
from tracktwo.extract.tokens import Token, openings, small_words
from tracktwo.extract.word_kinds import is_brand
from tracktwo.languages.particles import OF


def heading_person(reader: ClauseReader, book: NameBook, within: tuple[int, int], supposed: bool = True) -> str | None:
    """The first person that heads a clause of `text[start:end]`, in full: 丁一鸣会见李砚衡; None without one.

    Without `supposed` nobody whom 如果 leads: 如果丁一鸣让步，….
    """
    for start, end in clauses(reader.layout.masked, *within):
        if reader.layout.masked.startswith(openings("instance"), start):
            continue  # 许多高层，譬如丁一鸣，…
        tokens = reader.tokens(start, end)
        if not supposed and any(token.word in small_words("supposed") for token in tokens[:2]):
            continue
        if (told := told_of(tokens, reader.known)) is not None:
            return book.fullest(told.words)
        found = reader.subject_of(tokens) or reader.unmask(author(tokens, reader.known))
        if found is not None and found.kind == "other":
            found = opening_name(tokens, found, reader.known) or found
        if found is None or names_two(found.words) or is_brand(found.words) or is_received(tokens, found):
            continue
        if found.kind == "person":
            return book.fullest(found.words)
        if (called := addressed(found)) is not None:
            return called
        if found.kind == "title" and found.words.startswith(openings("unnamed_person")):
            return found.words  # 一名东岸官员证实了会谈，他说
    return None


def only_person(reader: ClauseReader, book: NameBook, sentence: tuple[int, int]) -> str | None:
    """还有东岸大学院长丁一鸣: the one person whom a sentence names, unless 与, 对 or the like leads the name."""
    inside = reader.places.inside(*sentence)
    if len({book.fullest(name) for name in inside}) != 1:
        return None
    for within in clauses(reader.layout.masked, *sentence):
        tokens = reader.tokens(*within)
        at = next((i for i, token in enumerate(tokens) if token.word == inside[0]), None)
        if at is None:
            continue
        return book.fullest(inside[0]) if _may_be_meant(reader, tokens, at) else None
    return None


def _may_be_meant(reader: ClauseReader, tokens: list[Token], at: int) -> bool:
    """Not for 对丁一鸣, 丁一鸣时代, TikTok, nor where a role heads the clause: 接近丁一鸣的消息人士."""
    first, behind = phrase_start(tokens, at), tokens[at + 1].word if at + 1 < len(tokens) else ""
    if first > 0 and tokens[first - 1].word in source_words("preposition"):
        return False
    if behind in small_words("called_after") or is_brand(tokens[at].word):
        return False
    heads = reader.subject_of(tokens)
    return heads is None or heads.kind not in ("title", "group") or behind in small_words("joiner")


def is_told(name: str, words: str) -> bool:
    """他建议丁一鸣…, 他说，丁一鸣不会…: whom the words behind the pronoun name at once is not the speaker."""
    return re.fullmatch("[^，。：:“「]{0,5}[^。“「]", words.partition(name)[0]) is not None and name in words


def only_name(reader: ClauseReader, book: NameBook, within: tuple[int, int]) -> str | None:
    """根据议员丁一鸣接到的消息，…，|他: the one person whom the words name, whatever leads it; None for several."""
    names = {book.fullest(name) for name in reader.places.inside(*within)}
    return names.pop() if len(names) == 1 else None


def told_of(tokens: list[Token], known: frozenset[str]) -> Phrase | None:
    """出席会谈的是东岸外长丁一鸣, 发言的还有丁一鸣: whom 的是 or the like brings up at the end of a clause."""
    brings = small_words("tells_of")
    at = next((i for i in range(1, len(tokens)) if tokens[i].word in brings and tokens[i - 1].tag == "uj"), 0)
    found = read_source(tokens[at + 1 :], known) if at else None
    return found if found is not None and found.kind == "person" else None


def author(tokens: list[Token], known: frozenset[str]) -> Phrase | None:
    """丁一鸣的讲话似乎…: the person whose words head the clause; None for other clauses."""
    papers = source_words("document")
    paper = next((i for i in range(2, len(tokens)) if tokens[i - 1].word == OF and tokens[i].word in papers), 0)
    found = owner(tokens, paper, known)
    return found if found is not None and found.kind == "person" and heads(tokens, found) else None


def opening_name(tokens: list[Token], found: Phrase, known: frozenset[str]) -> Phrase | None:
    """丁一鸣 of 丁一鸣重提历史, where the cutter takes a verb for a noun: the known name that opens the phrase."""
    first = tokens[0]
    if len(tokens) < 2 or first.word not in known or found.start != first.start:
        return None
    if tokens[1].word == OF or tokens[1].word in small_words("joiner"):
        return None
    return Phrase(first.start, first.end, first.word, "person", None, first.start)


def owner(tokens: list[Token], paper: int, known: frozenset[str]) -> Phrase | None:
    """Whose the paper `tokens[paper]` is: 东岸国务院的|声明; None for nobody's."""
    found = read_noun_phrase(tokens, phrase_start(tokens, paper), paper, known) if paper > 0 else None
    return found if found is not None and found.end < tokens[paper].start else None


def heads(tokens: list[Token], found: Phrase) -> bool:
    """True where small words alone stand in front of the phrase."""
    return all(is_skipped(token) for token in tokens if token.end <= found.full_start)


def is_received(tokens: list[Token], found: Phrase) -> bool:
    """接待到访的总统丁一鸣: a clause that begins with a verb and ends with the name has it as its object."""
    first = next((token for token in tokens if not is_skipped(token)), None)
    return first is not None and is_verb(first) and found.end == tokens[-1].end
