"""Lớp bồi dưỡng: courses, who attends, certificates."""
