"""Person: identity, schooling, work; one human, one row."""
