-- Pages of rejected events by unit and by reason.
CREATE INDEX dead_letters_unit ON dead_letters (unit, id);
CREATE INDEX dead_letters_reason ON dead_letters (reason, id);
