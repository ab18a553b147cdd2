-- Who does what concerns the whole province; expires_at: Unix milliseconds of the machine's clock.
CREATE TABLE leases (
    name TEXT PRIMARY KEY,
    holder TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Offsets [from_offset, to_offset) that the broker no longer had when we came for them.
CREATE TABLE offset_gaps (
    topic TEXT NOT NULL,
    partition INTEGER NOT NULL,
    stream TEXT NOT NULL,
    from_offset INTEGER NOT NULL,
    to_offset INTEGER NOT NULL,
    found_at INTEGER NOT NULL,
    PRIMARY KEY (topic, partition, stream, from_offset)
) STRICT, WITHOUT ROWID;

-- When whoever consumes health reports last committed: until then nothing was missed.
ALTER TABLE meta ADD COLUMN watched_at INTEGER;
