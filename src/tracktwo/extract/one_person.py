"""Whether a source is one person: by name, by a role that nobody else has, or by how it is counted."""

from __future__ import annotations

from functools import cache

from tracktwo.extract.noun_phrases import Phrase
from tracktwo.extract.tokens import PACKAGE, openings, small_words, word_list
from tracktwo.languages import table_pattern
from tracktwo.languages.particles import OF


def is_person(phrase: Phrase, name: str) -> bool:
    """True where the source is one person: by name or pronoun, 一名官员, 曾教授, 总统 that the document names."""
    titled = phrase.kind == "title" and (name != phrase.words or addressed(phrase) is not None)
    return (phrase.kind in ("person", "pronoun") and not is_plural(phrase)) or is_one(phrase) or titled


def is_plural(phrase: Phrase) -> bool:
    """True for 他们, 两人 and 双方."""
    return phrase.kind == "pronoun" and phrase.words in _several()


@cache
def _several() -> frozenset[str]:
    return small_words("plural") | small_words("two") | small_words("both")


def is_role(phrase: Phrase, name: str) -> bool:
    """军事评论员, 大使馆发言人: one whom the text does not name; no experts in general."""
    several = table_pattern(PACKAGE, "sources.toml", "several").search(name)
    pointed = phrase.words.startswith(openings("bridge")) or phrase.words != name
    asks = phrase.title in word_list("titles.toml", "asker")
    vague = pointed or asks or name.endswith(openings("crowd"))
    return phrase.kind == "title" and several is None and not vague


def addressed(phrase: Phrase) -> str | None:
    """宋小姐 of 25岁的宋小姐, 曾教授: a surname with how its bearer is addressed; None for other phrases."""
    words = phrase.words.rpartition(OF)[2]
    return words if phrase.kind == "title" and len(words) == len(phrase.title or "") + 1 else None


def is_one(phrase: Phrase) -> bool:
    """一名官员, 一位专家, 一位不愿具名的东岸群众: one person without a name, whom 他 may mean."""
    if phrase.kind in ("body", "other") and phrase.words.startswith(openings("one_person_only")):
        return True
    return phrase.kind in ("title", "group") and any(word in phrase.words for word in openings("unnamed_person"))
