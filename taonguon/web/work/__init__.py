"""Việc tuần này: the start page of everyone, its paper and its message."""
