"""Lớp bồi dưỡng: classes, the seat planner, the list of a class, results and certificates."""
