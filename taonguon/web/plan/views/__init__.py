"""Views of the plan, split by noun."""
