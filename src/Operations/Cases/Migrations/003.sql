-- additive: explanations of all units by the days they are of.
CREATE INDEX notes_explained ON notes (lastDay) WHERE figure IS NOT NULL AND removedAt IS NULL;
