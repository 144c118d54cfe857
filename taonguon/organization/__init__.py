"""Tổ chức đảng: the tree of units with its history, posts, terms, exemptions, and who is assigned where."""
