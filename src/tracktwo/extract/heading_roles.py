"""Whom a role in front of a heading's colon means (学者：…, 东岸议员：…): whoever of it speaks in the lines behind."""

from __future__ import annotations

from tracktwo.extract.drafts import WITHIN, Draft
from tracktwo.extract.findings import Finding
from tracktwo.extract.layout import Layout
from tracktwo.extract.tokens import PACKAGE, openings, small_words
from tracktwo.languages import table_pattern

LINES = 3  # lines behind the heading in which whoever is meant speaks
LONGEST_TITLE = 40  # characters in front of a name in which its title stands
Made = tuple[Finding, Draft]


def name_roles(layout: Layout, made: list[Made], officials: frozenset[str]) -> None:
    """Give each heading of a role the name of who speaks behind it; what no line behind it tells stays as it is."""
    for number, (finding, draft) in enumerate(made):
        if _is_role(finding) and draft.source is not None and draft.speaker == draft.source.quote:
            draft.speaker = _named(layout, finding, made[number + 1 :], officials) or draft.speaker


def _is_role(finding: Finding) -> bool:
    source = finding.source
    if finding.rule != "colon" or source is None or source.kind != "title":
        return False
    several = table_pattern(PACKAGE, "sources.toml", "several").search(source.words)
    return not (several or source.words.endswith(openings("crowd")))


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
