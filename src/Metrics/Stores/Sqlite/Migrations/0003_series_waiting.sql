-- Minutes that the time-series store has not taken yet (packed), and those that had to go before it took them. Ticks, UTC.

CREATE TABLE series_waiting (
    minute INTEGER PRIMARY KEY,
    content BLOB NOT NULL
);

CREATE TABLE series_gaps (
    minute INTEGER PRIMARY KEY
);
