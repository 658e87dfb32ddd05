"""The publishers' own lines about one arsenal: those of knowledge/, those a user added, tables a user brought in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import cast

from sqlalchemy import Connection

from tracktwo.analyse.printed import FigureQuestion, Printed
from tracktwo.knowledge.editions import Edition, editions, line_behind
from tracktwo.knowledge.lines import is_about, publisher_of
from tracktwo.knowledge.naming import name_key
from tracktwo.model import Metric, Qualifier, Unit
from tracktwo.store.editions import edition_rows
from tracktwo.store.series import series_values


def own_lines(connection: Connection, question: FigureQuestion) -> list[Edition]:
    """The lines about the question's subject in any unit; of tables that a user brought in only its units."""
    built_in = [line for line in editions() if is_about(line, question.subject)]
    return [*built_in, *added_lines(connection, question), *_series(connection, question)]


def added_lines(connection: Connection, question: FigureQuestion) -> list[Edition]:
    """The lines of `edition add` about the question's subject, in any unit."""
    return [line for line in all_added(connection) if is_about(line, question.subject)]


def beside_added(printed: Iterable[Printed], lines: Sequence[Edition]) -> list[Printed]:
    """The numbers, each beside the added line that it may be taken from, with that line's metric.

    One that extraction put beside a built-in line stays there.
    """
    found = []
    for one in printed:
        theirs = (line for line in lines if _is_by(one, line))
        line = None if one.edition else line_behind(one, one.published or "", theirs)
        found.append(replace(one, edition=line.id, metric=line.metric) if line else one)
    return found


def _is_by(one: Printed, line: Edition) -> bool:
    """True where the text names the line's publisher, be it as an actor or by the line's own words."""
    if one.publisher is not None:
        return one.publisher == publisher_of(line)
    return name_key(one.publisher_as_written or "") == name_key(line.publisher)


def all_added(connection: Connection) -> Iterable[Edition]:
    """The lines of `edition add`, which say in their cite what was read."""
    for row in edition_rows(connection):
        yield Edition(
            id=row["id"],
            publisher=row["publisher"],
            subject=row["subject"],
            unit=cast(Unit, row["unit"]),
            values=tuple(map(float, row["values"])),
            printed=row["printed"],
            cite=row["cite"],
            edition=row["edition"],
            release=row["release"],
            as_of=row["as_of"],
            due=row["due"],
            qualifier=cast(Qualifier | None, row["qualifier"]),
            metric=cast(Metric | None, row["metric"]),
            page=row["page"],
        )


def _series(connection: Connection, question: FigureQuestion) -> Iterable[Edition]:
    """The values of the tables that a user brought in; the cite is source and licence."""
    for one in series_values(connection, question.subject, question.units):
        table = one.series
        yield Edition(
            id=f"{table.id}.{one.line}.{one.printed}",
            publisher=table.publisher,
            subject=one.subject,
            unit=cast(Unit, one.unit),
            values=(one.value,),
            printed=one.printed,
            cite=f"{table.source} ({table.licence})",
            edition=table.title,
            as_of=one.as_of,
            metric=cast(Metric, one.metric),
        )
