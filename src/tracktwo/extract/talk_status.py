"""What is said of a talk: the status that the words around its name give (guide section 3)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tracktwo.extract.talk_mentions import Mention
from tracktwo.extract.talk_words import NAME, OTHER, StatusRule, pattern, status_rules
from tracktwo.languages import fold
from tracktwo.model import TalkStatus

_REAL = ("held", "active", "ended", "resumed", "suspended")
_GOING = ("进程", "進程")
_STOPS = re.compile(r"未能持续|没能持续|没有持续|陷入僵局|停摆|中断|破裂|不了了之|陷入停滞|戛然而止")


@dataclass(frozen=True, slots=True)
class Reading:
    """One status that a mention gives its talk; `in_passing` where it only refers to a talk (在会谈上说), `follows` for
    the second of two (之后未能持续).
    """

    status: TalkStatus
    in_passing: bool = False
    follows: bool = False


def readings_of(mention: Mention) -> list[Reading]:
    """The status of the talk: two where it was held and stopped (曾举行对话，之后未能持续), none if nothing is said."""
    for rule in status_rules():
        if rule.heads and not fold(mention.span.quote).endswith(rule.heads):
            continue
        if rule.pattern.search(mention.window):
            if _is_taken_back(rule, mention):
                continue
            if rule.status in _REAL and pattern("talk_statuses.toml", "unreal").search(mention.window):
                return []
            return [Reading(rule.status, rule.in_passing), *_stops(rule.status, mention)]
    return [Reading("active")] if mention.span.quote.endswith(_GOING) else []


def _is_taken_back(rule: StatusRule, mention: Mention) -> bool:
    return bool(rule.veto and rule.veto.search(mention.window))


def _stops(status: TalkStatus, mention: Mention) -> list[Reading]:
    """`suspended` where the clause behind the name says that it did not go on."""
    behind = mention.window.split(NAME, 1)[1].split("，", 1)[-1]
    stops = status in ("held", "active", "resumed") and OTHER not in behind and _STOPS.search(behind)
    return [Reading("suspended", follows=True)] if stops else []
