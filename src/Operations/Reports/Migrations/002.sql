ALTER TABLE audit RENAME TO report_steps;

CREATE TABLE report_deliveries (
    id           INTEGER PRIMARY KEY,
    slot         TEXT NOT NULL UNIQUE,
    kind         TEXT NOT NULL CHECK (kind IN ('feed', 'webhook', 'mail')),
    target       TEXT NOT NULL,
    what         TEXT NOT NULL,
    report       INTEGER REFERENCES reports (id),
    body         TEXT,
    state        TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'failed', 'superseded')),
    createdAt    INTEGER NOT NULL,
    attempts     INTEGER NOT NULL DEFAULT 0,
    nextAt       INTEGER NOT NULL,
    claimedUntil INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX report_deliveries_waiting ON report_deliveries (nextAt) WHERE state = 'waiting';
CREATE INDEX report_deliveries_report ON report_deliveries (report);

CREATE TABLE report_receipts (
    id       INTEGER PRIMARY KEY,
    delivery INTEGER REFERENCES report_deliveries (id) ON DELETE CASCADE,
    report   INTEGER REFERENCES reports (id),
    at       INTEGER NOT NULL,
    who      TEXT NOT NULL,
    accepted INTEGER NOT NULL,
    answer   TEXT NOT NULL
) STRICT;
CREATE INDEX report_receipts_delivery ON report_receipts (delivery);
CREATE INDEX report_receipts_report ON report_receipts (report);

CREATE TABLE report_secrets (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
