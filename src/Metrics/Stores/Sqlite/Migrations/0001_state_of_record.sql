-- Times are UTC ticks of 100 ns, days are day numbers, months are year * 12 + month - 1; 9223372036854775807 is "never".

CREATE TABLE meta (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    province TEXT NOT NULL,
    law TEXT NOT NULL,
    profile_fingerprint TEXT NOT NULL,
    simulated INTEGER,
    commit_number INTEGER NOT NULL DEFAULT 0,
    last_committed_at INTEGER,
    first_arrival INTEGER,
    dead_letters_relayed INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE partitions (
    topic TEXT NOT NULL,
    partition INTEGER NOT NULL,
    stream TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    next_offset INTEGER NOT NULL,
    PRIMARY KEY (topic, partition)
) WITHOUT ROWID;

CREATE TABLE dossiers (
    id INTEGER PRIMARY KEY,
    unit TEXT NOT NULL,
    number TEXT NOT NULL,
    accepted_at INTEGER,
    finished_at INTEGER NOT NULL,
    outcome INTEGER NOT NULL,
    due_at INTEGER,
    procedure TEXT,
    facts BLOB NOT NULL,
    history BLOB NOT NULL
);
CREATE UNIQUE INDEX dossiers_key ON dossiers (unit, number);
CREATE INDEX dossiers_accepted ON dossiers (unit, accepted_at) WHERE accepted_at IS NOT NULL;
CREATE INDEX dossiers_finished ON dossiers (unit, finished_at);

CREATE TABLE last_arrivals (
    unit TEXT PRIMARY KEY,
    arrived_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE dead_letters (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    topic TEXT NOT NULL,
    partition INTEGER NOT NULL,
    "offset" INTEGER NOT NULL,
    key BLOB,
    value BLOB NOT NULL,
    reason TEXT NOT NULL,
    detail TEXT NOT NULL,
    unit TEXT,
    arrived_at INTEGER NOT NULL
);
CREATE INDEX dead_letters_arrived ON dead_letters (arrived_at);

CREATE TABLE quality (
    day INTEGER NOT NULL,
    unit TEXT NOT NULL,
    kind TEXT NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (day, unit, kind)
) WITHOUT ROWID;

CREATE TABLE health_series (
    unit TEXT NOT NULL,
    system TEXT NOT NULL,
    first_report INTEGER NOT NULL,
    last_report INTEGER NOT NULL,
    state BLOB NOT NULL,
    PRIMARY KEY (unit, system)
) WITHOUT ROWID;

CREATE TABLE health_chunks (
    id INTEGER PRIMARY KEY,
    unit TEXT NOT NULL,
    system TEXT NOT NULL,
    start_at INTEGER NOT NULL,
    reports BLOB NOT NULL
);
CREATE UNIQUE INDEX health_chunks_key ON health_chunks (unit, system, start_at);
CREATE INDEX health_chunks_start ON health_chunks (start_at);

CREATE TABLE outages (
    unit TEXT NOT NULL,
    system TEXT NOT NULL,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL,
    cause INTEGER NOT NULL,
    incident INTEGER,
    taken_in_at INTEGER,
    PRIMARY KEY (unit, system, start_at)
) WITHOUT ROWID;
CREATE INDEX outages_end ON outages (end_at);

CREATE TABLE incidents (
    id INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL,
    unit TEXT,
    system TEXT,
    opened_at INTEGER NOT NULL,
    resolved_at INTEGER NOT NULL,
    acknowledged_at INTEGER,
    acknowledged_by TEXT,
    merged_into INTEGER
);
CREATE INDEX incidents_resolved ON incidents (resolved_at);

CREATE TABLE unobserved (
    start_at INTEGER PRIMARY KEY,
    end_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE indicators (
    unit TEXT NOT NULL,
    indicator TEXT NOT NULL,
    at INTEGER NOT NULL,
    time INTEGER NOT NULL,
    source TEXT NOT NULL,
    id TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    value TEXT,
    numerator TEXT,
    denominator TEXT,
    reported_by TEXT NOT NULL,
    note TEXT,
    PRIMARY KEY (unit, indicator, at, time, source, id, sha256)
) WITHOUT ROWID;

CREATE TABLE source_totals (
    day INTEGER NOT NULL,
    unit TEXT NOT NULL,
    at INTEGER NOT NULL,
    time INTEGER NOT NULL,
    source TEXT NOT NULL,
    id TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    received INTEGER NOT NULL,
    resolved INTEGER NOT NULL,
    backlog INTEGER NOT NULL,
    PRIMARY KEY (day, unit, at, time, source, id, sha256)
) WITHOUT ROWID;
