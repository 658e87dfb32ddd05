"""Statements inside quotations: what a speaker says, in quotation marks, that somebody else says or thinks.

丁一鸣说：“韩国希望会谈继续，日本认为没有必要。” gives, beside his own words, a hope of 韩国, imputed to it by 丁一鸣
(guide, rule 4).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tracktwo.extract.candidates import ClauseReader
from tracktwo.extract.channels import is_press
from tracktwo.extract.drafts import INNER, TOLD, TURNS, Draft
from tracktwo.extract.findings import Finding, Sentence
from tracktwo.extract.held_words import Stretches
from tracktwo.extract.inner_sources import may_have_source, meant_by, speaks
from tracktwo.extract.layout import Layout, within_quotations
from tracktwo.extract.page import Page
from tracktwo.extract.sentence_cues import SentenceRules, sentences_with_cues
from tracktwo.extract.sides import side_of_name, side_of_speaker
from tracktwo.extract.tokens import longest_first, openings, word_list
from tracktwo.extract.voices import introduction, is_official, voice_of
from tracktwo.knowledge.actors import by_bare_name, by_full_name
from tracktwo.knowledge.naming import name_key
from tracktwo.languages import fold
from tracktwo.languages.particles import OF

SHORTEST = 15  # characters of a quotation that can hold a statement of somebody else
Holder = tuple[int, int, Finding]


def inner_statements(
    layout: Layout, known: frozenset[str], officials: frozenset[str], findings: Iterable[Finding]
) -> Iterator[Finding]:
    """One finding for each cue inside a quotation that has a source of its own there, under whoever is quoted.

    `known` and `officials` are the names of the document; quotations that nobody speaks are passed over.
    """
    spoken = [one for one in findings if one.rule not in TURNS]  # a quotation in an answer is not the speaker's own
    holders = [(content.span.start, content.span.end, one) for one in spoken for content in one.contents]
    opened = _opened(layout, holders)
    cued = sentences_with_cues(opened) if opened else []
    if opened is None or not cued:
        return
    reader = ClauseReader(opened, known)
    rules = SentenceRules(opened, reader, officials)
    for sentence, hits in cued:
        outer = _holder(holders, sentence)
        if (
            outer is None
            or _asks(opened, sentence)
            or not any(may_have_source(opened, reader, sentence, hit) for hit in hits)
        ):
            continue
        made: dict[int, Finding] = {}
        for finding in rules.read(sentence, hits):
            finding.speaker = meant_by(opened, reader, finding)
            if speaks(opened, reader, finding):
                inside = replace(finding, outer=made.get(id(finding.outer), outer), rule=INNER)
                made[id(finding)] = inside
                yield inside


def _opened(layout: Layout, holders: list[Holder]) -> Layout | None:
    """The page with the quotations laid open that somebody is the speaker of; None where there are none."""
    held = Stretches((start, end) for start, end, _ in holders)
    wanted = [
        one
        for one in layout.outer
        if one.inner_end - one.inner_start >= SHORTEST and held.reach((one.inner_start, one.inner_end))
    ]
    return within_quotations(layout, wanted) if wanted else None


def _holder(holders: list[Holder], sentence: Sentence) -> Finding | None:
    """Whose content holds the sentence: the shortest one. Contents end before a mark that the sentence may have."""
    around = [one for one in holders if one[0] <= sentence[0] + 1 and sentence[1] <= one[1] + 2]
    return min(around, key=lambda one: one[1] - one[0])[2] if around else None


def _asks(opened: Layout, sentence: Sentence) -> bool:
    """东岸会承认吗？: what a question seems to report nobody said."""
    return opened.masked[sentence[0] : sentence[1]].rstrip("”」』’ ").endswith(("？", "?"))


def is_own(page: Page, draft: Draft) -> bool:
    """中方希望… in the mouth of a Chinese spokesman is his own statement, not what he imputes to somebody.

    So is what a body says that stands in front of the speaker's name (议会党团议员丁一鸣: “议会党团要求…”), and what
    nobody in particular is quoted with.
    """
    outer = draft.outer
    if outer is None or draft.speaker in (None, outer.speaker):
        return True
    if outer.speaker is None:
        return side_of_name(draft.speaker) is None
    name, speaker = fold(draft.speaker or ""), fold(outer.speaker)
    theirs = side_of_name(draft.speaker)
    if not _is_his(name, speaker) and (name in speaker or (theirs is None and name in introduction(page, speaker))):
        return True
    if is_press(speaker) or _is_person(draft.speaker):
        return False  # 拜登说过…, in the mouth of his own envoy: his words
    voice = voice_of(page, outer)
    ours = side_of_speaker(page, outer.speaker)
    if draft.rule == TOLD and None in (ours, theirs) and _speaks_for_a_side(page, draft):
        return True
    if theirs is None:
        return is_official(voice) and name_key(name) in by_bare_name()
    if ours is None:
        if speaker.endswith(longest_first("cues.toml", "bystander")):
            return False  # 分析人士说，韩国希望…
        unknown = draft.rule == TOLD and not introduction(page, speaker)
        return is_official(voice) or unknown
    return ours == theirs and voice not in ("expert", "state_media")  # a scholar of a country is not the country


def _is_his(name: str, speaker: str) -> bool:
    """西岸总统丁一鸣的发言人 is not 丁一鸣, who stands behind a title or is known."""
    front, his, _ = speaker.partition(f"{name}{OF}")
    return bool(his) and (front.endswith(longest_first("titles.toml", "title")) or _is_person(name))


def _is_person(name: str | None) -> bool:
    """True for a person whom the knowledge has, and nobody else by that name."""
    actors = by_full_name().get(name_key(name or ""), ())
    return bool(actors) and all(actor.kind == "person" for actor in actors)


def _speaks_for_a_side(page: Page, draft: Draft) -> bool:
    """沙方希望…, 台湾感谢…: whoever says that speaks for that side, as long as nothing shows that he is of another."""
    name, cue = fold(draft.speaker or ""), draft.cue
    thanks = cue is not None and page.folded[cue.start : cue.end] in word_list("cues.toml", "own_feeling")
    return thanks or (len(name) == 2 and name.endswith(openings("side_end")))
