"""Quản trị: accounts, assignments, the access log."""
