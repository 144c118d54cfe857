"""Bảng điều hành: one sentence a leader can say aloud, and the figures behind it."""
