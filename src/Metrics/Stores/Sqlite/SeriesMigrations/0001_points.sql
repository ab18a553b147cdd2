-- Values of a scope at a minute; a column is added for each field when it is first written. Time: seconds since 1970 (UTC).

CREATE TABLE scopes (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);

CREATE TABLE points (
    scope INTEGER NOT NULL,
    time INTEGER NOT NULL,
    PRIMARY KEY (scope, time)
) WITHOUT ROWID;

CREATE INDEX points_time ON points (time);
