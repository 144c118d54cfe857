"""Commands of the operator and of the clock: each reads its words, makes one call down, prints."""
