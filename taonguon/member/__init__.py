"""Danh sách đảng viên: the roll and its movements, so that every count is live."""
