"""Báo cáo: the periods of the running plan, each with its report."""
