"""What the list of records is counted and paged from stands beside the records; it is made from them."""

from __future__ import annotations

from alembic import op

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
);

CREATE TEMP TABLE counted AS
SELECT s.rowid AS id,
    CASE r.kind
    WHEN 'statement' THEN json_array(d.restricted, r.kind, d.outlet, substr(d.local_date, 1, 7),
        statement.act, statement.mode, statement.voice, statement.channel)
    WHEN 'figure' THEN json_array(d.restricted, r.kind, d.outlet, substr(d.local_date, 1, 7),
        figure.unit, figure.metric_reported)
    WHEN 'forecast' THEN json_array(d.restricted, r.kind, d.outlet, substr(d.local_date, 1, 7), forecast.unit)
    WHEN 'talk' THEN json_array(d.restricted, r.kind, d.outlet, substr(d.local_date, 1, 7), talk.status, talk.track)
    END AS facets,
    d.restricted AS restricted, statement.speaker AS speaker, r.start AS start,
    CAST(replace(substr(d.local_date || '-00-00', 1, 10), '-', '') AS INTEGER) AS day,
    substr(r.document, 1, 10) AS document
FROM search_record s CROSS JOIN record r ON r.id = s.record CROSS JOIN document d ON d.id = r.document
    LEFT JOIN statement ON statement.record = r.id LEFT JOIN figure ON figure.record = r.id
    LEFT JOIN forecast ON forecast.record = r.id LEFT JOIN talk ON talk.record = r.id
WHERE r.current;

INSERT INTO facet_set(facets, shown) SELECT facets, count(*) FROM counted GROUP BY facets;

INSERT INTO speaker_count(name, shown, hidden) SELECT speaker, sum(NOT restricted), sum(restricted) FROM counted
WHERE speaker IS NOT NULL GROUP BY speaker;

INSERT INTO shown(id, facets, day, document, start, speaker)
SELECT x.id, f.id, x.day, x.document, x.start, c.id FROM counted x CROSS JOIN facet_set f ON f.facets = x.facets
    LEFT JOIN speaker_count c ON c.name = x.speaker ORDER BY x.id;

DROP TABLE counted;

INSERT INTO named_count(actor, role, shown, hidden)
SELECT m.actor, m.role, count(DISTINCT CASE WHEN NOT d.restricted THEN m.record END),
    count(DISTINCT CASE WHEN d.restricted THEN m.record END)
FROM search_record s CROSS JOIN document d ON d.id = s.document CROSS JOIN mention m ON m.record = s.record
WHERE m.actor IS NOT NULL GROUP BY m.actor, m.role
"""


def upgrade() -> None:
    for statement in STATEMENTS.split(";\n\n"):
        op.execute(statement)
