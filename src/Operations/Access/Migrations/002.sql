-- Data Protection keys, where several dashboards share them (PostgreSQL); a dashboard of its own keeps them as files.
CREATE TABLE protection_keys (
    name TEXT PRIMARY KEY,
    xml  TEXT NOT NULL
) STRICT;
