"""How far the words around a talk's name tell who sat there."""

from __future__ import annotations

from tracktwo.extract.page import Page
from tracktwo.extract.talk_mentions import Mention
from tracktwo.extract.talk_words import pattern

_FILE = "talk_parties.toml"


def end_of_names(page: Page, mention: Mention) -> int:
    """Where the clause of the name stops telling of the talk itself: 会见两国领导人的过程中`重申西岸…`."""
    told = pattern(_FILE, "told_there").search(page.folded, mention.span.end, mention.clause[1])
    return told.start() if told else mention.clause[1]


def end_of_partners(page: Page, mention: Mention) -> int:
    """Where it stops naming who sat there, its day told or not: 会晤`是在西岸总统取消访问的情况下`."""
    end = end_of_names(page, mention)
    around = pattern(_FILE, "was_there").search(page.folded, mention.span.end, end)
    return around.start() if around else end


def asked_at(page: Page, place: int) -> int:
    """Where the question of a transcript begins in whose turns a place stands; -1 outside of transcripts.

    What was told before it is another matter: `问：`两国会谈… `答：`… `问：`…
    """
    starts = (block.span.start for block in page.document.blocks if block.question)
    return max((start for start in starts if start <= place), default=-1)
