"""Wording compared like with like: verbatim, in the speaker's own language, of one voice, element by element."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from tracktwo.analyse.utterances import Part, Utterance
from tracktwo.knowledge.actors import who_is_who
from tracktwo.knowledge.positions import Position, tongues
from tracktwo.languages import fold
from tracktwo.model import Voice

SENTENCE = re.compile(r"[^。！？!?\s][^。！？!?\n]*[。！？!?”」』]*")


@dataclass(frozen=True, slots=True)
class Said:
    """One statement with the documents that carry it: `first` is shown, `others` are its further appearances."""

    first: Utterance
    others: tuple[Utterance, ...]

    @property
    def all(self) -> tuple[Utterance, ...]:
        """Every appearance."""
        return (self.first, *self.others)


@dataclass(frozen=True, slots=True)
class VoiceRows:
    """The verbatim statements of one voice, oldest first: only these are compared with each other."""

    voice: str
    rows: tuple[Said, ...]


def is_verbatim(one: Utterance, actor: str) -> bool:
    """True for words in the speaker's own language that stand between quotation marks or are a transcript's turn.

    What a question in a transcript says that somebody said is the asker's wording (TRAPS 19).
    """
    known = who_is_who().actors.get(actor)
    tongue = tongues().get((known.state or known.id) if known else actor)
    if one.translated or one.language != tongue or not one.parts:
        return False
    return one.turn or all(part.quoted == "all" for part in one.parts)


def is_on(one: Utterance, terms: Collection[str]) -> bool:
    """True where the words themselves, not only the speaker's name, contain one of the terms."""
    folded = one.folded
    return not terms or any(fold(term) in folded for term in terms)


def sentences_with(parts: Sequence[Part], words: Collection[str]) -> tuple[Part, ...]:
    """The sentences that contain one of the words, each with its own span."""
    wanted = [fold(word) for word in words]
    return tuple(
        Part(found.group(), part.start + found.start(), part.start + found.end(), part.quoted)
        for part in parts
        for found in SENTENCE.finditer(part.words)
        for folded in (fold(found.group()),)
        if any(word in folded for word in wanted)
    )


def restated(one: Utterance, terms: Collection[str]) -> Utterance:
    """What a transcript has of somebody cut to the sentences that hold the terms; all of it without.

    中方一贯主张…。始终恪守不首先使用核武器。…: only the second sentence is the restatement of no first use.
    """
    sentences = sentences_with(one.parts, terms)
    return replace(one, parts=sentences) if sentences and (one.transcript or one.turn) else one


def names_actor(one: Utterance, actor: str) -> bool:
    """True where the words name the actor; of a long turn the sentences that hold the terms, no other, must do it."""
    known, folded = who_is_who().actors.get(actor), one.folded
    return known is not None and any(fold(name.text) in folded for name in known.names)


def without_pieces(found: Sequence[Utterance]) -> list[Utterance]:
    """The statements without those that are a piece of a transcript's turn by the same side."""
    turns: dict[str, list[Utterance]] = defaultdict(list)
    for one in found:
        if one.turn:
            turns[one.document].append(one)
    return [
        one
        for one in found
        if one.turn or not one.parts or not any(turn.holds(one) for turn in turns.get(one.document, ()))
    ]


def together(found: Sequence[Utterance], linked: Mapping[str, str]) -> list[Said]:
    """One statement in several documents is one, by its links; the earliest that nobody rejected stands first."""
    groups: dict[str, list[Utterance]] = defaultdict(list)
    for one in found:
        groups[linked.get(one.key, one.key)].append(one)
    ordered = (sorted(some, key=lambda one: one.judged == "rejected") for some in groups.values())
    made = [Said(some[0], tuple(some[1:])) for some in ordered]
    return sorted(made, key=lambda group: (group.first.date or "", group.first.document, group.first.record))


def compared(group: Said, position: Position | None) -> Said:
    """The statement with the words found for each element of the position, None where there are none."""
    if position is None:
        return group
    folded = position.reach(group.first.folded)
    held = tuple((element.id, element.found_in(folded)) for element in position.elements)
    return replace(group, first=replace(group.first, elements=held))


def by_voice(groups: Sequence[Said]) -> tuple[VoiceRows, ...]:
    """The statements of each voice, in the order of the voices."""
    order = {voice: number for number, voice in enumerate(get_args(Voice))}
    rows: dict[str, list[Said]] = defaultdict(list)
    for group in groups:
        rows[group.first.voice].append(group)
    return tuple(VoiceRows(voice, tuple(rows[voice])) for voice in sorted(rows, key=lambda one: order.get(one, 99)))
