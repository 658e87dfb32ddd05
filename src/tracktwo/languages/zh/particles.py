"""Words that rules ask for one by one, as constants: particles.toml says what each means, with examples.

Read once, on import: a rule compares with a constant and looks nothing up.
"""

from __future__ import annotations

from typing import Final

from tracktwo.languages.entries import entries

_WORDS = {
    entry["id"]: entry["word"]
    for entry in entries("tracktwo.languages.zh", "particles.toml", "particle", required=("id", "word", "not"))
}

OF: Final[str] = _WORDS["of"]
SIDE: Final[str] = _WORDS["side"]
OWN_SIDE: Final[str] = _WORDS["own_side"]
ARMY: Final[str] = _WORDS["army"]
POSTED_TO: Final[str] = _WORDS["posted_to"]
AMONG_THEM: Final[str] = _WORDS["among_them"]
HEAD_OF: Final[str] = _WORDS["head_of"]
