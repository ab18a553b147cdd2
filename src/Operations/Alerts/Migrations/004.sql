-- additive: a rule has one open alert at most. Of those that were opened twice the newest goes on, as it did already; the others ended when it was raised.
UPDATE alert_units SET leftAt = (
    SELECT max(CASE WHEN newer.raisedAt > alert_units.joined THEN newer.raisedAt ELSE alert_units.joined END)
    FROM alerts AS mine JOIN alerts AS newer ON newer.rule = mine.rule AND newer.id > mine.id AND newer.endedAt IS NULL WHERE mine.id = alert_units.alert)
WHERE leftAt IS NULL AND alert IN (SELECT mine.id FROM alerts AS mine JOIN alerts AS newer ON newer.rule = mine.rule AND newer.id > mine.id WHERE mine.endedAt IS NULL AND newer.endedAt IS NULL);
UPDATE alerts SET endedAt = (
    SELECT max(CASE WHEN newer.raisedAt > alerts.raisedAt THEN newer.raisedAt ELSE alerts.raisedAt END)
    FROM alerts AS newer WHERE newer.rule = alerts.rule AND newer.id > alerts.id AND newer.endedAt IS NULL)
WHERE endedAt IS NULL AND EXISTS (SELECT 1 FROM alerts AS newer WHERE newer.rule = alerts.rule AND newer.id > alerts.id AND newer.endedAt IS NULL);
CREATE UNIQUE INDEX alerts_one_open ON alerts (rule) WHERE endedAt IS NULL;
