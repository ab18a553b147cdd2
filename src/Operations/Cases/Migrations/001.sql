-- What people do about figures and incidents. Times are UTC ticks of 100 ns by the province's clock, days are day numbers.
-- Subject: unit:CODE. Figure: name on the KPI sheet that a note explains.
CREATE TABLE notes (
    id        INTEGER PRIMARY KEY,
    subject   TEXT NOT NULL,
    figure    TEXT,
    author    TEXT NOT NULL,
    writtenAt INTEGER NOT NULL,
    text      TEXT NOT NULL,
    changedAt INTEGER,
    removedAt INTEGER,
    removedBy TEXT
) STRICT;
CREATE INDEX notes_subject ON notes (subject, id);

-- Earlier texts of a note, as they stood until replaced.
CREATE TABLE note_versions (
    note       INTEGER NOT NULL REFERENCES notes (id),
    version    INTEGER NOT NULL,
    text       TEXT NOT NULL,
    replacedAt INTEGER NOT NULL,
    PRIMARY KEY (note, version)
) STRICT;

CREATE TABLE directives (
    id        INTEGER PRIMARY KEY,
    unit      TEXT NOT NULL,
    figure    TEXT NOT NULL,
    valueThen REAL,
    text      TEXT NOT NULL,
    assignee  TEXT NOT NULL,
    dueDay    INTEGER NOT NULL,
    issuedBy  TEXT NOT NULL,
    issuedAt  INTEGER NOT NULL,
    doneAt    INTEGER,
    doneBy    TEXT,
    outcome   TEXT
) STRICT;
CREATE INDEX directives_unit ON directives (unit, id);

-- Kind: assigned, note, resolved (by people: cause and remedy), reopened. Acknowledgement stands with the incident itself.
CREATE TABLE incident_steps (
    id       INTEGER PRIMARY KEY,
    incident INTEGER NOT NULL,
    kind     TEXT NOT NULL,
    person   TEXT NOT NULL,
    doneAt   INTEGER NOT NULL,
    text     TEXT NOT NULL
) STRICT;
CREATE INDEX incident_steps_incident ON incident_steps (incident, id);
