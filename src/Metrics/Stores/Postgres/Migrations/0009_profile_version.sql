-- additive: a program that knows schema 8 goes on with schema 9.
-- Version of the profile that the figures were computed by; null: of before it was kept.
ALTER TABLE meta ADD COLUMN profile_version BIGINT;
