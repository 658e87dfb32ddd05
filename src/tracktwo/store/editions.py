"""Lines of publishers' editions that a user added: a table of the ledger, beside the package's own editions.toml."""

from __future__ import annotations

import json
import math
import re
from datetime import datetime
from typing import Any, get_args

from sqlalchemy import Connection, insert, select

from tracktwo.errors import UsageError
from tracktwo.knowledge.lines import subject_of
from tracktwo.model import Metric, Qualifier, Unit, digest
from tracktwo.store import schema
from tracktwo.store.ledger import Ledger
from tracktwo.store.links import link_kind_again
from tracktwo.store.rows import Row

_PREFIX = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?|2100")
_CHOICES = {"unit": get_args(Unit), "metric": get_args(Metric), "qualifier": get_args(Qualifier)}
_WORDS = ("publisher", "subject", "printed", "cite")
_DATES = ("release", "as_of", "due")


def add_edition(ledger: Ledger, line: Row, added: datetime) -> str:
    """The id of a new line: publisher, subject, unit, values, printed, cite; the rest where the text read says it.

    The same line again adds nothing; a line with a due date has forecasts linked anew. Raises UsageError as
    `checked` does.
    """
    line = checked(line)
    identity = digest(json.dumps(line, ensure_ascii=False, sort_keys=True))
    row = {**line, "values": json.dumps(line["values"]), "id": identity, "added": added.isoformat()}
    with ledger.writes() as connection:
        known = connection.execute(select(schema.edition.c.id).where(schema.edition.c.id == identity)).first()
        if known is None:
            connection.execute(insert(schema.edition), row)
            if line.get("due"):
                link_kind_again(connection, "forecast")
    return identity


def checked(line: Row) -> Row:
    """The line as it is kept: its subject as `subject_of` has it. Raises UsageError for a word or date that is none."""
    for name, choices in _CHOICES.items():
        if line.get(name) is not None and line[name] not in choices:
            raise UsageError(f"unknown {name} {line[name]!r}", todo="one of " + ", ".join(choices))
    for name in _DATES:
        if line.get(name) is not None and not _PREFIX.fullmatch(line[name]):
            raise UsageError(f"{name} {line[name]!r} is no date", todo="write 2024, 2024-06 or 2024-06-17")
    if not line["values"] or len(line["values"]) > 2:
        raise UsageError("an edition's line has one number, or two for a range", todo="write 500 or 500,600")
    if not all(math.isfinite(value) and value > 0 for value in line["values"]):
        raise UsageError("a count is a number above zero", todo="write 500, or 500,600 for a range")
    for name in _WORDS:
        if not str(line[name]).strip():
            raise UsageError(f"{name} is empty", todo="a line without it could not be checked by anybody")
    return {**line, "subject": subject_of(line["subject"])}


def edition_rows(connection: Connection) -> list[dict[str, Any]]:
    """The lines that users added, by publisher, release and id."""
    table = schema.edition
    query = select(table).order_by(table.c.publisher, table.c.release, table.c.id)
    rows = [dict(row) for row in connection.execute(query).mappings()]
    return [{**row, "values": json.loads(row["values"])} for row in rows]


def added_editions(ledger: Ledger) -> list[dict[str, Any]]:
    """The lines that users added to this ledger, by publisher, release and id."""
    with ledger.reads() as connection:
        return edition_rows(connection)
