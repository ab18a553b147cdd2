-- Times are Unix milliseconds: of the province's clock in alerts, of the real clock in deliveries and the lease.
CREATE TABLE alert_rules (
    id            TEXT PRIMARY KEY,
    name          TEXT NOT NULL,
    figure        TEXT NOT NULL,
    scope         TEXT NOT NULL,
    above         INTEGER NOT NULL,
    threshold     REAL NOT NULL,
    clear         REAL NOT NULL,
    seconds       INTEGER NOT NULL,
    critical      INTEGER NOT NULL,
    quietFrom     INTEGER,
    quietTo       INTEGER,
    escalate      INTEGER,
    enabled       INTEGER NOT NULL,
    silencedUntil INTEGER,
    position      INTEGER NOT NULL
) STRICT;

CREATE TABLE alerts (
    id             INTEGER PRIMARY KEY,
    rule           TEXT NOT NULL,
    units          TEXT NOT NULL,
    since          INTEGER NOT NULL,
    raisedAt       INTEGER NOT NULL,
    value          REAL NOT NULL,
    notifiedAt     INTEGER,
    acknowledgedAt INTEGER,
    acknowledgedBy TEXT,
    escalatedAt    INTEGER,
    endedAt        INTEGER
) STRICT;
CREATE INDEX alerts_open ON alerts (endedAt, id);
CREATE INDEX alerts_rule ON alerts (rule, id);

CREATE TABLE alert_deliveries (
    id        INTEGER PRIMARY KEY,
    slot      TEXT NOT NULL UNIQUE,
    kind      TEXT NOT NULL,
    target    TEXT NOT NULL,
    subject   TEXT NOT NULL,
    body      TEXT NOT NULL,
    state     TEXT NOT NULL,
    createdAt INTEGER NOT NULL,
    attempts  INTEGER NOT NULL DEFAULT 0,
    nextAt    INTEGER NOT NULL,
    answer    TEXT
) STRICT;
CREATE INDEX alert_deliveries_next ON alert_deliveries (state, nextAt);

-- Who runs the alerts: one process at a time.
CREATE TABLE alert_lease (
    id     INTEGER PRIMARY KEY,
    holder TEXT NOT NULL,
    until  INTEGER NOT NULL
) STRICT;
INSERT INTO alert_lease (id, holder, until) VALUES (1, '', 0);
