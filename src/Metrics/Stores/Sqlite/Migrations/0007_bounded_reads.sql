-- Number of the dossier that a rejected event names: its page asks for these alone.
ALTER TABLE dead_letters ADD COLUMN dossier TEXT;
UPDATE dead_letters SET dossier = CASE WHEN json_valid(CAST(value AS TEXT)) AND json_type(CAST(value AS TEXT), '$.data.dossier') = 'text'
    THEN json_extract(CAST(value AS TEXT), '$.data.dossier') END
WHERE unit IS NOT NULL;
CREATE INDEX dead_letters_dossier ON dead_letters (unit, dossier, id) WHERE dossier IS NOT NULL;

-- Pages of one system and of one incident.
CREATE INDEX outages_system ON outages (system, end_at);
CREATE INDEX outages_incident ON outages (incident) WHERE incident IS NOT NULL;
CREATE INDEX incidents_merged ON incidents (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX health_series_system ON health_series (system, unit);
