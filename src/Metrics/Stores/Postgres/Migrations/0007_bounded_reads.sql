-- Number of the dossier that a rejected event names: its page asks for these alone. Letters from before this are not searched by it; they go within 30 days.
ALTER TABLE dead_letters ADD COLUMN dossier TEXT;
CREATE INDEX dead_letters_dossier ON dead_letters (unit, dossier, id) WHERE dossier IS NOT NULL;

-- Pages of one system and of one incident.
CREATE INDEX outages_system ON outages (system, end_at);
CREATE INDEX outages_incident ON outages (incident) WHERE incident IS NOT NULL;
CREATE INDEX incidents_merged ON incidents (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX health_series_system ON health_series (system, unit);
