"""Whom 这位领袖 points back at: somebody who heads a sentence in front and has not spoken."""

from __future__ import annotations

from collections.abc import Iterable

from tracktwo.extract.candidates import ClauseReader
from tracktwo.extract.clause_persons import heading_person
from tracktwo.extract.findings import Sentence
from tracktwo.extract.names import NameBook
from tracktwo.extract.noun_phrases import Phrase


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
