"""Calls are counted in the cache, which outlives the database of one test."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def no_calls_counted():
    cache.clear()
