"""Có đạt không? Progress and forecast of a branch on one day, put together for whoever must answer. No table.

Neighbours on one floor do not meet, so what needs both stands on the floor above them: the board, the start
page and the reports all read from here.
"""
