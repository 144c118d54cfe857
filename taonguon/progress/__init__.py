"""Thực hiện: live figures of every indicator for a committee and its units, counted by the database."""
