"""Dự báo: reads the pool and the roll, lets rules/forecast.py answer whether a target will be met. No table."""
