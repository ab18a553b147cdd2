-- additive: when each unit was part of an alert; leftAt null: it still is. Milliseconds of the province's clock.
CREATE TABLE alert_units (
    alert  INTEGER NOT NULL,
    unit   TEXT NOT NULL,
    joined INTEGER NOT NULL,
    leftAt INTEGER,
    PRIMARY KEY (alert, unit, joined)
) STRICT;
CREATE INDEX alert_units_unit ON alert_units (unit, joined);
