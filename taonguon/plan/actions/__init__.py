"""Deeds on plans. Each is one transaction with its audit entry. Split by noun."""
