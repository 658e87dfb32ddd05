"""Published series that a user brings in, with source and licence."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"

STATEMENTS = """
CREATE TABLE series (
    id TEXT NOT NULL,
    added TEXT NOT NULL,
    publisher TEXT NOT NULL,
    title TEXT NOT NULL,
    source TEXT NOT NULL,
    licence TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE series_value (
    series TEXT NOT NULL,
    n INTEGER NOT NULL,
    subject TEXT NOT NULL,
    as_of TEXT NOT NULL,
    value FLOAT NOT NULL,
    unit TEXT NOT NULL,
    metric TEXT NOT NULL,
    printed TEXT NOT NULL,
    line INTEGER NOT NULL,
    PRIMARY KEY (series, n),
    FOREIGN KEY(series) REFERENCES series (id) ON DELETE CASCADE
);

CREATE INDEX series_value_subject ON series_value (subject, unit)
"""


def upgrade() -> None:
    for statement in STATEMENTS.split(";\n\n"):
        op.execute(statement)
