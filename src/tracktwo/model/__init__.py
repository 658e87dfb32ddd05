"""The nouns: frozen values that the stages hand to each other. Words are those of docs/glossary.md."""

from __future__ import annotations

from tracktwo.model.actor import Actor, ActorKind, Basis, Mention, MentionRole, Name, RoleHeld, Tie
from tracktwo.model.figure import Criteria, DateMention, Figure, Forecast, Metric, Precision, Qualifier, Quantity, Unit
from tracktwo.model.records import Record, Records, record_id, record_key
from tracktwo.model.series import Series, SeriesValue
from tracktwo.model.statement import Act, Channel, Content, DeclineKind, Manner, Mode, Quoted, Statement, Voice
from tracktwo.model.talk import StatedReason, Talk, TalkStatus, Track
from tracktwo.model.text import (
    Block,
    BylinePerson,
    Document,
    Image,
    Issue,
    IssueKind,
    Origin,
    Role,
    Script,
    Segment,
    Span,
    digest,
)

__all__ = [
    "Act",
    "Actor",
    "ActorKind",
    "Basis",
    "Block",
    "BylinePerson",
    "Channel",
    "Content",
    "Criteria",
    "DateMention",
    "DeclineKind",
    "Document",
    "Figure",
    "Forecast",
    "Image",
    "Issue",
    "IssueKind",
    "Manner",
    "Mention",
    "MentionRole",
    "Metric",
    "Mode",
    "Name",
    "Origin",
    "Precision",
    "Qualifier",
    "Quantity",
    "Quoted",
    "Record",
    "Records",
    "Role",
    "RoleHeld",
    "Script",
    "Segment",
    "Series",
    "SeriesValue",
    "Span",
    "StatedReason",
    "Statement",
    "Talk",
    "TalkStatus",
    "Tie",
    "Track",
    "Unit",
    "Voice",
    "digest",
    "record_id",
    "record_key",
]
