"""On which track a talk is reported (TRAPS 4): what the text says, never what we think of it."""

from __future__ import annotations

from dataclasses import dataclass

from tracktwo.extract.page import Page
from tracktwo.extract.talk_mentions import Mention
from tracktwo.extract.talk_words import pattern, track_rules
from tracktwo.model import Track


@dataclass(frozen=True, slots=True)
class TrackRead:
    """The tracks, sorted; `told` where words say so, else they follow from who sits there (guide section 3)."""

    tracks: tuple[Track, ...]
    told: bool


def track_of(page: Page, mention: Mention, informal_before: tuple[Track, ...]) -> TrackRead:
    """The tracks by the words of the name, its clause, the clause before or the one behind.

    Without such words an informal talk between nobody official is on the track of the one before (`informal_before`,
    empty if there was none); any other is on track 1, as both sides are plainly governments.
    """
    low, high = mention.clause
    name = (mention.span.start, mention.span.end)
    for start, end in (name, (low, high), (mention.before[0], high), (low, mention.behind)):
        found = {track for track, rule in track_rules() if rule.search(page.folded[start:end])}
        if found:
            return TrackRead(tuple(sorted(found)), True)
    informal = pattern("tracks.toml", "informal").search(page.folded, *name)
    official = not _of_scholars(page, mention) and pattern("tracks.toml", "government").search(
        page.folded, mention.before[0], high
    )
    if informal and not official:
        return TrackRead(informal_before, bool(informal_before))
    unsaid = not official and pattern("tracks.toml", "no_office").search(page.folded, low, mention.span.start)
    return TrackRead((), False) if unsaid else TrackRead(("1",), False)


def _of_scholars(page: Page, mention: Mention) -> bool:
    """True for 智库论坛: a minister who speaks there makes it no talk between governments."""
    return bool(pattern("tracks.toml", "scholars").search(page.folded, mention.span.start, mention.span.end))
