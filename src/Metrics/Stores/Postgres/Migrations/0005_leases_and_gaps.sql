-- Who does what concerns the whole province; expires_at: Unix milliseconds of the server's clock.
CREATE TABLE leases (
    name TEXT COLLATE "C" PRIMARY KEY,
    holder TEXT COLLATE "C" NOT NULL,
    epoch BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

-- Offsets [from_offset, to_offset) that the broker no longer had when we came for them.
CREATE TABLE offset_gaps (
    topic TEXT COLLATE "C" NOT NULL,
    partition BIGINT NOT NULL,
    stream TEXT COLLATE "C" NOT NULL,
    from_offset BIGINT NOT NULL,
    to_offset BIGINT NOT NULL,
    found_at BIGINT NOT NULL,
    PRIMARY KEY (topic, partition, stream, from_offset)
);

-- When whoever consumes health reports last committed: until then nothing was missed.
ALTER TABLE meta ADD COLUMN watched_at BIGINT;
