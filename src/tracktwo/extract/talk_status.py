"""What is said of a talk: the status that the words around its name give (guide section 3)."""

from __future__ import annotations

from dataclasses import dataclass

from tracktwo.extract.talk_mentions import Mention
from tracktwo.extract.talk_outcomes import appointment_of, outcome_of
from tracktwo.extract.talk_words import NAME, OTHER, StatusRule, pattern, status_rules
from tracktwo.languages import fold
from tracktwo.model import TalkStatus

_REAL = ("held", "active", "ended", "resumed", "suspended")
_MISSED = {"set": ("held", "planned", "active"), "should": ("held", "planned", "active", "called_for", "resumed")}
"""What 原定 and 本应 in front of a day do not say, whatever stands around them."""
_FILE = "talk_statuses.toml"


@dataclass(frozen=True, slots=True)
class Reading:
    """One status that a mention gives its talk; `in_passing` where it only refers to a talk (在会谈上说), `follows` for
    the second of two (之后未能持续).
    """

    status: TalkStatus
    in_passing: bool = False
    follows: bool = False


def readings_of(mention: Mention) -> list[Reading]:
    """The status of the talk: two where it was held and stopped (曾举行对话，之后未能持续), none if nothing is said.

    What was set for a day (原定) is what became of it, else planned; what should have been (本应) is nothing.
    """
    appointment = appointment_of(mention)
    outcome = outcome_of(mention) if appointment else None
    if outcome == "none":
        return []
    if outcome == "postponed" or outcome == "cancelled":
        return [Reading(outcome)]
    readings = _told(mention)
    if outcome is None and appointment in _MISSED and all(one.status in _MISSED[appointment] for one in readings):
        return [Reading("planned")] if appointment == "set" else []
    return readings


def _told(mention: Mention) -> list[Reading]:
    """What the words around the name say, whatever the talk was set for."""
    for rule in status_rules():
        if rule.heads and not fold(mention.span.quote).endswith(rule.heads):
            continue
        if rule.pattern.search(mention.window):
            if _is_taken_back(rule, mention):
                continue
            if rule.status in _REAL and pattern(_FILE, "unreal").search(mention.window):
                return []
            if rule.status in ("held", "planned") and _is_urged(mention):
                return [Reading("called_for")]
            if rule.status == "active" and _is_over(mention, rule):
                return [Reading("held", in_passing=True)]
            return [Reading(rule.status, _is_in_passing(rule, mention)), *_stops(rule.status, mention)]
    return [Reading("active")] if pattern(_FILE, "going").search(fold(mention.span.quote)) else []


def _is_in_passing(rule: StatusRule, mention: Mention) -> bool:
    """True where the talk may be one told of before: 在会谈上, 这是首次会面, 举行峰会的来龙去脉."""
    open_ended = rule.status == "held" and not pattern(_FILE, "done_already").search(mention.here)
    return rule.in_passing or open_ended or bool(pattern("talk_events.toml", "goes_back").search(mention.here))


def _is_over(mention: Mention, rule: StatusRule) -> bool:
    """True for 会晤取得进展: a meeting is no series that goes on, unless the words say that they still sit there."""
    met = pattern(_FILE, "one_meeting").search(fold(mention.span.quote))
    told = rule.pattern.search(mention.window)
    return bool(met and told and not pattern(_FILE, "still").search(told.group()))


def _is_urged(mention: Mention) -> bool:
    """True for the last of what somebody is urged to do, or should: `敦促甲国停止试射，裁减武库，并就此进行会谈`."""
    goes_on = pattern(_FILE, "goes_on").match(mention.here) and not pattern(_FILE, "done").search(mention.here)
    told = mention.earlier + mention.window.split("，")[0]
    if goes_on:
        return bool(pattern(_FILE, "urged").search(told))
    listed = pattern(_FILE, "listed_deed").match(mention.here) and not pattern(_FILE, "done").search(mention.here)
    return bool(listed) and bool(pattern(_FILE, "should_list").search(told))


def _is_taken_back(rule: StatusRule, mention: Mention) -> bool:
    return bool(rule.veto and rule.veto.search(mention.window))


def _stops(status: TalkStatus, mention: Mention) -> list[Reading]:
    """`suspended` where the clause behind the name says that it did not go on."""
    behind = mention.window.split(NAME, 1)[1].split("，", 1)[-1]
    goes = status in ("held", "active", "resumed") and OTHER not in behind
    return [Reading("suspended", follows=True)] if goes and pattern(_FILE, "stopped").search(behind) else []
