ALTER TABLE users ADD COLUMN fullName TEXT;
ALTER TABLE users ADD COLUMN units TEXT;
ALTER TABLE users ADD COLUMN disabledAt INTEGER;
ALTER TABLE users ADD COLUMN lastSignInAt INTEGER;

-- Null: the built-in administrator.
ALTER TABLE sign_in_links ADD COLUMN userId TEXT;

ALTER TABLE api_keys ADD COLUMN lastUsedAt INTEGER;

CREATE INDEX audit_actor ON audit (actor, id);
CREATE INDEX audit_action ON audit (action, id);
CREATE INDEX audit_at ON audit (at);
