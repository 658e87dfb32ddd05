"""The first schema: documents, readings, records with spans, issues, judgements, runs, deletions."""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None

STATEMENTS = """
CREATE TABLE deletion (
    document TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    time TEXT NOT NULL,
    reason TEXT,
    PRIMARY KEY (document)
);

CREATE TABLE edition (
    id TEXT NOT NULL,
    added TEXT NOT NULL,
    publisher TEXT NOT NULL,
    subject TEXT NOT NULL,
    unit TEXT NOT NULL,
    "values" TEXT NOT NULL,
    printed TEXT NOT NULL,
    cite TEXT NOT NULL,
    edition TEXT,
    release TEXT,
    as_of TEXT,
    due TEXT,
    qualifier TEXT,
    metric TEXT,
    page TEXT,
    PRIMARY KEY (id)
);

CREATE TABLE judgement (
    id INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    verdict TEXT NOT NULL,
    user TEXT NOT NULL,
    time TEXT NOT NULL,
    note TEXT,
    PRIMARY KEY (id)
);

CREATE INDEX ix_judgement_key ON judgement ("key");

CREATE TABLE run (
    id INTEGER NOT NULL,
    started TEXT NOT NULL,
    version TEXT NOT NULL,
    inputs TEXT NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE search_document (
    rowid INTEGER NOT NULL,
    document TEXT NOT NULL,
    reading TEXT NOT NULL,
    PRIMARY KEY (rowid)
);

CREATE INDEX ix_search_document_document ON search_document (document);

CREATE TABLE search_record (
    rowid INTEGER NOT NULL,
    record TEXT NOT NULL,
    document TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (rowid)
);

CREATE INDEX ix_search_record_document ON search_record (document);

CREATE INDEX ix_search_record_record ON search_record (record);

CREATE TABLE document (
    id TEXT NOT NULL,
    title TEXT NOT NULL,
    outlet TEXT,
    url TEXT,
    published TEXT,
    local_date TEXT,
    time_zone TEXT,
    language TEXT NOT NULL,
    script TEXT,
    origin TEXT,
    format TEXT NOT NULL,
    given_id TEXT,
    where_read TEXT NOT NULL,
    restricted BOOLEAN NOT NULL,
    run INTEGER,
    PRIMARY KEY (id),
    FOREIGN KEY(run) REFERENCES run (id)
);

CREATE INDEX document_outlet ON document (outlet, local_date);

CREATE INDEX document_url ON document (url, format);

CREATE TABLE raw (
    document TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (document),
    FOREIGN KEY(document) REFERENCES document (id) ON DELETE CASCADE
);

CREATE TABLE reading (
    id TEXT NOT NULL,
    document TEXT NOT NULL,
    reader_version TEXT NOT NULL,
    rank INTEGER NOT NULL,
    encoding TEXT NOT NULL,
    text TEXT NOT NULL,
    blocks BLOB NOT NULL,
    people TEXT NOT NULL,
    images TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(document) REFERENCES document (id) ON DELETE CASCADE
);

CREATE INDEX ix_reading_document ON reading (document);

CREATE TABLE tag (
    document TEXT NOT NULL,
    tag TEXT NOT NULL,
    PRIMARY KEY (document, tag),
    FOREIGN KEY(document) REFERENCES document (id) ON DELETE CASCADE
);

CREATE TABLE extraction (
    reading TEXT NOT NULL,
    extractor_version TEXT NOT NULL,
    current BOOLEAN NOT NULL,
    PRIMARY KEY (reading, extractor_version),
    FOREIGN KEY(reading) REFERENCES reading (id) ON DELETE CASCADE
);

CREATE TABLE issue (
    reading TEXT NOT NULL,
    stage TEXT NOT NULL,
    n INTEGER NOT NULL,
    kind TEXT NOT NULL,
    message TEXT NOT NULL,
    spans TEXT NOT NULL,
    PRIMARY KEY (reading, stage, n),
    FOREIGN KEY(reading) REFERENCES reading (id) ON DELETE CASCADE
);

CREATE INDEX ix_issue_kind ON issue (kind);

CREATE TABLE record (
    id TEXT NOT NULL,
    "key" TEXT NOT NULL,
    document TEXT NOT NULL,
    reading TEXT NOT NULL,
    extractor_version TEXT NOT NULL,
    kind TEXT NOT NULL,
    start INTEGER NOT NULL,
    current BOOLEAN NOT NULL,
    rule TEXT NOT NULL,
    confidence FLOAT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(document) REFERENCES document (id) ON DELETE CASCADE,
    FOREIGN KEY(reading) REFERENCES reading (id) ON DELETE CASCADE
);

CREATE INDEX ix_record_document ON record (document);

CREATE INDEX ix_record_key ON record ("key");

CREATE INDEX ix_record_reading ON record (reading);

CREATE INDEX record_kind ON record (kind, current);

CREATE TABLE figure (
    record TEXT NOT NULL,
    "values" TEXT,
    shape TEXT,
    unit TEXT,
    qualifier TEXT,
    subject TEXT,
    metric_reported TEXT,
    metric TEXT,
    publisher TEXT,
    repeated_by TEXT,
    as_of TEXT,
    release TEXT,
    due TEXT,
    hedge TEXT,
    edition TEXT,
    PRIMARY KEY (record),
    FOREIGN KEY(record) REFERENCES record (id) ON DELETE CASCADE
);

CREATE TABLE forecast (
    record TEXT NOT NULL,
    due TEXT,
    hedge TEXT,
    "values" TEXT,
    unit TEXT,
    subject TEXT,
    publisher TEXT,
    comparison TEXT,
    criteria TEXT,
    figure_start INTEGER,
    PRIMARY KEY (record),
    FOREIGN KEY(record) REFERENCES record (id) ON DELETE CASCADE
);

CREATE TABLE span (
    record TEXT NOT NULL,
    role TEXT NOT NULL,
    n INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    quote TEXT NOT NULL,
    quoted TEXT,
    PRIMARY KEY (record, role, n),
    FOREIGN KEY(record) REFERENCES record (id) ON DELETE CASCADE
);

CREATE TABLE statement (
    record TEXT NOT NULL,
    speaker TEXT,
    manner TEXT,
    mode TEXT,
    imputed_by TEXT,
    act TEXT,
    channel TEXT,
    via TEXT,
    addressee TEXT,
    voice TEXT,
    translated BOOLEAN NOT NULL,
    asked_by TEXT,
    decline_kind TEXT,
    PRIMARY KEY (record),
    FOREIGN KEY(record) REFERENCES record (id) ON DELETE CASCADE
);

CREATE INDEX ix_statement_speaker ON statement (speaker);

CREATE TABLE talk (
    record TEXT NOT NULL,
    status TEXT,
    parties TEXT,
    track TEXT,
    "by" TEXT,
    "when" TEXT,
    place TEXT,
    series TEXT,
    convener TEXT,
    host TEXT,
    funder TEXT,
    authorised_by TEXT,
    capacity TEXT,
    participants TEXT,
    reason_by TEXT,
    PRIMARY KEY (record),
    FOREIGN KEY(record) REFERENCES record (id) ON DELETE CASCADE
);

CREATE VIRTUAL TABLE search_document_text USING fts5(tokens, content='', tokenize='unicode61 remove_diacritics 0');

CREATE VIRTUAL TABLE search_record_text USING fts5(tokens, content='', tokenize='unicode61 remove_diacritics 0')
"""


def upgrade() -> None:
    for statement in STATEMENTS.split(";\n\n"):
        op.execute(statement)
