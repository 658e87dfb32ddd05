"""Whom 这位领袖 points back at: somebody who heads a sentence in front and has not spoken."""

from __future__ import annotations

from collections.abc import Iterable

from tracktwo.extract.candidates import ClauseReader
from tracktwo.extract.clause_persons import heading_person
from tracktwo.extract.findings import Sentence
from tracktwo.extract.names import NameBook
from tracktwo.extract.noun_phrases import Phrase
from tracktwo.extract.tokens import openings

HEAD = 2  # characters of the word that ends 这名男子
FRONT = 14  # characters in front of it in which 一名 stands
_STOPS = "，。；：\n"


def head_between(
    reader: ClauseReader, book: NameBook, sentences: Iterable[Sentence], phrase: Phrase, spoke: tuple[int, str] | None
) -> str | None:
    """丁一鸣专程赶来。|这位领袖|表示: who heads the nearest sentence behind whoever `spoke` last, with where."""
    for start, end in sentences:
        if spoke is not None and start <= spoke[0]:
            return None
        if (person := heading_person(reader, book, (start, min(end, phrase.start)))) is not None:
            return person
    return None


def unnamed_between(text: str, phrase: Phrase, found: str) -> bool:
    """True for 一名东岸男子被捕。|这名男子|说: in `text`, in front, stands one without a name, who is not `found`."""
    head = phrase.words[-HEAD:]
    at = -1 if head in found else text.rfind(head)
    while at >= 0:
        front = text[max(0, at - FRONT) : at]
        begin = max(map(front.rfind, _STOPS)) + 1
        if any(word in front[begin:] for word in openings("one_person_only")):
            return True
        at = text.rfind(head, 0, at)
    return False


def sex_of(phrase: Phrase) -> bool | None:
    """True for 这名女子, False for 这名男子, None for 这名官员."""
    if phrase.words.endswith(openings("woman_end")):
        return True
    return False if phrase.words.endswith(openings("man_end")) else None
