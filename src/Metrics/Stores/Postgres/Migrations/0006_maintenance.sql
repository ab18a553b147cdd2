-- Maintenance windows that people planned. An empty unit or system means all; times are UTC ticks of 100 ns.
CREATE TABLE maintenance (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    series TEXT NOT NULL,
    unit TEXT NOT NULL,
    system TEXT NOT NULL,
    start_at BIGINT NOT NULL,
    end_at BIGINT NOT NULL,
    reason TEXT NOT NULL,
    planned_by TEXT NOT NULL,
    planned_at BIGINT NOT NULL,
    ended_at BIGINT,
    ended_by TEXT
);
CREATE INDEX maintenance_end ON maintenance (end_at);
