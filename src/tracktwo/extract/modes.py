"""Modes: said, held (an attitude nobody is shown uttering) or imputed (somebody else supposes it; TRAPS 19)."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from tracktwo.extract.channels import is_press
from tracktwo.extract.drafts import WITHIN, Draft
from tracktwo.extract.noun_phrases import source_words
from tracktwo.extract.page import Page
from tracktwo.extract.phrases import words_before
from tracktwo.extract.voices import state_names
from tracktwo.languages import entries, fold, table_pattern
from tracktwo.languages.remembered import remembered
from tracktwo.model import Mode

_PACKAGE = "tracktwo.languages.zh"


@cache
def _words(table: str) -> re.Pattern[str]:
    words = [word for entry in entries(_PACKAGE, "modes.toml", table) for word in entry["words"]]
    return re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)))


@remembered
def _patterns(table: str) -> re.Pattern[str]:
    return table_pattern(_PACKAGE, "modes.toml", table)


def is_attitude(page: Page, draft: Draft) -> bool:
    """True where the cue names an attitude (认为, 担心, 希望), not an act of speaking."""
    return draft.cue is not None and _is_attitude(page.folded[draft.cue.start : draft.cue.end])


@lru_cache(maxsize=4096)  # of the words that are cues
def _is_attitude(cue: str) -> bool:
    return _words("attitude").search(cue) is not None


def mode_of(page: Page, draft: Draft, *, speaks: bool = False) -> tuple[Mode, str | None]:
    """The mode, and who imputes it where it is imputed; `speaks` where the sentence shows the source speaking as well.

    丁一鸣说，中方似乎认为差距还大: imputed to 中方 by 丁一鸣. 美方担忧局势失控: held. 专家认为会谈有用: said.
    """
    if draft.rule in ("mood.crowd", "mood.reason"):
        return "held", None  # 由于担心…，东岸加强了戒备: a deed is told, no word
    attitude = is_attitude(page, draft)
    uttered = attitude and (
        _is_thought_aloud(page, draft) or bool(_patterns("uttered").search(words_before(page, draft)))
    )
    supposed = bool(_patterns("supposition").search(words_before(page, draft)[-12:]))
    outer = draft.outer
    if draft.rule in WITHIN and attitude and not supposed and _is_persons_view(page, draft):
        return "said", None
    imputes = outer is not None and outer.speaker and (_imputes(draft) or not is_press(fold(outer.speaker)))
    if imputes and outer is not None and (attitude or supposed):
        return ("said", None) if uttered and not supposed else ("imputed", outer.speaker)
    lasting = attitude and _patterns("lasting").search(words_before(page, draft)) is not None
    if attitude and not uttered and not speaks and (lasting or _is(draft, "holder")):
        return "held", None
    return "said", None


def _is_thought_aloud(page: Page, draft: Draft) -> bool:
    """专家认为, 官员相信: somebody spoke to the reporter."""
    return bool(_words("belief").search(page.folded, *_cue(draft))) and _is(draft, "thinker")


def _imputes(draft: Draft) -> bool:
    """True for what a side, a body or a crowd holds inside a quotation, which an outlet's own article imputes too."""
    return draft.rule in WITHIN and _is(draft, "holder")


def _is_persons_view(page: Page, draft: Draft) -> bool:
    """“丁一鸣认为…”, 专家认为: what a person is known to think was said, whoever cites it (guide, 1: mode)."""
    return bool(_words("view").search(page.folded, *_cue(draft))) and not _is(draft, "holder")


def is_narrators(page: Page, draft: Draft) -> bool:
    """True for what the narrator supposes of somebody, which is nobody's statement (guide 4.7): 中方似乎认为差距还大.

    Of a person only where no more than one word stands between: 丁一鸣可能会认为, 丁一鸣似乎主张.
    """
    if draft.outer is not None or any(content.quoted != "none" for content in draft.contents):
        return False
    before = words_before(page, draft)
    if _patterns("supposition").search(before[-4:]) and is_attitude(page, draft) and _is(draft, "holder"):
        return True
    weak = draft.rule == "cue.weak" or is_attitude(page, draft)
    return weak and draft.cue is not None and _patterns("guess").search(before) is not None


def _cue(draft: Draft) -> tuple[int, int]:
    return (draft.cue.start, draft.cue.end) if draft.cue else (0, 0)


def _is(draft: Draft, table: str) -> bool:
    source = fold(draft.source.quote if draft.source else "")
    name = fold(draft.speaker or "") if not source or source in source_words("pronoun") else source
    return bool(_patterns(table).search(name)) or (table == "holder" and name in state_names())
