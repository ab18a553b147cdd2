-- additive: a program that knows schema 9 goes on with schema 10.
-- The id that Kafka gave the topic whose offsets these are; null: of before it was kept.
ALTER TABLE partitions ADD COLUMN topic_id TEXT COLLATE "C";

-- Why records were not consumed (GapReason); until now there was one reason.
ALTER TABLE offset_gaps ADD COLUMN reason TEXT COLLATE "C" NOT NULL DEFAULT 'Gone';
