-- When each unit of an alert joined and was told of (JSON: unit to [joined, told]), and how often it was sent again.
ALTER TABLE alerts ADD COLUMN members TEXT;
ALTER TABLE alerts ADD COLUMN escalations INTEGER NOT NULL DEFAULT 0;

-- JSON: until when by unit. A deleted rule stays for the names of its alerts.
ALTER TABLE alert_rules ADD COLUMN silencedUnits TEXT;
ALTER TABLE alert_rules ADD COLUMN deletedAt INTEGER;

-- The coordinator of the dashboards runs the alerts.
DROP TABLE alert_lease;
