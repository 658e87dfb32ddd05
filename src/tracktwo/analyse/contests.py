"""Whether a statement contests what somebody else stated, by which of its words, and the sentences that give grounds.

"The desk lines them up": a word of doubt shows that somebody contests, never that he is right.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from tracktwo.analyse.utterances import Utterance
from tracktwo.analyse.wording import sentences_with
from tracktwo.languages import fold
from tracktwo.languages.entries import entries


@cache
def _words(table: str) -> tuple[str, ...]:
    found = entries("tracktwo.languages.zh", "contests.toml", table, required=("id", "words", "not"))
    return tuple(word for entry in found for word in entry["words"])


def contesting(one: Utterance) -> Utterance:
    """The statement with the word by which it contests, and its grounds; unchanged where it contests nothing.

    他质疑这一承诺，因为武库在扩充。 contests by 质疑 and gives the ground 因为武库在扩充.
    """
    words = fold("\n".join((one.cue or "", *(part.words for part in one.parts))))
    contest = next((word for word in _words("contest") if word in words), None)
    if contest is None and one.act != "deny":
        return one
    return replace(one, contests=contest or one.cue or one.act, grounds=sentences_with(one.parts, _words("ground")))
