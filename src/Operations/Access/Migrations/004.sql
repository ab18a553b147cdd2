-- Systems on whose incidents the user acts, as a JSON array; null: all.
ALTER TABLE users ADD COLUMN systems TEXT;
