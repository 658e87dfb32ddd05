"""Who is named in the records (mention, resolution) and which records belong together (link)."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"

STATEMENTS = """
CREATE TABLE mention (
    record TEXT NOT NULL,
    role TEXT NOT NULL,
    n INTEGER NOT NULL,
    name TEXT NOT NULL,
    actor TEXT,
    basis TEXT,
    latin TEXT,
    PRIMARY KEY (record, role, n),
    FOREIGN KEY(record) REFERENCES record (id) ON DELETE CASCADE
);

CREATE INDEX ix_mention_actor ON mention (actor);

CREATE INDEX ix_mention_name ON mention (name);

CREATE TABLE resolution (
    reading TEXT NOT NULL,
    extractor_version TEXT NOT NULL,
    knowledge_version TEXT NOT NULL,
    linker_version TEXT,
    PRIMARY KEY (reading, extractor_version),
    FOREIGN KEY(reading) REFERENCES reading (id) ON DELETE CASCADE
);

CREATE TABLE link (
    kind TEXT NOT NULL,
    "key" TEXT NOT NULL,
    group_key TEXT NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (kind, "key")
);

CREATE INDEX ix_resolution_linker_version ON resolution (linker_version);

ALTER TABLE judgement ADD COLUMN other TEXT;

CREATE INDEX link_group ON link (kind, group_key)
"""


def upgrade() -> None:
    for statement in STATEMENTS.split(";\n\n"):
        op.execute(statement)
