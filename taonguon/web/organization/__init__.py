"""Tổ chức: the tree, one unit with everything about it, changes of units, and their import."""
