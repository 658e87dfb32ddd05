"""The search tokens of a text, and the phrase that finds a string: bigrams for Han, whole words for the rest.

A run of Han characters gives its overlapping bigrams and, last, its last character alone: 核武器 gives 核武 武器 器.
So a string of two characters or more is a phrase of bigrams, and one character is a prefix. A run of other letters
and digits is one token (SIPRI gives sipri), also beside Han.
"""

from __future__ import annotations

import re
from itertools import pairwise

from tracktwo.languages import fold, script
from tracktwo.languages.folding import narrow

HAN = f"\u3005-\u3007{script.KANA}{script.HAN}"
"""Characters without spaces between words: Chinese ones with 々 and 〇, and kana."""
RUN = re.compile(rf"(?P<han>[{HAN}]+)|(?P<word>[^\W_{HAN}]+)")


def search_key(text: str, *, simplified: bool = False) -> str:
    """The folded text in lower case, of the same length: what search compares; `simplified` saves most of the time."""
    folded = narrow(text) if simplified else fold(text)
    lower = folded.lower()
    if len(lower) == len(folded):
        return lower
    return "".join(low if len(low := character.lower()) == 1 else character for character in folded)


def index_tokens(key: str) -> str:
    """The tokens of a search key, one space between them."""
    tokens: list[str] = []
    for run in RUN.finditer(key):
        if run.lastgroup == "word":
            tokens.append(run.group())
        else:
            characters = run.group()
            tokens.extend(a + b for a, b in pairwise(characters))
            tokens.append(characters[-1])
    return " ".join(tokens)


def phrase(key: str) -> str | None:
    """The FTS5 phrase that finds a search key; None where it has no letter or digit.

    Every text that contains the key matches; where the key has more than one run, some others match too (marks between
    the runs are not told apart), and the caller looks at the text itself.
    """
    parts: list[str] = []
    runs = list(RUN.finditer(key))
    for number, run in enumerate(runs):
        characters = run.group()
        if run.lastgroup == "word":
            parts.append(characters)
        else:
            parts.extend(a + b for a, b in pairwise(characters))
            if number + 1 < len(runs) or not parts:
                parts.append(characters[-1])
    if not parts:
        return None
    prefix = runs[-1].lastgroup == "han" and len(runs[-1].group()) == 1
    return '"' + " ".join(parts) + '"' + ("*" if prefix else "")
