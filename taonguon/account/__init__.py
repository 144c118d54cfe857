"""Who signs in. Knows no unit: what a user may do is given by assignments, one floor up."""
