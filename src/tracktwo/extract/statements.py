"""Statements: who says what (guide section 1).

A page is laid out; every cue outside quotations is read with its source phrase; the cues of a sentence are put in
order (side by side, one inside the other's content, or no statement at all); each gets its contents; quotations that
no cue claimed go to the speaker before; then speakers are resolved and labels given.
"""

from __future__ import annotations

from dataclasses import replace

from tracktwo.extract.according import accordings
from tracktwo.extract.asked import asked
from tracktwo.extract.candidates import ClauseReader
from tracktwo.extract.carried_on import CarriedOn
from tracktwo.extract.channels import is_press
from tracktwo.extract.coreference import Resolver
from tracktwo.extract.denials import denials, with_denied
from tracktwo.extract.drafts import ALONE, ASKS, WITHIN, Draft
from tracktwo.extract.findings import Finding
from tracktwo.extract.heading_roles import name_roles
from tracktwo.extract.inner import inner_statements, is_own
from tracktwo.extract.labels import label_all
from tracktwo.extract.layout import Layout, lay_out
from tracktwo.extract.moods import crowd_moods, fears, moods
from tracktwo.extract.names import NameBook
from tracktwo.extract.page import Page
from tracktwo.extract.positions import loose_quotations, with_broken
from tracktwo.extract.refusals import refusals, with_quoted_declines, without_refusals
from tracktwo.extract.sentence_cues import Cued, SentenceRules, sentences_with_cues
from tracktwo.extract.spotting import public_names, spot_names
from tracktwo.extract.things import is_picture
from tracktwo.extract.tokens import small_words, word_list
from tracktwo.extract.told import told_statements
from tracktwo.extract.turns import with_turns
from tracktwo.extract.uncollected import uncollected
from tracktwo.knowledge.recall import precision
from tracktwo.languages import fold
from tracktwo.languages.particles import SIDE
from tracktwo.model import Issue, Statement


@uncollected
def find_statements(page: Page) -> tuple[tuple[Statement, ...], tuple[Issue, ...]]:
    """The statements of the page in text order, and the issues met on the way."""
    layout = lay_out(page)
    cued = sentences_with_cues(layout)
    findings, book, reader = _find(layout, cued)
    declines = list(refusals(layout, reader, findings))
    findings = [*without_refusals(layout, findings, declines), *declines]
    findings = [*findings, *moods(layout, reader, findings)]
    findings = [*findings, *crowd_moods(layout, findings)]
    findings = [*findings, *fears(layout, reader, findings)]
    findings = [*findings, *accordings(layout, reader, findings)]
    findings = list(with_denied(layout, findings))
    findings = [*findings, *denials(layout, reader, findings)]
    findings = [*findings, *asked(layout, reader, findings)]
    findings = list(with_broken(layout, findings))
    findings = with_turns(layout, [*findings, *loose_quotations(layout, reader, findings)])
    findings = list(with_quoted_declines(layout, findings))
    officials = frozenset(book.officials)
    findings = [*findings, *told_statements(SentenceRules(layout, reader, officials), cued, findings)]
    findings = [*findings, *inner_statements(layout, book.known, officials, findings)]
    findings = sorted(findings, key=lambda one: one.order)
    drafts = _resolve(layout, findings, reader, book)
    drafts.sort(key=_place)
    statements = list(label_all(page, tuple(drafts)))
    return tuple(_unique(statements)), tuple(_issues(layout))


def _find(layout: Layout, cued: Cued) -> tuple[list[Finding], NameBook, ClauseReader]:
    """Two passes: the first learns the names of the document, the second reads with them."""
    book = NameBook()
    reader = ClauseReader(layout)
    if not cued:
        return [], book, reader
    names, holders = spot_names(layout.page.folded)
    book.spot(names | public_names(layout.page.folded), holders, layout.page.text, layout.page.folded)
    reader.learn(book.known)
    for sentence, hits in cued:
        for hit in hits:
            candidate = reader.candidate(hit, sentence, sentence[0])
            if candidate.source is not None:
                book.note(candidate.source, layout.page.text, layout.page.folded)
    book.settle(layout.page.folded)
    reader.learn(book.known)
    rules = SentenceRules(layout, reader, frozenset(book.officials))
    findings = [finding for sentence, hits in cued for finding in rules.read(sentence, hits)]
    return findings, book, reader


def _resolve(layout: Layout, findings: list[Finding], reader: ClauseReader, book: NameBook) -> list[Draft]:
    resolver = Resolver(reader, book)
    carried_on = CarriedOn(resolver)
    drafts: dict[int, Draft] = {}
    made: list[tuple[Finding, Draft]] = []
    for finding in findings:
        outer = drafts.get(id(finding.outer)) if finding.outer else None
        inner = finding.rule in WITHIN
        resolve = resolver.inside if inner else resolver.speaker
        governed = outer is not None and outer.speaker is not None and not is_press(outer.speaker)
        speaker, source = None, None
        if finding.rule != ASKS or finding.source is not None:
            source = finding.source or finding.introduced
            speaker = finding.speaker or resolve(source, finding.sentence, governed, finding.cue)
        if finding.rule == ALONE and source is None:
            speaker = carried_on.speaker(finding) or speaker
            resolver.last = speaker
        carried_on.note(finding, speaker)
        if speaker is None and finding.source and finding.source.words in word_list("cues.toml", "retold"):
            continue  # 有报道说: nobody is named (guide 4.7)
        if speaker is not None and _only_shows(layout, finding) and is_picture(fold(speaker)):
            continue  # 网上流传的视频显示: nobody is told to have made it
        draft = _draft(layout, finding, speaker, outer, book)
        if inner and is_own(layout.page, draft):
            continue
        if outer is not None and outer.speaker == draft.speaker:
            draft = replace(draft, outer=outer.outer)
        if finding.answers is not None:
            draft = replace(draft, answers=drafts.get(id(finding.answers)))
        drafts[id(finding)] = draft
        if finding.kept:
            made.append((finding, draft))
    name_roles(layout, made, frozenset(book.officials))
    return [draft for _, draft in made]


def _only_shows(layout: Layout, finding: Finding) -> bool:
    return finding.cue is not None and layout.page.folded[slice(*finding.cue)] in small_words("shows")


def _draft(layout: Layout, finding: Finding, speaker: str | None, outer: Draft | None, book: NameBook) -> Draft:
    page = layout.page
    source = finding.source
    return Draft(
        sentence=page.span(*finding.sentence),
        source=page.span(source.start, source.end) if source else None,
        speaker=_spelling(page, speaker, book),
        cue=page.span(*finding.cue) if finding.cue else None,
        contents=finding.contents,
        cue_entry=finding.entry,
        outer=outer,
        speaker_span=None,
        rule=finding.rule,
        confidence=precision(finding.rule),
    )


def _spelling(page: Page, speaker: str | None, book: NameBook) -> str | None:
    """The name as the document writes it, in its own script."""
    if speaker is None:
        return None
    speaker = speaker.removesuffix(SIDE) if len(speaker) > 3 else speaker
    if speaker in book.spellings:
        return book.spellings[speaker]
    at = page.folded.find(speaker)
    return page.text[at : at + len(speaker)] if at >= 0 else speaker


def _place(draft: Draft) -> tuple[int, int]:
    first = draft.cue if draft.cue is not None else draft.contents[0].span
    return min([first.start, *[content.span.start for content in draft.contents]]), first.start


def _unique(statements: list[Statement]) -> list[Statement]:
    seen: set[str] = set()
    found = []
    for statement in statements:
        if statement.anchor not in seen:
            seen.add(statement.anchor)
            found.append(statement)
    return found


def _issues(layout: Layout) -> list[Issue]:
    resumed = {one.start for one in layout.resumed.values()}
    return [
        Issue("quotation.unclosed", "a quotation mark that nothing closes", (layout.page.span(one.start, one.end),))
        for one in layout.outer
        if not one.closed and one.start not in resumed
    ]
