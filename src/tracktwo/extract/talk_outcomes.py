"""What became of a talk that was set for a day: 对话原定昨天开始，因故推迟到下周 is postponed, and was never held."""

from __future__ import annotations

import re
from typing import Literal

from tracktwo.extract.talk_mentions import Mention
from tracktwo.extract.talk_words import NAME, OTHER, pattern

Appointment = Literal["set", "should", "plain"]
Outcome = Literal["postponed", "cancelled", "none", "kept"]
_FILE = "talk_statuses.toml"
_APPOINTMENTS: dict[Appointment, str] = {
    "set": "zh.talk.set_for", "should": "zh.talk.set_for.should", "plain": "zh.talk.set_for.plain",
}  # fmt: skip
_OUTCOMES: dict[Outcome, str] = {
    "postponed": "zh.talk.became.postponed", "cancelled": "zh.talk.became.cancelled",
    "none": "zh.talk.became.none", "kept": "zh.talk.became.kept",
}  # fmt: skip


def appointment_of(mention: Mention) -> Appointment | None:
    """How the clause says that the talk was set for a day: 原定 (set), 本应 (should), 定于 (plain); None where not."""
    for appointment, identity in _APPOINTMENTS.items():
        if pattern(_FILE, "set_for", identity).search(mention.here):
            return appointment
    return None


def outcome_of(mention: Mention) -> Outcome | None:
    """What the rest of the sentence says first of what was set for a day, up to the name of another talk in a clause
    behind; "none" where nobody came, said in front of the name (未出席原定昨天举行的对话).
    """
    front, here = mention.here.split(NAME, 1)
    behind = "，".join((mention.window.split(NAME, 1)[1][len(here) :], mention.later))
    told = here + behind.split(OTHER, 1)[0]
    found = [(match.start(), outcome) for outcome in _OUTCOMES if (match := _became(outcome).search(told))]
    if found:
        return min(found)[1]
    return "none" if _became("none").search(front) else None


def _became(outcome: Outcome) -> re.Pattern[str]:
    return pattern(_FILE, "became", _OUTCOMES[outcome])
