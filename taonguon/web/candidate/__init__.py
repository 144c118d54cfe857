"""Nguồn: the list and the board of the pool, one person's page and its deeds, introductions, import and export."""
