"""Rows for tests, made through the same actions as the site wherever a deed exists. One dull file a context."""
