"""Groups of people that words show without a subject that is read: who opens a clause, for whom something is so."""

from __future__ import annotations

from tracktwo.extract.candidates import ClauseReader
from tracktwo.extract.noun_phrases import is_noun, is_skipped
from tracktwo.extract.tokens import Token, openings, small_words
from tracktwo.languages.particles import OF

LONGEST = 20  # characters of the words for a group
LEAD = 4  # words at the head of a clause of which 对 or 在 is one


def are_people(token: Token) -> bool:
    """True for a word that means several persons: 官员们, 网民, 高级官员, 分离主义者."""
    word = token.word
    if token.tag == "plural" or word in small_words("people"):
        return True
    return word.endswith(openings("people_end")) or (len(word) > 2 and word.endswith(openings("people_last")))


def opening_crowd(tokens: list[Token]) -> tuple[int, int] | None:
    """幕后的东岸高级官员|似乎无意让步: where the group that opens a clause stands; None where a noun goes on."""
    first = next((i for i, token in enumerate(tokens) if not is_skipped(token)), len(tokens))
    last = first
    while last < len(tokens) and _goes_on(tokens[last]):
        last += 1
    if last == first or last == len(tokens) or not are_people(tokens[last - 1]):
        return None
    start, end = tokens[first].start, tokens[last - 1].end
    return (start, end) if end - start <= LONGEST else None


def _goes_on(token: Token) -> bool:
    """True for what may stand inside the words for a group: nouns, 的, 和 and 他 of 丁一鸣和他的同僚."""
    joins = token.word == OF or token.word in small_words("joiner")
    return joins or is_noun(token) or token.word in small_words("he")


def for_whom(reader: ClauseReader, read: list[list[Token]]) -> str | None:
    """东岸 of 但对东岸来说，|他们认为: for whom, or in whose eyes, what comes is so; None where nothing tells."""
    for tokens in reversed(read):
        if len(tokens) > 2 and tokens[-1].word in small_words("for_whom"):
            led = any(token.word in small_words("to_whom") for token in tokens[:LEAD])
            named = reader.noun_phrase(tokens, len(tokens) - 2) if led else None
            if named is not None and named.kind not in ("pronoun", "person"):
                return named.words
    return None
