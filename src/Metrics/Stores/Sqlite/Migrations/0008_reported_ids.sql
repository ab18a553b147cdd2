-- Reports of indicators and totals by what their source called them: one that comes again is noticed, and one that comes with other bytes.
CREATE INDEX indicators_id ON indicators (source, id);
CREATE INDEX source_totals_id ON source_totals (source, id);
