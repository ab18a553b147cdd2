-- additive: a program that knows schema 9 goes on with schema 11.
-- Numbers that may differ from another's by case, blanks or dashes alone (DossierNumber): hardly any where a source writes them as the law has it.
CREATE INDEX dossiers_odd ON dossiers (unit, number) WHERE number ~ '[^-0-9A-Z./_]';

-- Dossiers that were not received: data quality lists those that went on all the same.
CREATE INDEX dossiers_unaccepted ON dossiers (unit, number) WHERE accepted_at IS NULL;
