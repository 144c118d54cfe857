"""Kế hoạch: plans and targets, reading a text, allocation, the units' own plans."""
