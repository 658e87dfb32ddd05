"""Keys under which names are looked up: 薩德加波, 萨德加波; 迈克•蓬佩奥, 迈克·蓬佩奥; MIKE POMPEO, Mike Pompeo."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from tracktwo.languages import fold
from tracktwo.languages.script import DOT

_DOTS = re.compile("[・‧•∙⋅．･᛫]")
_LATIN = re.compile(r"[a-z][a-z .·'’\-]*", re.IGNORECASE)


@lru_cache(maxsize=8192)
def name_key(name: str) -> str:
    """The folded name with one kind of dot, without marks around it; Latin names in small letters without accents.

    The key of a name without Latin letters has the name's length.
    """
    folded = one_dot(fold(name)).strip(" 《》「」“”\"'")
    plain = without_accents(folded)
    return plain.lower().replace("’", "'") if _LATIN.fullmatch(plain) else folded


def one_dot(folded: str) -> str:
    """The text with every dot between parts of a foreign name written ·; same length."""
    return _DOTS.sub(DOT, folded)


def without_accents(name: str) -> str:
    """Latin letters without accents: Merkel, Müller gives Muller."""
    return "".join(one for one in unicodedata.normalize("NFD", name) if not unicodedata.combining(one))


def slug(latin: str) -> str:
    """A Latin name as an id: David Santoro gives david-santoro."""
    return re.sub(r"[^a-z0-9]+", "-", without_accents(latin).lower()).strip("-")
