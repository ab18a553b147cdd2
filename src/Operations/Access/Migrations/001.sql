CREATE TABLE users (
    id           TEXT PRIMARY KEY,
    name         TEXT NOT NULL UNIQUE COLLATE NOCASE,
    role         TEXT NOT NULL,
    passwordHash TEXT,
    stamp        TEXT NOT NULL,
    failures     INTEGER NOT NULL DEFAULT 0,
    lockedUntil  INTEGER,
    createdAt    INTEGER NOT NULL
) STRICT;

CREATE TABLE api_keys (
    id        TEXT PRIMARY KEY,
    name      TEXT NOT NULL,
    hash      BLOB NOT NULL UNIQUE,
    role      TEXT NOT NULL,
    sources   TEXT,
    communes  TEXT,
    createdAt INTEGER NOT NULL,
    revokedAt INTEGER
) STRICT;

CREATE TABLE sign_in_links (
    hash      BLOB PRIMARY KEY,
    expiresAt INTEGER NOT NULL,
    usedAt    INTEGER
) STRICT;

CREATE TABLE displays (
    id         TEXT PRIMARY KEY,
    name       TEXT NOT NULL,
    hash       BLOB NOT NULL UNIQUE,
    approvedBy TEXT NOT NULL,
    approvedAt INTEGER NOT NULL,
    lastSeenAt INTEGER,
    revokedAt  INTEGER
) STRICT;

CREATE TABLE pairings (
    claimHash BLOB PRIMARY KEY,
    code      TEXT NOT NULL UNIQUE,
    expiresAt INTEGER NOT NULL,
    display   TEXT REFERENCES displays (id)
) STRICT;

CREATE TABLE audit (
    id      INTEGER PRIMARY KEY,
    at      INTEGER NOT NULL,
    actor   TEXT NOT NULL,
    action  TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail  TEXT
) STRICT;
