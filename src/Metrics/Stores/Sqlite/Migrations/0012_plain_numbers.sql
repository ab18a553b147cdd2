-- additive: a program that knows schema 9 goes on with schema 12. The index dossiers_odd stays for those that know 11.
-- The plain form (DossierNumber) of a number that is not written as the law has it; null: it is. Each start fills what lacks it, and finds that by the second index.
ALTER TABLE dossiers ADD COLUMN plain TEXT;
CREATE INDEX dossiers_plain ON dossiers (unit, plain) WHERE plain IS NOT NULL;
CREATE INDEX dossiers_without_plain ON dossiers (unit, number) WHERE plain IS NULL AND (number GLOB '*[^-0-9A-Z./_]*' OR number GLOB '*.');

-- How a number ends: its last piece and the one before it (DossierQueries.End, word for word).
CREATE INDEX dossiers_end ON dossiers (unit, (substr(coalesce(plain, number), length(rtrim(coalesce(plain, number), replace(coalesce(plain, number), '-', ''))) + 1) || '-' || substr(rtrim(rtrim(coalesce(plain, number), replace(coalesce(plain, number), '-', '')), '-'), length(rtrim(rtrim(rtrim(coalesce(plain, number), replace(coalesce(plain, number), '-', '')), '-'), replace(coalesce(plain, number), '-', ''))) + 1)));
