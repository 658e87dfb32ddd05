"""Whom a role in a heading or a lead means (学者：…, 东岸官员称…): whoever of it says so in the lines behind."""

from __future__ import annotations

from tracktwo.extract.drafts import WITHIN, Draft
from tracktwo.extract.findings import Finding
from tracktwo.extract.layout import Layout
from tracktwo.extract.noun_phrases import Phrase
from tracktwo.extract.spotting import place_before
from tracktwo.extract.tokens import PACKAGE, longest_first, openings, small_words
from tracktwo.knowledge.states import by_name
from tracktwo.languages import table_pattern
from tracktwo.languages.particles import THERE_IS

FARTHEST = 30  # statements behind a role that are looked at
LONGEST_HEADING = 60  # characters of a line that may be a heading
SENTENCE_ENDS = "。！？"
SAME = 0.3  # of the pairs of characters of a statement that another one has if it says the same
COMMON = 3  # characters that two names of one office share: 国防部
LINES = 3  # lines behind the heading in which whoever is meant speaks
LONGEST_TITLE = 40  # characters in front of a name in which its title stands
Made = tuple[Finding, Draft]
_MANY = ("sources.toml", "many")


def name_roles(layout: Layout, made: list[Made], officials: frozenset[str]) -> None:
    """Give each role of a heading or a lead the name of who speaks behind it; what no line tells stays as it is."""
    lead = _lead(layout.page.folded)
    for number, (finding, draft) in enumerate(made):
        if draft.source is None or draft.speaker != draft.source.quote or not _is_role(finding):
            continue
        behind = made[number + 1 : number + 1 + FARTHEST]
        named = _named(layout, finding, behind, officials) if finding.rule == "colon" else None
        if named is None and _is_on_top(layout, finding, lead):
            named = _told_again(layout, (finding, draft), behind, officials)
            named = named or _heads_next_line(layout.page.folded, finding, behind, officials)
        draft.speaker = named or draft.speaker


def _is_role(finding: Finding) -> bool:
    source = finding.source
    if source is None or source.kind != "title" or source.title is None:
        return False
    several = table_pattern(PACKAGE, "sources.toml", "several").search(source.words)
    joined = any(mark in source.words for mark in small_words("joiner"))
    return not (several or joined or source.words.endswith(openings("crowd")))


def _is_on_top(layout: Layout, finding: Finding, lead: int) -> bool:
    """True for a statement of the line at `lead`, and of a heading: a short line without the end of a sentence."""
    folded = layout.page.folded
    if finding.source is not None and folded.startswith(THERE_IS, finding.source.start - 1):
        return False  # 有|学者认为: one of several
    begin = folded.rfind("\n", 0, finding.sentence[0]) + 1
    end = folded.find("\n", finding.sentence[0])
    line = folded[begin : end if end >= 0 else len(folded)]
    heading = len(line) <= LONGEST_HEADING and not any(mark in line for mark in SENTENCE_ENDS)
    return heading or begin == lead


def _lead(folded: str) -> int:
    """Where the first line that holds a sentence begins."""
    begin = 0
    while (end := folded.find("\n", begin)) >= 0 and not any(mark in folded[begin:end] for mark in SENTENCE_ENDS):
        begin = end + 1
    return begin


def _told_again(layout: Layout, role: Made, behind: list[Made], officials: frozenset[str]) -> str | None:
    """Who of the lines behind says the same with a fitting title: 东岸副总统丁一鸣 for 东岸官员."""
    (heading, lead), folded = role, layout.page.folded
    words = _pairs(folded, lead)
    best: tuple[float, str] | None = None
    for finding, draft in behind:
        source = finding.source
        if folded.count("\n", heading.sentence[0], finding.sentence[0]) > LINES:
            break
        if source is None or source.kind != "person" or finding.rule in WITHIN or draft.speaker is None:
            continue
        if (
            heading.source is None
            or _denies(lead) != _denies(draft)
            or not _fits(folded, heading.source, source, officials)
        ):
            continue
        same = len(words & _pairs(folded, draft)) / max(1, len(words))
        same += SAME if _holds_it(folded, heading.source, source) else 0
        if same >= SAME and (best is None or same > best[0]):
            best = same, draft.speaker
    return best[1] if best else None


def _heads_next_line(folded: str, role: Finding, behind: list[Made], officials: frozenset[str]) -> str | None:
    """Who speaks first on the line behind the role and is one of it: 江南大学教授丁一鸣 for 专家, no official."""
    source, title = role.source, (role.source.title if role.source else None) or ""
    if source is None or title in small_words("any_official") or source.words.startswith(longest_first(*_MANY)):
        return None
    for finding, draft in behind:
        lines = folded.count("\n", role.sentence[0], finding.sentence[0])
        if lines == 0:
            continue
        who = finding.source
        if lines > 1 or who is None or who.kind != "person" or finding.rule in WITHIN or who.words in by_name():
            return None
        lay = folded[max(0, who.start - LONGEST_TITLE) : who.start].endswith(openings("lay_one"))
        one = not lay if title in small_words("learned") else _is_of_one(folded, source, who)
        fits = one and _fits(folded, source, who, officials)
        return draft.speaker if fits and draft.speaker not in by_name() else None
    return None


def _is_of_one(folded: str, role: Phrase, person: Phrase) -> bool:
    """总统的医生 is 总统医生丁一鸣, 舰长 any captain; 晨报发言人 is no 外交部发言人丁一鸣."""
    ours = role.words.removesuffix(role.title or "")
    places = longest_first("sources.toml", "place_name")
    ours = ours.removeprefix(next((one for one in places if ours.startswith(one)), ""))
    front = folded[person.full_start : person.start]
    return not ours or any(ours[i : i + 2] in front for i in range(len(ours) - 1))


def _fits(folded: str, role: Phrase, person: Phrase, officials: frozenset[str]) -> bool:
    """True where the person bears the title of the role, or one that makes him one of it, and of no other state."""
    title = role.title or ""
    ours, theirs = place_before(folded, role.end - len(title)), place_before(folded, person.start)
    if ours and theirs and by_name().get(ours, ours) != by_name().get(theirs, theirs):
        return False  # 东岸官员 is no 西岸外长丁一鸣
    if title in folded[person.full_start : person.start] or title == person.title:
        return True
    learned = title in small_words("learned") and person.words not in officials
    return learned or (title in small_words("any_official") and person.words in officials)


def _holds_it(folded: str, role: Phrase, person: Phrase) -> bool:
    """俄罗斯总统普京的发言人 is 俄罗斯总统发言人丁一鸣: one title, and of one body or land."""
    title = role.title or ""
    if title != person.title or title in small_words("any_official") or title in small_words("learned"):
        return False
    ours, front = role.words.removesuffix(title), folded[person.full_start : person.start].removesuffix(title)
    return any(ours[i : i + COMMON] in front for i in range(len(ours) - COMMON + 1))


def _denies(draft: Draft) -> bool:
    return draft.cue_entry is not None and draft.cue_entry["act"] == "deny"


def _pairs(folded: str, draft: Draft) -> set[str]:
    """The pairs of characters that stand side by side in what the draft says."""
    said = "".join(folded[content.span.start : content.span.end] for content in draft.contents)
    return {said[i : i + 2] for i in range(len(said) - 1) if said[i : i + 2].isalnum()}


def _named(layout: Layout, heading: Finding, behind: list[Made], officials: frozenset[str]) -> str | None:
    """丁一鸣 for 学者：会谈没有用, where the next line begins with 江南大学教授丁一鸣 or with 他说 of him."""
    folded = layout.page.folded
    title = (heading.source.title if heading.source else None) or ""
    first = folded.find("\n", heading.sentence[1] - 1)
    for number, (finding, draft) in enumerate(behind):
        source = finding.source
        lines = folded.count("\n", first, finding.sentence[0]) if first >= 0 else LINES + 1
        if lines > LINES or finding.rule == "colon" or source is None:
            return None
        if number == 0 and lines == 1 and source.kind == "pronoun" and source.words in small_words("he"):
            return draft.speaker
        if source.kind != "person" or finding.rule in WITHIN:
            continue
        begin = max(folded.rfind("\n", 0, source.start), source.start - LONGEST_TITLE)
        front = folded[max(0, begin) : source.start]
        learned = title in small_words("learned") and lines == 1 and source.words not in officials
        if title in front or (learned and not front.endswith(openings("lay_one"))):
            return draft.speaker
    return None
