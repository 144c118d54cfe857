"""Nguồn: people followed on the way to admission, their helpers, diary and stage."""
