"""Acts: what a speaker does by saying something. The cue decides where it is plain (呼吁); else the content does."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from tracktwo.extract.channels import is_press
from tracktwo.extract.drafts import ASKED, ASKS, Draft
from tracktwo.extract.own_side import main_clause, with_own_side
from tracktwo.extract.page import Page
from tracktwo.extract.phrases import content_head, content_words
from tracktwo.extract.voices import is_official, state_names
from tracktwo.knowledge.states import by_name
from tracktwo.languages import entries, fold, table_pattern
from tracktwo.languages.gate import Gate
from tracktwo.languages.particles import OWN_SIDE
from tracktwo.model import Act, Voice

_MARKS = re.compile('[“”「」『』‘’"]')


@dataclass(frozen=True)
class ActRule:
    """One act and the patterns of content that show it."""

    act: Act
    where: str
    who: str
    patterns: tuple[re.Pattern[str], ...]


@cache
def act_rules() -> tuple[ActRule, ...]:
    """The rules of acts.toml, in order."""
    return tuple(
        ActRule(
            entry["act"],
            entry["where"],
            entry.get("who", "any"),
            tuple(re.compile(one.replace("OTHER", f"(?:{other_party()})")) for one in entry["patterns"]),
        )
        for entry in entries("tracktwo.languages.zh", "acts.toml", "act", required=("act", "patterns"))
    )


@cache
def _gate() -> Gate[tuple[ActRule, re.Pattern[str]]]:
    rules = (((rule, pattern), pattern) for rule in act_rules() for pattern in rule.patterns)
    return Gate(rules, put_in=OWN_SIDE)


@cache
def cue_acts() -> dict[str, Act]:
    """The acts that a cue word has whatever is said: 呼吁 demands, 询问 asks."""
    found = entries("tracktwo.languages.zh", "acts.toml", "cue_act", required=("act", "match"))
    return {word: entry["act"] for entry in found for word in entry["match"]}


@cache
def other_party() -> str:
    """A pattern of another party than the speaker's own, which is written 我方."""
    listed = "|".join(sorted(map(re.escape, state_names()), key=lambda name: (-len(name), name)))
    found = entries("tracktwo.languages.zh", "acts.toml", "other_party", required=("patterns",))
    return "|".join(pattern.replace("STATE", f"(?:{listed})") for entry in found for pattern in entry["patterns"])


@cache
def _others() -> re.Pattern[str]:
    return re.compile(other_party())


@cache
def _by_cue(table: str) -> tuple[frozenset[str], re.Pattern[str]]:
    """The cues of a table of acts.toml and the patterns of content that it is about."""
    (entry,) = entries("tracktwo.languages.zh", "acts.toml", table, required=("cues", "patterns"))
    return frozenset(entry["cues"]), re.compile("|".join(entry["patterns"]))


def act_of(page: Page, draft: Draft, voice: Voice) -> Act:
    """The act of a draft. `assert` is what remains where neither cue nor content says more.

    A turn is long: its head decides.
    """
    if draft.rule in (ASKED, ASKS):
        return "question"
    cue = page.folded[draft.cue.start : draft.cue.end] if draft.cue is not None else ""
    of_cue = cue_acts().get(cue)
    default: Act = of_cue or (draft.cue_entry["act"] if draft.cue_entry is not None else "assert")
    if default != "assert" or of_cue is not None or not draft.contents:
        return _sharpened(default, page, draft)
    words = content_head(page, draft) if draft.is_turn else content_words(page, draft)
    bare = _MARKS.sub("", words)
    fitting = _gate().fitting(words if bare == words else f"{words}\n{bare}")
    return _by_content(page, draft, voice, fitting) if fitting else "assert"


def _by_content(page: Page, draft: Draft, voice: Voice, fitting: list[tuple[ActRule, re.Pattern[str]]]) -> Act:
    readings = _Readings(page, draft)
    speakers = _speakers(fold(draft.speaker or ""), voice)
    for rule, pattern in fitting:
        if rule.who in speakers and pattern.search(readings.of(rule.where)):
            return rule.act
    return "assert"


class _Readings:
    """What a draft says, read as the rules of acts.toml want it; each reading is made when it is asked for."""

    def __init__(self, page: Page, draft: Draft) -> None:
        self._page, self._draft = page, draft
        self._made: dict[str, str] = {}

    def of(self, where: str) -> str:
        """`head` its first clauses, `all` of it, `main` from the main clause on with 我方, `bare` without marks."""
        made = self._made.get(where)
        if made is None:
            made = self._made[where] = self._make(where)
        return made

    def _make(self, where: str) -> str:
        if where == "bare":
            return _MARKS.sub("", self.of("main"))
        if where == "main":
            return with_own_side(self._page, self._draft, main_clause(self.of("head")))
        if where == "all" and not self._draft.is_turn:
            return content_words(self._page, self._draft)
        return content_head(self._page, self._draft)


@lru_cache(maxsize=4096)
def _speakers(speaker: str, voice: Voice) -> frozenset[str]:
    """Which rules count for a speaker: those for any, for who acts himself (no expert, no outlet), for officials."""
    found = {"any"}
    if voice not in ("expert", "state_media") and not is_press(speaker):
        found.add("actor")
    if (
        is_official(voice)
        or speaker in by_name()
        or table_pattern("tracktwo.languages.zh", "acts.toml", "signed").search(speaker)
    ):
        found.add("official")
    return frozenset(found)


def _sharpened(default: Act, page: Page, draft: Draft) -> Act:
    """The act of a cue whose content can turn it.

    警告 with what we will do is a threat (guide 4.5), with what to leave off a demand; 希望能… demands nothing, 估计
    with what is expects nothing.
    """
    cue = page.folded[draft.cue.start : draft.cue.end] if draft.cue else ""
    head = content_head(page, draft)
    if default == "demand" and _shows("no_proposal", cue, head):
        return "assert"
    if default == "demand" and table_pattern("tracktwo.languages.zh", "acts.toml", "wishes").search(cue):
        return "demand" if _others().match(with_own_side(page, draft, head)) else "assert"
    if _shows("asks", cue, head):
        return "question"
    if default == "forecast" and _shows("estimate", cue, head.split("，")[0]) is False:
        return "assert"
    if default == "concern" and table_pattern("tracktwo.languages.zh", "acts.toml", "warns").match(cue):
        threat = next(rule for rule in act_rules() if rule.act == "threaten")
        words = content_words(page, draft)
        if any(pattern.search(words) for pattern in threat.patterns):
            return "threaten"
        if _shows("warned_off", cue, head):
            return "demand"
        to_come = table_pattern("tracktwo.languages.zh", "acts.toml", "to_come")
        return default if draft.cue_entry is None or to_come.search(words) else "assert"
    return default


def _shows(table: str, cue: str, words: str) -> bool | None:
    """Whether the words hold what a table of acts.toml is about; None for a cue that it does not list."""
    cues, patterns = _by_cue(table)
    return bool(patterns.search(words)) if cue in cues else None
