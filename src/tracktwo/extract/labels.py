"""Labels: the statements of a page made from its drafts, each with act, mode, channel, via, addressee, voice.

The one place where drafts become statements: `label_all(page, drafts)` looks at them in text order, because a channel
once named for a speaker (an interview, a speech) goes on for what the same speaker says next.
"""

from __future__ import annotations

from tracktwo.extract.acts import act_of
from tracktwo.extract.channels import addressee_of, channel_of, via_of
from tracktwo.extract.declines import asked_of, kind_of
from tracktwo.extract.drafts import Draft
from tracktwo.extract.modes import mode_of
from tracktwo.extract.page import Page
from tracktwo.extract.voices import is_translated, voice_of
from tracktwo.model import Channel, Statement, Voice

_LASTING: frozenset[Channel] = frozenset({"interview", "speech", "press_conference", "written"})
_WRITERS: frozenset[Voice] = frozenset({"government_document"})


def label_all(page: Page, drafts: tuple[Draft, ...]) -> tuple[Statement, ...]:
    """The statements of the drafts, which come in text order."""
    channels: dict[str, Channel] = {}
    return tuple(_label(page, draft, channels) for draft in drafts)


def _label(page: Page, draft: Draft, channels: dict[str, Channel]) -> Statement:
    voice = voice_of(page, draft)
    mode, imputed_by = mode_of(page, draft)
    decline = not draft.contents
    asked, asked_by = asked_of(page, draft) if decline else (None, None)
    return Statement(
        source=draft.source,
        speaker=draft.speaker,
        cue=draft.cue,
        contents=draft.contents,
        mode=mode,
        imputed_by=imputed_by,
        act="decline" if decline else act_of(page, draft, voice),
        channel=_channel(page, draft, voice, channels) if mode == "said" else "unspecified",
        via=via_of(page, draft),
        addressee=addressee_of(page, draft),
        voice=voice,
        translated=is_translated(page, draft),
        asked=asked,
        asked_by=asked_by,
        decline_kind=kind_of(page, draft) if decline else None,
        speaker_span=draft.speaker_span,
        confidence=draft.confidence,
        rule=draft.rule,
    )


def _channel(page: Page, draft: Draft, voice: Voice, channels: dict[str, Channel]) -> Channel:
    """The channel named at the cue, else the one that lasts for this speaker."""
    named = channel_of(page, draft)
    if named == "unspecified" and voice in _WRITERS:
        return "written"
    speaker = draft.speaker or ""
    if named in _LASTING:
        channels[speaker] = named
    if named == "unspecified":
        return channels.get(speaker, "unspecified")
    return named
