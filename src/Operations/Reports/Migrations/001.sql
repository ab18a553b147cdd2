CREATE TABLE reports (
    id           INTEGER PRIMARY KEY,
    period       TEXT NOT NULL,
    version      INTEGER NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('draft', 'frozen', 'approved', 'sent')),
    figures      BLOB NOT NULL,
    keys         BLOB NOT NULL,
    dossiers     INTEGER NOT NULL,
    sha256       TEXT NOT NULL,
    content      TEXT NOT NULL,
    asOf         TEXT NOT NULL,
    simulated    INTEGER NOT NULL,
    madeAt       TEXT NOT NULL,
    preparedBy   TEXT NOT NULL,
    frozenAt     TEXT,
    approvedAt   TEXT,
    approvedBy   TEXT,
    sentAt       TEXT,
    sentBy       TEXT,
    sentTo       TEXT,
    texts        TEXT NOT NULL DEFAULT '{}',
    differences  TEXT NOT NULL DEFAULT '[]',
    UNIQUE (period, version)
) STRICT;

CREATE TABLE audit (
    id     INTEGER PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES reports (id),
    at     TEXT NOT NULL,
    who    TEXT NOT NULL,
    what   TEXT NOT NULL,
    detail TEXT
) STRICT;
CREATE INDEX audit_report ON audit (report);
