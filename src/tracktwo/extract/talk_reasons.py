"""Why a talk stopped: the reasons as stated, which may compete, each with who stated it (TRAPS 3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tracktwo.extract.held_words import HeldWords
from tracktwo.extract.page import Page
from tracktwo.extract.talk_mentions import Mention
from tracktwo.extract.talk_words import pattern, reasons
from tracktwo.languages import fold
from tracktwo.model import Span, StatedReason, Statement

ANSWERS = 5  # sentences behind a question why in which its answers stand


def reasons_of(page: Page, mention: Mention, held: HeldWords) -> tuple[StatedReason, ...]:
    """The stated reasons in text order: the one nearest to the name, others in its sentence of other people, and what
    people answer behind a question why (对话为何停摆，说法不一。甲说，原因是经费。乙说，…).
    """
    found: list[StatedReason] = []
    for span in _in_sentence(page, mention):
        by = held.speaker_at(span)
        if not found or (by and by not in {one.by for one in found}):
            found.append(StatedReason(span, by))
    return joined(found, _answers(page, mention, held.statements))


def joined(first: Iterable[StatedReason], second: Iterable[StatedReason]) -> tuple[StatedReason, ...]:
    """Both in text order; of two that are one, or a piece of the other, by one person, the first."""
    found: list[StatedReason] = []
    for one in (*first, *second):
        if not any(_is_same(one, other) for other in found):
            found.append(one)
    return tuple(sorted(found, key=lambda one: one.span.start))


def _is_same(one: StatedReason, other: StatedReason) -> bool:
    short, long = sorted((fold(one.span.quote), fold(other.span.quote)), key=len)
    overlap = one.span.start < other.span.end and other.span.start < one.span.end
    return overlap or (short in long and (one.by == other.by or None in (one.by, other.by)))


def _in_sentence(page: Page, mention: Mention) -> Iterator[Span]:
    """What the patterns of reasons find, the nearest first: in the name's clause and those beside it, then around."""
    sentence = mention.sentence
    start, end = mention.before[0], min(sentence.end, mention.clause[1] + 60)
    for low, high in ((start, end), (sentence.start, sentence.end)):
        for rule in reasons():
            for match in rule.finditer(page.folded, low, high):
                if not match.start("why") <= mention.span.start < match.end("why"):
                    yield page.span(*match.span("why"))


def _answers(page: Page, mention: Mention, statements: tuple[Statement, ...]) -> Iterator[StatedReason]:
    """What the statements say that follow a question why in its paragraph, sentence by sentence without a break."""
    if not pattern("talk_details.toml", "asked_why").search(page.folded, mention.sentence.start, mention.sentence.end):
        return
    behind = [one for one in page.sentences if one.start >= mention.sentence.end][:ANSWERS]
    for sentence in behind:
        stated = next((one for one in statements if _is_answer(one, sentence)), None)
        if stated is None or "\n" in page.text[mention.sentence.end : sentence.start]:
            return
        yield StatedReason(_why(page, stated.contents[0].span), stated.speaker)


def _is_answer(statement: Statement, sentence: Span) -> bool:
    return bool(statement.speaker and statement.contents and sentence.covers(statement.contents[0].span))


def _why(page: Page, content: Span) -> Span:
    """The reason inside the words: 原因是疫情和经费 gives 疫情和经费, what names no cause is it as a whole."""
    for rule in reasons():
        if match := rule.search(page.folded, content.start, content.end):
            return page.span(*match.span("why"))
    return content
