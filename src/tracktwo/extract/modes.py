"""Modes: said, held (an attitude nobody is shown uttering) or imputed (somebody else supposes it; TRAPS 19)."""

from __future__ import annotations

import re
from functools import cache

from tracktwo.extract.drafts import Draft
from tracktwo.extract.page import Page
from tracktwo.extract.phrases import words_before
from tracktwo.languages import entries, fold
from tracktwo.model import Mode

_PACKAGE = "tracktwo.languages.zh"


@cache
def _attitudes() -> re.Pattern[str]:
    words = [word for entry in entries(_PACKAGE, "modes.toml", "attitude") for word in entry["words"]]
    return re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)))


@cache
def _patterns(table: str) -> re.Pattern[str]:
    return re.compile("|".join(p for entry in entries(_PACKAGE, "modes.toml", table) for p in entry["patterns"]))


def mode_of(page: Page, draft: Draft) -> tuple[Mode, str | None]:
    """The mode, and who imputes it where it is imputed.

    丁一鸣说，中方似乎认为差距还大: imputed to 中方 by 丁一鸣. 美方担忧局势失控: held.
    """
    cue = page.folded[draft.cue.start : draft.cue.end] if draft.cue else ""
    attitude = bool(_attitudes().search(cue))
    supposed = bool(_patterns("supposition").search(words_before(page, draft)[-12:]))
    if draft.outer is not None and (attitude or supposed):
        return "imputed", draft.outer.speaker
    if attitude and _is_collective(draft):
        return "held", None
    return "said", None


def _is_collective(draft: Draft) -> bool:
    name = fold(draft.source.quote if draft.source else draft.speaker or "")
    return bool(_patterns("holder").search(name))
