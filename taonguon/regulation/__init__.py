"""Quy định của cấp ủy: a committee's own rules and days on top of the central law, each with its source."""
