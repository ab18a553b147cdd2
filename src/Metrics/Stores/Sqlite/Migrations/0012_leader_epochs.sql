-- additive: a program that knows schema 9 goes on with schema 12.
-- The leader's epoch of the last record before leader_epoch_at; of next_offset only while both are the same offset, since programs of before move next_offset alone.
ALTER TABLE partitions ADD COLUMN leader_epoch INTEGER;
ALTER TABLE partitions ADD COLUMN leader_epoch_at INTEGER;
