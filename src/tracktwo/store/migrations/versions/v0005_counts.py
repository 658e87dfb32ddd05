"""What the list of records is counted and paged from stands beside the records; it is made from them."""

from __future__ import annotations

from alembic import op

from tracktwo.store.shown import show_all

revision = "0005"
down_revision = "0004"

STATEMENTS = """
CREATE TABLE shown (
    id INTEGER NOT NULL,
    facets INTEGER NOT NULL,
    day INTEGER,
    document TEXT NOT NULL,
    start INTEGER NOT NULL,
    speaker INTEGER,
    PRIMARY KEY (id)
);

CREATE TABLE facet_set (
    id INTEGER NOT NULL,
    facets TEXT NOT NULL,
    shown INTEGER NOT NULL,
    PRIMARY KEY (id)
);

CREATE UNIQUE INDEX facet_set_facets ON facet_set (facets);

CREATE TABLE speaker_count (
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    shown INTEGER NOT NULL,
    hidden INTEGER NOT NULL,
    PRIMARY KEY (id)
);

CREATE UNIQUE INDEX speaker_count_name ON speaker_count (name);

CREATE TABLE named_count (
    actor TEXT NOT NULL,
    role TEXT NOT NULL,
    shown INTEGER NOT NULL,
    hidden INTEGER NOT NULL,
    PRIMARY KEY (actor, role)
)
"""


def upgrade() -> None:
    for statement in STATEMENTS.split(";\n\n"):
        op.execute(statement)
    show_all(op.get_bind())
