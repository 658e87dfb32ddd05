"""Words that rules ask for one by one, as constants: zh/particles.toml says what each means, with examples.

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
THERE_IS: Final[str] = _WORDS["there_is"]
DONE: Final[str] = _WORDS["done"]
BY: Final[str] = _WORDS["by"]
IS: Final[str] = _WORDS["is"]
THAT_WHICH: Final[str] = _WORDS["that_which"]
THE_SAID: Final[str] = _WORDS["the_said"]
PLURAL: Final[str] = _WORDS["plural"]
EXCEPT: Final[str] = _WORDS["except"]
BUT: Final[str] = _WORDS["but"]
BECAUSE: Final[str] = _WORDS["because"]
PARTY: Final[str] = _WORDS["party"]
MOSTLY: Final[str] = _WORDS["mostly"]
MANNER: Final[str] = _WORDS["manner"]
AT: Final[str] = _WORDS["at"]
WHEN: Final[str] = _WORDS["when"]
TOWARDS: Final[str] = _WORDS["towards"]
INSTITUTE: Final[str] = _WORDS["institute"]
DONE_BY: Final[str] = _WORDS["done_by"]
FROM: Final[str] = _WORDS["from"]
AT_ONCE: Final[str] = _WORDS["at_once"]
