"""Kế hoạch: the plan of a committee, its targets, their allocation to units, the units' own plans."""
