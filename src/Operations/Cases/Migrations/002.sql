-- The days that the figure of a directive, and an explained figure, are of (local day numbers, both included); null: from before these were kept.
ALTER TABLE directives ADD COLUMN firstDay INTEGER;
ALTER TABLE directives ADD COLUMN lastDay INTEGER;
ALTER TABLE notes ADD COLUMN firstDay INTEGER;
ALTER TABLE notes ADD COLUMN lastDay INTEGER;

-- What is not done, by the day until which it should be.
CREATE INDEX directives_open ON directives (dueDay, id) WHERE doneAt IS NULL;
