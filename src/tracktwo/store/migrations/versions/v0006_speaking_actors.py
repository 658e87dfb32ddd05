"""Who the speaker of a shown record is stands beside it: an actor's newest statements are found in one index."""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"

STATEMENTS = """
ALTER TABLE shown ADD COLUMN actor TEXT;

UPDATE shown SET actor = m.actor
FROM search_record s CROSS JOIN mention m ON m.record = s.record AND m.role = 'speaker' AND m.n = 0
WHERE s.rowid = shown.id AND m.actor IS NOT NULL;

CREATE INDEX shown_actor ON shown (actor, day, facets, document, start) WHERE actor IS NOT NULL
"""


def upgrade() -> None:
    for statement in STATEMENTS.split(";\n\n"):
        op.execute(statement)
