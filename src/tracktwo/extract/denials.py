"""Denials of what was said right before: 东岸说，试验取消了。西岸对此予以否认。 The content is what is denied."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from tracktwo.extract.candidates import ClauseReader, clauses
from tracktwo.extract.contents import indirect
from tracktwo.extract.findings import Finding, Sentence, renewed
from tracktwo.extract.layout import Layout
from tracktwo.extract.noun_phrases import ACTORS, Phrase, is_noun
from tracktwo.extract.tokens import PACKAGE, small_words
from tracktwo.languages import table_pattern
from tracktwo.languages.gate import Gate
from tracktwo.model import Content

BREAK = "\n"  # a new paragraph may begin with 对此予以否认
_KINDS = ACTORS | {"pronoun"}


def with_denied(layout: Layout, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings; one that denies 这一指控 denies what the statement before it says, where there is one."""
    ordered = sorted(findings, key=lambda one: one.order)
    places = {id(one): number for number, one in enumerate(ordered)}
    back = table_pattern(PACKAGE, "cues.toml", "points_back")

    def denying(one: Finding) -> Finding:
        """The finding with what it denies; itself where it denies nothing or says what."""
        denies = one.entry is not None and one.entry["act"] == "deny" and len(one.contents) == 1
        if not denies or not back.fullmatch(layout.page.folded, one.contents[0].span.start, one.contents[0].span.end):
            return one
        said = _before(layout, ordered[: places[id(one)]], one.sentence)
        return replace(one, contents=said.contents, rule="denial") if said else one

    return renewed(ordered, denying)


@cache
def _gate() -> Gate[re.Pattern[str]]:
    pattern = table_pattern(PACKAGE, "cues.toml", "denial")
    return Gate([(pattern, pattern)])


def denials(layout: Layout, reader: ClauseReader, findings: Iterable[Finding]) -> Iterator[Finding]:
    """One finding for each denial outside quotations that no cue made: 对此予以否认, 但遭东岸否认."""
    matches = [match for pattern in _gate().fitting(layout.masked) for match in pattern.finditer(layout.masked)]
    if not matches:
        return
    ordered = sorted(findings, key=lambda one: one.order)
    orders = [one.order for one in ordered]
    cues = {one.cue[0] for one in ordered if one.cue}
    for line in layout.lines:
        for sentence in line.sentences if line.kind == "prose" else ():
            for match in (one for one in matches if sentence[0] <= one.start() and one.end() <= sentence[1]):
                cue = match.span("cue")
                source = _source(layout, reader, sentence, match.span("who"), match.start())
                said = _before(layout, ordered[: bisect_left(orders, match.start())], sentence, BREAK)
                if said is not None and said.sentence != sentence and _has_topic(reader, sentence[0], match.start()):
                    continue  # 对于西岸的指控，东岸予以否认
                if source is None or said is None or cue[0] in cues:
                    continue
                contents = _charged(layout, sentence[0], match.start()) or said.contents
                yield Finding(sentence, source, cue, None, contents, rule="denial", order=cue[0])


def _charged(layout: Layout, start: int, end: int) -> tuple[Content, ...]:
    """西岸被指|隐瞒消息|，但西岸予以否认: what its own sentence tells of a charge; () for nothing."""
    charge = table_pattern(PACKAGE, "cues.toml", "charged").search(layout.masked, start, end)
    return indirect(layout, *charge.span("what")) if charge else ()


def _source(
    layout: Layout, reader: ClauseReader, sentence: Sentence, who: tuple[int, int], start: int
) -> Phrase | None:
    """Who denies: what stands behind 遭, else in front of 对此."""
    if who[0] < 0:
        who = reader.clause_start(start, sentence[0])[0], start
    source = reader.source(*who)
    return source if source is not None and source.kind in _KINDS else None


def _has_topic(reader: ClauseReader, start: int, end: int) -> bool:
    """True where the sentence tells itself what is denied: 针对西岸的指控，, 西岸对这些说法|予以否认; not for 一向."""
    tokens = [one for within in clauses(reader.layout.masked, start, end) for one in reader.tokens(*within)]
    leads = small_words("topic_of") | small_words("towards")
    return any(one.word in leads and is_noun(behind) for one, behind in pairwise(tokens))


def _before(layout: Layout, findings: list[Finding], sentence: Sentence, between: str = "") -> Finding | None:
    """The last statement in front, if it stands in this sentence or in the one before; `between` may part the two."""
    last = next((one for one in reversed(findings) if one.kept and one.contents), None)
    if last is None:
        return None
    return last if layout.masked[last.sentence[1] : sentence[0]].strip(" 　" + between) == "" else None
