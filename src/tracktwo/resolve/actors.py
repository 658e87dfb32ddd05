"""Which actor a name of one document stands for; what is uncertain stays as written."""

from __future__ import annotations

from dataclasses import replace

from tracktwo.knowledge.actors import actor_of_name
from tracktwo.languages import fold
from tracktwo.model import Document, Mention, Records
from tracktwo.resolve.mentions import mentions


def resolve(document: Document, records: Records) -> tuple[Mention, ...]:
    """Every name field of the records with the actor that knowledge has for the name: 中方 is `state.cn`."""
    return tuple(_resolved(mention) for mention in mentions(records))


def _resolved(mention: Mention) -> Mention:
    actor = actor_of_name(fold(mention.name))
    return replace(mention, actor=actor.id, basis="knowledge") if actor else mention
