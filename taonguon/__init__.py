"""Tạo Nguồn: the working tool of a commune Party committee that runs its plan for admitting members."""

__version__ = "0.1.0"
