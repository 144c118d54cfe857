"""Technical ground that every context stands on: no domain word, no table of its own."""
