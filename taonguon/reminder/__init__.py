"""Việc cần làm: computed from clocks and dates each time it is asked; stores only that somebody was urged."""
