"""Said: what an actor said on a topic over time, in its exact words; beside it what others say of it, and the declines.

A state speaks through its officials: its leaders, ministries, spokespersons, and by its name; a scholar of a country is
not the country. Wording is compared like with like: verbatim, in the speaker's own language and of one voice, element
by element. Paraphrases and translations stand apart. Words that somebody else imputes are listed only when asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from tracktwo.analyse.contests import contesting
from tracktwo.analyse.coverage import Coverage, coverage, open_hits
from tracktwo.analyse.figure_points import FigurePoint
from tracktwo.analyse.figures import newest_levels
from tracktwo.analyse.printed import FigureQuestion
from tracktwo.analyse.ties import OutletTies, outlet_ties
from tracktwo.analyse.topics import Topic
from tracktwo.analyse.utterances import (
    MOST,
    SaidQuestion,
    Utterance,
    matching_records,
    other_utterances,
    own_utterances,
    speakers_of,
)
from tracktwo.analyse.wording import (
    Said,
    VoiceRows,
    by_voice,
    compared,
    is_on,
    is_verbatim,
    names_actor,
    restated,
    together,
    without_pieces,
)
from tracktwo.knowledge.actors import who_is_who
from tracktwo.store.links import groups
from tracktwo.store.times import first_and_last

LISTS = ("verbatim", "paraphrased", "declines", "contested", "by_others", "imputed")
OWN = ("verbatim", "paraphrased", "declines")

__all__ = ["LISTS", "MOST", "Said", "SaidAnswer", "SaidQuestion", "Utterance", "said", "speakers_of"]


@dataclass(frozen=True, slots=True)
class SaidAnswer:
    """Oldest first in each list; `elements` are those compared in `verbatim`, `expected` those of the full wording.

    `contested` are statements of others that contest the position, with their grounds; `by_others` the rest of what
    others say on it. `holder` are the newest numbers of each publisher and metric about the actor's own arsenal.
    `cut` is the day before which not everything was read, where the ledger holds more than MOST statements of the actor
    or of others on the topic. `outside` are the first and the last day of its own words outside the time asked for,
    told where that time holds none.
    """

    coverage: Coverage
    verbatim: tuple[Said, ...]
    paraphrased: tuple[Said, ...]
    declines: tuple[Said, ...]
    contested: tuple[Said, ...]
    by_others: tuple[Said, ...]
    imputed: tuple[Said, ...]
    elements: tuple[str, ...]
    expected: tuple[str, ...]
    holder: tuple[FigurePoint, ...] = ()
    ties: tuple[OutletTies, ...] = ()
    cut: str | None = None
    outside: tuple[str, str] | None = None

    @property
    def voices(self) -> tuple[VoiceRows, ...]:
        """The verbatim statements voice by voice: what may be compared."""
        return by_voice(self.verbatim)

    @property
    def days(self) -> tuple[str, str] | None:
        """The first and the last day, in this ledger, of the actor's own words; None where it said nothing, or where
        older words were not read and the first day cannot be told. Rejected statements count for neither.
        """
        if self.cut:
            return None
        return _days_of(group.first for name in OWN[:2] for group in getattr(self, name))


def said(connection: Connection, question: SaidQuestion | None = None) -> SaidAnswer:
    """What the ledger holds of an actor's words on a topic. Raises QueryError for words that cannot be searched."""
    question = question or SaidQuestion()
    restricted, position = question.restricted, question.position
    found = matching_records(connection, question.terms)
    own_heard = own_utterances(connection, question, found)
    heard = without_pieces(own_heard.utterances)
    others_heard = other_utterances(connection, question, found)
    linked = groups(connection, "reprint", {one.key for one in (*heard, *others_heard.utterances)})
    own = together([restated(one, question.terms) for one in heard if is_on(one, question.terms)], linked)
    words = [group for group in own if _are_words(group.first)]
    foreign = [restated(one, question.terms) for one in others_heard.utterances]
    on_it = [one for one in without_pieces(foreign) if is_on(one, question.terms) and names_actor(one, question.actor)]
    others = together([contesting(one) for one in on_it], linked)
    listed = [one for group in (*own, *others) for one in group.all]
    topic = [Topic(term) for term in question.terms]
    time = (question.since, question.until)
    hits = open_hits(connection, topic, {one.document for one in listed}, restricted=restricted, time=time)
    return SaidAnswer(
        coverage=replace(coverage(connection, "statement", restricted=restricted), hits=hits, time=time),
        verbatim=tuple(compared(group, position) for group in words if is_verbatim(group.first, question.actor)),
        paraphrased=tuple(group for group in words if not is_verbatim(group.first, question.actor)),
        declines=tuple(group for group in own if group.first.act == "decline"),
        contested=tuple(group for group in others if group.first.contests),
        by_others=tuple(group for group in others if not group.first.contests),
        imputed=tuple(group for group in own if group.first.mode == "imputed") if question.imputed else (),
        elements=tuple(one.id for one in position.elements) if position else (),
        expected=tuple(one.id for one in position.elements if one.expected) if position else (),
        holder=_holder(connection, question),
        ties=outlet_ties(one.outlet for one in listed),
        outside=None if words else _days_outside(connection, question, found),
        cut=max((day for day in (own_heard.cut, others_heard.cut) if day), default=None),
    )


def _days_outside(connection: Connection, question: SaidQuestion, found: str | None) -> tuple[str, str] | None:
    """The first and the last day of the actor's own words at any time; None where all time was asked for.

    None too where not all of them were read, so that nothing is called the first that may not be.
    """
    if not (question.since or question.until):
        return None
    heard = own_utterances(connection, replace(question, since=None, until=None), found)
    if heard.cut:
        return None
    return _days_of(one for one in heard.utterances if _are_words(one) and is_on(one, question.terms))


def _are_words(one: Utterance) -> bool:
    """True for the actor's own words: no decline, nothing that others impute."""
    return one.act != "decline" and one.mode != "imputed"


def _days_of(some: Iterable[Utterance]) -> tuple[str, str] | None:
    """The first and the last day of these; rejected ones count for neither, None without a day."""
    return first_and_last(one.date for one in some if one.judged != "rejected")


def _holder(connection: Connection, question: SaidQuestion) -> tuple[FigurePoint, ...]:
    """The newest numbers about the arsenal of the actor, or of the state that it belongs to."""
    subject = arsenal_of(question.actor)
    return newest_levels(connection, FigureQuestion(subject, restricted=question.restricted)) if subject else ()


def arsenal_of(actor: str) -> str | None:
    """The state whose arsenal stands beside an actor's words: its own, or that of the state that it belongs to."""
    known = who_is_who().actors.get(actor)
    if known is None:
        return None
    return known.state or (known.id if known.kind == "state" else None)
