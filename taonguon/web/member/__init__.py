"""Đảng viên: the roll with its identity, movements, probation, one member, the opening list from Excel."""
