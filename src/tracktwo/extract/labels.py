"""Labels: the statements of a page made from its drafts, each with act, mode, channel, via, addressee, voice.

The one place where drafts become statements: `label_all(page, drafts)` looks at them in text order, because a channel
once named for a speaker (an interview, a speech) goes on for what the same speaker says next.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tracktwo.extract.acts import act_of
from tracktwo.extract.addressees import addressee_of
from tracktwo.extract.declines import kind_of
from tracktwo.extract.drafts import Draft
from tracktwo.extract.modes import is_attitude, is_narrators, mode_of
from tracktwo.extract.occasions import channels_of, names_of
from tracktwo.extract.page import Page
from tracktwo.extract.questions import asked_of
from tracktwo.extract.vias import via_of
from tracktwo.extract.voices import is_translated, voice_of
from tracktwo.model import Channel, Span, Statement


def label_all(page: Page, drafts: tuple[Draft, ...]) -> tuple[Statement, ...]:
    """The statements of the drafts, which come in text order; what the narrator supposes of a side is none."""
    drafts = tuple(draft for draft in drafts if not is_narrators(page, draft))
    channels = channels_of(page, drafts)
    known = frozenset(names_of(drafts))
    speaking = {_place(draft) for draft in drafts if draft.cue and draft.contents and not is_attitude(page, draft)}
    made = [
        _label(page, draft, channel, known, speaks=_place(draft) in speaking)
        for draft, channel in zip(drafts, channels, strict=True)
    ]
    return tuple(_beside(drafts, made))


def _beside(drafts: tuple[Draft, ...], made: list[Statement]) -> Iterator[Statement]:
    """The statements, those of coordinated cues with the addressee of the first: 向`罗修文`表示…，强调…."""
    last: tuple[Draft, Statement] | None = None
    for draft, statement in zip(drafts, made, strict=True):
        if last is not None and statement.addressee is None and statement.contents and _goes_on(*last, draft):
            statement = replace(statement, addressee=last[1].addressee)
        last = (draft, statement)
        yield statement


def _goes_on(first: Draft, statement: Statement, second: Draft) -> bool:
    """True for a second cue of the same sentence and the same source phrase, where the first did not demand."""
    same = first.sentence == second.sentence and first.speaker == second.speaker and first.outer == second.outer
    return same and statement.act != "demand" and second.source in (None, first.source)


def _place(draft: Draft) -> tuple[int, str | None]:
    return draft.sentence.start, draft.speaker


def _asked(page: Page, draft: Draft) -> tuple[Span | None, str | None]:
    """What was asked about and by whom: by the question of a transcript, else by the words of the decline."""
    if draft.answers is not None and draft.answers.contents:
        return draft.answers.contents[-1].span, draft.answers.speaker
    return asked_of(page, draft)


def _label(page: Page, draft: Draft, channel: Channel, known: frozenset[str], *, speaks: bool) -> Statement:
    voice = voice_of(page, draft)
    mode, imputed_by = mode_of(page, draft, speaks=speaks)
    decline = not draft.contents
    asked, asked_by = _asked(page, draft) if decline else (None, None)
    return Statement(
        source=draft.source,
        speaker=draft.speaker,
        cue=draft.cue,
        contents=draft.contents,
        mode=mode,
        imputed_by=imputed_by,
        act="decline" if decline else act_of(page, draft, voice),
        channel=channel if mode == "said" else "unspecified",
        via=via_of(page, draft),
        addressee=addressee_of(page, draft, known),
        voice=voice,
        translated=is_translated(page, draft),
        asked=asked,
        asked_by=asked_by,
        decline_kind=kind_of(page, draft) if decline else None,
        speaker_span=draft.speaker_span,
        confidence=draft.confidence,
        rule=draft.rule,
    )
